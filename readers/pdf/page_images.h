// Pictures of a page that a Document can hold.
#ifndef ZHENGBEN_READERS_PDF_PAGE_IMAGES_H
#define ZHENGBEN_READERS_PDF_PAGE_IMAGES_H

#include <optional>

#include "model/limits.h"
#include "readers/pdf/page_content.h"
#include "readers/pdf/pdf_file.h"
#include "readers/reader.h"

namespace zhengben::pdf {

// A paragraph with the picture, whose bytes go into result.document.images; nothing and a finding where its format is
// none that a document can hold.
std::optional<Paragraph> picture_paragraph(const File& file, const Picture& picture, std::int32_t page, const Limits& limits, ReadResult& result);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PAGE_IMAGES_H
