#include "readers/pdf/new_xref.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>

namespace zhengben::pdf {

namespace {

// ISO 32000-1:2008 Annex C.2 Architectural limits.
constexpr std::int64_t kMostObjects = 8'388'607, kMostGenerations = 65'535;

struct Found {
  std::size_t offset = 0;
  std::int64_t generation = 0;
};

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

// The place of a word at or behind a place that only moves on: each byte is looked at once.
class Finder {
 public:
  Finder(std::string_view bytes, std::string_view word) : bytes_(bytes), word_(word) {}
  std::size_t at_or_after(std::size_t from) {
    if (!asked_ || found_ < from) found_ = bytes_.find(word_, from);
    asked_ = true;
    return found_;
  }

 private:
  std::string_view bytes_, word_;
  std::size_t found_ = 0;
  bool asked_ = false;
};

// Reads a number backwards, with the blanks behind it; false where there is none.
bool number_before(std::string_view bytes, std::size_t& at, std::int64_t& value) {
  constexpr std::size_t kMostBlanks = 64, kMostDigits = 10;
  const std::size_t end_of_blanks = at;
  while (at > 0 && is_white(bytes[at - 1]) && end_of_blanks - at < kMostBlanks) --at;
  const std::size_t end = at;
  while (at > 0 && is_digit_byte(bytes[at - 1]) && end - at < kMostDigits) --at;
  const bool parted = end < end_of_blanks, whole = at == 0 || !is_digit_byte(bytes[at - 1]);
  return parted && whole && end > at && std::from_chars(bytes.data() + at, bytes.data() + end, value).ec == std::errc{};
}

bool is_catalog(std::string_view object) {
  for (std::size_t at = object.find("/Type"); at != std::string_view::npos; at = object.find("/Type", at + 1)) {
    std::size_t value = at + 5;
    while (value < object.size() && is_white(object[value])) ++value;
    if (object.substr(value).starts_with("/Catalog")) return true;
  }
  return false;
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

std::string with_new_xref(std::string_view bytes) {
  std::map<std::int64_t, Found> objects;
  std::int64_t root = 0;
  Finder ends(bytes, "endobj"), streams(bytes, "stream"), stream_ends(bytes, "endstream");
  for (std::size_t at = bytes.find("obj"); at != std::string_view::npos; at = bytes.find("obj", at)) {
    const std::size_t body = at + 3;
    std::int64_t number = 0, generation = 0;
    std::size_t begin = at;
    at = body;
    if (!number_before(bytes, begin, generation) || !number_before(bytes, begin, number)) continue;
    if (number < 1 || number > kMostObjects || generation > kMostGenerations) continue;
    objects[number] = {begin, generation};
    const std::size_t end = std::min(ends.at_or_after(body), bytes.size()), stream = streams.at_or_after(body);
    if (is_catalog(bytes.substr(body, std::min(end, stream) - body))) root = number;
    if (stream < end) at = std::min(stream_ends.at_or_after(stream), bytes.size());
  }
  if (root == 0) return {};
  std::string out(bytes);
  out += '\n';
  const std::size_t table = out.size();
  out += "xref\n0 1\n0000000000 65535 f \n";
  for (const auto& [number, found] : objects) out += std::to_string(number) + " 1\n" + padded(static_cast<std::int64_t>(found.offset), 10) + " " + padded(found.generation, 5) + " n \n";
  out += "trailer\n<< /Size " + std::to_string(objects.rbegin()->first + 1) + " /Root " + std::to_string(root) + " " + std::to_string(objects[root].generation) + " R >>\nstartxref\n";
  return out + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace zhengben::pdf
