#include "tools/batch/output_name.h"

#include <algorithm>
#include <array>

#include "model/error.h"
#include "model/text.h"
#include "tools/files/input_file.h"
#include "tools/pipeline/formats.h"

namespace zhengben {

namespace {

constexpr std::array<std::string_view, 9> kFields = {"dir", "stem", "name", "ext", "hash", "agency", "year", "title", "form"};
constexpr std::size_t kContentFields = 4;  // from here on, known when it was read
constexpr std::size_t kReportFields = 5;   // from here on, known after the conversion only
constexpr std::size_t kMostBytes = 200;    // of a part: file systems take 255, and "-2" and the extension come to it
constexpr std::string_view kRefused = "<>:\"|?*\\";   // by Windows; '/' divides

std::string safe_part(std::string_view part) {
  std::string out;
  for (std::size_t at = 0; at < part.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(part, at);
    if (out.size() + (at - begin) > kMostBytes) break;
    const bool control = character < 0x20 || character == 0x7F || (character >= 0x80 && character < 0xA0) || (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    if (control || (character < 0x80 && kRefused.find(static_cast<char>(character)) != std::string_view::npos)) out += '_';
    else append_utf8(out, character);
  }
  out = trimmed(out);
  while (out.ends_with('.') || out.ends_with(' ')) out.pop_back();
  // Hidden files, and names that could be taken for the temporary ones.
  if (out.starts_with('.')) out[0] = '_';
  return out;
}

std::string stem_of_input(const std::string& name) {
  const std::string extension = extension_of(name);
  for (const std::string_view known : {"docm", "dotx", "dotm", "doc", "rtf", "odt", "wps"})
    if (extension == known) return stem_of(name);
  return output_format(extension) ? stem_of(name) : name;
}

std::string in_one_part(std::string text) {
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

std::string value_of(std::string_view field, const InputRow& input) {
  const auto or_unknown = [](std::string text) { return text.empty() ? "unknown" : in_one_part(std::move(text)); };
  if (field == "dir") return input.folder;
  if (field == "stem") return stem_of_input(input.name);
  if (field == "name") return input.name;
  if (field == "ext") return extension_of(input.name);
  if (field == "hash") return input.sha256.substr(0, 12);
  if (field == "agency") return or_unknown(without_blanks(input.facts.agency));
  if (field == "year") return input.facts.year ? std::to_string(*input.facts.year) : "unknown";
  if (field == "title") return or_unknown(without_blanks(input.facts.title));
  return or_unknown(input.facts.form);
}

}  // namespace

std::string safe_path(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string part = safe_part(path.substr(at, slash - at));
    if (!part.empty()) out += (out.empty() ? "" : "/") + part;
    at = slash + 1;
  }
  return out;
}

OutputName::OutputName(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    if (open > at) pieces_.push_back({std::string(text.substr(at, open - at)), false});
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    const std::string field(text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
    if (close == std::string_view::npos || std::find(kFields.begin(), kFields.end(), field) == kFields.end())
      throw Error(Code::Usage, {"--name: {" + field + "}: {dir} {stem} {name} {ext} {hash} {agency} {year} {title} {form}"});
    pieces_.push_back({field, true});
    at = close + 1;
  }
  if (pieces_.empty()) throw Error(Code::Usage, {"--name: {dir}/{stem}"});
}

bool OutputName::has_field_from(std::size_t first) const {
  const auto is_such = [&](const Piece& piece) { return piece.field && std::find(kFields.begin() + static_cast<std::ptrdiff_t>(first), kFields.end(), piece.text) != kFields.end(); };
  return std::any_of(pieces_.begin(), pieces_.end(), is_such);
}

bool OutputName::needs_report() const { return has_field_from(kReportFields); }
bool OutputName::is_known_at_once() const { return !has_field_from(kContentFields); }

std::string OutputName::path(const InputRow& input) const {
  std::string path;
  for (const Piece& piece : pieces_) path += piece.field ? value_of(piece.text, input) : piece.text;
  path = safe_path(path);
  return path.empty() ? "unnamed" : path;
}

}  // namespace zhengben
