#include <algorithm>
#include <map>
#include <set>

#include "model/bind/bind.h"
#include "model/bind/closing.h"
#include "model/bind/lines.h"
#include "model/bind/numbering.h"
#include "model/style_role.h"
#include "model/text.h"

namespace zhengben {

namespace {

// What a line looks like: the size and weight of its first text.
struct Look {
  Length size;
  bool bold = false;
};

class Assigner {
 public:
  explicit Assigner(Document& document) : document_(document), lines_(lines_of(document, {})) {
    std::erase_if(lines_, [](const Line& line) { return line.table >= 0; });
  }

  void run() {
    find_body_size();
    for (const Line& line : lines_) by_style(line);
    find_title();
    for (const Line& line : lines_) by_text(line);
    set_closing_roles(lines_);
  }

 private:
  Look look_of(const Line& line) const {
    for (const Run& run : line.paragraph->runs)
      if (run.kind == RunKind::Text && !is_blank_text(run.text)) {
        const CharacterFormat& format = document_.character_formats[run.format];
        return {format.size, format.bold};
      }
    return {};
  }

  const ParagraphFormat& format_of(const Line& line) const { return document_.paragraph_formats[line.paragraph->format]; }

  // The size that most of the text has.
  void find_body_size() {
    std::map<Length, std::size_t> bytes;
    for (const Line& line : lines_) bytes[look_of(line).size] += line.text.size();
    std::size_t most = 0;
    for (const auto& [size, count] : bytes)
      if (count > most) {
        most = count;
        body_size_ = size;
      }
  }

  static void set(const Line& line, Role role, int level = 0) {
    line.paragraph->role = role;
    line.paragraph->level = level;
  }

  void by_style(const Line& line) {
    const ParagraphFormat& format = format_of(line);
    std::string style = format.style;
    std::ranges::transform(style, style.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (style == "title" || style == "标题") return set(line, Role::Title);
    if (style == "caption" || style == "题注") return set(line, Role::Caption);
    if (const auto styled = role_of_style(format.style)) {
      settled_.insert(line.paragraph);
      return set(line, styled->role, styled->level);
    }
    if (format.outline_level && *format.outline_level < kMaxHeadingLevel) set(line, Role::Heading, *format.outline_level + 1);
  }

  bool is_prominent(const Line& line) const { return look_of(line).size.emu() * 20 >= body_size_.emu() * 23; }   // 15% larger

  // The large centred lines at the head, before any heading: one title, of one look.
  void find_title() {
    constexpr std::size_t kLinesToSearch = 12, kMostLines = 4;
    if (std::ranges::any_of(lines_, [](const Line& line) { return line.paragraph->role == Role::Title; })) return;
    std::size_t first = 0;
    for (; first < lines_.size() && first < kLinesToSearch; ++first) {
      if (lines_[first].paragraph->role == Role::Heading) return;
      if (is_title_line(lines_[first])) break;
    }
    if (first >= std::min(lines_.size(), kLinesToSearch)) return;
    const Look look = look_of(lines_[first]);
    for (std::size_t i = first; i < lines_.size() && i < first + kMostLines; ++i) {
      if (!is_title_line(lines_[i]) || look_of(lines_[i]).size != look.size) break;
      set(lines_[i], Role::Title);
    }
  }

  bool is_title_line(const Line& line) const {
    constexpr std::size_t kMostBytes = 240;
    return line.text.size() <= kMostBytes && format_of(line).alignment == Alignment::Center && is_prominent(line) && line.text.find("。") == std::string::npos &&
           number_of(line.text).kind == NumberKind::None;
  }

  void by_text(const Line& line) {
    if (line.paragraph->role != Role::Body || settled_.contains(line.paragraph)) return;
    const Number number = number_of(line.text);
    if (is_heading_like(line.text) && is_heading_number(number, line)) return set(line, Role::Heading, level_of(number));
    if (is_caption(line)) return set(line, Role::Caption);
    if (line.paragraph->label && !line.paragraph->label->text.empty()) set(line, Role::ListItem);
  }

  // 一、 and （一） are headings wherever they stand alone (GB/T 9704-2012 7.3.3); 1. only where it looks like one.
  bool is_heading_number(const Number& number, const Line& line) const {
    const Look look = look_of(line);
    switch (number.kind) {
      case NumberKind::None: return false;
      case NumberKind::Part:
      case NumberKind::Chinese:
      case NumberKind::ChineseBracket: return true;
      case NumberKind::Multi: return look.bold || is_prominent(line);
      case NumberKind::Arabic:
      case NumberKind::ArabicBracket: return look.bold;
    }
    return false;
  }

  bool is_caption(const Line& line) const {
    constexpr std::size_t kMostBytes = 150;
    if (line.text.size() > kMostBytes || format_of(line).alignment != Alignment::Center) return false;
    for (const std::string_view word : {"图", "表", "附图", "附表"})
      if (line.text.starts_with(word)) {
        std::string_view rest = trimmed(std::string_view(line.text).substr(word.size()));
        std::size_t at = 0;
        if (!rest.empty() && is_digit(next_character(rest, at))) return true;
      }
    return false;
  }

  Document& document_;
  std::vector<Line> lines_;
  Length body_size_;
  std::set<const Paragraph*> settled_;
};

}  // namespace

void assign_roles(Document& document) { Assigner(document).run(); }

}  // namespace zhengben
