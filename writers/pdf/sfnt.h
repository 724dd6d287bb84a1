// The tables of one face of a TrueType or OpenType file or collection, looked at in place.
#ifndef ZHENGBEN_WRITERS_PDF_SFNT_H
#define ZHENGBEN_WRITERS_PDF_SFNT_H

#include <string_view>

namespace zhengben {

class Sfnt {
 public:
  Sfnt(std::string_view file, int face_index);
  std::string_view table(std::string_view tag) const;   // empty where there is none

 private:
  std::string_view file_;
  std::size_t directory_ = 0;
};

// What a FontDescriptor needs. ISO 32000-1:2008 9.8.1 General, table 122. In units of the em.
struct SfntFacts {
  int units_per_em = 1000;
  int left = 0, bottom = 0, right = 0, top = 0;
  int ascent = 0, descent = 0, cap_height = 0;
  double italic_angle = 0;
  bool fixed_pitch = false, italic = false;
  int weight = 400;
};
SfntFacts facts_of(const Sfnt& sfnt);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_SFNT_H
