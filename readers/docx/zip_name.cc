#include "readers/docx/zip_name.h"

#include <algorithm>

#include "model/error.h"
#include "model/text.h"

namespace zhengben::docx {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string as_utf8(std::string_view raw) {
  if (is_valid_utf8(raw)) return std::string(raw);
  if (std::optional<std::string> text = decoded(raw, "GB18030")) return *text;
  std::string out;
  for (std::size_t at = 0; at < raw.size();) append_utf8(out, next_character(raw, at));
  return out;
}

}  // namespace

std::string part_name(std::string_view raw) {
  std::string name = as_utf8(raw);
  std::replace(name.begin(), name.end(), '\\', '/');
  const bool has_drive = name.size() >= 2 && is_letter(name[0]) && name[1] == ':';
  if (has_drive || name.starts_with("//") || std::any_of(name.begin(), name.end(), is_control)) throw Error(Code::ZipBadName, {name});
  std::string out;
  std::string_view rest = name;
  while (!rest.empty()) {
    const std::string_view segment = rest.substr(0, rest.find('/'));
    const bool is_last = segment.size() == rest.size();
    rest.remove_prefix(segment.size() + (is_last ? 0 : 1));
    if (segment == "..") throw Error(Code::ZipBadName, {name});
    if (segment.empty() || segment == ".") continue;
    out += segment;
    if (!is_last) out += '/';
  }
  return out;
}

std::string folded(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace zhengben::docx
