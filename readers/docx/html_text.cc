#include "readers/docx/html_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/text.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

template <std::size_t N>
bool among(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 24> kBreaking{"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "title", "dt", "dd", "pre", "blockquote", "section", "article", "hr", "caption", "body"};
constexpr std::array<std::string_view, 6> kWithoutText{"script", "style", "template", "noscript", "head", "iframe"};

struct Entity {
  std::string_view name;
  char32_t character;
};
constexpr std::array<Entity, 28> kEntities{{{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}, {"nbsp", 0xA0}, {"ensp", 0x2002}, {"emsp", 0x2003},
                                            {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"mdash", 0x2014}, {"ndash", 0x2013}, {"hellip", 0x2026}, {"middot", 0xB7},
                                            {"copy", 0xA9}, {"reg", 0xAE}, {"trade", 0x2122}, {"times", 0xD7}, {"divide", 0xF7}, {"bull", 0x2022}, {"deg", 0xB0}, {"yen", 0xA5},
                                            {"euro", 0x20AC}, {"sect", 0xA7}, {"laquo", 0xAB}, {"raquo", 0xBB}}};

// The character that the entity at html[at] stands for; moves behind it. An unknown one is the ampersand itself.
char32_t entity(std::string_view html, std::size_t& at) {
  // No further than a name may be long: many ampersands without a semicolon must not cost the square of their number.
  const std::size_t length = html.substr(at, 13).find(';');
  if (length != std::string_view::npos) {
    const std::size_t end = at + length;
    const std::string_view name = html.substr(at + 1, length - 1);
    std::optional<std::int64_t> code;
    if (name.starts_with("#x") || name.starts_with("#X")) code = hexadecimal(name.substr(2));
    else if (name.starts_with('#')) code = integer(name.substr(1));
    if (code && *code > 0x1F && *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF)) {
      at = end + 1;
      return static_cast<char32_t>(*code);
    }
    for (const Entity& known : kEntities)
      if (known.name == name) {
        at = end + 1;
        return known.character;
      }
  }
  ++at;
  return U'&';
}

class HtmlText {
 public:
  explicit HtmlText(std::string_view html) : html_(html) {}

  std::vector<std::string> read() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<') tag();
      else if (c == '&') append_utf8(line_, entity(html_, at_));
      else if (static_cast<unsigned char>(c) <= ' ') blank();
      else line_ += html_[at_++];
    }
    end_line();
    return std::move(lines_);
  }

 private:
  void blank() {
    if (!line_.empty() && line_.back() != ' ' && line_.back() != '\t') line_ += ' ';
    ++at_;
  }
  void end_line() {
    while (!line_.empty() && (line_.back() == ' ' || line_.back() == '\t')) line_.pop_back();
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
  }
  void tag() {
    if (html_.substr(at_).starts_with("<!--")) {
      const std::size_t end = html_.find("-->", at_ + 4);
      at_ = end == std::string_view::npos ? html_.size() : end + 3;
      return;
    }
    const std::size_t end = html_.find('>', at_);
    if (end == std::string_view::npos) {
      at_ = html_.size();
      return;
    }
    std::size_t from = at_ + 1;
    const bool closing = from < end && html_[from] == '/';
    if (closing) ++from;
    std::size_t to = from;
    while (to < end && ((html_[to] >= 'a' && html_[to] <= 'z') || (html_[to] >= 'A' && html_[to] <= 'Z') || (html_[to] >= '0' && html_[to] <= '9'))) ++to;
    const std::string name = lower(html_.substr(from, to - from));
    at_ = end + 1;
    if (!closing && among(name, kWithoutText) && html_[end - 1] != '/') skip_to_end_of(name);
    if (among(name, kBreaking)) end_line();
    if (!closing && (name == "td" || name == "th") && !line_.empty()) line_ += '\t';
  }
  void skip_to_end_of(const std::string& name) {
    for (std::size_t found = html_.find("</", at_); found != std::string_view::npos; found = html_.find("</", found + 2))
      if (equal_ignoring_case(html_.substr(found + 2, name.size()), name)) {
        at_ = found;
        return;
      }
    at_ = html_.size();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

// The charset named in the first kilobytes, by <meta> or an XML declaration.
std::string named_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 2'048));
  for (const std::string_view key : {std::string_view("charset="), std::string_view("encoding=")}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    std::size_t to = at;
    while (to < head.size() && (head[to] == '-' || head[to] == '_' || (head[to] >= '0' && head[to] <= '9') || (head[to] >= 'a' && head[to] <= 'z'))) ++to;
    if (to > at) return head.substr(at, to - at);
  }
  return {};
}

}  // namespace

std::vector<std::string> html_paragraphs(std::string_view html) { return HtmlText(html).read(); }

std::string decoded_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF") && is_valid_utf8(bytes.substr(3))) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE"))
    if (auto text = decoded(bytes.substr(2), "UTF-16LE")) return *text;
  if (bytes.starts_with("\xFE\xFF"))
    if (auto text = decoded(bytes.substr(2), "UTF-16BE")) return *text;
  std::string charset = named_charset(bytes);
  if (charset == "gb2312" || charset == "gbk") charset = "GB18030";   // which holds both
  if (!charset.empty() && charset != "utf-8" && charset != "utf8")
    if (auto text = decoded(bytes, charset)) return *text;
  if (is_valid_utf8(bytes)) return std::string(bytes);
  if (auto text = decoded(bytes, "GB18030")) return *text;
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out, next_character(bytes, at));
  return out;
}

}  // namespace zhengben::docx
