// In a file of its own: a program that loads the decoders when they are wanted defines this function itself, and then they are not
// linked.
#include "readers/pdf/picture_decoder.h"

namespace zhengben::pdf {

const PictureDecoder& picture_decoder() { return zhengben_picture_decoder; }

}  // namespace zhengben::pdf
