// JPEG (ITU-T T.81) to samples, for pictures that cannot stay as they are: those that are cut out by a mask.
#ifndef ZHENGBEN_READERS_PDF_JPEG_DECODER_H
#define ZHENGBEN_READERS_PDF_JPEG_DECODER_H

#include <cstdint>
#include <string_view>

#include "readers/pdf/picture_decoder.h"

namespace zhengben::pdf {

// Gray, RGB or CMYK as the file has it, eight bits a sample. False where it is damaged, of another kind or past `most_samples`.
bool decode_jpeg(std::string_view data, std::int64_t most_samples, DecodedPicture& out);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_JPEG_DECODER_H
