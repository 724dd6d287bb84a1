#include "readers/pdf/filters.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "readers/pdf/predictor.h"

namespace zhengben::pdf {

namespace {

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

// Also asks for the rest of the budget once a quarter is used: a string that doubles would hold twice the budget.
bool is_over(std::string& out, std::int64_t budget) {
  constexpr std::int64_t kSlack = 1 << 19, kLarge = 1 << 22;
  const auto size = static_cast<std::int64_t>(out.size()), most = budget + kSlack;
  if (budget > kLarge && size > budget / 4 && static_cast<std::int64_t>(out.capacity()) < most) out.reserve(static_cast<std::size_t>(most));
  return size > budget;
}

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

// `window_bits`: zlib's, negative for data without a header.
FilterResult inflate_all(std::string_view data, int window_bits, std::int64_t budget, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return FilterResult::Damaged;
  const std::unique_ptr<z_stream, EndInflate> guard(&stream);
  std::vector<char> chunk(std::clamp<std::size_t>(data.size() * 4, 4'096, 262'144));
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(data.size(), 0x7FFFFFFF));
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    const int status = inflate(&stream, Z_SYNC_FLUSH);
    out.append(chunk.data(), chunk.size() - stream.avail_out);
    if (is_over(out, budget)) return FilterResult::OverBudget;
    if (status == Z_STREAM_END) return FilterResult::Whole;
    if (status != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) return FilterResult::Damaged;
  }
}

FilterResult flate(std::string_view data, std::int64_t budget, std::string& out) {
  const FilterResult result = inflate_all(data, MAX_WBITS, budget, out);
  if (result != FilterResult::Damaged || !out.empty() || data.size() <= 2) return result;
  // A damaged header hides data that are whole: they are read without it, and called damaged none the less.
  const FilterResult raw = inflate_all(data.substr(2), -MAX_WBITS, budget, out);
  return raw == FilterResult::Whole ? FilterResult::Damaged : raw;
}

// ISO 32000-1:2008 7.4.4.2 Details of LZW Encoding.
FilterResult lzw(std::string_view data, bool early_change, std::int64_t budget, std::string& out) {
  constexpr unsigned kClear = 256, kEnd = 257, kMost = 4'096;
  struct Entry {
    std::size_t begin = 0, length = 0;    // in `out`
  };
  std::vector<Entry> table;               // from code 258 on
  std::uint32_t bits = 0;
  int held = 0;
  unsigned width = 9;
  Entry previous;
  for (const char byte : data) {
    bits = bits << 8U | static_cast<unsigned char>(byte);
    held += 8;
    if (held < static_cast<int>(width)) continue;
    held -= static_cast<int>(width);
    const unsigned code = bits >> static_cast<unsigned>(held) & ((1U << width) - 1);
    if (code == kEnd) return FilterResult::Whole;
    if (code == kClear) {
      table.clear();
      width = 9;
      previous = {};
      continue;
    }
    const Entry made{out.size(), previous.length + 1};
    if (code < kClear) {
      out += static_cast<char>(code);
    } else if (code - 258 < table.size()) {
      const Entry entry = table[code - 258];
      for (std::size_t i = 0; i < entry.length; ++i) out += out[entry.begin + i];
    } else if (code - 258 == table.size() && previous.length > 0) {
      for (std::size_t i = 0; i < previous.length; ++i) out += out[previous.begin + i];
      out += out[previous.begin];
    } else {
      return FilterResult::Damaged;
    }
    if (is_over(out, budget)) return FilterResult::OverBudget;
    // An entry is the code before and the first byte of this one, which follows it in the output.
    if (previous.length > 0 && table.size() + 258 < kMost) table.push_back({previous.begin, made.length});
    previous = {made.begin, out.size() - made.begin};
    const std::size_t next = table.size() + 258 + (early_change ? 1 : 0);
    width = next >= 2'048 ? 12 : next >= 1'024 ? 11 : next >= 512 ? 10 : 9;
  }
  return FilterResult::Damaged;           // no end-of-data code
}

FilterResult ascii_hex(std::string_view data, std::string& out) {
  int high = -1;
  for (const char c : data) {
    if (is_white(c)) continue;
    if (c == '>') {
      if (high >= 0) out += static_cast<char>(high * 16);
      return FilterResult::Whole;
    }
    const int digit = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
    if (digit < 0) return FilterResult::Damaged;
    if (high >= 0) out += static_cast<char>(high * 16 + digit);
    high = high >= 0 ? -1 : digit;
  }
  if (high >= 0) out += static_cast<char>(high * 16);
  return FilterResult::Whole;             // the end mark is often left out
}

// ISO 32000-1:2008 7.4.3 ASCII85Decode Filter.
FilterResult ascii_85(std::string_view data, std::int64_t budget, std::string& out) {
  std::uint64_t group = 0;
  int count = 0;
  const auto give = [&](int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(group >> (24U - 8U * static_cast<unsigned>(i)) & 0xFFU);
    group = 0;
    count = 0;
  };
  if (data.starts_with("<~")) data.remove_prefix(2);
  for (const char c : data) {
    if (is_white(c)) continue;
    if (c == '~') break;
    if (c == 'z' && count == 0) {
      give(4);
    } else if (c >= '!' && c <= 'u') {
      group = group * 85 + static_cast<unsigned>(c - '!');
      if (++count == 5) give(4);
    } else {
      return FilterResult::Damaged;
    }
    if (is_over(out, budget)) return FilterResult::OverBudget;
  }
  if (count > 1) {
    const int bytes = count - 1;
    for (; count < 5; ++count) group = group * 85 + 84;
    give(bytes);
  }
  return FilterResult::Whole;
}

// ISO 32000-1:2008 7.4.5 RunLengthDecode Filter.
FilterResult run_length(std::string_view data, std::int64_t budget, std::string& out) {
  for (std::size_t at = 0; at < data.size();) {
    const auto length = static_cast<unsigned char>(data[at++]);
    if (length == 128) return FilterResult::Whole;
    if (length < 128) {
      const std::size_t count = std::min<std::size_t>(length + 1U, data.size() - at);
      out.append(data.substr(at, count));
      if (count < length + 1U) return FilterResult::Damaged;
      at += count;
    } else {
      if (at >= data.size()) return FilterResult::Damaged;
      out.append(257U - length, data[at++]);
    }
    if (is_over(out, budget)) return FilterResult::OverBudget;
  }
  return FilterResult::Whole;
}

}  // namespace

FilterResult undo_filter(std::string_view name, const FilterParameters& parameters, std::string_view data, std::int64_t budget, std::string& out) {
  out.clear();
  if (name == "ASCIIHexDecode" || name == "AHx") return ascii_hex(data, out);
  if (name == "ASCII85Decode" || name == "A85") return ascii_85(data, budget, out);
  if (name == "RunLengthDecode" || name == "RL") return run_length(data, budget, out);
  if (name == "Crypt") {
    out = data;
    return FilterResult::Whole;
  }
  FilterResult result = FilterResult::Unknown;
  if (name == "FlateDecode" || name == "Fl") result = flate(data, budget, out);
  if (name == "LZWDecode" || name == "LZW") result = lzw(data, parameters.early_change != 0, budget, out);
  if (result == FilterResult::Unknown || result == FilterResult::OverBudget || parameters.predictor <= 1) return result;
  return undo_predictor(parameters, out) ? result : FilterResult::Damaged;
}

}  // namespace zhengben::pdf
