// How a label in a document compares with a label of the form: blanks, kinds of brackets and typed bookmarks do not
// count, small slips, cut ends and added instructions are seen and named.
#ifndef ZHENGBEN_MODEL_BIND_LABEL_H
#define ZHENGBEN_MODEL_BIND_LABEL_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/form/form.h"

namespace zhengben {

enum class Likeness : std::uint8_t {
  None,
  Cut,         // the end is missing: 本年新
  Extended,    // words added: 总计（自动计算）
  Scrambled,   // the same characters in another order: vertical headers out of a PDF
  Typo,        // a few characters differ
  Variant,     // an alias, or only marks and the number's kind differ
  Same,        // equal but for blanks
};

// Of use in sums: a sure match weighs more than a guess.
int weight_of(Likeness likeness);

// A text made fit for comparing.
struct Comparable {
  std::string plain;          // without blanks and typed bookmarks
  std::u32string letters;     // of it the letters and digits, half width
  std::u32string core;        // letters without a leading number: "（三）", "1."
  bool has_han = false;
};

// Longer texts are never labels; they compare as empty.
inline constexpr std::size_t kMaxLabelBytes = 600;

Comparable comparable(std::string_view text);
bool has_leading_number(std::string_view text);               // "（三）…", "1.…", "一、…", "①…"

struct LabelHit {
  std::int32_t label = -1;    // index into LabelBook
  Likeness likeness = Likeness::None;
};

// The labels of one form's table, each text once.
class LabelBook {
 public:
  explicit LabelBook(const Form& form, const FormTable& table);

  std::int32_t label_of(std::size_t cell) const { return label_of_cell_[cell]; }   // index into FormTable::cells; -1: a value
  const std::string& text(std::int32_t label) const { return labels_[static_cast<std::size_t>(label)].front().plain; }

  // What the text may be: exact matches if there are any; else, where resemblance counts, every label it resembles.
  std::vector<LabelHit> hits(const Comparable& text, bool resemblance) const;
  Likeness likeness_of(std::int32_t label, const Comparable& text) const;   // the best of the label's spellings
  // Whether the letters are a spelling of the label, and whether they begin one.
  std::pair<bool, bool> spelled(std::int32_t label, const std::u32string& letters) const;
  bool knows(const Comparable& text) const { return by_letters_.contains(text.letters); }

 private:
  std::int32_t add(const std::string& text);
  void add_spelling(std::int32_t label, const std::string& text);
  void add_aliases(const Form& form, const FormTable& table);

  std::vector<std::vector<Comparable>> labels_;       // the form's text first, then its aliases
  std::vector<std::int32_t> label_of_cell_;
  std::unordered_map<std::u32string, std::vector<LabelHit>> by_letters_, by_core_;
};

Likeness likeness(const Comparable& of_form, const Comparable& of_document);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_LABEL_H
