#include "readers/docx/xml.h"

#include <utility>

#include "model/error.h"
#include "readers/docx/xml_encoding.h"
#include "readers/docx/xml_gate.h"
#include "readers/docx/xml_tree.h"

namespace zhengben::docx {

Namespace Element::name_space() const { return node_ == nullptr ? Namespace::None : node_->name_space; }

std::string_view Element::name() const { return node_ == nullptr ? std::string_view() : node_->name; }

bool Element::is(Namespace name_space, std::string_view name) const { return node_ != nullptr && node_->name_space == name_space && node_->name == name; }

Element Element::first_child() const {
  if (node_ == nullptr) return {};
  const XmlNode* const end = tree_->nodes.data() + node_->end;
  for (const XmlNode* at = node_ + 1; at != end; ++at) {
    if (!at->is_text) return {at, tree_};
  }
  return {};
}

Element Element::next_sibling() const {
  if (node_ == nullptr || node_->next == 0) return {};
  return {tree_->nodes.data() + node_->next, tree_};
}

Element Element::child(Namespace name_space, std::string_view name) const {
  Element at = first_child();
  while (at && !at.is(name_space, name)) at = at.next_sibling();
  return at;
}

std::optional<std::string_view> Element::attribute(Namespace name_space, std::string_view name) const {
  if (node_ == nullptr) return std::nullopt;
  const bool own = node_->name_space == name_space;
  std::optional<std::string_view> unprefixed;
  const XmlAttribute* at = tree_->attributes.data() + node_->first_attribute;
  for (const XmlAttribute* const end = at + node_->attribute_count; at != end; ++at) {
    if (at->name != name) continue;
    if (at->name_space == name_space) return at->value;
    if (own && at->name_space == Namespace::None) unprefixed = at->value;
  }
  return unprefixed;
}

std::string Element::text() const {
  std::string out;
  if (node_ == nullptr) return out;
  const XmlNode* const end = tree_->nodes.data() + node_->end;
  for (const XmlNode* at = node_ + 1; at != end; ++at) {
    if (at->is_text) out += at->name;
  }
  return out;
}

std::int64_t Element::ordinal() const { return node_ == nullptr ? 0 : node_->ordinal; }

Xml::Xml(std::string bytes, const std::string& part, const Limits& limits, Findings& findings) : tree_(std::make_unique<XmlTree>()) {
  if (std::ssize(bytes) > limits.max_xml_part_bytes) throw Error(Code::XmlTooLarge, {part, std::to_string(limits.max_xml_part_bytes)}, {.part = part});
  tree_->source = to_clean_utf8(std::move(bytes), part, findings);
  gate(*tree_, part, limits, findings);
}

Xml::~Xml() = default;
Xml::Xml(Xml&&) noexcept = default;
Xml& Xml::operator=(Xml&&) noexcept = default;

Element Xml::root() const { return tree_->nodes.empty() ? Element() : Element(tree_->nodes.data(), tree_.get()); }

}  // namespace zhengben::docx
