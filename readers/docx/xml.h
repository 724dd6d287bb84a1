// XmlGate and the read-only tree behind it.
//
// One linear pass: encoding (UTF-8, UTF-16), DOCTYPE, depth, attributes, bad UTF-8, text of blanks alone kept where it
// is text; ill-formed XML is kept up to the error with a finding. Names come out by namespace, whatever prefix the
// file uses, Strict mapped onto Transitional: an element is {Namespace::W, "p"}.
#ifndef ZHENGBEN_READERS_DOCX_XML_H
#define ZHENGBEN_READERS_DOCX_XML_H

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/finding.h"
#include "model/limits.h"

namespace zhengben::docx {

enum class Namespace : std::uint8_t {
  None, Other,
  W,        // WordprocessingML, Strict too; w14, w15 … are Other-like but told apart below
  W14, W15, Wps, Wpg, Wpc, Wp, Wp14,
  A,        // DrawingML
  Pic, C, Dgm, M,
  R,        // officeDocument relationships (the r: attributes)
  Mc, V, O, W10, Xml,
  Rel,      // package relationships
  Ct,       // content types
  Cp, Dc, DcTerms,   // core properties
  Ignored,  // not known, and the file says to ignore it: ECMA-376-3 3rd ed. (2011) 10.1.1 Ignorable Attribute
};

struct XmlNode;
struct XmlTree;

// A borrowed handle to an element; cheap to copy; valid while its Xml lives. A null element has no children or attributes.
class Element {
 public:
  Element() = default;
  explicit operator bool() const { return node_ != nullptr; }

  Namespace name_space() const;
  std::string_view name() const;                       // local name
  bool is(Namespace name_space, std::string_view name) const;
  bool w(std::string_view name) const { return is(Namespace::W, name); }

  Element first_child() const;                         // element children only
  Element next_sibling() const;
  Element child(Namespace name_space, std::string_view name) const;   // the first such
  Element w_child(std::string_view name) const { return child(Namespace::W, name); }

  // The attribute's value, nothing where it is absent. Unprefixed attributes of the element's own vocabulary match too
  // (w:val and val), since real files leave the prefix out.
  std::optional<std::string_view> attribute(Namespace name_space, std::string_view name) const;
  std::optional<std::string_view> w_attribute(std::string_view name) const { return attribute(Namespace::W, name); }
  std::optional<std::string_view> val() const { return w_attribute("val"); }

  std::string text() const;                            // all character data below, in order
  std::int64_t ordinal() const;                        // position in document order, from 1: for provenance

 private:
  friend class Xml;
  Element(const XmlNode* node, const XmlTree* tree) : node_(node), tree_(tree) {}
  const XmlNode* node_ = nullptr;
  const XmlTree* tree_ = nullptr;
};

class Xml {
 public:
  // Takes the part's bytes. `part` names it in findings. Throws Error past a bound or on a used entity.
  Xml(std::string bytes, const std::string& part, const Limits& limits, Findings& findings);
  ~Xml();
  Xml(Xml&&) noexcept;
  Xml& operator=(Xml&&) noexcept;
  Element root() const;                                // null where nothing could be read

 private:
  std::unique_ptr<XmlTree> tree_;
};

// Iterates over element children: for (Element e : children(parent)).
class Children {
 public:
  explicit Children(Element parent) : first_(parent.first_child()) {}
  struct Iterator {
    Element at;
    Element operator*() const { return at; }
    Iterator& operator++() { at = at.next_sibling(); return *this; }
    bool operator!=(const Iterator&) const { return static_cast<bool>(at); }
  };
  Iterator begin() const { return {first_}; }
  Iterator end() const { return {}; }

 private:
  Element first_;
};
inline Children children(Element parent) { return Children(parent); }

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_H
