// A document with one of everything that the model can hold.
#ifndef ZHENGBEN_TESTS_WRITERS_DOCX_RICH_DOCUMENT_H
#define ZHENGBEN_TESTS_WRITERS_DOCX_RICH_DOCUMENT_H

#include <string>

#include "model/document.h"

namespace zhengben {

Paragraph paragraph_of(const std::string& text, std::uint32_t format = 0);
Document rich_document();

}  // namespace zhengben

#endif  // ZHENGBEN_TESTS_WRITERS_DOCX_RICH_DOCUMENT_H
