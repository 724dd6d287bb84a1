// The structure tree of a tagged PDF, as far as it says which marked content belongs to one paragraph.
// ISO 32000-1:2008 14.7 Logical Structure, 14.8.4 Standard Structure Types.
#ifndef ZHENGBEN_READERS_PDF_STRUCTURE_TREE_H
#define ZHENGBEN_READERS_PDF_STRUCTURE_TREE_H

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/limits.h"
#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

class StructureTree {
 public:
  // Reads no more than Limits allow: elements, depth; each element once.
  StructureTree(const File& file, const Limits& limits);

  // The block-level element (paragraph, heading, list item, cell) that a marked-content sequence of a page belongs to,
  // numbered in the order of the tree; -1 where there is none.
  std::int32_t element_of(std::int64_t page_object, std::int32_t mark) const;
  bool is_empty() const { return elements_.empty(); }

 private:
  struct Step {
    Object node;
    std::int64_t page = 0;
    std::int32_t element = -1;
    std::int64_t depth = 0;
  };
  void visit(const Step& step, std::vector<Step>& stack);
  bool is_block(const std::string& type) const;

  Object roles_;
  std::int32_t count_ = 0;
  std::set<std::int64_t> visited_;
  std::map<std::pair<std::int64_t, std::int32_t>, std::int32_t> elements_;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_STRUCTURE_TREE_H
