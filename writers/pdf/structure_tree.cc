#include "writers/pdf/structure_tree.h"

#include <algorithm>
#include <limits>
#include <map>

#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

std::string structure_type(const StructureElement& element) {
  using enum StructureRole;
  switch (element.role) {
    case Document: return "Document";
    case Section: return "Sect";
    case Heading: return "H" + std::to_string(element.heading_level);
    case Paragraph: return "P";
    case List: return "L";
    case ListItem: return "LI";
    case ListLabel: return "Lbl";
    case ListBody: return "LBody";
    case Table: return "Table";
    case TableHead: return "THead";
    case TableBody: return "TBody";
    case TableRow: return "TR";
    case HeaderCell: return "TH";
    case DataCell: return "TD";
    case Figure: return "Figure";
    case Link: return "Link";
    case Note: return "Note";
    case Caption: return "Caption";
    case Span: return "Span";
    case TableOfContents: return "TOC";
    case TocItem: return "TOCI";
    case Quote: return "Quote";
  }
  return "P";
}

StructureTree::StructureTree(std::vector<StructureElement> structure) : elements_(std::move(structure)) {
  keep_structure_rules(elements_);
  items_.resize(elements_.size());
  boxes_.resize(elements_.size());
}

void StructureTree::add_content(StructureId id, int page, int mcid) {
  items_[static_cast<std::size_t>(id)].push_back({.order = met_++, .page = page, .mcid = mcid});
}

void StructureTree::set_box(StructureId id, const std::string& box) {
  if (boxes_[static_cast<std::size_t>(id)].empty()) boxes_[static_cast<std::size_t>(id)] = box;
}

StructureId StructureTree::link_for(StructureId wanted) {
  if (has(wanted) && elements_[static_cast<std::size_t>(wanted)].role == StructureRole::Link) return wanted;
  StructureElement link;
  link.role = StructureRole::Link;
  link.parent = has(wanted) ? wanted : 0;
  elements_.push_back(std::move(link));
  items_.emplace_back();
  boxes_.emplace_back();
  return static_cast<StructureId>(elements_.size() - 1);
}

void StructureTree::add_annotation(StructureId id, int page, int annotation_object) {
  items_[static_cast<std::size_t>(id)].push_back({.order = met_++, .page = page, .annotation = annotation_object});
}

void StructureTree::reserve(PdfSink& sink) {
  root_ = sink.reserve();
  for (std::size_t i = 0; i < elements_.size(); ++i) objects_.push_back(sink.reserve());
}

// Children stand among their parent's own content by when their content was first met; one without content stays
// behind the sibling before it.
void StructureTree::attach_children() {
  constexpr int kNever = std::numeric_limits<int>::max();
  std::vector<int> first(elements_.size(), kNever);
  for (std::size_t i = elements_.size(); i-- > 0;) {
    for (const Item& item : items_[i]) first[i] = std::min(first[i], item.order);
    if (i == 0) break;
    int& parent = first[static_cast<std::size_t>(elements_[i].parent)];
    parent = std::min(parent, first[i]);
  }
  std::vector<int> latest(elements_.size(), -1);
  for (std::size_t i = 1; i < elements_.size(); ++i) {
    const auto parent = static_cast<std::size_t>(elements_[i].parent);
    int& last = latest[parent];
    if (first[i] != kNever) last = std::max(last, first[i]);
    items_[parent].push_back({.order = last, .child = static_cast<StructureId>(i)});
  }
  for (auto& items : items_) std::ranges::stable_sort(items, {}, &Item::order);
}

std::string StructureTree::kids(const std::vector<Item>& items, int page, const std::vector<int>& page_objects) const {
  std::string out = "/K[";
  for (const Item& item : items) {
    if (out.back() != '[') out += ' ';
    if (item.child >= 0) {
      out += pdf_reference(object(item.child));
    } else if (item.annotation >= 0) {
      out += "<</Type/OBJR/Obj " + pdf_reference(item.annotation) + "/Pg " + pdf_reference(page_objects[static_cast<std::size_t>(item.page)]) + ">>";
    } else if (item.page == page) {
      append_integer_text(out, item.mcid);
    } else {
      out += "<</Type/MCR/Pg " + pdf_reference(page_objects[static_cast<std::size_t>(item.page)]) + "/MCID " + std::to_string(item.mcid) + ">>";
    }
  }
  return out + "]";
}

// ISO 32000-1:2008 14.8.5 Standard Structure Attributes.
std::string StructureTree::attributes(StructureId id) const {
  const StructureElement& element = elements_[static_cast<std::size_t>(id)];
  const std::string& box = boxes_[static_cast<std::size_t>(id)];
  if (element.role == StructureRole::Figure && !box.empty()) return "/A<</O/Layout/Placement/Block/BBox[" + box + "]>>";
  const bool header = element.role == StructureRole::HeaderCell;
  if (!header && element.role != StructureRole::DataCell) return {};
  std::string out;
  if (element.row_span > 1) out += "/RowSpan " + std::to_string(element.row_span);
  if (element.column_span > 1) out += "/ColSpan " + std::to_string(element.column_span);
  if (header) out += element.scope == HeaderScope::Row ? "/Scope/Row" : element.scope == HeaderScope::Both ? "/Scope/Both" : "/Scope/Column";
  return out.empty() ? out : "/A<</O/Table" + out + ">>";
}

int StructureTree::write(PdfSink& sink, const std::vector<int>& page_objects, const std::string& parent_tree) {
  attach_children();
  std::map<std::string, int> notes;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const StructureElement& element = elements_[i];
    const auto content = std::ranges::find_if(items_[i], [](const Item& item) { return item.mcid >= 0; });
    const int page = content == items_[i].end() ? -1 : content->page;
    std::string text = "<</Type/StructElem/S/" + structure_type(element) + "/P " + pdf_reference(element.parent < 0 ? root_ : object(element.parent));
    if (page >= 0) text += "/Pg " + pdf_reference(page_objects[static_cast<std::size_t>(page)]);
    text += attributes(static_cast<StructureId>(i));
    if (!element.alternative_text.empty()) text += "/Alt" + pdf_text_string(element.alternative_text);
    if (!element.language.empty()) text += "/Lang" + pdf_string(element.language);
    if (element.role == StructureRole::Note) {
      text += "/ID" + pdf_string(element.note_id);
      notes.emplace(element.note_id, objects_[i]);
    }
    if (!items_[i].empty()) text += kids(items_[i], page, page_objects);
    sink.set(objects_[i], text + ">>");
  }
  std::string root = "<</Type/StructTreeRoot/K " + pdf_reference(object(0)) + "/ParentTree<</Nums[" + parent_tree + "]>>";
  if (!notes.empty()) {
    root += "/IDTree<</Names[";
    for (const auto& [id, note] : notes) root += pdf_string(id) + ' ' + pdf_reference(note) + ' ';
    root += "]>>";
  }
  sink.set(root_, root + ">>");
  return root_;
}

}  // namespace zhengben
