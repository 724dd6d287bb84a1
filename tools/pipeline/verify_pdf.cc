// A linear check of our own of a PDF of our own: the classic cross-reference table is followed object by object.
// ISO 32000-1:2008 7.5 File Structure.
#include <charconv>

#include "model/error.h"
#include "tools/pipeline/verify.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(std::string why) { throw Error(Code::OutputInvalid, {std::move(why)}); }

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  }
  bool word(std::string_view word) {
    skip_blanks();
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  bool number(std::int64_t& value) {
    skip_blanks();
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc{}) return false;
    at_ = static_cast<std::size_t>(end - text_.data());
    return true;
  }
  std::size_t at() const { return at_; }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::size_t start_of_table(std::string_view bytes) {
  if (!bytes.starts_with("%PDF-1.") && !bytes.starts_with("%PDF-2.")) refuse("no PDF header");
  const std::size_t mark = bytes.rfind("startxref");
  if (mark == std::string_view::npos || bytes.find("%%EOF", mark) == std::string_view::npos) refuse("no end of the PDF");
  Scanner scanner(bytes, mark + 9);
  std::int64_t offset = 0;
  if (!scanner.number(offset) || offset <= 0 || static_cast<std::uint64_t>(offset) >= bytes.size()) refuse("startxref leads nowhere");
  return static_cast<std::size_t>(offset);
}

void check_object(std::string_view bytes, std::int64_t offset, std::int64_t number, std::int64_t generation) {
  std::int64_t n = -1, g = -1;
  if (offset <= 0 || static_cast<std::uint64_t>(offset) >= bytes.size()) refuse("object " + std::to_string(number) + " lies outside the file");
  Scanner scanner(bytes, static_cast<std::size_t>(offset));
  if (!scanner.number(n) || !scanner.number(g) || !scanner.word("obj") || n != number || g != generation)
    refuse("object " + std::to_string(number) + " is not where the table says");
}

// Every entry of the table; leaves the scanner at the word "trailer".
void check_table(std::string_view bytes, Scanner& scanner) {
  if (!scanner.word("xref")) refuse("no cross-reference table");
  while (!scanner.word("trailer")) {
    std::int64_t first = 0, count = 0;
    if (!scanner.number(first) || !scanner.number(count) || first < 0 || count < 0) refuse("the cross-reference table is cut");
    for (std::int64_t i = 0; i < count; ++i) {
      std::int64_t offset = 0, generation = 0;
      if (!scanner.number(offset) || !scanner.number(generation)) refuse("the cross-reference table is cut");
      if (scanner.word("f")) continue;
      if (!scanner.word("n")) refuse("the cross-reference table is cut");
      check_object(bytes, offset, first + i, generation);
    }
  }
}

bool has_page(std::string_view bytes) {
  for (std::size_t at = bytes.find("/Type"); at != std::string_view::npos; at = bytes.find("/Type", at + 5)) {
    Scanner scanner(bytes, at + 5);
    if (scanner.word("/Page") && bytes.substr(scanner.at(), 1) != "s" && bytes.substr(scanner.at(), 1) != "L") return true;
  }
  return false;
}

}  // namespace

void verify_pdf(std::string_view bytes, const Conversion&, const Limits&) {
  Scanner scanner(bytes, start_of_table(bytes));
  check_table(bytes, scanner);
  const std::string_view trailer = bytes.substr(scanner.at(), bytes.rfind("startxref") - scanner.at());
  if (trailer.find("/Root") == std::string_view::npos || trailer.find("/Size") == std::string_view::npos) refuse("the trailer is not whole");
  if (!has_page(bytes)) refuse("no page");
}

}  // namespace zhengben
