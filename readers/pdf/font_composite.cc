#include <cmath>

#include "readers/pdf/cid_text.h"
#include "readers/pdf/font.h"

namespace zhengben::pdf {

namespace {

constexpr std::int64_t kMaxCidRun = 65'536;

}  // namespace

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

std::uint32_t Font::composite_program_glyph(std::uint32_t cid) const {
  if (!program_ || !program_->is_open()) return 0;
  if (const std::size_t at = static_cast<std::size_t>(cid) * 2; at + 1 < cid_to_gid_.size())
    return static_cast<std::uint32_t>(static_cast<unsigned char>(cid_to_gid_[at]) << 8U | static_cast<unsigned char>(cid_to_gid_[at + 1]));
  return program_->glyph_of_cid(cid);
}

std::string Font::composite_text(std::uint32_t code, int length, std::uint32_t cid) const {
  if (std::string text = mapped_text(to_unicode_, code, length); !text.empty()) return text;
  if (std::optional<std::string> text = encoding_->text(code, length); text && !text->empty()) return *text;
  if (collection_ && cid < collection_->size() && !(*collection_)[cid].empty()) return std::string((*collection_)[cid]);
  const std::uint32_t glyph = composite_program_glyph(cid);
  std::string text = glyph == 0 ? std::string{} : program_->text_of_glyph(glyph);
  // ISO 32000-1:2008 9.10.3 ToUnicode CMaps wants a stream; "Identity-H" in its place says that codes are Unicode. What
  // the program itself says is more certain.
  if (text.empty() && length == 2) text = mapped_text(code_is_text_, code, length);
  return text.empty() ? private_text(code, length) : text;
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

ShownGlyph Font::composite_glyph(std::uint32_t code, int length) {
  ShownGlyph glyph;
  // Without a CID the widths of a predefined map are those of its code's length: half width for one byte.
  std::optional<std::uint32_t> cid = encoding_->cid(code, length);
  if (!cid && length == 1) cid = latin_cid(code);
  glyph.joined = to_unicode_ && to_unicode_->is_rest_of_cluster(code, length);
  if (!glyph.joined) glyph.text = composite_text(code, length, cid.value_or(0));
  if (glyph.text.empty() && !glyph.joined) {
    glyph.unmapped = !program_ || !program_->is_open() || !program_->is_blank(composite_program_glyph(cid.value_or(0)));
    if (!glyph.unmapped) glyph.text = " ";
  }
  const auto width = cid ? cid_widths_.find(*cid) : cid_widths_.end();
  glyph.advance = width != cid_widths_.end() ? width->second : (!cid && length == 1 ? 0.5 : default_width_);
  glyph.is_space = length == 1 && code == 32;
  if (vertical_) place_vertically(glyph, cid.value_or(0));
  return glyph;
}

}  // namespace zhengben::pdf
