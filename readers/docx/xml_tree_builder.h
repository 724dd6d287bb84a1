// Builds the tree of what the gate lets through: namespaces resolved, references too, depth and size bounded.
#ifndef ZHENGBEN_READERS_DOCX_XML_TREE_BUILDER_H
#define ZHENGBEN_READERS_DOCX_XML_TREE_BUILDER_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "model/finding.h"
#include "model/limits.h"
#include "readers/docx/xml_prefixes.h"
#include "readers/docx/xml_reference.h"
#include "readers/docx/xml_tree.h"

namespace zhengben::docx {

struct SourceAttribute {
  std::string_view prefix, local, value;     // the value as the file writes it
  Namespace name_space = Namespace::None;
};

class XmlTreeBuilder {
 public:
  XmlTreeBuilder(XmlTree& tree, const std::string& part, const Limits& limits, Findings& findings);

  // `name` as the file writes it; borrowed until the element is closed.
  void open(std::string_view name, std::vector<SourceAttribute>& attributes, bool is_empty);
  void close();
  void character_data(std::string_view raw, bool references);
  void doctype_seen() { seen_doctype_ = true; }

  bool is_open() const { return !stack_.empty(); }
  std::string_view open_name() const { return stack_.back().name; }
  void finish();                             // closes what is open, reports what was found on the way

 private:
  struct Open {
    std::string_view name, local;
    std::uint32_t declared = 0;              // mark of the prefixes before it
    Namespace name_space = Namespace::None;
    bool is_dropped = false;
  };
  struct Parent {                            // an open element that is in the tree
    std::uint32_t node = 0, last_child = 0;  // 0: no child yet, for the root is nobody's
  };

  Error error(Code code, std::string argument = {}) const;
  void count_node();
  void note(const CharacterDataResult& result);
  void salvaged(const char* what, Severity severity);
  void declare(std::vector<SourceAttribute>& attributes);
  bool should_drop(const Open& element) const;
  void add_element(const Open& element);
  void add_attributes(const Open& element, std::vector<SourceAttribute>& attributes);
  void add_text(std::string_view text);
  void drop_duplicates(std::vector<SourceAttribute>& attributes);
  std::string_view character_data_of(std::string_view raw, CharacterData how);
  std::string_view usual_prefixes(std::string_view value);
  void note_ignorable(std::string_view value, bool content_stays);
  bool is_ignored(std::string_view prefix, std::string_view local) const;
  void add_blanks();
  void after(const Open& element);

  XmlTree& tree_;
  const std::string& part_;
  const Limits& limits_;
  Findings& findings_;
  std::vector<Open> stack_;
  std::vector<Parent> parents_;              // the elements of stack_ that are in the tree
  Prefixes prefixes_;
  std::vector<std::string_view> ignorable_, processed_;   // prefixes, and qualified names whose content stays
  std::vector<std::string_view> blanks_;     // of a leaf, not yet in the tree
  bool is_leaf_ = false;                     // nothing but blanks since the start tag
  bool in_text_ = false;                     // the node before is a text that goes on
  bool seen_doctype_ = false;
  std::uint32_t elements_ = 0;
  std::int64_t nodes_ = 0, flattened_ = 0, forbidden_ = 0, literal_ = 0, duplicates_ = 0;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_TREE_BUILDER_H
