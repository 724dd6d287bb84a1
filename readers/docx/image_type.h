// What kind of picture bytes are, by their first bytes, never by a name; and its size in pixels, from the header alone.
#ifndef ZHENGBEN_READERS_DOCX_IMAGE_TYPE_H
#define ZHENGBEN_READERS_DOCX_IMAGE_TYPE_H

#include <cstdint>
#include <string_view>

namespace zhengben::docx {

struct ImageType {
  std::string_view media_type;    // empty: no picture that is known
  std::int64_t width = 0, height = 0;   // 0 where the header does not say
};

ImageType image_type(std::string_view bytes);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_IMAGE_TYPE_H
