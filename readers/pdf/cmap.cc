#include "readers/pdf/cmap.h"

#include <algorithm>
#include <array>

#include "model/text.h"
#include "readers/pdf/lexer.h"

namespace zhengben::pdf {

namespace {

constexpr std::size_t kMaxMappings = 500'000;

std::uint64_t key_of(std::uint32_t code, int length) { return static_cast<std::uint64_t>(length) << 32U | code; }

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes.size() && i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

std::u16string units_of(std::string_view bytes) {
  std::u16string out;
  if (bytes.size() == 1) out += static_cast<char16_t>(static_cast<unsigned char>(bytes[0]));
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
    out += static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) << 8U | static_cast<unsigned char>(bytes[i + 1]));
  return out;
}

std::string utf8_of(std::u16string_view units) {
  std::string out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t character = units[i];
    if (character >= 0xD800 && character < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000)
      character = 0x10000 + ((character - 0xD800) << 10U) + (units[++i] - 0xDC00U);
    append_utf8(out, character);
  }
  return out;
}

struct Predefined {
  std::string_view name;           // without -H or -V
  std::string_view encoding;       // an IANA name, or UTF-16BE and the like
  bool seven_bit = false;          // codes of ISO 2022 without the high bits that the encoding has
};

// ISO 32000-1:2008 table 118 Predefined CJK CMap names, and those that Adobe added since.
constexpr std::array<Predefined, 46> kPredefined{{
    {"GB-EUC", "GB18030"},       {"GBpc-EUC", "GB18030"},    {"GBK-EUC", "GB18030"},     {"GBKp-EUC", "GB18030"},    {"GBK2K", "GB18030"},
    {"UniGB-UCS2", "UTF-16BE"},  {"UniGB-UTF16", "UTF-16BE"}, {"UniGB-UTF32", "UTF-32BE"}, {"UniGB-UTF8", "UTF-8"},    {"B5pc", "Big5"},
    {"HKscs-B5", "Big5-HKSCS"},  {"ETen-B5", "Big5"},        {"ETenms-B5", "Big5"},      {"CNS-EUC", "EUC-TW"},      {"UniCNS-UCS2", "UTF-16BE"},
    {"UniCNS-UTF16", "UTF-16BE"}, {"83pv-RKSJ", "Shift_JIS"}, {"90ms-RKSJ", "windows-31j"}, {"90msp-RKSJ", "windows-31j"}, {"90pv-RKSJ", "Shift_JIS"},
    {"Ext-RKSJ", "Shift_JIS"},   {"EUC", "EUC-JP"},          {"UniJIS-UCS2", "UTF-16BE"}, {"UniJIS-UTF16", "UTF-16BE"}, {"UniJIS2004-UTF16", "UTF-16BE"},
    {"KSC-EUC", "EUC-KR"},       {"KSCms-UHC", "windows-949"}, {"KSCpc-EUC", "EUC-KR"},  {"UniKS-UCS2", "UTF-16BE"}, {"UniKS-UTF16", "UTF-16BE"},
    {"H", "EUC-JP", true},       {"GB", "GB18030", true},    {"KSC", "EUC-KR", true},    {"RKSJ", "Shift_JIS"},     {"UniJIS-UCS2-HW", "UTF-16BE"},
    {"UniJIS-UTF8", "UTF-8"},    {"UniJIS-UTF32", "UTF-32BE"}, {"UniJIS2004-UTF32", "UTF-32BE"}, {"UniCNS-UTF32", "UTF-32BE"}, {"UniCNS-UTF8", "UTF-8"},
    {"UniKS-UTF32", "UTF-32BE"}, {"UniKS-UTF8", "UTF-8"},    {"KSCms-UHC-HW", "windows-949"}, {"B5", "Big5"},         {"UniAKR-UTF16", "UTF-16BE"},
    {"UniAKR-UTF32", "UTF-32BE"},
}};

std::vector<CodeRange> spaces_of(std::string_view encoding) {
  if (encoding == "UTF-16BE") return {{2, 0x0000, 0xD7FF}, {2, 0xE000, 0xFFFF}, {4, 0xD800DC00, 0xDBFFDFFF}};
  if (encoding == "UTF-32BE") return {{4, 0, 0x0010FFFF}};
  if (encoding == "UTF-8") return {{1, 0x00, 0x7F}, {2, 0xC280, 0xDFBF}, {3, 0xE08080, 0xEFBFBF}, {4, 0xF0808080, 0xF48FBFBF}};
  if (encoding == "GB18030") return {{1, 0x00, 0x80}, {4, 0x81308130, 0xFE39FE39}, {2, 0x8140, 0xFEFE}};
  if (encoding == "EUC-TW") return {{1, 0x00, 0x80}, {4, 0x8EA1A1A1, 0x8EA7FEFE}, {2, 0xA1A1, 0xFEFE}};
  if (encoding == "EUC-JP") return {{1, 0x00, 0x80}, {2, 0x8EA0, 0x8EDF}, {2, 0xA1A1, 0xFEFE}};
  if (encoding == "Shift_JIS" || encoding == "windows-31j") return {{1, 0x00, 0x80}, {1, 0xA0, 0xDF}, {2, 0x8140, 0x9FFC}, {2, 0xE040, 0xFCFC}, {1, 0xFD, 0xFF}};
  return {{1, 0x00, 0x80}, {2, 0x8140, 0xFEFE}};
}

bool in_space(const CodeRange& space, std::string_view bytes) {
  for (int i = 0; i < space.bytes; ++i) {
    const auto shift = static_cast<unsigned>(8 * (space.bytes - 1 - i));
    const auto byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    if (byte < (space.low >> shift & 0xFFU) || byte > (space.high >> shift & 0xFFU)) return false;
  }
  return true;
}

}  // namespace

// Reads the operators of a CMap file; all else is passed over.
class CMapParser {
 public:
  CMapParser(std::string_view text, CMap& map) : lexer_(text), map_(map) {}

  void run() {
    std::string last_name;
    for (Token token = lexer_.next(); token.kind != Token::Kind::End; token = lexer_.next()) {
      if (token.kind == Token::Kind::Name) {
        last_name = token.text;
        continue;
      }
      if (token.kind == Token::Kind::Number && last_name == "WMode") map_.vertical_ = token.number == 1;
      last_name.clear();
      if (token.kind != Token::Kind::Operator) continue;
      if (token.text == "begincodespacerange") codespaces();
      if (token.text == "begincidchar") cid_entries(false);
      if (token.text == "begincidrange") cid_entries(true);
      if (token.text == "beginbfchar") text_characters();
      if (token.text == "beginbfrange") text_ranges();
    }
  }

 private:
  bool next_string(std::string& out) {
    const Token token = lexer_.next();
    out = token.text;
    return token.kind == Token::Kind::String && !out.empty() && out.size() <= 4;
  }

  void codespaces() {
    std::string low, high;
    while (next_string(low) && next_string(high)) {
      if (low.size() != high.size()) continue;
      map_.spaces_.push_back({static_cast<int>(low.size()), big_endian(low), big_endian(high)});
    }
  }

  void cid_entries(bool ranges) {
    std::string low, high;
    while (map_.cid_ranges_.size() < kMaxMappings && next_string(low)) {
      high = low;
      if (ranges && !next_string(high)) return;
      const Token value = lexer_.next();
      if (value.kind != Token::Kind::Number || value.number < 0 || value.number > 0xFFFF) return;
      const int length = static_cast<int>(low.size());
      map_.cid_ranges_.push_back({key_of(big_endian(low), length), key_of(big_endian(high), length), static_cast<std::uint32_t>(value.number), {}});
    }
  }

  void text_characters() {
    std::string code;
    while (map_.text_.size() < kMaxMappings && next_string(code)) {
      const Token value = lexer_.next();
      if (value.kind == Token::Kind::String) map_.add_text(big_endian(code), static_cast<int>(code.size()), value.text);
    }
  }

  void text_ranges() {
    std::string low, high;
    while (map_.text_.size() + map_.text_ranges_.size() < kMaxMappings && next_string(low) && next_string(high)) {
      const int length = static_cast<int>(low.size());
      const std::uint32_t first = big_endian(low), last = big_endian(high);
      const Token value = lexer_.next();
      if (value.kind == Token::Kind::String) {
        map_.text_ranges_.push_back({key_of(first, length), key_of(last, length), 0, units_of(value.text)});
      } else if (value.kind == Token::Kind::ArrayBegin) {
        std::uint32_t code = first;
        for (Token item = lexer_.next(); item.kind == Token::Kind::String; item = lexer_.next(), ++code)
          if (code <= last) map_.add_text(code, length, item.text);
      } else {
        return;
      }
    }
  }

  Lexer lexer_;
  CMap& map_;
};

void CMap::add_text(std::uint32_t code, int length, std::string_view utf16) {
  std::string text = utf8_of(units_of(utf16));
  std::size_t at = 0;
  if (!text.empty()) next_character(text, at);
  clusters_ = clusters_ || at < text.size();
  text_[key_of(code, length)] = std::move(text);
}

bool CMap::is_rest_of_cluster(std::uint32_t code, int length) const {
  if (!clusters_) return false;
  const auto it = text_.find(key_of(code, length));
  return it != text_.end() && it->second.empty();
}

void CMap::finish() {
  const auto by_low = [](const Range& a, const Range& b) { return a.low < b.low; };
  std::stable_sort(cid_ranges_.begin(), cid_ranges_.end(), by_low);
  std::stable_sort(text_ranges_.begin(), text_ranges_.end(), by_low);
}

CMap CMap::parsed(std::string_view text, const CMap* base) {
  CMap map;
  if (base) map = *base;
  CMapParser(text, map).run();
  map.finish();
  return map;
}

std::string CMap::base_name(std::string_view text) {
  Lexer lexer(text);
  std::string name;
  for (Token token = lexer.next(); token.kind != Token::Kind::End; token = lexer.next()) {
    if (token.kind == Token::Kind::Name) name = token.text;
    if (token.kind == Token::Kind::Operator && token.text == "usecmap") return name;
  }
  return {};
}

std::optional<CMap> CMap::predefined(const std::string& name) {
  CMap map;
  map.vertical_ = name == "V" || name.ends_with("-V");
  if (name == "Identity-H" || name == "Identity-V") {
    map.identity_ = true;
    map.spaces_ = {{2, 0, 0xFFFF}};
    return map;
  }
  std::string base = name == "V" ? "H" : name;
  if (base.ends_with("-H") || base.ends_with("-V")) base.resize(base.size() - 2);
  for (const Predefined& known : kPredefined) {
    if (known.name != base) continue;
    map.encoding_ = known.encoding;
    map.seven_bit_ = known.seven_bit;
    map.spaces_ = known.seven_bit ? std::vector<CodeRange>{{2, 0x2121, 0x7E7E}} : spaces_of(known.encoding);
    return map;
  }
  return std::nullopt;
}

std::uint32_t CMap::next_code(std::string_view bytes, std::size_t& at, int& length) const {
  const std::string_view rest = bytes.substr(at);
  for (int want = 1; want <= 4; ++want)
    for (const CodeRange& space : spaces_)
      if (space.bytes == want && rest.size() >= static_cast<std::size_t>(want) && in_space(space, rest)) {
        length = want;
        at += static_cast<std::size_t>(want);
        return big_endian(rest.substr(0, static_cast<std::size_t>(want)));
      }
  // No codespace fits: take as many bytes as the shortest one has, one where there is none.
  length = spaces_.empty() ? 1 : 4;
  for (const CodeRange& space : spaces_) length = std::min(length, space.bytes);
  length = static_cast<int>(std::min(rest.size(), static_cast<std::size_t>(length)));
  at += static_cast<std::size_t>(length);
  return big_endian(rest.substr(0, static_cast<std::size_t>(length)));
}

namespace {

template <typename Ranges>
auto range_of(const Ranges& ranges, std::uint64_t key) {
  auto it = std::upper_bound(ranges.begin(), ranges.end(), key, [](std::uint64_t k, const auto& range) { return k < range.low; });
  if (it == ranges.begin()) return ranges.end();
  --it;
  return key <= it->high ? it : ranges.end();
}

}  // namespace

std::optional<std::uint32_t> CMap::cid(std::uint32_t code, int length) const {
  if (identity_) return code;
  const std::uint64_t key = key_of(code, length);
  if (const auto it = range_of(cid_ranges_, key); it != cid_ranges_.end()) return it->value + static_cast<std::uint32_t>(key - it->low);
  return std::nullopt;
}

std::optional<std::string> CMap::text(std::uint32_t code, int length) const {
  const std::uint64_t key = key_of(code, length);
  if (const auto it = text_.find(key); it != text_.end()) return it->second;
  if (const auto it = range_of(text_ranges_, key); it != text_ranges_.end() && !it->base.empty()) {
    std::u16string units = it->base;
    units.back() = static_cast<char16_t>(units.back() + (key - it->low));
    return utf8_of(units);
  }
  if (encoding_.empty()) return std::nullopt;
  if (seven_bit_) code |= 0x8080U;
  std::string bytes;
  for (int i = length - 1; i >= 0; --i) bytes += static_cast<char>(code >> (8U * static_cast<unsigned>(i)) & 0xFFU);
  return decoded(bytes, encoding_);
}

}  // namespace zhengben::pdf
