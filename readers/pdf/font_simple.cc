#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "readers/pdf/font.h"
#include "readers/pdf/glyph_names.h"
#include "readers/pdf/standard_widths.h"

namespace zhengben::pdf {

namespace {

constexpr unsigned kSymbolic = 1U << 2U;

std::string utf8(char32_t character) {
  std::string out;
  if (character != 0) append_utf8(out, character);
  return out;
}

}  // namespace

void Font::read_simple(const Object& dictionary) {
  const Object descriptor = dictionary.get("FontDescriptor");
  read_descriptor(descriptor);
  const bool symbolic = static_cast<unsigned>(descriptor.get("Flags").integer()) & kSymbolic;
  if (type3_) procedures_ = dictionary.get("CharProcs");
  read_simple_encoding(dictionary.get("Encoding"), symbolic);
  read_simple_widths(dictionary);
}

void Font::read_simple_widths(const Object& dictionary) {
  double unit = 0.001;
  if (type3_) {
    std::vector<double> matrix = dictionary.get("FontMatrix").numbers();
    if (matrix.size() != 6) matrix = {0.001, 0, 0, 0.001, 0, 0};
    unit = std::hypot(matrix[0], matrix[1]);
    const std::vector<double> box = dictionary.get("FontBBox").numbers();
    if (box.size() == 4 && box[3] > box[1]) {
      ascent_ = std::clamp(box[3] * std::abs(matrix[3]), 0.3, 2.0);
      descent_ = std::clamp(-box[1] * std::abs(matrix[3]), 0.0, 1.0);
    }
  }
  const Object widths = dictionary.get("Widths");
  const std::int64_t first = dictionary.get("FirstChar").integer();
  const double missing = dictionary.get("FontDescriptor").get("MissingWidth").number() * 0.001;
  widths_.fill(missing);
  for (std::uint32_t code = 0; code < 256; ++code) {
    const std::int64_t index = static_cast<std::int64_t>(code) - first;
    if (index >= 0 && index < static_cast<std::int64_t>(widths.size())) {
      widths_[code] = widths.at(static_cast<std::size_t>(index)).number() * unit;
    } else if (widths.size() == 0) {
      std::size_t at = 0;
      const char32_t character = encoded_[code].empty() ? U'n' : next_character(encoded_[code], at);
      widths_[code] = standard_width(info_.name, character).value_or(missing > 0 ? missing : 0.5);
    }
  }
}

// ISO 32000-1:2008 9.6.6 Character Encoding.
void Font::read_simple_encoding(const Object& encoding, bool symbolic) {
  std::string base = encoding.type() == Type::Name ? encoding.name() : encoding.get("BaseEncoding").name();
  const bool builtin = base.empty() && program_ && program_->is_open() && (symbolic || !embedded_truetype_);
  if (base.empty() && info_.name.starts_with("Symbol")) base = "Symbol";
  if (base.empty() && info_.name.starts_with("ZapfDingbats")) base = "ZapfDingbats";
  const EncodingTable table = encoding_table(base);
  for (std::uint32_t code = 0; code < 256 && !type3_; ++code) {
    std::string own = builtin ? program_->text_of_code(code) : std::string{};
    const bool control = table[code] < 0x20 || (table[code] >= 0x7F && table[code] < 0xA0);
    encoded_[code] = own.empty() ? utf8(control ? 0 : table[code]) : std::move(own);
  }
  const Object differences = encoding.get("Differences");
  std::int64_t code = 0;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    const Object item = differences.at(i);
    if (item.is_number()) {
      code = item.integer();
    } else if (code >= 0 && code < 256) {
      const auto at = static_cast<std::size_t>(code++);
      names_[at] = item.name();
      encoded_[at] = text_of_glyph_name(names_[at]);
    }
  }
}

std::uint32_t Font::simple_program_glyph(std::uint32_t code) const {
  if (!program_ || !program_->is_open()) return 0;
  if (!names_[code].empty())
    if (const std::uint32_t glyph = program_->glyph_of_name(names_[code]); glyph != 0) return glyph;
  return program_->glyph_of_code(code);
}

// A name that only repeats the code, "a65" or "C41" at 65: the producer knew no better name.
bool Font::is_named_by_code(std::uint32_t code) const {
  const std::string& name = names_[code];
  std::size_t at = 0;
  while (at < name.size() && at < 3 && ((name[at] >= 'a' && name[at] <= 'z') || (name[at] >= 'A' && name[at] <= 'Z'))) ++at;
  for (std::size_t from = std::min<std::size_t>(at, 1); from <= at; ++from) {
    const std::string_view digits = std::string_view(name).substr(from);
    if (digits.empty() || digits.size() > 4) continue;
    if (number_of(digits, 10) == code || number_of(digits, 16) == code) return true;
  }
  return false;
}

std::string Font::simple_text(std::uint32_t code) {
  if (std::string text = mapped_text(to_unicode_, code, 1); !text.empty()) return text;
  if (!encoded_[code].empty()) return encoded_[code];
  if (program_)
    if (std::string text = program_->text_of_glyph(simple_program_glyph(code)); !text.empty()) return text;
  if (std::string text = private_text(code, 1); !text.empty()) return text;
  if (code < 0x20 || !is_named_by_code(code)) return {};
  static const EncodingTable ordinary = encoding_table("WinAnsiEncoding");
  info_.by_code = true;
  return utf8(ordinary[code]);
}

ShownGlyph Font::simple_glyph(std::uint32_t code) {
  ShownGlyph glyph;
  glyph.text = simple_text(code);
  glyph.advance = widths_[code];
  glyph.is_space = code == 32;
  if (!glyph.text.empty()) return glyph;
  // A code without a glyph draws nothing, and an empty glyph is a blank.
  if (type3_) {
    glyph.unmapped = !names_[code].empty() && procedures_.get(names_[code]).type() == Type::Stream;
  } else if (program_ && program_->is_open()) {
    const std::uint32_t drawn = simple_program_glyph(code);
    const bool blank = program_->is_blank(drawn);
    glyph.unmapped = !blank && (drawn != 0 || names_[code] != ".notdef");
    if (blank && glyph.advance > 0) glyph.text = " ";
  } else {
    glyph.unmapped = !names_[code].empty() && names_[code] != ".notdef";
  }
  return glyph;
}

}  // namespace zhengben::pdf
