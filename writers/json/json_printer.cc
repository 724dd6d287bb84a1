#include "writers/json/json_printer.h"

#include <cassert>

#include "model/text.h"

namespace zhengben {

void JsonPrinter::line() {
  out_ += '\n';
  out_.append(levels_.size() * 2, ' ');
}

void JsonPrinter::before_item() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += level.shape == Shape::Inline ? ", " : ",";
  level.empty = false;
  if (level.shape == Shape::Lines) line();
}

void JsonPrinter::open(char bracket, Shape shape) {
  before_item();
  out_ += bracket;
  levels_.push_back({bracket == '{' ? '}' : ']', shape});
}

void JsonPrinter::end() {
  assert(!levels_.empty());
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.shape == Shape::Lines && !level.empty) line();
  out_ += level.close;
}

void JsonPrinter::key(std::string_view name) {
  string(name);
  out_ += ": ";
  after_key_ = true;
}

void JsonPrinter::escape(unsigned char character) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  switch (character) {
    case '"': out_ += "\\\""; return;
    case '\\': out_ += "\\\\"; return;
    case '\n': out_ += "\\n"; return;
    case '\r': out_ += "\\r"; return;
    case '\t': out_ += "\\t"; return;
    default: break;
  }
  out_ += "\\u00";
  out_ += kHex[character >> 4U];
  out_ += kHex[character & 0xFU];
}

void JsonPrinter::string(std::string_view text) {
  before_item();
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      append_utf8(out_, next_character(text, at));
      continue;
    }
    ++at;
    if (byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\') {
      escape(byte);
    } else {
      out_ += static_cast<char>(byte);
    }
  }
  out_ += '"';
}

void JsonPrinter::integer(std::int64_t value) {
  before_item();
  out_ += std::to_string(value);
}

void JsonPrinter::decimal(Decimal value) {
  before_item();
  out_ += to_string(value);
}

void JsonPrinter::boolean(bool value) {
  before_item();
  out_ += value ? "true" : "false";
}

void JsonPrinter::null() {
  before_item();
  out_ += "null";
}

void JsonPrinter::member(std::string_view name, const std::vector<std::string>& texts) {
  key(name);
  array();
  for (const std::string& text : texts) string(text);
  end();
}

}  // namespace zhengben
