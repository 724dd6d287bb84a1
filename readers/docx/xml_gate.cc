#include "readers/docx/xml_gate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/error.h"
#include "readers/docx/xml_tree_builder.h"

namespace zhengben::docx {

namespace {

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// XML 1.0 5th ed. (2008) 2.3 Common Syntactic Constructs: NameChar, whatever lies beyond ASCII taken for one.
constexpr std::array<bool, 256> kName = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = i >= 0x80 || (i >= '0' && i <= '9') || (i >= 'A' && i <= 'Z') || (i >= 'a' && i <= 'z') || i == '_' || i == '-' || i == '.' || i == ':';
  }
  return table;
}();
bool is_name(char c) { return kName[static_cast<unsigned char>(c)]; }

// Cuts the part into tags and texts. XML 1.0 5th ed. (2008) 2 Documents and 3 Logical Structures.
class Gate {
 public:
  Gate(XmlTree& tree, const std::string& part, const Limits& limits, Findings& findings)
      : in_(tree.source), part_(part), limits_(limits), findings_(findings), out_(tree, part, limits, findings) {}

  void run() {
    while (at_ < in_.size() && !stopped_) {
      if (in_[at_] != '<') {
        text();
      } else if (!markup()) {
        stop(seen_root_ && !out_.is_open() ? "more follows the root element" : "ill-formed");
      }
    }
    if (!stopped_ && out_.is_open()) salvaged("the end is missing");
    if (!stopped_ && !seen_root_) salvaged("no element");
    out_.finish();
  }

 private:
  void salvaged(const std::string& what) { findings_.add(Code::SalvagedXml, {.part = part_}, {part_, what + " (byte " + std::to_string(at_) + " of " + std::to_string(in_.size()) + ")"}); }
  void stop(const std::string& what) {
    salvaged(what);
    stopped_ = true;
  }

  bool starts(std::string_view mark) const { return in_.substr(at_, mark.size()) == mark; }
  std::size_t behind_name(std::size_t i) const {
    while (i < in_.size() && is_name(in_[i])) ++i;
    return i;
  }
  std::size_t behind_blanks(std::size_t i) const {
    while (i < in_.size() && is_blank_byte(in_[i])) ++i;
    return i;
  }

  void text() {
    const std::size_t end = std::min(in_.find('<', at_), in_.size());
    const std::string_view raw = in_.substr(at_, end - at_);
    if (out_.is_open()) {
      out_.character_data(raw, true);
    } else if (!std::all_of(raw.begin(), raw.end(), is_blank_byte)) {
      // Padding of NULs and the like, before or behind the root element.
      if (seen_root_) return stop("more follows the root element");
      salvaged("text before the root element");
    }
    at_ = end;
  }

  // What stands at '<'. False where it is ill-formed.
  bool markup() {
    const char next = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
    if (next == '/') return end_tag();
    if (next == '?') return skip("<?", "?>");
    if (next != '!') return start_tag();
    if (starts("<!--")) return skip("<!--", "-->");
    if (starts("<![CDATA[")) return cdata();
    if (starts("<!DOCTYPE")) return doctype();
    return false;
  }

  bool skip(std::string_view start, std::string_view end) {
    const std::size_t found = in_.find(end, at_ + start.size());
    if (found == std::string_view::npos) return false;
    at_ = found + end.size();
    return true;
  }

  bool cdata() {
    if (!out_.is_open()) return false;
    const std::size_t start = at_ + 9, end = std::min(in_.find("]]>", start), in_.size());
    out_.character_data(in_.substr(start, end - start), false);
    at_ = std::min(end + 3, in_.size());
    return true;
  }

  // Never followed. A parameter entity or, in the text, any entity of its own cannot be read without following it.
  bool doctype() {
    if (seen_root_) return false;
    bool inside = false;
    std::size_t i = at_ + 9;
    for (; i < in_.size() && (inside || in_[i] != '>'); ++i) {
      const char c = in_[i];
      if (c == '"' || c == '\'') {
        i = in_.find(c, i + 1);
      } else if (in_.substr(i, 4) == "<!--") {
        i = in_.find("-->", i + 4);
      } else if (c == '%' && i + 1 < in_.size() && is_name(in_[i + 1])) {
        throw Error(Code::XmlEntity, {part_}, {.part = part_});
      } else if (c == '[' || c == ']') {
        inside = c == '[';
      }
      if (i == std::string_view::npos) return false;
    }
    if (i >= in_.size()) return false;
    at_ = i + 1;
    out_.doctype_seen();
    findings_.add(Code::DoctypeIgnored, {.part = part_}, {part_});
    return true;
  }

  bool start_tag() {
    if (seen_root_ && !out_.is_open()) return false;
    const std::size_t name_end = behind_name(at_ + 1);
    const std::string_view name = in_.substr(at_ + 1, name_end - at_ - 1);
    if (name.empty()) return false;
    bool is_empty = false;
    const std::size_t end = attributes(name_end, is_empty);
    if (end == 0) return false;
    seen_root_ = true;
    at_ = end;
    out_.open(name, attributes_, is_empty);
    return true;
  }

  // Reads the attributes from `i` on; gives the position behind the tag, 0 where the tag is ill-formed.
  std::size_t attributes(std::size_t i, bool& is_empty) {
    attributes_.clear();
    for (;;) {
      const std::size_t start = behind_blanks(i);
      if (start >= in_.size()) return 0;
      if (in_[start] == '>') return start + 1;
      if (in_[start] == '/') {
        is_empty = true;
        return start + 1 < in_.size() && in_[start + 1] == '>' ? start + 2 : 0;
      }
      const std::size_t name_end = behind_name(start);
      if (start == i || name_end == start) return 0;
      const std::string_view name = in_.substr(start, name_end - start);
      const std::optional<std::string_view> value = attribute_value(name_end);
      if (!value) return 0;
      if (std::ssize(attributes_) >= limits_.max_attributes) throw Error(Code::XmlAttributes, {part_, std::to_string(limits_.max_attributes)}, {.part = part_});
      const std::size_t colon = name.find(':');
      const bool has_prefix = colon != std::string_view::npos && colon > 0 && colon + 1 < name.size();
      attributes_.push_back({has_prefix ? name.substr(0, colon) : std::string_view(), has_prefix ? name.substr(colon + 1) : name, *value});
      i = static_cast<std::size_t>(value->data() - in_.data()) + value->size() + 1;
    }
  }

  std::optional<std::string_view> attribute_value(std::size_t i) const {
    i = behind_blanks(i);
    if (i >= in_.size() || in_[i] != '=') return std::nullopt;
    i = behind_blanks(i + 1);
    if (i >= in_.size() || (in_[i] != '"' && in_[i] != '\'')) return std::nullopt;
    const char quote = in_[i];
    std::size_t end = i + 1;
    while (end < in_.size() && in_[end] != quote && in_[end] != '<') ++end;
    if (end >= in_.size() || in_[end] == '<') return std::nullopt;
    return in_.substr(i + 1, end - i - 1);
  }

  bool end_tag() {
    if (!out_.is_open()) return false;
    const std::string_view name = out_.open_name();
    const std::size_t end = behind_blanks(at_ + 2 + name.size());
    if (in_.substr(at_ + 2, name.size()) != name || end >= in_.size() || in_[end] != '>') return false;
    at_ = end + 1;
    out_.close();
    return true;
  }

  std::string_view in_;
  const std::string& part_;
  const Limits& limits_;
  Findings& findings_;
  XmlTreeBuilder out_;
  std::vector<SourceAttribute> attributes_;
  std::size_t at_ = 0;
  bool seen_root_ = false, stopped_ = false;
};

}  // namespace

void gate(XmlTree& tree, const std::string& part, const Limits& limits, Findings& findings) { Gate(tree, part, limits, findings).run(); }

}  // namespace zhengben::docx
