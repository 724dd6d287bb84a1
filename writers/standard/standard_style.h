// The Document as the standard look has it: formats, lists, sections and page furniture replaced by those of
// GB/T 9704-2012, by the roles of its blocks. What the DOCX writer and the layout both start from with
// Style::Standard, so that both show the same.
#ifndef ZHENGBEN_WRITERS_STANDARD_STANDARD_STYLE_H
#define ZHENGBEN_WRITERS_STANDARD_STANDARD_STYLE_H

#include "model/document.h"
#include "model/finding.h"

namespace zhengben {

Document with_standard_style(const Document& document);
// The same, with a note for each header or footer whose words give way to the page number.
Document with_standard_style(const Document& document, Findings& findings);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_STANDARD_STANDARD_STYLE_H
