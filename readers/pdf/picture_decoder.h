// Pictures in codings that few files have, decoded by a library that is loaded only for these. Nothing throws, but for want of memory.
#ifndef ZHENGBEN_READERS_PDF_PICTURE_DECODER_H
#define ZHENGBEN_READERS_PDF_PICTURE_DECODER_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben::pdf {

struct DecodedPicture {
  std::int64_t width = 0, height = 0;   // in samples
  int components = 1;                   // 1: gray, 3: RGB, 4: CMYK; transparency is left out
  int bits = 8;                         // of a sample: 1 or 8; each row starts on a byte
  std::string samples;
  bool whole = true;                    // false: damaged, and this is what came before
};

struct PictureDecoder {
  // ISO 32000-1:2008 7.4.9 JPXDecode Filter: a JP2 file or a bare codestream (ISO/IEC 15444-1), in the picture's own colours or as gray or RGB.
  bool (*jpeg2000)(std::string_view data, std::int64_t most_samples, DecodedPicture& out);
};

// OpenJPEG's: linked, or loaded where a program chooses to (tools/zhengben/modules.cc).
const PictureDecoder& picture_decoder();

bool decode_jpeg2000(std::string_view data, std::int64_t most_samples, DecodedPicture& out);

}  // namespace zhengben::pdf

extern "C" const zhengben::pdf::PictureDecoder zhengben_picture_decoder;

#endif  // ZHENGBEN_READERS_PDF_PICTURE_DECODER_H
