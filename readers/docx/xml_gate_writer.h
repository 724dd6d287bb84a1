// Writes what the gate lets through: namespaces resolved, depth bounded, texts such that tinyxml2 keeps them.
#ifndef ZHENGBEN_READERS_DOCX_XML_GATE_WRITER_H
#define ZHENGBEN_READERS_DOCX_XML_GATE_WRITER_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "model/finding.h"
#include "model/limits.h"
#include "readers/docx/xml_gate.h"
#include "readers/docx/xml_prefixes.h"
#include "readers/docx/xml_reference.h"
#include "readers/docx/xml_sink.h"

namespace zhengben::docx {

struct GateAttribute {
  std::string_view prefix, local, value;     // the value as the file writes it
  Namespace name_space = Namespace::None;
};

class GateWriter {
 public:
  GateWriter(std::size_t size, const std::string& part, const Limits& limits, Findings& findings);

  // `name` as the file writes it; borrowed until the element is closed.
  void open(std::string_view name, std::vector<GateAttribute>& attributes, bool is_empty);
  void close();
  void character_data(std::string_view raw, bool references);
  void doctype_seen() { seen_doctype_ = true; }

  bool is_open() const { return !stack_.empty(); }
  std::string_view open_name() const { return stack_.back().name; }
  Gated finish();                            // closes what is open, reports what was found on the way

 private:
  enum class Kind : std::uint8_t { Written, Moved, Dropped };
  struct Open {
    std::string_view name, local;
    std::uint32_t declared = 0;              // mark of the prefixes before it
    Namespace name_space = Namespace::None;
    Kind kind = Kind::Written;
  };

  Sink& out() { return outs_.back(); }
  Error error(Code code, std::string argument = {}) const;
  void count_node();
  void note(const CharacterDataResult& result);
  void salvaged(const char* what, Severity severity);
  void declare(std::vector<GateAttribute>& attributes);
  bool is_dropped(const Open& element) const;
  void start(Open& element);
  void put_attributes(const Open& element, std::vector<GateAttribute>& attributes);
  void drop_duplicates(std::vector<GateAttribute>& attributes);
  void put_requires(std::string_view value);
  void note_ignorable(std::string_view value, bool content_stays);
  bool is_ignored(std::string_view prefix, std::string_view local) const;
  void put_name(const Open& element);
  void leaf_blanks();
  void after(const Open& element);

  const std::string& part_;
  const Limits& limits_;
  Findings& findings_;
  std::vector<Sink> outs_;                   // the root's text, then the text of each moved element that is open
  std::vector<int> depths_;                  // in each of outs_
  Sink moved_;
  std::size_t moved_count_ = 0;
  std::vector<Open> stack_;
  std::int64_t depth_ = 0;                   // elements of stack_ that are written
  Prefixes prefixes_;
  std::vector<std::string_view> ignorable_, processed_;   // prefixes, and qualified names whose content stays
  std::string blanks_;                       // of a leaf, not yet written
  bool is_leaf_ = false;                     // nothing but blanks since the start tag
  bool in_text_ = false;                     // a text is being written
  bool seen_doctype_ = false;
  std::int64_t nodes_ = 0, flattened_ = 0, forbidden_ = 0, literal_ = 0, duplicates_ = 0;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_GATE_WRITER_H
