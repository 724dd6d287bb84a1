// The document's running text as binding sees it: paragraphs of the body, of boxes, and of tables that hold none of
// the form's, in reading order.
#ifndef ZHENGBEN_MODEL_BIND_LINES_H
#define ZHENGBEN_MODEL_BIND_LINES_H

#include <set>
#include <string>
#include <vector>

#include "model/document.h"

namespace zhengben {

struct Line {
  Paragraph* paragraph = nullptr;
  std::string text;            // paragraph_text, typed bookmarks out, trimmed; never empty
  std::int32_t block = -1;     // index into the body
  std::int32_t table = -1;     // of the cell it stands in; -1: none
  int tables_before = 0;       // how many of `bound` come before it
};

// `bound`: tables of the form, whose cells are no running text.
std::vector<Line> lines_of(Document& document, const std::set<std::int32_t>& bound);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_LINES_H
