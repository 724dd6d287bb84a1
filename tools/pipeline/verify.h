// An output is read again before anybody may call it done. Each check throws Error(OutputInvalid) and says why.
#ifndef ZHENGBEN_TOOLS_PIPELINE_VERIFY_H
#define ZHENGBEN_TOOLS_PIPELINE_VERIFY_H

#include <string_view>

#include "model/conversion.h"
#include "model/limits.h"

namespace zhengben {

// Our own reader opens it and finds every paragraph and table cell of body and notes with the text that was to be written.
void verify_docx(std::string_view bytes, const Conversion& conversion, const Limits& limits);
// Header, end, cross-reference table (every offset names its object), trailer with a catalog, and at least one page.
void verify_pdf(std::string_view bytes, const Conversion& conversion, const Limits& limits);
void verify_json(std::string_view bytes, const Conversion& conversion, const Limits& limits);   // RFC 8259, UTF-8
void verify_text(std::string_view bytes, const Conversion& conversion, const Limits& limits);   // UTF-8

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_VERIFY_H
