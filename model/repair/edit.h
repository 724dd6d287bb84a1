// Ways to change a text that keep the formatting and the marks of what stays.
#ifndef ZHENGBEN_MODEL_REPAIR_EDIT_H
#define ZHENGBEN_MODEL_REPAIR_EDIT_H

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace zhengben {

struct ByteRange {
  std::size_t begin, end;
};

// Takes stretches (in order, apart) out of the paragraph's plain text, in time linear in its size whatever their number.
// Marks keep to the text around them; what is no text stays.
void erase(Paragraph& paragraph, const std::vector<ByteRange>& stretches);

// Makes `text` of the paragraph's plain text. Where characters only go, what is left keeps its format; else the words
// between the blanks at both ends are replaced as a whole.
void edit_to(Paragraph& paragraph, const std::string& text);

// Makes `text` of the cell's own text: its paragraphs become one, a list label becomes part of the text, whatever
// stands in the paragraphs besides text stays. Keeps the text as first read in Cell::raw. Not for cells with a nested
// table: those need their paragraphs where they are.
bool holds_table(const Cell& cell);
void edit_cell(Cell& cell, const std::string& text);

// Every paragraph of the document that a person can see, with its place: body, cells, boxes, notes, headers, footers.
void for_each_placed_paragraph(Document& document, const std::function<void(Paragraph&, const Place&)>& visit);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_EDIT_H
