#include "readers/docx/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace zhengben::docx {

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kMostTwips = 1'000'000;      // 17 m; Word's own bound is 31,680

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// The number at the front of the text and what stands behind it.
std::optional<std::pair<double, std::string_view>> number(std::string_view text) {
  text = without_spaces(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error == std::errc::invalid_argument || !std::isfinite(value)) return std::nullopt;
  if (error == std::errc::result_out_of_range) value = text.starts_with('-') ? -1e18 : 1e18;
  return std::pair{value, text.substr(static_cast<std::size_t>(end - text.data()))};
}

// In units of which `per_point` make a point.
std::optional<Length> measure(std::optional<std::string_view> text, double per_point) {
  if (!text) return std::nullopt;
  const auto parsed = number(*text);
  if (!parsed) return std::nullopt;
  static constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
      {{"pt", 1.0}, {"in", 72.0}, {"cm", 72.0 / 2.54}, {"mm", 72.0 / 25.4}, {"pc", 12.0}, {"pi", 12.0}}};
  const std::string_view unit = without_spaces(parsed->second);
  double points = parsed->first / per_point;
  for (const auto& [name, factor] : kUnits)
    if (equal_ignoring_case(unit, name)) points = parsed->first * factor;
  const double most = static_cast<double>(kMostTwips) / 20.0;
  return Length::from_points(std::clamp(points, -most, most));
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<std::int64_t> integer(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  const auto parsed = number(*text);
  if (!parsed) return std::nullopt;
  return std::llround(std::clamp(parsed->first, static_cast<double>(-kMost), static_cast<double>(kMost)));
}

std::optional<std::int64_t> hexadecimal(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  const std::string_view digits = without_spaces(*text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end == digits.data() || value > kMost || value < 0) return std::nullopt;
  return value;
}

bool is_on(std::optional<std::string_view> val) {
  if (!val) return true;
  const std::string_view text = without_spaces(*val);
  return !(text == "0" || equal_ignoring_case(text, "false") || equal_ignoring_case(text, "off"));
}

std::optional<bool> on_off(Element parent, std::string_view name) {
  const Element found = parent.w_child(name);
  if (!found) return std::nullopt;
  return is_on(found.val());
}

std::optional<bool> on_off_attribute(Element element, std::string_view name) {
  const auto text = element.w_attribute(name);
  if (!text) return std::nullopt;
  return is_on(text);
}

std::optional<Length> twips(std::optional<std::string_view> text) { return measure(text, 20); }
std::optional<Length> half_points(std::optional<std::string_view> text) { return measure(text, 2); }
std::optional<Length> eighth_points(std::optional<std::string_view> text) { return measure(text, 8); }
std::optional<Length> emu(std::optional<std::string_view> text) {
  const auto value = integer(text);
  if (!value) return std::nullopt;
  return Length::from_emu(std::clamp(*value, -kMostTwips * Length::kPerTwip, kMostTwips * Length::kPerTwip));
}

std::optional<Color> hex_color(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  std::string_view digits = without_spaces(*text);
  if (digits.starts_with('#')) digits.remove_prefix(1);
  if (digits.size() != 6) return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + 6, value, 16);
  if (error != std::errc() || end != digits.data() + 6) return std::nullopt;
  return Color{static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U & 255U), static_cast<std::uint8_t>(value & 255U)};
}

std::optional<Color> highlight_color(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Color>, 16> kNames{{
      {"black", {0, 0, 0}}, {"blue", {0, 0, 255}}, {"cyan", {0, 255, 255}}, {"green", {0, 255, 0}},
      {"magenta", {255, 0, 255}}, {"red", {255, 0, 0}}, {"yellow", {255, 255, 0}}, {"white", {255, 255, 255}},
      {"darkBlue", {0, 0, 128}}, {"darkCyan", {0, 128, 128}}, {"darkGreen", {0, 128, 0}}, {"darkMagenta", {128, 0, 128}},
      {"darkRed", {128, 0, 0}}, {"darkYellow", {128, 128, 0}}, {"darkGray", {128, 128, 128}}, {"lightGray", {192, 192, 192}}}};
  for (const auto& [known, color] : kNames)
    if (known == name) return color;
  return std::nullopt;
}

std::optional<std::string_view> child_val(Element parent, std::string_view name) {
  const Element found = parent.w_child(name);
  return found ? found.val() : std::nullopt;
}

}  // namespace zhengben::docx
