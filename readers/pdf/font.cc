#include "readers/pdf/font.h"

#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "readers/pdf/cid_text.h"
#include "readers/pdf/glyph_names.h"
#include "readers/pdf/standard_widths.h"

namespace zhengben::pdf {

namespace {

constexpr std::int64_t kMaxCidRun = 65'536;
constexpr unsigned kSymbolic = 1U << 2U, kFixedPitch = 1U << 0U, kSerif = 1U << 1U, kItalic = 1U << 6U, kForceBold = 1U << 18U;

std::string without_subset_prefix(const std::string& name) { return name.size() > 7 && name[6] == '+' ? name.substr(7) : name; }

bool says(const std::string& name, const char* word) { return name.find(word) != std::string::npos; }

std::string utf8(char32_t character) {
  std::string out;
  if (character != 0) append_utf8(out, character);
  return out;
}

// What a character map must not claim: control and unassigned marks that producers write for "I do not know".
bool is_meaningless(const std::string& text) {
  if (text.empty()) return true;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (!control && c != 0xFFFD && c != 0xFFFE && c != 0xFFFF) return false;
  }
  return true;
}

bool is_private_use(const std::string& text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const char32_t c = next_character(text, at);
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

}  // namespace

Font::Font(const File& file, const Object& dictionary) : file_(&file) {
  const std::string subtype = dictionary.get("Subtype").name();
  info_.name = without_subset_prefix(dictionary.get("BaseFont").name());
  if (const Object map = dictionary.get("ToUnicode"); map.type() == Type::Stream) {
    const std::string text = file.data(map);
    const std::optional<CMap> base = CMap::predefined(CMap::base_name(text));
    to_unicode_ = CMap::parsed(text, base ? &*base : nullptr);
  } else if (map.type() == Type::Name) {
    to_unicode_ = CMap::predefined(map.name());
  }
  composite_ = subtype == "Type0";
  if (composite_) {
    read_composite(dictionary);
  } else {
    read_simple(dictionary);
  }
  info_.bold = info_.bold || says(info_.name, "Bold") || says(info_.name, "Black") || says(info_.name, "Heavy");
  info_.italic = info_.italic || says(info_.name, "Italic") || says(info_.name, "Oblique");
}

void Font::read_descriptor(const Object& descriptor) {
  const auto flags = static_cast<unsigned>(descriptor.get("Flags").integer());
  info_.fixed_pitch = flags & kFixedPitch;
  info_.serif = flags & kSerif;
  info_.italic = flags & kItalic;
  info_.bold = (flags & kForceBold) || descriptor.get("FontWeight").number() >= 600;
  const double ascent = descriptor.get("Ascent").number() / 1000, descent = std::abs(descriptor.get("Descent").number()) / 1000;
  // Many producers write zeros or nonsense: then the usual box is better.
  if (ascent > 0.3 && ascent < 1.5 && descent < 0.8 && ascent + descent > 0.6) {
    ascent_ = ascent;
    descent_ = descent;
  }
  for (const char* key : {"FontFile", "FontFile2", "FontFile3"})
    if (const Object program = descriptor.get(key); program.type() == Type::Stream) {
      embedded_truetype_ = std::string_view(key) == "FontFile2";
      program_ = std::make_unique<FontProgram>(file_->data(program));
      return;
    }
}

void Font::read_simple(const Object& dictionary) {
  const Object descriptor = dictionary.get("FontDescriptor");
  read_descriptor(descriptor);
  const bool symbolic = static_cast<unsigned>(descriptor.get("Flags").integer()) & kSymbolic;
  read_simple_encoding(dictionary.get("Encoding"), symbolic);
  double unit = 0.001;
  if (dictionary.get("Subtype").is_name("Type3")) {
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
  const double missing = descriptor.get("MissingWidth").number() * 0.001;
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
  for (std::uint32_t code = 0; code < 256; ++code) {
    std::string own = builtin ? program_->text_of_code(code) : std::string{};
    encoded_[code] = own.empty() ? utf8(table[code]) : std::move(own);
  }
  const Object differences = encoding.get("Differences");
  std::int64_t code = 0;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    const Object item = differences.at(i);
    if (item.is_number()) {
      code = item.integer();
    } else if (code >= 0 && code < 256) {
      encoded_[static_cast<std::size_t>(code++)] = text_of_glyph_name(item.name());
    }
  }
}

void Font::read_composite(const Object& dictionary) {
  const Object descendant = dictionary.get("DescendantFonts").at(0);
  read_descriptor(descendant.get("FontDescriptor"));
  const Object encoding = dictionary.get("Encoding");
  if (encoding.type() == Type::Name) {
    encoding_ = CMap::predefined(encoding.name());
  } else if (encoding.type() == Type::Stream) {
    const std::string text = file_->data(encoding);
    std::string base_name = encoding.get("UseCMap").name();
    if (base_name.empty()) base_name = CMap::base_name(text);
    const std::optional<CMap> base = CMap::predefined(base_name);
    encoding_ = CMap::parsed(text, base ? &*base : nullptr);
  }
  if (!encoding_) encoding_ = CMap::predefined("Identity-H");
  vertical_ = encoding_->vertical() || encoding.get("WMode").integer() == 1;
  if (const Object system = descendant.get("CIDSystemInfo"); system.get("Registry").string() == "Adobe") collection_ = cid_texts(system.get("Ordering").string());
  default_width_ = descendant.get("DW").number(1000) / 1000;
  read_cid_widths(descendant.get("W"));
  if (vertical_) read_vertical_metrics(descendant);
  if (const Object map = descendant.get("CIDToGIDMap"); map.type() == Type::Stream) cid_to_gid_ = file_->data(map);
}

// ISO 32000-1:2008 9.7.4.3 Glyph Metrics in CIDFonts.
void Font::read_cid_widths(const Object& widths) {
  for (std::size_t i = 0; i + 1 < widths.size();) {
    const std::int64_t first = widths.at(i).integer();
    const Object next = widths.at(i + 1);
    if (next.type() == Type::Array) {
      for (std::size_t j = 0; j < next.size(); ++j) cid_widths_[static_cast<std::uint32_t>(first + static_cast<std::int64_t>(j))] = next.at(j).number() / 1000;
      i += 2;
      continue;
    }
    const std::int64_t last = next.integer();
    const double width = widths.at(i + 2).number() / 1000;
    for (std::int64_t cid = first; cid <= last && cid - first < kMaxCidRun; ++cid) cid_widths_[static_cast<std::uint32_t>(cid)] = width;
    i += 3;
  }
}

void Font::read_vertical_metrics(const Object& descendant) {
  const std::vector<double> usual = descendant.get("DW2").numbers();
  if (usual.size() == 2) default_vertical_ = {usual[1] / 1000, 0.5, usual[0] / 1000};
  const Object metrics = descendant.get("W2");
  for (std::size_t i = 0; i + 1 < metrics.size();) {
    const std::int64_t first = metrics.at(i).integer();
    const Object next = metrics.at(i + 1);
    if (next.type() == Type::Array) {
      for (std::size_t j = 0; j + 2 < next.size(); j += 3)
        cid_vertical_[static_cast<std::uint32_t>(first + static_cast<std::int64_t>(j / 3))] = {next.at(j).number() / 1000, next.at(j + 1).number() / 1000, next.at(j + 2).number() / 1000};
      i += 2;
      continue;
    }
    const VerticalMetrics value{metrics.at(i + 2).number() / 1000, metrics.at(i + 3).number() / 1000, metrics.at(i + 4).number() / 1000};
    for (std::int64_t cid = first; cid <= next.integer() && cid - first < kMaxCidRun; ++cid) cid_vertical_[static_cast<std::uint32_t>(cid)] = value;
    i += 5;
  }
}

std::string Font::simple_text(std::uint32_t code) const {
  if (to_unicode_)
    if (const auto text = to_unicode_->text(code, 1); text && !is_meaningless(*text) && !is_private_use(*text)) return *text;
  if (!encoded_[code].empty() && !is_meaningless(encoded_[code])) return encoded_[code];
  if (program_) return program_->text_of_code(code);
  return {};
}

std::string Font::composite_text(std::uint32_t code, int length, std::uint32_t cid) const {
  if (to_unicode_)
    if (const auto text = to_unicode_->text(code, length); text && !is_meaningless(*text) && !is_private_use(*text)) return *text;
  if (const auto text = encoding_->text(code, length); text && !is_meaningless(*text)) return *text;
  if (collection_ && cid < collection_->size() && !(*collection_)[cid].empty()) return std::string((*collection_)[cid]);
  if (!program_ || !program_->is_open()) return {};
  std::uint32_t glyph = cid;
  if (const std::size_t at = static_cast<std::size_t>(cid) * 2; at + 1 < cid_to_gid_.size())
    glyph = static_cast<std::uint32_t>(static_cast<unsigned char>(cid_to_gid_[at]) << 8U | static_cast<unsigned char>(cid_to_gid_[at + 1]));
  return program_->text_of_glyph(glyph);
}

// In each of Adobe's collections for Chinese, Japanese and Korean CIDs 1 to 95 are the proportional ASCII characters.
std::optional<std::uint32_t> Font::latin_cid(std::uint32_t code) const {
  if (code < 0x20 || code > 0x7E || !cid_widths_.contains(code - 31)) return std::nullopt;
  return code - 31;
}

void Font::place_vertically(ShownGlyph& glyph, std::uint32_t cid) const {
  const auto it = cid_vertical_.find(cid);
  const VerticalMetrics& metrics = it == cid_vertical_.end() ? default_vertical_ : it->second;
  glyph.origin_x = it == cid_vertical_.end() ? glyph.advance / 2 : metrics.x;
  glyph.origin_y = metrics.y;
  glyph.advance = metrics.advance;
}

std::vector<ShownGlyph> Font::glyphs(std::string_view bytes) const {
  std::vector<ShownGlyph> out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    ShownGlyph glyph;
    if (!composite_) {
      glyph.code = static_cast<unsigned char>(bytes[at++]);
      glyph.text = simple_text(glyph.code);
      glyph.advance = widths_[glyph.code];
      glyph.is_space = glyph.code == 32;
      out.push_back(std::move(glyph));
      continue;
    }
    int length = 1;
    glyph.code = encoding_->next_code(bytes, at, length);
    // Without a CID the widths of a predefined map are those of its code's length: half width for one byte.
    std::optional<std::uint32_t> cid = encoding_->cid(glyph.code, length);
    if (!cid && length == 1) cid = latin_cid(glyph.code);
    glyph.text = composite_text(glyph.code, length, cid.value_or(0));
    const auto width = cid ? cid_widths_.find(*cid) : cid_widths_.end();
    glyph.advance = width != cid_widths_.end() ? width->second : (!cid && length == 1 ? 0.5 : default_width_);
    glyph.is_space = length == 1 && glyph.code == 32;
    if (vertical_) place_vertically(glyph, cid.value_or(0));
    out.push_back(std::move(glyph));
  }
  return out;
}

}  // namespace zhengben::pdf
