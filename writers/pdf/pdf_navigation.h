// What helps a reader to find the way: outline, page labels, named destinations. ISO 32000-1:2008 12 Interactive Features.
#ifndef ZHENGBEN_WRITERS_PDF_PDF_NAVIGATION_H
#define ZHENGBEN_WRITERS_PDF_PDF_NAVIGATION_H

#include <optional>
#include <string>
#include <vector>

#include "writers/layout/frame.h"
#include "writers/pdf/pdf_sink.h"

namespace zhengben {

// The outline's root, 0 where there is nothing to show.
int write_outline(PdfSink& sink, const LaidOut& laid, const std::vector<int>& page_objects);
// The Nums of the page label tree, empty where no page has a label.
std::string page_labels(const std::vector<Page>& pages);
// The Names of the destination tree, empty where there are none.
std::string destination_names(const LaidOut& laid, const std::vector<int>& page_objects);
// An explicit destination; nothing where the page does not exist.
std::optional<std::string> destination(const LaidOut& laid, std::int32_t page, Point2 at, const std::vector<int>& page_objects);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_PDF_NAVIGATION_H
