#include "model/repair/cell_value.h"

#include <algorithm>

#include "model/repair/figure.h"
#include "model/text.h"

namespace zhengben {

namespace {

bool is_zero_width(char32_t character) { return character == 0x200B || character == 0x2060 || character == 0xFEFF; }

// - ‐ ‑ ‒ – — ― − ─ ━ － ﹣: whatever the keyboard had for a stroke.
bool is_dash(char32_t c) { return c == U'-' || (0x2010 <= c && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x2501 || c == 0xFF0D || c == 0xFE63; }
bool is_slash(char32_t c) { return c == U'/' || c == 0xFF0F; }

std::string upper_half_width(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t half = to_half_width(next_character(text, at));
    append_utf8(out, half >= U'a' && half <= U'z' ? half - U'a' + U'A' : half);
  }
  return out;
}

// A mark of the form's list, however wide; or nothing but strokes, or nothing but slashes, of which people write one or
// several.
bool is_not_applicable(std::string_view text, const CellTokens& tokens) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;   // as nearly every cell
  const std::u32string characters = to_utf32(text);
  if (std::all_of(characters.begin(), characters.end(), is_dash) || std::all_of(characters.begin(), characters.end(), is_slash)) return true;
  const std::string spelled = upper_half_width(text);
  return std::any_of(tokens.not_applicable.begin(), tokens.not_applicable.end(),
                     [&](const std::string& mark) { return text == mark || spelled == upper_half_width(mark); });
}

// Words that make a figure a rough one: 约10, 260余, 近百, 10左右.
bool is_approximate(std::string_view text) {
  static constexpr std::string_view kWords[] = {"约", "余", "近", "左右", "上下", "以上", "以下", "以内", "超", "不足", "不到", "大概", "多", "几"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool is_money_unit(std::string_view unit) { return unit.ends_with("元"); }

// The longest unit of the right kind that the text ends in.
std::string_view unit_at_end(std::string_view text, FieldType type, const CellTokens& tokens) {
  std::string_view found;
  for (const std::string& unit : tokens.units)
    if (text.ends_with(unit) && unit.size() > found.size()) found = unit;
  return is_money_unit(found) == (type == FieldType::Money) ? found : std::string_view{};
}

struct Sign {
  char sign = 0;             // '+', '-' or none
  std::size_t size = 0;      // bytes that spell it
  bool word = false;         // 增, 减
};

Sign sign_at_front(std::string_view text, const CellTokens& tokens) {
  Sign found;
  for (const auto& [spelling, sign] : tokens.signs) {
    if (sign.empty() || spelling.size() <= found.size || !text.starts_with(spelling)) continue;
    std::size_t end = 0;
    found = {.sign = sign[0], .size = spelling.size(), .word = is_han(next_character(spelling, end))};
  }
  return found;
}

void flag(CellValue& cell, Code code, CellState state = CellState::Text) {
  cell.state = state;
  cell.flag = code;
}

void add_candidate(CellValue& cell, std::string_view digits) {
  if (const auto number = whole_number(digits)) cell.candidates.push_back(*number);
}

// No figure: why not, and what it could mean.
void explain_text(CellValue& cell, std::string_view body) {
  const std::u32string token = to_utf32(body);
  if (const std::string digits = joined_digits(token); !digits.empty()) {
    flag(cell, Code::ValueSplit, CellState::Split);
    add_candidate(cell, digits.find_first_not_of('0') == std::string::npos ? "0" : digits);
  } else if (const std::string alike = digits_of_look_alikes(token); !alike.empty()) {
    flag(cell, Code::ValueLookAlike);
    add_candidate(cell, alike.find_first_not_of('0') == std::string::npos ? "0" : alike);
  } else {
    flag(cell, is_approximate(cell.text) ? Code::ValueApproximate : Code::ValueText);
  }
}

// What the cell holds once blanks are off: [sign] figure [blanks] [unit], each told apart.
struct Parts {
  Sign sign;
  std::string body;          // half width
  bool full_width = false;   // and was not before
  std::string between;       // blanks between figure and unit, kept where the unit is
  std::string_view unit;
};

Parts parts_of(std::string_view text, FieldType type, const CellTokens& tokens) {
  Parts parts;
  parts.unit = unit_at_end(text, type, tokens);
  std::string_view figure = text.substr(0, text.size() - parts.unit.size());
  const std::string_view close = trimmed(figure);
  if (!close.empty()) {
    const auto end = static_cast<std::size_t>(close.data() + close.size() - figure.data());
    parts.between = figure.substr(end);
    figure = close;
  }
  parts.sign = sign_at_front(figure, tokens);
  std::string_view body = figure.substr(parts.sign.size);
  if (parts.sign.word) body = trimmed(body);
  parts.body = with_half_width_digits(body);
  parts.full_width = parts.body != body;
  return parts;
}

// A sign where no negative figure can be.
bool refuse_sign(CellValue& cell, const Parts& parts, const Figure& figure, FieldType type) {
  if (type == FieldType::SignedCount || parts.sign.sign == 0) return false;
  if (!figure.value) {
    flag(cell, is_approximate(cell.text) ? Code::ValueApproximate : Code::ValueText);
    return true;
  }
  flag(cell, parts.sign.sign == '-' ? Code::ValueNegative : Code::ValueSigned);
  if (parts.sign.sign == '+' && figure.value->scale == 0) add_candidate(cell, figure.digits);
  return true;
}

// Figures that cannot be taken at their word. Whether this was one.
bool refuse_figure(CellValue& cell, const Parts& parts, const Figure& figure, FieldType type, bool row_is_whole) {
  switch (figure.shape) {
    case FigureShape::Other: explain_text(cell, parts.sign.size == 0 ? std::string_view(parts.body) : std::string_view(cell.text)); return true;
    case FigureShape::BadComma: flag(cell, Code::ValueComma); return true;
    case FigureShape::LeadingZero:
      flag(cell, Code::ValueLeadingZero);
      if (parts.sign.size == 0) add_candidate(cell, figure.digits);
      return true;
    case FigureShape::Fraction:
      if (type == FieldType::Money) return false;
      flag(cell, Code::ValueFraction);
      return true;
    case FigureShape::Zeros:
      if (type == FieldType::Money) {
        flag(cell, Code::ValueLeadingZero);
        return true;
      }
      if (row_is_whole) return false;
      // "000" of a table run into lines may be three cells.
      flag(cell, Code::ValueSplit, CellState::Split);
      cell.candidates.push_back(0);
      return true;
    default: return false;
  }
}

// The figure is good: its clean spelling, and what it took to get there.
void accept(CellValue& cell, const Parts& parts, const Figure& figure, FieldType type) {
  const bool keeps_unit = type == FieldType::Money;   // its own even where the header says the same
  cell.value = figure.value;
  const bool negative = parts.sign.sign == '-' && cell.value->digits != 0;
  if (negative) cell.value->digits = -cell.value->digits;
  std::string text = (negative ? "-" : "") + figure.digits;
  const std::string spelled_sign(cell.text, 0, parts.sign.size);
  if (parts.full_width) cell.repairs.push_back(Code::CellFullWidth);
  if (spelled_sign != (negative ? "-" : "")) cell.repairs.push_back(Code::CellSign);
  if (figure.shape == FigureShape::Thousands || (figure.shape == FigureShape::Fraction && parts.body.find(',') != std::string::npos))
    cell.repairs.push_back(Code::CellThousands);
  if (figure.shape == FigureShape::Zeros) cell.repairs.push_back(Code::CellZeros);
  if (!parts.unit.empty()) {
    cell.unit = std::string(parts.unit);
    if (keeps_unit) text += parts.between + cell.unit;
    else cell.repairs.push_back(Code::CellUnit);
  }
  cell.state = cell.value->digits == 0 ? CellState::Zero : CellState::Num;
  cell.text = std::move(text);
}

void trim(CellValue& cell, std::string_view raw) {
  const std::string_view kept = trimmed(raw);
  cell.text = std::string(kept);
  if (kept.size() == raw.size()) return;
  bool seen = kept.empty() && raw.empty();
  const auto begin = kept.empty() ? raw.size() : static_cast<std::size_t>(kept.data() - raw.data());
  for (std::size_t at = 0; at < raw.size();) {
    if (at == begin) at += kept.size();
    if (at < raw.size() && !is_zero_width(next_character(raw, at))) seen = true;
  }
  cell.repairs.push_back(seen ? Code::CellTrimmed : Code::CellZeroWidth);
}

}  // namespace

CellValue parse_cell(std::string_view raw, FieldType type, std::string_view /*form_unit*/, const CellTokens& tokens, bool row_is_whole) {
  CellValue cell;
  trim(cell, raw);
  if (cell.text.empty()) return cell;
  if (is_not_applicable(cell.text, tokens)) {
    cell.state = CellState::NotApplicable;
    return cell;
  }
  const Parts parts = parts_of(cell.text, type, tokens);
  const Figure figure = read_figure(parts.body);
  if (refuse_sign(cell, parts, figure, type) || refuse_figure(cell, parts, figure, type, row_is_whole)) return cell;
  accept(cell, parts, figure, type);
  return cell;
}

}  // namespace zhengben
