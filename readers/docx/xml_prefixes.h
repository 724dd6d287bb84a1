// Which namespace a prefix stands for at this point of the document. Namespaces in XML 1.0 3rd ed. (2009), 6 Applying
// Namespaces to Elements and Attributes.
#ifndef ZHENGBEN_READERS_DOCX_XML_PREFIXES_H
#define ZHENGBEN_READERS_DOCX_XML_PREFIXES_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "readers/docx/xml.h"

namespace zhengben::docx {

// Borrows the prefixes, which lie in the text being read. A look-up costs a probe, whatever the file declares.
class Prefixes {
 public:
  Prefixes();

  std::size_t mark() const { return undo_.size(); }
  void declare(std::string_view prefix, std::string_view uri);
  void back_to(std::size_t mark);                  // forgets what was declared since

  Namespace of_element(std::string_view prefix);   // an empty prefix: the default namespace
  // An attribute without a prefix is in no namespace.
  Namespace of_attribute(std::string_view prefix) { return prefix.empty() ? Namespace::None : of_element(prefix); }
  bool met_undeclared() const { return met_undeclared_; }

 private:
  struct Slot {
    std::string_view prefix;
    Namespace name_space = Namespace::None;
    bool declared = false;
  };
  struct Undo {
    std::uint32_t slot;
    Namespace name_space;
    bool declared;
  };
  std::uint32_t slot_of(std::string_view prefix);

  std::vector<Slot> slots_;
  std::vector<Undo> undo_;
  // Ordered, not hashed: a file must not be able to make prefixes collide.
  std::map<std::string_view, std::uint32_t, std::less<>> by_prefix_;
  std::array<std::uint32_t, 256> recent_{};        // by a cheap hash; a guess, checked before use
  bool met_undeclared_ = false;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_PREFIXES_H
