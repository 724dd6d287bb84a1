#include "readers/pdf/cid_text.h"

#include <charconv>

#include "model/text.h"

namespace zhengben::embedded {
extern const std::string_view adobe_gb1, adobe_cns1, adobe_japan1, adobe_korea1, adobe_kr;
}

namespace zhengben::pdf {

namespace {

std::vector<std::string_view> table_of(std::string_view data) {
  std::vector<std::string_view> out;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    const std::string_view line = data.substr(0, end);
    data.remove_prefix(std::min(end + 1, data.size()));
    std::size_t cid = 0;
    const char* mark = std::from_chars(line.data(), line.data() + line.size(), cid).ptr;
    const auto begin = static_cast<std::size_t>(mark - line.data()) + 1;
    if (line.size() <= begin) continue;
    const std::string_view text = line.substr(begin);
    if (*mark == '+') {
      out.resize(std::max(out.size(), cid + 1));
      out[cid] = text;
      continue;
    }
    for (std::size_t at = 0; at < text.size(); ++cid) {
      const std::size_t from = at;
      next_character(text, at);
      out.resize(std::max(out.size(), cid + 1));
      out[cid] = text.substr(from, at - from);
    }
  }
  return out;
}

}  // namespace

const std::vector<std::string_view>* cid_texts(std::string_view ordering) {
  using Table = std::vector<std::string_view>;
  if (ordering == "GB1") {
    static const Table table = table_of(embedded::adobe_gb1);
    return &table;
  }
  if (ordering == "CNS1") {
    static const Table table = table_of(embedded::adobe_cns1);
    return &table;
  }
  if (ordering == "Japan1") {
    static const Table table = table_of(embedded::adobe_japan1);
    return &table;
  }
  if (ordering == "Korea1") {
    static const Table table = table_of(embedded::adobe_korea1);
    return &table;
  }
  if (ordering == "KR") {
    static const Table table = table_of(embedded::adobe_kr);
    return &table;
  }
  return nullptr;
}

}  // namespace zhengben::pdf
