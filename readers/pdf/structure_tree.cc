#include "readers/pdf/structure_tree.h"

#include <string>
#include <vector>

namespace zhengben::pdf {

namespace {

constexpr std::int32_t kMaxElements = 500'000;
constexpr int kMaxRoles = 16;

}  // namespace

StructureTree::StructureTree(const File& file, const Limits& limits) {
  const Object root = file.catalog().get("StructTreeRoot");
  roles_ = root.get("RoleMap");
  std::vector<Step> stack;
  if (root.is_dictionary()) stack.push_back({root, 0, -1, 0});
  while (!stack.empty() && count_ < kMaxElements) {
    const Step step = stack.back();
    stack.pop_back();
    if (step.depth <= limits.max_pdf_depth) visit(step, stack);
  }
}

bool StructureTree::is_block(const std::string& type) const {
  static const std::set<std::string> blocks = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "LI", "TD", "TH", "Caption", "Note", "FENote", "TOCI", "BibEntry", "BlockQuote"};
  std::string name = type;
  for (int i = 0; i < kMaxRoles && !blocks.contains(name); ++i) {
    const Object role = roles_.get(name);
    if (role.type() != Type::Name) return false;
    name = role.name();
  }
  return blocks.contains(name);
}

// A kid is a number (a marked-content identifier), a dictionary that refers to one on a page of its own, or an element.
void StructureTree::visit(const Step& step, std::vector<Step>& stack) {
  if (step.node.type() == Type::Integer) {
    elements_.emplace(std::pair(step.page, static_cast<std::int32_t>(step.node.integer(-1))), step.element);
    return;
  }
  if (step.node.type() == Type::Array) {
    for (std::size_t i = step.node.size(); i-- > 0;) stack.push_back({step.node.at(i), step.page, step.element, step.depth + 1});
    return;
  }
  if (!step.node.is_dictionary()) return;
  Step inner = step;
  if (const Object page = step.node.get("Pg")) inner.page = page.id();
  if (step.node.get("Type").is_name("MCR")) {
    // 14.7.4.2: marked content of another stream is numbered by itself and belongs to no page.
    if (!step.node.get("Stm")) elements_.emplace(std::pair(inner.page, static_cast<std::int32_t>(step.node.get("MCID").integer(-1))), step.element);
    return;
  }
  if (step.node.id() != 0 && !visited_.insert(step.node.id()).second) return;
  ++count_;
  if (is_block(step.node.get("S").name())) inner.element = count_;
  inner.node = step.node.get("K");
  ++inner.depth;
  if (inner.node) stack.push_back(inner);
}

std::int32_t StructureTree::element_of(std::int64_t page_object, std::int32_t mark) const {
  if (mark < 0) return -1;
  const auto it = elements_.find({page_object, mark});
  return it == elements_.end() ? -1 : it->second;
}

}  // namespace zhengben::pdf
