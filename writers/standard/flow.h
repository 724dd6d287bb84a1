// One stream of blocks: what floats or stands apart in the source is put into the text, where a reader comes to it.
//
// Positions of the source mean nothing on the standard page. Boxes are opened after the paragraph they are anchored to,
// pictures stand in the line, tables in the column. Two tables never touch, and a cell ends in a paragraph, as
// word processors want it.
#ifndef ZHENGBEN_WRITERS_STANDARD_FLOW_H
#define ZHENGBEN_WRITERS_STANDARD_FLOW_H

#include <vector>

#include "model/document.h"

namespace zhengben::standard {

struct FlowOptions {
  const std::vector<ParagraphFormat>& formats;   // those that the document's paragraphs name
  bool page_breaks = true;                       // whether pages that the source turned by hand are turned here, too
};

// Sections keep to their blocks. Empty sections, and those that only change columns or begin on the same page, are
// joined to the one before, except where the page turns.
void put_into_one_flow(Document& document, const FlowOptions& options);

}  // namespace zhengben::standard

#endif  // ZHENGBEN_WRITERS_STANDARD_FLOW_H
