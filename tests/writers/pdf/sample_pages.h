// Pages made by hand that hold every kind of frame and structure element.
#ifndef ZHENGBEN_TESTS_WRITERS_PDF_SAMPLE_PAGES_H
#define ZHENGBEN_TESTS_WRITERS_PDF_SAMPLE_PAGES_H

#include <memory>
#include <string>

#include "writers/layout/frame.h"

namespace zhengben {

std::shared_ptr<const FontCatalog> sample_fonts();

// Shaped text at a point of the page, left to right.
GlyphRun sample_run(const std::string& family, const std::string& text, double x, double y, StructureId structure, double size = 16);

// Two pages: title, headings, paragraph, list, table with spans on both pages, figure, note, link, outline, labels.
LaidOut sample_pages();

}  // namespace zhengben

#endif  // ZHENGBEN_TESTS_WRITERS_PDF_SAMPLE_PAGES_H
