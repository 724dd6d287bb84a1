#include "writers/pdf/sfnt.h"

#include "writers/pdf/bytes.h"

namespace zhengben {

Sfnt::Sfnt(std::string_view file, int face_index) : file_(file) {
  // ISO/IEC 14496-22:2019 4.6 Font collections.
  if (file.starts_with("ttcf")) directory_ = read_be(file, 12 + 4 * static_cast<std::size_t>(face_index), 4);
}

std::string_view Sfnt::table(std::string_view tag) const {
  const int count = read_u16(file_, directory_ + 4);
  for (int i = 0; i < count; ++i) {
    const std::size_t record = directory_ + 12 + 16 * static_cast<std::size_t>(i);
    if (slice(file_, record, 4) == tag) return slice(file_, read_be(file_, record + 8, 4), read_be(file_, record + 12, 4));
  }
  return {};
}

SfntFacts facts_of(const Sfnt& sfnt) {
  const std::string_view head = sfnt.table("head"), hhea = sfnt.table("hhea"), os2 = sfnt.table("OS/2"), post = sfnt.table("post");
  SfntFacts facts;
  if (read_u16(head, 18) > 0) facts.units_per_em = read_u16(head, 18);
  facts.left = read_i16(head, 36);
  facts.bottom = read_i16(head, 38);
  facts.right = read_i16(head, 40);
  facts.top = read_i16(head, 42);
  facts.ascent = read_i16(hhea, 4);
  facts.descent = read_i16(hhea, 6);
  if (facts.descent > 0) facts.descent = -facts.descent;   // the wrong sign, seen in FandolSong
  facts.cap_height = os2.size() >= 90 ? read_i16(os2, 88) : 0;
  if (facts.cap_height <= 0) facts.cap_height = facts.ascent;
  facts.italic_angle = static_cast<std::int32_t>(read_be(post, 4, 4)) / 65536.0;
  facts.fixed_pitch = read_be(post, 12, 4) != 0;
  facts.italic = (read_u16(os2, 62) & 1) != 0;
  if (read_u16(os2, 4) > 0) facts.weight = read_u16(os2, 4);
  return facts;
}

}  // namespace zhengben
