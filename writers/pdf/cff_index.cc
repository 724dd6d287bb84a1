#include "writers/pdf/cff_index.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "writers/pdf/bytes.h"

namespace zhengben {

std::optional<CffIndex> CffIndex::read(std::string_view cff, std::size_t& at) {
  CffIndex index;
  if (at + 2 > cff.size()) return std::nullopt;
  index.count_ = read_be(cff, at, 2);
  at += 2;
  if (index.count_ == 0) return index;
  index.offset_size_ = read_be(cff, at, 1);
  if (index.offset_size_ < 1 || index.offset_size_ > 4) return std::nullopt;
  const std::size_t offsets_size = (index.count_ + 1) * index.offset_size_;
  index.offsets_ = slice(cff, at + 1, offsets_size);
  if (index.offsets_.size() != offsets_size) return std::nullopt;
  at += 1 + offsets_size;
  const std::size_t end = index.offset(index.count_);
  if (end < 1 || end - 1 > cff.size() - at) return std::nullopt;
  index.data_ = slice(cff, at, end - 1);
  at += end - 1;
  return index;
}

std::size_t CffIndex::offset(std::size_t i) const { return read_be(offsets_, i * offset_size_, offset_size_); }

std::string_view CffIndex::item(std::size_t i) const {
  if (i >= count_) return {};
  const std::size_t begin = offset(i), end = offset(i + 1);
  return begin < 1 || end < begin ? std::string_view() : slice(data_, begin - 1, end - begin);
}

void append_index(std::string& out, const std::vector<std::string_view>& items) {
  std::string data;
  std::vector<std::size_t> ends;
  for (const std::string_view item : items) {
    data += item;
    ends.push_back(data.size());
  }
  append_index(out, data, ends);
}

void append_index(std::string& out, std::string_view data, const std::vector<std::size_t>& ends) {
  append_be(out, static_cast<std::uint32_t>(ends.size()), 2);
  if (ends.empty()) return;
  const std::size_t total = data.size() + 1;
  const std::size_t size = total < 0x100 ? 1 : total < 0x10000 ? 2 : total < 0x1000000 ? 3 : 4;
  append_be(out, static_cast<std::uint32_t>(size), 1);
  append_be(out, 1, size);
  for (const std::size_t end : ends) append_be(out, static_cast<std::uint32_t>(end + 1), size);
  out += data;
}

namespace {

// 4 DICT Data, table 5: a real number in nibbles.
std::optional<double> read_real(std::string_view dict, std::size_t& at) {
  static constexpr const char* kNibbles[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "E", "E-", "", "-"};
  std::string text;
  while (at < dict.size()) {
    const unsigned byte = static_cast<unsigned char>(dict[at++]);
    for (const unsigned nibble : {byte >> 4, byte & 15}) {
      if (nibble != 15) {
        text += kNibbles[nibble];
        continue;
      }
      double value = 0;
      std::from_chars(text.data(), text.data() + text.size(), value);
      return value;
    }
  }
  return std::nullopt;
}

std::optional<double> read_operand(std::string_view dict, std::size_t& at) {
  const int b0 = static_cast<unsigned char>(dict[at]);
  if (b0 == 30) return read_real(dict, ++at);
  const std::size_t size = b0 == 28 ? 3 : b0 == 29 ? 5 : b0 >= 32 && b0 <= 246 ? 1 : b0 >= 247 && b0 <= 254 ? 2 : 0;
  if (size == 0 || dict.size() - at < size) return std::nullopt;
  const std::size_t from = at;
  at += size;
  if (b0 == 28) return read_i16(dict, from + 1);
  if (b0 == 29) return static_cast<std::int32_t>(read_be(dict, from + 1, 4));
  if (b0 <= 246) return b0 - 139;
  const int b1 = static_cast<unsigned char>(dict[from + 1]);
  return b0 <= 250 ? (b0 - 247) * 256 + b1 + 108 : -(b0 - 251) * 256 - b1 - 108;
}

}  // namespace

std::optional<std::vector<DictEntry>> read_dict(std::string_view dict) {
  std::vector<DictEntry> entries;
  DictEntry entry;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < dict.size();) {
    const int b0 = static_cast<unsigned char>(dict[at]);
    if (b0 > 21) {
      const auto value = read_operand(dict, at);
      if (!value) return std::nullopt;
      entry.operands.push_back(*value);
      continue;
    }
    entry.key = b0 == 12 ? 1200 + static_cast<int>(read_be(dict, at + 1, 1)) : b0;
    at = std::min(dict.size(), at + (b0 == 12 ? 2 : 1));
    entry.bytes = dict.substr(begin, at - begin);
    entries.push_back(std::move(entry));
    entry = {};
    begin = at;
  }
  return entries;
}

const DictEntry* find_entry(const std::vector<DictEntry>& dict, int key) {
  const auto at = std::ranges::find(dict, key, &DictEntry::key);
  return at == dict.end() ? nullptr : &*at;
}

double operand(const std::vector<DictEntry>& dict, int key, std::size_t n, double otherwise) {
  const DictEntry* entry = find_entry(dict, key);
  return entry && n < entry->operands.size() ? entry->operands[n] : otherwise;
}

void append_integer(std::string& dict, std::int32_t value) {
  append_be(dict, 29, 1);
  append_be(dict, static_cast<std::uint32_t>(value), 4);
}

void append_operator(std::string& dict, int key) {
  if (key >= 1200) append_be(dict, 12, 1);
  append_be(dict, static_cast<std::uint32_t>(key >= 1200 ? key - 1200 : key), 1);
}

}  // namespace zhengben
