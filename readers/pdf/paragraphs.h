// Lines outside tables to paragraphs in reading order.
#ifndef ZHENGBEN_READERS_PDF_PARAGRAPHS_H
#define ZHENGBEN_READERS_PDF_PARAGRAPHS_H

#include <cstdint>
#include <string>
#include <vector>

#include "readers/pdf/lines.h"
#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

struct TextBlock {                         // a paragraph, or what of it stands on one page
  std::vector<Line> lines;
  Box box;                                 // of its lines
  Box region;                              // of the column it stands in
  std::int32_t page = 1;
  bool centered = false;
  bool indented = false;                   // first line
  bool continues = false;                  // its first line is not indented: it may go on from the block before
  bool by_tree = false;                    // cut by the structure tree's elements, which agree with the page
};

// Lines of one page, sorted into columns and paragraphs. `bounds`: where text stands in the whole document (left and
// right), so that a short page does not look full.
std::vector<TextBlock> text_blocks(std::vector<Line> lines, std::int32_t page, const Box& bounds);

// Whether the paragraph that ends with `block` may go on with `next`, in the next column or on the next page.
bool may_go_on(const TextBlock& block, const TextBlock& next);

// Lines joined: no blank between Han characters, one between Latin words, a soft hyphen at a line's end undone.
std::string text_of(const TextBlock& block);
void append_joined(std::string& text, const std::string& next);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PARAGRAPHS_H
