#include "model/bind/sections.h"

#include <algorithm>

#include "model/bind/numbering.h"
#include "model/text.h"

namespace zhengben {

namespace {

constexpr std::size_t kMaxHeadingBytes = 180;

struct Fit {
  int weight = 0;
  Likeness likeness = Likeness::None;
};

// Section headings are numbered 一、 in the form. Another kind of number is weaker evidence: （一）主动公开政府信息情况
// under 一、总体情况 is no section.
int weight_of_number(NumberKind kind) {
  switch (kind) {
    case NumberKind::Chinese:
    case NumberKind::Part: return 20;
    case NumberKind::None: return 10;
    default: return -30;
  }
}

// What all headings ask of a line.
struct LineShape {
  const Line* line = nullptr;
  Number number;
  Comparable text;
  bool computed = false;     // the number is the file's, not typed
  bool too_long = false;
};

LineShape shape_of(const Line& line) {
  LineShape shape;
  shape.line = &line;
  shape.too_long = line.text.size() > kMaxHeadingBytes;
  if (shape.too_long) return shape;
  shape.number = number_of(line.text);
  shape.text = comparable(line.text);
  shape.text.core = comparable(std::string_view(line.text).substr(shape.number.size)).core;
  shape.computed = line.paragraph->label && !line.paragraph->label->text.empty();
  return shape;
}

Fit fit_of(const std::vector<Comparable>& spellings, const LineShape& shape) {
  if (shape.too_long) return {};
  const auto& [line, number, text, computed, too_long] = shape;
  Fit best;
  for (std::size_t i = 0; i < spellings.size(); ++i) {
    Likeness how = likeness(spellings[i], text);
    if (how == Likeness::Variant && i == 0 && computed && comparable(plain_text(*line->paragraph)).plain == comparable(to_utf8(spellings[0].core)).plain) how = Likeness::Same;
    if (i > 0) how = std::min(how, Likeness::Variant);
    // A sentence may begin with the words of a heading, or resemble it: without a section's number it is none.
    if (how < Likeness::Variant && (number.kind != NumberKind::Chinese && number.kind != NumberKind::Part && !computed)) how = Likeness::None;
    if (how < Likeness::Variant && line->text.find("。") != std::string::npos) how = Likeness::None;
    if (how != Likeness::None && how > best.likeness) best = {weight_of(how) + weight_of_number(number.kind), how};
  }
  return best;
}

}  // namespace

std::vector<FoundSection> find_sections(const std::vector<Line>& lines, const Form& form, std::size_t first) {
  std::vector<std::vector<Comparable>> spellings;
  for (const FormSection& section : form.sections) {
    spellings.push_back({comparable(section.heading)});
    for (const std::string& alias : section.aliases) spellings.back().push_back(comparable(alias));
  }
  const std::size_t count = lines.size() - std::min(first, lines.size()), sections = spellings.size();
  std::vector<Fit> fits(count * sections);
  std::vector<int> sums((count + 1) * (sections + 1), 0);   // of the first n lines and s sections
  const auto sum = [&](std::size_t n, std::size_t s) -> int& { return sums[n * (sections + 1) + s]; };
  for (std::size_t n = 1; n <= count; ++n) {
    const LineShape shape = shape_of(lines[first + n - 1]);
    for (std::size_t s = 1; s <= sections; ++s) {
      Fit& here = fits[(n - 1) * sections + s - 1];
      here = fit_of(spellings[s - 1], shape);
      sum(n, s) = std::max({sum(n - 1, s), sum(n, s - 1), here.likeness == Likeness::None ? 0 : sum(n - 1, s - 1) + here.weight});
    }
  }
  // Traced from the end, a pair before a skip: of equal lines the last one is taken, since a table of contents comes first.
  std::vector<FoundSection> found(sections);
  for (std::size_t n = count, s = sections; n > 0 && s > 0;) {
    const Fit& here = fits[(n - 1) * sections + s - 1];
    if (here.likeness != Likeness::None && sum(n, s) == sum(n - 1, s - 1) + here.weight && here.weight > 0) {
      found[--s] = {static_cast<int>(first + --n), here.likeness};
    } else if (sum(n, s) == sum(n, s - 1)) {
      --s;
    } else {
      --n;
    }
  }
  return found;
}

}  // namespace zhengben
