#include "readers/pdf/picture_decoder.h"

extern "C" const zhengben::pdf::PictureDecoder zhengben_picture_decoder = {zhengben::pdf::decode_jpeg2000};
