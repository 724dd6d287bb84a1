// JBIG2 (ITU-T T.88) as PDF has it. Of our own: the one library of Debian's for it is under a licence (AGPL-3) that would bind whoever
// links ours.
#ifndef ZHENGBEN_READERS_PDF_JBIG2_DECODER_H
#define ZHENGBEN_READERS_PDF_JBIG2_DECODER_H

#include <cstdint>
#include <string_view>

#include "readers/pdf/picture_decoder.h"

namespace zhengben::pdf {

// ISO 32000-1:2008 7.4.7 JBIG2Decode Filter: one bit a sample, 0 is ink. `globals` may be empty. False where no page comes out or one past
// `most_samples`. What stands before damage is kept; so it is before Huffman coding, which is not read.
bool decode_jbig2(std::string_view data, std::string_view globals, std::int64_t most_samples, DecodedPicture& out);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_JBIG2_DECODER_H
