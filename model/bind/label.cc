#include "model/bind/label.h"

#include <algorithm>

#include "model/repair/typed_bookmark.h"
#include "model/text.h"

namespace zhengben {

namespace {

bool is_numeral(char32_t c) {
  static constexpr std::u32string_view kNumerals = U"一二三四五六七八九十〇零百";
  return (c >= U'0' && c <= U'9') || kNumerals.find(c) != std::u32string_view::npos;
}

bool is_circled(char32_t c) { return (c >= 0x2460 && c <= 0x249B) || (c >= 0x3220 && c <= 0x3229) || (c >= 0x2776 && c <= 0x2793); }

bool is_letter(char32_t c) { return is_han(c) || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || is_circled(c); }

constexpr std::size_t kMostNumerals = 4;
constexpr std::size_t kLongestNumber = kMostNumerals + 2;   // and its brackets

// Where the text begins behind a leading number such as "（三）", "1.", "一、", "①"; 0 where there is none.
std::size_t behind_number(std::u32string_view text) {
  if (text.empty()) return 0;
  if (is_circled(text[0])) return 1;
  const bool bracket = text[0] == U'(';
  std::size_t at = bracket ? 1 : 0;
  const std::size_t first = at;
  while (at < text.size() && at - first < kMostNumerals && is_numeral(text[at])) ++at;
  if (at == first || at >= text.size()) return 0;
  static constexpr std::u32string_view kMarks = U"、.．,:)·";
  if (bracket) return text[at] == U')' ? at + 1 : 0;
  return kMarks.find(text[at]) != std::u32string_view::npos ? at + 1 : 0;
}

std::u32string numerals_of(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text)
    if (is_numeral(c)) out += c;
  return out;
}

bool is_typo_of(const std::u32string& form, const std::u32string& document) {
  if (form.size() < 3) return false;
  const int allowed = std::max(1, static_cast<int>(form.size()) / 6);
  return edit_distance(form, document, allowed) <= allowed && numerals_of(form) == numerals_of(document);
}

bool is_scrambled(const std::u32string& form, const std::u32string& document) {
  return form.size() >= 3 && form.size() == document.size() && std::ranges::is_permutation(form, document);
}

// Words behind the label: an instruction, a unit. Behind a short label they must stand in brackets.
bool is_extended(const Comparable& form, const Comparable& document) {
  if (form.core.size() >= 3 && document.core.starts_with(form.core)) return true;
  if (form.letters.size() >= 3 && document.letters.starts_with(form.letters)) return true;
  if (!document.plain.starts_with(form.plain)) return false;
  const std::string_view rest = std::string_view(document.plain).substr(form.plain.size());
  return rest.starts_with("（") || rest.starts_with("(");
}

void add_hit(std::vector<LabelHit>& hits, std::int32_t label, Likeness how) {
  for (LabelHit& hit : hits)
    if (hit.label == label) {
      hit.likeness = std::max(hit.likeness, how);
      return;
    }
  hits.push_back({label, how});
}

}  // namespace

int weight_of(Likeness how) {
  switch (how) {
    case Likeness::None: return 0;
    case Likeness::Cut: return 50;
    case Likeness::Extended:
    case Likeness::Scrambled: return 60;
    case Likeness::Typo: return 70;
    case Likeness::Variant: return 90;
    case Likeness::Same: return 100;
  }
  return 0;
}

bool has_leading_number(std::string_view text) {
  std::u32string half = to_utf32(without_blanks(text));
  for (char32_t& c : half) c = to_half_width(c);
  return behind_number(half) > 0;
}

Comparable comparable(std::string_view text) {
  Comparable made;
  if (text.size() > kMaxLabelBytes) return made;
  made.plain = without_blanks(text.find("[bookmark:") == std::string_view::npos ? std::string(text) : without_typed_bookmarks(text));
  std::u32string head;
  made.letters.reserve(made.plain.size() / 3 + 1);
  for (std::size_t at = 0; at < made.plain.size();) {
    const char32_t c = to_half_width(next_character(made.plain, at));
    if (head.size() < kLongestNumber) head += c;
    if (!is_letter(c)) continue;
    made.letters += c;
    made.has_han = made.has_han || is_han(c);
  }
  const std::u32string_view number = std::u32string_view(head).substr(0, behind_number(head));
  made.core = made.letters.substr(static_cast<std::size_t>(std::ranges::count_if(number, is_letter)));
  if (made.core.empty()) made.core = made.letters;
  return made;
}

Likeness likeness(const Comparable& form, const Comparable& document) {
  if (form.letters.empty() || document.letters.empty()) return Likeness::None;
  if (form.plain == document.plain) return Likeness::Same;
  if (form.letters == document.letters) return Likeness::Variant;
  if (form.core.size() >= 2 && form.core == document.core) return Likeness::Variant;
  if (is_extended(form, document)) return Likeness::Extended;
  if (is_typo_of(form.core, document.core)) return Likeness::Typo;
  if (is_scrambled(form.letters, document.letters)) return Likeness::Scrambled;
  if (document.core.size() >= 3 && form.core.starts_with(document.core)) return Likeness::Cut;
  return Likeness::None;
}

LabelBook::LabelBook(const Form& form, const FormTable& table) {
  label_of_cell_.reserve(table.cells.size());
  for (const FormCell& cell : table.cells) label_of_cell_.push_back(cell.kind == FormCellKind::Value ? -1 : add(cell.text));
  add_aliases(form, table);
}

std::int32_t LabelBook::add(const std::string& text) {
  const std::string plain = comparable(text).plain;
  for (std::size_t i = 0; i < labels_.size(); ++i)
    if (labels_[i].front().plain == plain) return static_cast<std::int32_t>(i);
  labels_.emplace_back();
  const auto label = static_cast<std::int32_t>(labels_.size() - 1);
  add_spelling(label, text);
  return label;
}

void LabelBook::add_spelling(std::int32_t label, const std::string& text) {
  std::vector<Comparable>& spellings = labels_[static_cast<std::size_t>(label)];
  spellings.push_back(comparable(text));
  const Likeness how = spellings.size() == 1 ? Likeness::Same : Likeness::Variant;
  add_hit(by_letters_[spellings.back().letters], label, how);
  if (spellings.back().core.size() >= 2) add_hit(by_core_[spellings.back().core], label, Likeness::Variant);
}

// An alias belongs to a row where every field key begins with the key part, to a column where every one ends in it.
void LabelBook::add_aliases(const Form& form, const FormTable& table) {
  for (const auto& [part, words] : form.label_aliases) {
    const std::string head = part + '.', tail = '.' + part;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const FormCell& label = table.cells[i];
      if (label.kind != FormCellKind::Label) continue;
      bool in_row = false, all_row = true, in_column = false, all_column = true;
      for (const FormCell& value : table.cells) {
        if (value.field < 0) continue;
        const std::string& key = form.fields[static_cast<std::size_t>(value.field)].key;
        if (label.row <= value.row && value.row < label.row + label.row_span && value.column >= label.column) {
          in_row = true;
          all_row = all_row && key.starts_with(head);
        }
        if (label.column <= value.column && value.column < label.column + label.column_span && value.row >= label.row) {
          in_column = true;
          all_column = all_column && key.ends_with(tail);
        }
      }
      if ((in_row && all_row) || (in_column && all_column))
        for (const std::string& word : words) add_spelling(label_of_cell_[i], word);
    }
  }
}

Likeness LabelBook::likeness_of(std::int32_t label, const Comparable& text) const {
  const std::vector<Comparable>& spellings = labels_[static_cast<std::size_t>(label)];
  Likeness best = likeness(spellings.front(), text);
  for (std::size_t i = 1; i < spellings.size() && best < Likeness::Variant; ++i) best = std::max(best, std::min(Likeness::Variant, likeness(spellings[i], text)));
  return best;
}

std::pair<bool, bool> LabelBook::spelled(std::int32_t label, const std::u32string& letters) const {
  std::pair<bool, bool> found{false, false};
  for (const Comparable& spelling : labels_[static_cast<std::size_t>(label)]) {
    found.first = found.first || spelling.letters == letters;
    found.second = found.second || spelling.letters.starts_with(letters);
  }
  return found;
}

std::vector<LabelHit> LabelBook::hits(const Comparable& text, bool resemblance) const {
  std::vector<LabelHit> found;
  if (text.letters.empty()) return found;
  if (const auto exact = by_letters_.find(text.letters); exact != by_letters_.end())
    for (const LabelHit& hit : exact->second) {
      const bool same = hit.likeness == Likeness::Same && labels_[static_cast<std::size_t>(hit.label)].front().plain == text.plain;
      add_hit(found, hit.label, same ? Likeness::Same : Likeness::Variant);
    }
  if (const auto core = by_core_.find(text.core); core != by_core_.end())
    for (const LabelHit& hit : core->second) add_hit(found, hit.label, Likeness::Variant);
  if (!found.empty() || !resemblance || !text.has_han) return found;
  for (std::size_t i = 0; i < labels_.size(); ++i)
    for (const Comparable& spelling : labels_[i])
      if (const Likeness how = likeness(spelling, text); how != Likeness::None) add_hit(found, static_cast<std::int32_t>(i), how);
  return found;
}

}  // namespace zhengben
