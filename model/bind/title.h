// The title of a report, in one line or several, and what it says: whose, and of which year.
#ifndef ZHENGBEN_MODEL_BIND_TITLE_H
#define ZHENGBEN_MODEL_BIND_TITLE_H

#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "model/bind/lines.h"
#include "model/form/form.h"

namespace zhengben {

// A form's title_pattern. std::regex has no named groups: "(?<year>" becomes "(", its number is kept.
struct TitlePattern {
  std::regex pattern;
  int agency = 0, agency2 = 0, year = 0;   // numbers of the groups; 0: none

  explicit TitlePattern(const Form& form);                             // throws Error(FormInvalid)
  std::optional<std::smatch> match(const std::string& text) const;    // points into the text
};

struct FoundTitle {
  std::size_t first = 0, count = 0;   // lines
  std::string text;                   // their texts without blanks between
  std::string agency;
  std::optional<int> year;            // nothing where the title names two
  bool usual = false;                 // as the form's pattern has it
  bool two_years = false;
};

// Among the first lines, before the form's first table. Nothing where no line looks like a title of the pattern's form.
std::optional<FoundTitle> find_title(const std::vector<Line>& lines, const TitlePattern& pattern);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_TITLE_H
