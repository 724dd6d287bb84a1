#include "readers/docx/image_type.h"

namespace zhengben::docx {

namespace {

std::int64_t byte(std::string_view bytes, std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0; }
std::int64_t big16(std::string_view b, std::size_t at) { return byte(b, at) << 8 | byte(b, at + 1); }
std::int64_t big32(std::string_view b, std::size_t at) { return big16(b, at) << 16 | big16(b, at + 2); }
std::int64_t little16(std::string_view b, std::size_t at) { return byte(b, at + 1) << 8 | byte(b, at); }
std::int64_t little32(std::string_view b, std::size_t at) { return little16(b, at + 2) << 16 | little16(b, at); }

// ITU-T T.81 (1992) B.2.2 Frame header syntax: the first SOF segment names the size.
void read_jpeg_size(std::string_view b, ImageType& out) {
  for (std::size_t at = 2; at + 9 < b.size();) {
    if (byte(b, at) != 0xFF) {
      ++at;
      continue;
    }
    const std::int64_t marker = byte(b, at + 1);
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      out.height = big16(b, at + 5);
      out.width = big16(b, at + 7);
      return;
    }
    if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) at += marker == 0xFF ? 1 : 2;
    else at += 2 + static_cast<std::size_t>(big16(b, at + 2));
  }
}

bool looks_like_svg(std::string_view b) {
  const std::string_view head = b.substr(0, 1'024);
  return head.find("<svg") != std::string_view::npos && head.find('<') < 64;
}

}  // namespace

ImageType image_type(std::string_view b) {
  using namespace std::string_view_literals;
  ImageType out;
  if (b.starts_with("\x89PNG\r\n\x1A\n"sv)) return {"image/png", big32(b, 16), big32(b, 20)};
  if (b.starts_with("\xFF\xD8\xFF"sv)) {
    out.media_type = "image/jpeg";
    read_jpeg_size(b, out);
    return out;
  }
  if (b.starts_with("GIF8"sv)) return {"image/gif", little16(b, 6), little16(b, 8)};
  if (b.starts_with("BM"sv) && b.size() > 26) return {"image/bmp", little32(b, 18), little32(b, 22)};
  if (b.starts_with("II*\0"sv) || b.starts_with("MM\0*"sv)) return {"image/tiff", 0, 0};
  if (b.starts_with("RIFF"sv) && b.substr(8, 4) == "WEBP"sv) return {"image/webp", 0, 0};
  if (b.starts_with("\x01\0\0\0"sv) && b.substr(40, 4) == " EMF"sv) return {"image/x-emf", 0, 0};
  if (b.starts_with("\xD7\xCD\xC6\x9A"sv) || b.starts_with("\x01\0\x09\0"sv) || b.starts_with("\x02\0\x09\0"sv)) return {"image/x-wmf", 0, 0};
  if (looks_like_svg(b)) return {"image/svg+xml", 0, 0};
  return out;
}

}  // namespace zhengben::docx
