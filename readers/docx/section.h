// What w:sectPr says about the pages.
#ifndef ZHENGBEN_READERS_DOCX_SECTION_H
#define ZHENGBEN_READERS_DOCX_SECTION_H

#include "model/document.h"
#include "readers/docx/theme.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

// Everything but headers, footers and where it begins.
Section read_section(Element sect_pr, const Theme& theme);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_SECTION_H
