#include "model/bind/title.h"

#include <algorithm>
#include <set>

#include "model/error.h"
#include "model/text.h"

namespace zhengben {

namespace {

constexpr std::size_t kLinesToSearch = 40;
constexpr std::size_t kMaxLines = 4;
constexpr std::size_t kMaxBytes = 240;   // std::regex recurses a frame a character

int value_of_numeral(char32_t c) {
  static constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
  if (const std::size_t at = kNumerals.find(c); at != std::u32string_view::npos) return static_cast<int>(at);
  if (c == U'零' || c == U'○' || c == U'Ｏ' || c == U'O') return 0;
  return is_digit(c) ? static_cast<int>(to_half_width(c) - U'0') : -1;
}

// Four numerals of whatever kind before 年 as digits: 二〇二〇年, ２０２０年.
std::string with_plain_years(const std::string& text) {
  std::u32string characters = to_utf32(text);
  for (std::size_t i = 4; i < characters.size(); ++i) {
    if (characters[i] != U'年') continue;
    bool all = true;
    for (std::size_t k = i - 4; k < i; ++k) all = all && value_of_numeral(characters[k]) >= 0;
    for (std::size_t k = i - 4; all && k < i; ++k) characters[k] = U'0' + static_cast<char32_t>(value_of_numeral(characters[k]));
  }
  return to_utf8(characters);
}

std::set<int> years_in(const std::string& text) {
  std::set<int> years;
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    if (text[i] != '2' || text[i + 1] != '0' || !digit(i + 2) || !digit(i + 3) || digit(i + 4) || (i > 0 && digit(i - 1))) continue;
    years.insert(std::stoi(text.substr(i, 4)));
  }
  return years;
}

// The pattern leaves "石桥镇人民" before 政府信息公开: the name of a government shares the word.
std::string whole_name(std::string agency) {
  if (agency.ends_with("人民")) agency += "政府";
  return agency;
}

bool has(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

// A title that is worded in its own way still speaks of information disclosure, is a report and names its year.
std::optional<FoundTitle> as_unusual(const std::string& text) {
  if (!has(text, "信息公开") || !(has(text, "报告") || has(text, "年报"))) return std::nullopt;
  if (has(text, "。") || has(text, "；") || has(text, "，") || years_in(text).empty()) return std::nullopt;
  std::string_view rest(text);
  for (const std::string_view note : {"（公示稿）", "（送审稿）", "（修订）", "(公示稿)", "（草案）"})
    if (rest.ends_with(note)) rest.remove_suffix(note.size());
  if (!rest.ends_with("报告") && !rest.ends_with("年报") && !rest.ends_with("报告》") && !rest.ends_with("）")) return std::nullopt;
  FoundTitle found;
  const std::size_t year = text.find("20"), subject = std::min(text.find("政府信息公开"), text.find("信息公开"));
  std::size_t after = text.find("年", year);
  after = after == std::string::npos ? year + 4 : after + std::string_view("年").size();
  for (const std::string_view word : {"度", "的", "关于"})
    if (text.compare(after, word.size(), word) == 0) after += word.size();
  std::string_view before(text.data(), std::min(year, subject));
  for (const std::string_view word : {"关于", "《"})
    if (before.starts_with(word)) before.remove_prefix(word.size());
  for (const std::string_view word : {"关于", "的"})
    if (before.ends_with(word)) before.remove_suffix(word.size());
  found.agency = whole_name(!before.empty() ? std::string(before) : subject > after ? text.substr(after, subject - after) : "");
  found.year = *years_in(text).begin();
  return found;
}

std::optional<FoundTitle> reading_of(const std::string& joined, const TitlePattern& pattern) {
  const std::string text = with_plain_years(joined);
  std::optional<FoundTitle> found;
  if (const auto match = pattern.match(text)) {
    found.emplace();
    found->usual = text == joined;
    if (pattern.agency) found->agency = (*match)[static_cast<std::size_t>(pattern.agency)].str();
    if (pattern.agency2 && found->agency.empty()) found->agency = whole_name((*match)[static_cast<std::size_t>(pattern.agency2)].str());
    if (pattern.year) found->year = std::stoi((*match)[static_cast<std::size_t>(pattern.year)].str());
    // 石桥镇人民政府信息公开…: the name before the year is whole, the one after it may lack its 政府.
  } else {
    found = as_unusual(text);
  }
  if (found && years_in(text).size() > 1) {
    found->two_years = true;
    found->usual = false;
    found->year.reset();
  }
  return found;
}

bool looks_like_agency(const Line& line) {
  static constexpr std::string_view kEnds[] = {"局", "委", "政府", "办", "办公室", "厅", "院", "会", "中心", "街道", "办事处", "镇", "乡", "处", "队", "学校", "大学", "所", "站", "部", "署", "馆", "社", "市", "县", "区"};
  const std::string text = without_blanks(line.text);
  return text.size() <= 120 && std::ranges::any_of(kEnds, [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

TitlePattern::TitlePattern(const Form& form) {
  std::string plain;
  int groups = 0;
  const std::string& text = form.title_pattern;
  for (std::size_t i = 0; i < text.size(); ++i) {
    plain += text[i];
    if (text[i] == '\\' && i + 1 < text.size()) plain += text[++i];
    if (text[i] != '(' || (i > 0 && text[i - 1] == '\\')) continue;
    if (text.compare(i, 3, "(?<") != 0) {
      groups += text.compare(i, 2, "(?") == 0 ? 0 : 1;
      continue;
    }
    const std::size_t end = text.find('>', i);
    if (end == std::string::npos) throw Error(Code::FormInvalid, {"form.title_pattern: a group without a name"});
    const std::string name = text.substr(i + 3, end - i - 3);
    ++groups;
    if (name == "agency") agency = groups;
    if (name == "agency2") agency2 = groups;
    if (name == "year") year = groups;
    i = end;
  }
  try {
    pattern = std::regex(plain);
  } catch (const std::regex_error&) {
    throw Error(Code::FormInvalid, {"form.title_pattern: not a regular expression"});
  }
}

std::optional<std::smatch> TitlePattern::match(const std::string& text) const {
  std::smatch found;
  try {
    if (std::regex_match(text, found, pattern)) return found;
  } catch (const std::regex_error&) {
    // Too complex for this text: then it is no title.
  }
  return std::nullopt;
}

std::optional<FoundTitle> find_title(const std::vector<Line>& lines, const TitlePattern& pattern) {
  std::size_t end = 0;
  while (end < lines.size() && end < kLinesToSearch && lines[end].tables_before == 0) ++end;
  // The first that is worded as usual, in as few lines as may be; else the first that is not.
  std::optional<FoundTitle> best;
  for (std::size_t count = 1; count <= kMaxLines && !(best && best->usual); ++count)
    for (std::size_t first = 0; first + count <= end && !(best && best->usual); ++first) {
      std::string joined, text;
      for (std::size_t i = first; i < first + count; ++i) {
        joined += without_blanks(lines[i].text);
        text += lines[i].text;
      }
      if (joined.size() > kMaxBytes) continue;
      auto found = reading_of(joined, pattern);
      if (!found || (best && !found->usual)) continue;
      found->first = first;
      found->count = count;
      found->text = text;
      best = std::move(found);
    }
  if (best && best->agency.empty() && best->first > 0 && best->count < kMaxLines && looks_like_agency(lines[best->first - 1])) {
    --best->first;
    ++best->count;
    best->agency = without_blanks(lines[best->first].text);
    best->text = lines[best->first].text + best->text;
  }
  return best;
}

}  // namespace zhengben
