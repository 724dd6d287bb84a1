// Fields: what an instruction asks for, and the stack of complex fields that are open while a story is read.
// ECMA-376-1 3rd ed. (2011) 17.16 Fields and Hyperlinks. Only cached results are shown; nothing is computed but page
// numbers, which the writer knows.
#ifndef ZHENGBEN_READERS_DOCX_FIELDS_H
#define ZHENGBEN_READERS_DOCX_FIELDS_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/block.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

enum class FieldKind : std::uint8_t {
  Other,           // a mark over the cached result
  Page, PageCount, // runs of their own kind
  Hyperlink,       // a link mark
  Unsafe,          // reaches outside the document: no mark is kept, only the result
  Symbol,          // SYMBOL: a character by code and font
  Equation,        // EQ: its text is in the instruction
};

struct FieldInstruction {
  FieldKind kind = FieldKind::Other;
  std::string name;               // upper case: "PAGE"
  std::string text;               // the instruction, trimmed, blanks joined
  std::string target;             // Hyperlink: URL, or '#' and a bookmark
  std::string symbol;             // Symbol: UTF-8
  std::string number_format;      // Page, PageCount: ST_NumberFormat that a switch asks for
  std::string linear;             // Equation: what its text says in a line
};

FieldInstruction field_instruction(std::string_view text);

// A link that may be kept: http, https, mailto, or a bookmark.
bool is_safe_link(std::string_view target);

struct OpenField {
  std::string instruction_text;
  FieldInstruction instruction;   // once the instruction is whole
  bool in_result = false;
  bool had_result = false;        // anything was shown
  std::optional<std::size_t> mark;   // in the paragraph that is being built
  std::string collected;          // of Page and PageCount
  std::optional<std::uint32_t> format;
  Element data;                   // w:ffData of a form field
};

// Which w:fldChar of type begin have their end in the same story. One without is no field: its text is shown.
class FieldPairs {
 public:
  // Walks the story's tree; `skipped` says which elements are not read at all.
  template <typename Skip>
  void scan(Element root, const Skip& skipped) {
    std::vector<std::int64_t> open;
    walk(root, skipped, open);
    scanned_ = true;
  }
  bool scanned() const { return scanned_; }
  bool has_end(Element begin) const { return matched_.contains(begin.ordinal()); }

 private:
  template <typename Skip>
  void walk(Element parent, const Skip& skipped, std::vector<std::int64_t>& open) {
    for (Element e : children(parent)) {
      if (skipped(e)) continue;
      if (e.w("fldChar")) {
        const std::string_view type = e.w_attribute("fldCharType").value_or("");
        if (type == "begin") open.push_back(e.ordinal());
        if (type == "end" && !open.empty()) {
          matched_.insert(open.back());
          open.pop_back();
        }
      } else if (e.w("txbxContent")) {
        std::vector<std::int64_t> inner;
        walk(e, skipped, inner);
      } else {
        walk(e, skipped, open);
      }
    }
  }
  std::unordered_set<std::int64_t> matched_;
  bool scanned_ = false;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_FIELDS_H
