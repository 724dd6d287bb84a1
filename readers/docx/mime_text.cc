#include <algorithm>

#include "readers/docx/html_text.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

constexpr int kMostNesting = 8;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    if (i + 1 < text.size() && text[i + 1] == '\n') i += 1;
    else if (i + 2 < text.size() && text[i + 1] == '\r' && text[i + 2] == '\n') i += 2;
    else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else out += '=';
  }
  return out;
}

std::string base64(std::string_view text) {
  std::string out;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    const int value = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
    if (c == '=') break;
    if (value < 0) continue;
    bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFFFU;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFFU);
    }
  }
  return out;
}

// A header's value, continuation lines joined; empty where it is absent.
std::string header(std::string_view headers, std::string_view name) {
  for (std::size_t from = 0; from < headers.size();) {
    std::size_t to = std::min(headers.find('\n', from), headers.size());
    std::string line(headers.substr(from, to - from));
    while (to + 1 < headers.size() && (headers[to + 1] == ' ' || headers[to + 1] == '\t')) {
      const std::size_t next = std::min(headers.find('\n', to + 1), headers.size());
      line += headers.substr(to + 1, next - to - 1);
      to = next;
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos && equal_ignoring_case(std::string_view(line).substr(0, colon), name)) {
      line.erase(std::remove(line.begin(), line.end(), '\r'), line.end());
      return line.substr(std::min(line.find_first_not_of(" \t", colon + 1), line.size()));
    }
    from = to + 1;
  }
  return {};
}

std::string parameter(std::string_view value, std::string_view name) {
  std::size_t from = 0;                // of the word that stands before
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == ';' || value[at] == ' ' || value[at] == '\t') from = at + 1;
    if (value[at] != '=' || !equal_ignoring_case(value.substr(from, at - from), name)) continue;
    const bool quoted = at + 1 < value.size() && value[at + 1] == '"';
    const std::size_t begin = at + (quoted ? 2 : 1);
    const std::size_t end = std::min(value.find_first_of(quoted ? "\"" : "; \t", begin), value.size());
    return std::string(value.substr(begin, end - begin));
  }
  return {};
}

std::optional<MimeText> text_of(std::string_view message, int depth) {
  if (depth > kMostNesting) return std::nullopt;
  std::size_t body = message.find("\r\n\r\n");
  std::size_t gap = 4;
  if (const std::size_t other = message.find("\n\n"); other < body) {
    body = other;
    gap = 2;
  }
  if (body == std::string_view::npos) return std::nullopt;
  const std::string_view headers = message.substr(0, body + 1), content = message.substr(body + gap);
  const std::string type = header(headers, "Content-Type");
  const std::string boundary = parameter(type, "boundary");
  if (!boundary.empty()) {
    const std::string line = "--" + boundary;
    for (std::size_t at = content.find(line); at != std::string_view::npos;) {
      const std::size_t next = content.find(line, at + line.size());
      std::string_view part = content.substr(at + line.size(), next == std::string_view::npos ? next : next - at - line.size());
      if (part.starts_with("--")) break;
      while (part.starts_with('\r') || part.starts_with('\n')) part.remove_prefix(1);
      if (auto found = text_of(part, depth + 1)) return found;
      at = next;
    }
    return std::nullopt;
  }
  const bool html = type.find("html") != std::string::npos;
  if (!html && type.find("text/plain") == std::string::npos) return std::nullopt;
  const std::string encoding = header(headers, "Content-Transfer-Encoding");
  MimeText out;
  out.html = html;
  out.bytes = equal_ignoring_case(encoding, "quoted-printable") ? quoted_printable(content) : equal_ignoring_case(encoding, "base64") ? base64(content) : std::string(content);
  return out;
}

}  // namespace

std::optional<MimeText> mime_text(std::string_view message) { return text_of(message, 0); }

}  // namespace zhengben::docx
