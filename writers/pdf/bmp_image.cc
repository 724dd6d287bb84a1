// Windows bitmaps: bits uncompressed, with or without masks. [MS-WMF] 2.2.2.9 DeviceIndependentBitmap Object.
#include <array>
#include <bit>

#include "writers/deflate.h"
#include "writers/pdf/image.h"

namespace zhengben {

namespace {

constexpr std::uint32_t kPlain = 0, kMasks = 3;   // 2.1.1.7 Compression Enumeration: BI_RGB, BI_BITFIELDS
constexpr std::size_t kFileHeader = 14, kCoreHeader = 12, kInfoHeader = 40;

class Bits {
 public:
  explicit Bits(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t at(std::size_t offset, std::size_t count) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value |= (offset + i < bytes_.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[offset + i])) : 0U) << (8 * i);
    return value;
  }

 private:
  std::string_view bytes_;
};

struct Bitmap {
  std::int64_t width = 0, height = 0;
  bool top_down = false;
  std::uint32_t depth = 0, compression = kPlain;
  std::size_t pixels = 0, palette = 0, palette_entry = 4;
  std::array<std::uint32_t, 3> masks{0xFF0000, 0x00FF00, 0x0000FF};
};

std::optional<Bitmap> header_of(const Bits& in, std::size_t size) {
  Bitmap b;
  const std::size_t header = in.at(kFileHeader, 4);
  b.pixels = in.at(10, 4);
  if (header == kCoreHeader) {
    b.width = in.at(18, 2);
    b.height = in.at(20, 2);
    b.depth = in.at(24, 2);
    b.palette_entry = 3;
  } else if (header >= kInfoHeader && header <= 1'024) {
    b.width = static_cast<std::int32_t>(in.at(18, 4));
    b.height = static_cast<std::int32_t>(in.at(22, 4));
    b.depth = in.at(28, 2);
    b.compression = in.at(30, 4);
  } else {
    return std::nullopt;
  }
  b.top_down = b.height < 0;
  if (b.top_down) b.height = -b.height;
  b.palette = kFileHeader + header;
  const bool masked = b.compression == kMasks && (b.depth == 16 || b.depth == 32);
  if (b.compression != kPlain && !masked) return std::nullopt;
  if (b.depth == 16) b.masks = {0x7C00, 0x03E0, 0x001F};
  if (masked)
    for (std::size_t i = 0; i < 3; ++i) b.masks[i] = in.at(kFileHeader + kInfoHeader + 4 * i, 4);
  const bool known = b.depth == 1 || b.depth == 4 || b.depth == 8 || b.depth == 16 || b.depth == 24 || b.depth == 32;
  if (!known || b.width <= 0 || b.height <= 0 || b.pixels >= size) return std::nullopt;
  return b;
}

char part(std::uint32_t pixel, std::uint32_t mask) {
  if (mask == 0) return 0;
  const int low = std::countr_zero(mask);
  const std::uint32_t most = mask >> low;
  return static_cast<char>(std::uint64_t{(pixel & mask) >> low} * 255 / most);
}

}  // namespace

std::optional<PdfImage> read_bmp(std::string_view bytes, const Limits& limits) {
  const Bits in(bytes);
  const auto b = header_of(in, bytes.size());
  if (!b || b->width > limits.max_image_pixels / b->height || b->width * b->height > limits.max_image_bytes / 3) return std::nullopt;
  const std::int64_t stride = (b->width * b->depth + 31) / 32 * 4;
  if (stride * b->height > static_cast<std::int64_t>(bytes.size() - b->pixels) + 3) return std::nullopt;   // 3: padding left off at the end
  std::string out;
  out.reserve(static_cast<std::size_t>(b->width * b->height * 3));
  for (std::int64_t y = 0; y < b->height; ++y) {
    const std::size_t row = b->pixels + static_cast<std::size_t>((b->top_down ? y : b->height - 1 - y) * stride);
    for (std::int64_t x = 0; x < b->width; ++x) {
      const std::size_t bit = static_cast<std::size_t>(x) * b->depth;
      if (b->depth <= 8) {
        const std::uint32_t index = in.at(row + bit / 8, 1) >> (8 - b->depth - bit % 8) & ((1U << b->depth) - 1);
        const std::uint32_t color = in.at(b->palette + index * b->palette_entry, 3);
        out += {static_cast<char>(color >> 16), static_cast<char>(color >> 8), static_cast<char>(color)};
      } else {
        const std::uint32_t pixel = in.at(row + bit / 8, b->depth / 8);
        for (const std::uint32_t mask : b->masks) out += part(pixel, mask);
      }
    }
  }
  PdfImage image;
  image.width = static_cast<int>(b->width);
  image.height = static_cast<int>(b->height);
  image.entries = {{"ColorSpace", "/DeviceRGB"}, {"BitsPerComponent", "8"}, {"Filter", "/FlateDecode"}};
  image.data = deflated(out, Packing::Text);
  return image;
}

}  // namespace zhengben
