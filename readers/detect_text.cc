#include "readers/detect_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "model/text.h"

namespace zhengben {

namespace {

constexpr std::size_t kLookAt = 64U << 10U;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v'; }

// A few stray ones are in real text dumps: marks of cells and fields.
bool has_few_controls(std::string_view text) { return std::count_if(text.begin(), text.end(), is_control) * 100 <= std::ssize(text); }

// `text` was cut at kLookAt, maybe inside a character: the last one need not be whole.
std::string_view without_cut_character(std::string_view text) {
  for (int i = 0; i < 3 && !text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80; ++i) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  return text;
}

bool is_utf8_text(std::string_view head, bool is_cut) { return is_valid_utf8(is_cut ? without_cut_character(head) : head) && has_few_controls(head); }

// Latin letters, digits and line ends leave every other byte NUL.
bool is_utf16_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  std::array<std::int64_t, 2> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0';
  const std::int64_t units = std::ssize(head) / 2;
  if (std::max(nuls[0], nuls[1]) * 4 <= units || std::min(nuls[0], nuls[1]) > 0) return false;
  const std::size_t high = nuls[0] > 0 ? 0 : 1;
  std::int64_t controls = 0;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) controls += head[i + high] == '\0' && is_control(head[i + 1 - high]);
  return controls * 100 <= units;
}

// GB 18030-2005: two bytes, the second 0x40-0xFE but 0x7F, or four, the second and fourth digits.
bool is_gb18030_text(std::string_view head) {
  std::int64_t multibyte = 0;
  for (std::size_t i = 0; i < head.size();) {
    const auto byte = [&](std::size_t k) { return i + k < head.size() ? static_cast<unsigned char>(head[i + k]) : 0U; };
    const unsigned first = byte(0), second = byte(1);
    if (first < 0x80) {
      ++i;
      continue;
    }
    if (first == 0x80 || first == 0xFF) return false;
    const bool is_four = second >= '0' && second <= '9';
    if (i + (is_four ? 4 : 2) > head.size()) break;   // cut here
    if (is_four && (byte(2) < 0x81 || byte(3) < '0' || byte(3) > '9')) return false;
    if (!is_four && (second < 0x40 || second == 0x7F || second == 0xFF)) return false;
    i += is_four ? 4 : 2;
    ++multibyte;
  }
  return multibyte > 0 && has_few_controls(head);
}

}  // namespace

bool is_plain_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kLookAt);
  if (is_utf16_text(head)) return true;
  if (head.find('\0') != std::string_view::npos) return false;
  return is_utf8_text(head, head.size() < bytes.size()) || is_gb18030_text(head);
}

}  // namespace zhengben
