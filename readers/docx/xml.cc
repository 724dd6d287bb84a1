#include "readers/docx/xml.h"

#include <tinyxml2.h>

#include <vector>

#include "model/error.h"
#include "readers/docx/xml_encoding.h"
#include "readers/docx/xml_gate.h"

namespace zhengben::docx {

namespace {

using tinyxml2::XMLAttribute;
using tinyxml2::XMLElement;
using tinyxml2::XMLNode;

const XMLElement* as_element(const void* node) { return static_cast<const XMLElement*>(node); }

// Names are the gate's: a letter for the namespace, then the local name; 'a' stands for an element that was moved.
bool is_moved(const XMLElement* element) { return element->Name()[0] == 'a'; }
Namespace namespace_of(const char* name) { return static_cast<Namespace>(name[0] - 'A'); }

// Asked of every element and attribute many times over, and mostly refused by the first letters.
bool equals(const char* name, Namespace name_space, std::string_view local) {
  if (namespace_of(name) != name_space) return false;
  ++name;
  for (const char c : local) {
    if (*name++ != c) return false;
  }
  return *name == '\0';
}

}  // namespace

struct XmlState {
  tinyxml2::XMLDocument document;
  std::vector<XMLElement*> moved;      // in the order of their numbers

  // The element that stands here, behind the stand-in.
  const XMLElement* resolved(const XMLElement* element) const {
    if (element == nullptr || !is_moved(element)) return element;
    return moved[static_cast<std::size_t>(element->UnsignedAttribute("i"))];
  }

  // Where the element stands in its parent: the stand-in of a moved one.
  const XMLNode* place_of(const XMLElement* element) const {
    const void* stand_in = moved.empty() ? nullptr : element->GetUserData();
    return stand_in == nullptr ? element : static_cast<const XMLElement*>(stand_in);
  }

  void link_moved(std::size_t count);
  void append_text(const XMLNode* parent, std::string& out) const;
};

void XmlState::link_moved(std::size_t count) {
  if (count == 0) return;
  for (XMLElement* e = document.FirstChildElement()->NextSiblingElement(); e != nullptr; e = e->NextSiblingElement()) moved.push_back(e);
  if (moved.size() != count) throw Error(Code::Internal, {"moved elements"});
  struct Linker : tinyxml2::XMLVisitor {
    explicit Linker(std::vector<XMLElement*>& elements) : moved(elements) {}
    bool VisitEnter(const XMLElement& element, const XMLAttribute*) override {
      if (is_moved(&element)) moved[static_cast<std::size_t>(element.UnsignedAttribute("i"))]->SetUserData(const_cast<XMLElement*>(&element));
      return true;
    }
    std::vector<XMLElement*>& moved;
  };
  Linker linker(moved);
  document.Accept(&linker);
}

void XmlState::append_text(const XMLNode* parent, std::string& out) const {
  for (const XMLNode* node = parent->FirstChild(); node != nullptr; node = node->NextSibling()) {
    if (const tinyxml2::XMLText* text = node->ToText()) {
      out += text->Value();
    } else if (const XMLElement* element = node->ToElement()) {
      append_text(resolved(element), out);
    }
  }
}

Namespace Element::name_space() const { return node_ == nullptr ? Namespace::None : namespace_of(as_element(node_)->Name()); }

std::string_view Element::name() const { return node_ == nullptr ? std::string_view() : as_element(node_)->Name() + 1; }

bool Element::is(Namespace name_space, std::string_view name) const { return node_ != nullptr && equals(as_element(node_)->Name(), name_space, name); }

Element Element::first_child() const {
  Element out;
  if (node_ == nullptr) return out;
  out.node_ = state_->resolved(as_element(node_)->FirstChildElement());
  out.state_ = state_;
  return out;
}

Element Element::next_sibling() const {
  Element out;
  if (node_ == nullptr) return out;
  const XMLElement* element = as_element(node_);
  const XMLNode* place = state_->place_of(element);
  // The root and, behind it, the moved elements stand side by side in tinyxml2's document, but are no siblings.
  if (place->Parent() == &state_->document) return out;
  out.node_ = state_->resolved(place->NextSiblingElement());
  out.state_ = state_;
  return out;
}

Element Element::child(Namespace name_space, std::string_view name) const {
  Element at = first_child();
  while (at && !at.is(name_space, name)) at = at.next_sibling();
  return at;
}

std::optional<std::string_view> Element::attribute(Namespace name_space, std::string_view name) const {
  if (node_ == nullptr) return std::nullopt;
  const XMLElement* element = as_element(node_);
  const bool own = namespace_of(element->Name()) == name_space;
  const char* unprefixed = nullptr;
  for (const XMLAttribute* a = element->FirstAttribute(); a != nullptr; a = a->Next()) {
    const char* key = a->Name();
    if (equals(key, name_space, name)) return a->Value();
    if (own && equals(key, Namespace::None, name)) unprefixed = a->Value();
  }
  return unprefixed == nullptr ? std::nullopt : std::optional<std::string_view>(unprefixed);
}

std::string Element::text() const {
  std::string out;
  if (node_ != nullptr) state_->append_text(as_element(node_), out);
  return out;
}

// The gate writes one line end in each start tag and no other.
std::int64_t Element::ordinal() const { return node_ == nullptr ? 0 : as_element(node_)->GetLineNum(); }

Xml::Xml(std::string bytes, const std::string& part, const Limits& limits, Findings& findings) : state_(std::make_unique<XmlState>()) {
  if (std::ssize(bytes) > limits.max_xml_part_bytes) throw Error(Code::XmlTooLarge, {part, std::to_string(limits.max_xml_part_bytes)}, {.part = part});
  std::string clean = to_clean_utf8(std::move(bytes), part, findings);
  Gated gated = gate(clean, part, limits, findings);
  clean = std::string();   // three copies at once would be one too many
  const std::string_view text = gated.text.view();
  if (text.empty()) return;
  if (state_->document.Parse(text.data(), text.size()) != tinyxml2::XML_SUCCESS) throw Error(Code::Internal, {state_->document.ErrorName()}, {.part = part});
  state_->link_moved(gated.moved);
}

Xml::~Xml() = default;
Xml::Xml(Xml&&) noexcept = default;
Xml& Xml::operator=(Xml&&) noexcept = default;

Element Xml::root() const {
  Element out;
  out.node_ = state_->document.FirstChildElement();
  out.state_ = state_.get();
  if (out.node_ == nullptr) out.state_ = nullptr;
  return out;
}

}  // namespace zhengben::docx
