// Document + style -> pages of frames. It decides everything; the PDF writer only transcribes.
#ifndef ZHENGBEN_WRITERS_LAYOUT_LAYOUT_H
#define ZHENGBEN_WRITERS_LAYOUT_LAYOUT_H

#include "model/conversion.h"
#include "writers/layout/font.h"
#include "writers/layout/frame.h"
#include "writers/writer.h"

namespace zhengben {

struct LayoutOptions {
  Style style = Style::Standard;
  std::int64_t max_pages = 10'000;
};

// `title` goes into LaidOut::title. Substituted fonts, missing glyphs and features not laid out are findings.
LaidOut lay_out(const Document& document, const std::string& title, const FontCatalog& fonts, const LayoutOptions& options, Findings& findings);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_LAYOUT_LAYOUT_H
