#include "model/message.h"

#include "model/locale_engine.h"

namespace zhengben {

namespace embedded {
extern const std::string_view zh_CN_messages;
}

namespace {

std::string number(std::int32_t from_zero) { return std::to_string(from_zero + 1); }

void append(std::string& out, std::string_view key, const std::string& value, Language language) {
  if (!out.empty()) out += language == Language::Chinese ? "，" : ", ";
  out += formatted(key, {value}, language);
}

}  // namespace

std::string translated(std::string_view english, Language language) {
  const std::string key(english);
  if (language == Language::English || key.empty()) return key;
  const char* found = locale_engine().chinese(key.c_str(), embedded::zh_CN_messages);
  return found ? found : key;
}

std::string formatted(std::string_view english, const std::vector<std::string>& arguments, Language language) {
  const std::string text = translated(english, language);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool placeholder = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}' && text[at + 1] >= '1' && text[at + 1] <= '9';
    if (!placeholder) {
      out += text[at];
      continue;
    }
    const auto index = static_cast<std::size_t>(text[at + 1] - '1');
    if (index < arguments.size()) out += arguments[index];
    at += 2;
  }
  return out;
}

std::string message(Code code, const std::vector<std::string>& arguments, Language language) { return formatted(info(code).message, arguments, language); }

std::string message(const Finding& finding, Language language) { return message(finding.code, finding.arguments, language); }

std::string describe(const Place& place, Language language) {
  std::string out;
  if (!place.part.empty()) append(out, "part {1}", place.part, language);
  if (place.page > 0) append(out, "page {1}", std::to_string(place.page), language);
  if (place.block >= 0) append(out, "paragraph {1}", number(place.block), language);
  if (place.table >= 0) append(out, "table {1}", number(place.table), language);
  if (place.row >= 0) append(out, "row {1}", number(place.row), language);
  if (place.column >= 0) append(out, "column {1}", number(place.column), language);
  return out;
}

std::string help(Code code, Language language) { return translated(info(code).help, language); }

}  // namespace zhengben
