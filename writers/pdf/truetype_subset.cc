#include "writers/pdf/truetype_subset.h"

#include <algorithm>

#include "writers/pdf/bytes.h"

namespace zhengben {

namespace {

// ISO/IEC 14496-22:2019 5.3.3 glyf: flags of a component.
constexpr int kWords = 0x0001, kScale = 0x0008, kMore = 0x0020, kTwoScales = 0x0040, kMatrix = 0x0080;
constexpr std::size_t kMostGlyphs = 0xFFFF;

void pad(std::string& table) {
  while (table.size() % 4 != 0) table += '\0';
}

std::uint32_t checksum(std::string_view table) {
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < table.size(); at += 4) sum += read_be(table, at, 4);
  return sum;
}

// 4.5 Organization of an OpenType font. `tables` are padded and in the order of their tags.
std::string assembled(const std::map<std::string, std::string>& tables) {
  std::string font;
  const auto count = static_cast<std::uint32_t>(tables.size());
  std::uint32_t power = 1, log = 0;
  while (power * 2 <= count) power *= 2, ++log;
  append_be(font, 0x00010000, 4);
  append_be(font, count, 2);
  append_be(font, power * 16, 2);
  append_be(font, log, 2);
  append_be(font, count * 16 - power * 16, 2);
  std::size_t offset = 12 + 16 * tables.size(), head = 0;
  for (const auto& [tag, table] : tables) {
    font += tag;
    append_be(font, checksum(table), 4);
    append_be(font, static_cast<std::uint32_t>(offset), 4);
    append_be(font, static_cast<std::uint32_t>(table.size()), 4);
    if (tag == "head") head = offset;
    offset += table.size();
  }
  for (const auto& [tag, table] : tables) font += table;
  set_be(font, head + 8, 0xB1B0AFBA - checksum(font), 4);   // checkSumAdjustment
  return font;
}

}  // namespace

std::optional<TrueTypeSubset> TrueTypeSubset::open(const Sfnt& sfnt) {
  TrueTypeSubset subset(sfnt);
  const std::string_view head = sfnt.table("head"), hhea = sfnt.table("hhea"), maxp = sfnt.table("maxp");
  subset.loca_ = sfnt.table("loca");
  subset.glyf_ = sfnt.table("glyf");
  subset.hmtx_ = sfnt.table("hmtx");
  if (head.size() < 54 || hhea.size() < 36 || maxp.size() < 32 || subset.glyf_.empty()) return std::nullopt;
  subset.long_loca_ = read_u16(head, 50) != 0;
  subset.glyph_count_ = read_be(maxp, 4, 2);
  subset.metric_count_ = read_be(hhea, 34, 2);
  const std::size_t size = subset.long_loca_ ? 4 : 2;
  if (subset.loca_.size() < (subset.glyph_count_ + std::size_t{1}) * size || subset.metric_count_ == 0) return std::nullopt;
  subset.add(0);   // .notdef
  return subset;
}

std::string_view TrueTypeSubset::outline(std::uint32_t glyph) const {
  if (glyph >= glyph_count_) return {};
  const std::size_t begin = long_loca_ ? read_be(loca_, 4 * std::size_t{glyph}, 4) : 2 * std::size_t{read_be(loca_, 2 * std::size_t{glyph}, 2)};
  const std::size_t end = long_loca_ ? read_be(loca_, 4 * std::size_t{glyph} + 4, 4) : 2 * std::size_t{read_be(loca_, 2 * std::size_t{glyph} + 2, 2)};
  return end <= begin ? std::string_view() : slice(glyf_, begin, end - begin);
}

int TrueTypeSubset::metric(std::uint32_t glyph, std::size_t offset) const {
  if (glyph < metric_count_) return offset == 0 ? read_u16(hmtx_, 4 * std::size_t{glyph}) : read_i16(hmtx_, 4 * std::size_t{glyph} + 2);
  if (offset == 0) return read_u16(hmtx_, 4 * std::size_t{metric_count_ - 1});
  return read_i16(hmtx_, 4 * std::size_t{metric_count_} + 2 * std::size_t{glyph - metric_count_});
}

std::optional<double> TrueTypeSubset::add(std::uint32_t glyph) {
  glyphs_.push_back(glyph);
  if (glyph >= glyph_count_) return std::nullopt;
  return metric(glyph, 0);
}

std::vector<std::string> TrueTypeSubset::outlines(std::vector<std::uint32_t>& glyphs) const {
  std::map<std::uint32_t, std::uint32_t> number;
  for (std::size_t i = 0; i < glyphs.size(); ++i) number.emplace(glyphs[i], static_cast<std::uint32_t>(i));
  std::vector<std::string> outlines;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    std::string data(outline(glyphs[i]));
    const bool composite = data.size() >= 14 && read_i16(data, 0) < 0;
    for (std::size_t at = 10; composite && at + 4 <= data.size();) {
      const int flags = read_u16(data, at);
      const std::uint32_t component = read_be(data, at + 2, 2);
      const auto [found, added] = number.emplace(component, static_cast<std::uint32_t>(glyphs.size()));
      if (added && glyphs.size() < kMostGlyphs) glyphs.push_back(component);
      set_be(data, at + 2, found->second, 2);
      at += 4 + ((flags & kWords) != 0 ? 4 : 2) + ((flags & kMatrix) != 0 ? 8 : (flags & kTwoScales) != 0 ? 4 : (flags & kScale) != 0 ? 2 : 0);
      if ((flags & kMore) == 0) break;
    }
    outlines.push_back(std::move(data));
  }
  return outlines;
}

std::string TrueTypeSubset::program() const {
  std::vector<std::uint32_t> glyphs = glyphs_;
  const std::vector<std::string> data = outlines(glyphs);
  std::map<std::string, std::string> tables;
  for (const char* tag : {"cvt ", "fpgm", "prep", "head", "hhea", "maxp"}) {
    if (const std::string_view table = sfnt_.table(tag); !table.empty()) tables[tag] = table;
  }
  std::string &glyf = tables["glyf"], &loca = tables["loca"], &hmtx = tables["hmtx"];
  for (std::size_t i = 0; i < data.size(); ++i) {
    append_be(loca, static_cast<std::uint32_t>(glyf.size()), 4);
    glyf += data[i];
    pad(glyf);
    append_be(hmtx, static_cast<std::uint32_t>(metric(glyphs[i], 0)), 2);
    append_be(hmtx, static_cast<std::uint32_t>(metric(glyphs[i], 2)), 2);
  }
  append_be(loca, static_cast<std::uint32_t>(glyf.size()), 4);
  set_be(tables["head"], 8, 0, 4);
  set_be(tables["head"], 50, 1, 2);
  set_be(tables["hhea"], 34, static_cast<std::uint32_t>(glyphs.size()), 2);
  set_be(tables["maxp"], 4, static_cast<std::uint32_t>(glyphs.size()), 2);
  for (auto& [tag, table] : tables) pad(table);
  return assembled(tables);
}

}  // namespace zhengben
