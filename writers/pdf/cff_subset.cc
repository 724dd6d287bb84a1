#include "writers/pdf/cff_subset.h"

#include <algorithm>

#include "writers/pdf/bytes.h"
#include "writers/pdf/charstring.h"

namespace zhengben {

namespace {

// #5176 9 Top DICT Data and 15 Private DICT Data.
enum Key : int {
  kFontBBox = 5, kCharset = 15, kCharStrings = 17, kPrivate = 18, kSubrs = 19, kDefaultWidth = 20, kNominalWidth = 21,
  kFontMatrix = 1207, kRos = 1230, kCidCount = 1234, kFdArray = 1236, kFdSelect = 1237, kFontName = 1238,
};
constexpr int kFirstString = 391;   // behind the standard strings

std::size_t offset_of(const std::vector<DictEntry>& dict, int key, std::size_t n = 0) {
  const double value = operand(dict, key, n, 0);
  return value < 0 ? 0 : static_cast<std::size_t>(value);
}

}  // namespace

std::optional<CffSubset> CffSubset::open(std::string_view cff) {
  CffSubset subset;
  std::size_t at = read_be(cff, 2, 1);
  const auto names = CffIndex::read(cff, at);
  const auto tops = names ? CffIndex::read(cff, at) : std::nullopt;
  const auto strings = tops ? CffIndex::read(cff, at) : std::nullopt;
  const auto globals = strings ? CffIndex::read(cff, at) : std::nullopt;
  const auto top = globals ? read_dict(tops->item(0)) : std::nullopt;
  if (!top) return std::nullopt;
  subset.top_ = *top;
  subset.global_subrs_ = *globals;
  at = offset_of(subset.top_, kCharStrings);
  const auto charstrings = at > 0 ? CffIndex::read(cff, at) : std::nullopt;
  if (!charstrings || charstrings->count() == 0) return std::nullopt;
  subset.charstrings_ = *charstrings;
  if (find_entry(subset.top_, kRos)) {
    at = offset_of(subset.top_, kFdArray);
    const auto array = at > 0 ? CffIndex::read(cff, at) : std::nullopt;
    if (!array || array->count() == 0 || array->count() > 256) return std::nullopt;
    for (std::size_t i = 0; i < array->count(); ++i) {
      if (!subset.read_font_dict(cff, array->item(i))) return std::nullopt;
    }
    if (!subset.read_select(cff, offset_of(subset.top_, kFdSelect))) return std::nullopt;
  } else {
    if (!subset.read_font_dict(cff, tops->item(0))) return std::nullopt;
    // The matrix stays in the top dict alone.
    std::erase_if(subset.font_dicts_[0].dict, [](const DictEntry& entry) { return entry.key == kFontMatrix; });
    subset.select_.assign(charstrings->count(), 0);
  }
  subset.add(0);   // .notdef
  return subset;
}

bool CffSubset::read_font_dict(std::string_view cff, std::string_view bytes) {
  const auto dict = read_dict(bytes);
  if (!dict) return false;
  FontDict font;
  font.dict = *dict;
  const std::size_t size = offset_of(*dict, kPrivate), begin = offset_of(*dict, kPrivate, 1);
  const std::string_view private_bytes = slice(cff, begin, size);
  const auto private_dict = read_dict(private_bytes);
  if (!private_dict || private_bytes.size() != size) return false;
  for (const DictEntry& entry : *private_dict) {
    if (entry.key != kSubrs) font.private_dict += entry.bytes;
  }
  font.default_width = operand(*private_dict, kDefaultWidth, 0, 0);
  font.nominal_width = operand(*private_dict, kNominalWidth, 0, 0);
  if (std::size_t at = offset_of(*private_dict, kSubrs); at > 0) {
    at += begin;
    const auto subrs = CffIndex::read(cff, at);
    if (!subrs) return false;
    font.subrs = *subrs;
  }
  font_dicts_.push_back(std::move(font));
  return true;
}

// #5176 19 FDSelect.
bool CffSubset::read_select(std::string_view cff, std::size_t at) {
  const std::size_t glyphs = charstrings_.count();
  const std::uint32_t format = read_be(cff, at, 1);
  select_.assign(glyphs, 0);
  if (at == 0 || (format != 0 && format != 3)) return false;
  if (format == 0) {
    for (std::size_t i = 0; i < glyphs; ++i) select_[i] = static_cast<std::uint8_t>(read_be(cff, at + 1 + i, 1));
  } else {
    const std::size_t ranges = read_be(cff, at + 1, 2);
    for (std::size_t i = 0; i < ranges; ++i) {
      const std::size_t record = at + 3 + 3 * i;
      const std::size_t first = read_be(cff, record, 2), end = std::min<std::size_t>(glyphs, read_be(cff, record + 3, 2));
      if (first < end) std::fill(select_.begin() + static_cast<std::ptrdiff_t>(first), select_.begin() + static_cast<std::ptrdiff_t>(end), static_cast<std::uint8_t>(read_be(cff, record + 2, 1)));
    }
  }
  return *std::ranges::max_element(select_) < font_dicts_.size();
}

std::optional<double> CffSubset::add(std::uint32_t glyph) {
  const std::uint8_t font = glyph < select_.size() ? select_[glyph] : std::uint8_t{0};
  const FontDict& dict = font_dicts_[font];
  const auto flat = append_flattened(outlines_, charstrings_.item(glyph), global_subrs_, dict.subrs);
  used_select_.push_back(font);
  if (!flat) outlines_ += '\x0E';   // endchar
  ends_.push_back(outlines_.size());
  if (!flat) return std::nullopt;
  return flat->width ? dict.nominal_width + *flat->width : dict.default_width;
}

std::string CffSubset::top_dict(const Offsets& offsets) const {
  std::string dict;
  const auto append_entry = [&dict](int key, std::initializer_list<std::size_t> operands) {
    for (const std::size_t value : operands) append_integer(dict, static_cast<std::int32_t>(value));
    append_operator(dict, key);
  };
  append_entry(kRos, {kFirstString, kFirstString + 1, 0});   // Adobe, Identity
  for (const int key : {int{kFontMatrix}, int{kFontBBox}}) {
    if (const DictEntry* entry = find_entry(top_, key)) dict += entry->bytes;
  }
  append_entry(kCidCount, {ends_.size()});
  append_entry(kCharset, {offsets.charset});
  append_entry(kFdSelect, {offsets.select});
  append_entry(kCharStrings, {offsets.charstrings});
  append_entry(kFdArray, {offsets.array});
  return dict;
}

std::string CffSubset::program(const std::string& name) const {
  // Which font dicts are used, and the numbers they get.
  std::vector<int> number(font_dicts_.size(), -1);
  std::vector<std::size_t> used;
  for (const std::uint8_t font : used_select_) {
    if (number[font] >= 0) continue;
    number[font] = static_cast<int>(used.size());
    used.push_back(font);
  }

  std::string program;
  program.reserve(outlines_.size() + 6 * ends_.size() + 8192);
  append_be(program, 0x01000404, 4);
  append_index(program, {name});
  const std::size_t top = program.size();   // its offsets are known at the end, its size is now
  const auto append_top = [&](std::string& out, const Offsets& offsets) { append_index(out, {top_dict(offsets)}); };
  append_top(program, {});
  append_index(program, {"Adobe", "Identity", name});
  append_index(program, {});      // no global subroutines

  Offsets offsets;
  offsets.charset = program.size();
  append_be(program, 2, 1);       // format 2: one range of all CIDs
  append_be(program, 1, 2);
  append_be(program, static_cast<std::uint32_t>(std::max<std::size_t>(ends_.size(), 2) - 2), 2);
  offsets.select = program.size();
  append_be(program, 0, 1);
  for (const std::uint8_t font : used_select_) append_be(program, static_cast<std::uint32_t>(number[font]), 1);
  offsets.charstrings = program.size();
  append_index(program, outlines_, ends_);

  std::vector<std::string> dicts;
  for (const std::size_t font : used) {
    std::string dict;
    append_integer(dict, kFirstString + 2);
    append_operator(dict, kFontName);
    if (const DictEntry* matrix = find_entry(font_dicts_[font].dict, kFontMatrix)) dict += matrix->bytes;
    append_integer(dict, static_cast<std::int32_t>(font_dicts_[font].private_dict.size()));
    append_integer(dict, static_cast<std::int32_t>(program.size()));
    append_operator(dict, kPrivate);
    program += font_dicts_[font].private_dict;
    dicts.push_back(std::move(dict));
  }
  offsets.array = program.size();
  append_index(program, {dicts.begin(), dicts.end()});

  std::string index;
  append_top(index, offsets);
  program.replace(top, index.size(), index);
  return program;
}

}  // namespace zhengben
