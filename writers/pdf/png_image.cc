#include <png.h>

#include <memory>
#include <vector>

#include "writers/pdf/bytes.h"
#include "writers/deflate.h"
#include "writers/pdf/image.h"
#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

namespace {

// libpng's simplified interface: no longjmp, eight bits a sample, sRGB out, and every checksum looked at.
struct Png {
  png_image image{};
  std::vector<png_byte> samples;
  ~Png() { png_image_free(&image); }
};

// Portable Network Graphics (Second Edition) 11.2.2 IHDR: what the file says, not yet believed.
struct Header {
  std::uint32_t width = 0, height = 0;
  int depth = 0, color = 0, interlace = 0;
};

Header header_of(std::string_view bytes) {
  return {read_be(bytes, 16, 4), read_be(bytes, 20, 4), static_cast<int>(read_be(bytes, 24, 1)), static_cast<int>(read_be(bytes, 25, 1)), static_cast<int>(read_be(bytes, 28, 1))};
}

struct Chunks {
  std::string data, palette;      // IDAT joined, PLTE
  bool transparent = false;       // tRNS
  bool calibrated = false;        // gAMA, iCCP: samples that are not sRGB
};

Chunks chunks_of(std::string_view bytes) {
  Chunks chunks;
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::size_t size = read_be(bytes, at, 4);
    const std::string_view type = slice(bytes, at + 4, 4), body = slice(bytes, at + 8, size);
    if (type == "IDAT") chunks.data += body;
    if (type == "PLTE") chunks.palette = body;
    if (type == "tRNS") chunks.transparent = true;
    if (type == "iCCP") chunks.calibrated = true;
    // 0.45455 is what sRGB pictures say, 100000 / 2.2.
    if (type == "gAMA" && read_be(body, 0, 4) != 45'455) chunks.calibrated = true;
    if (type == "IEND") break;
    at += 12 + size;
  }
  return chunks;
}

// A PDF's Flate predictor is PNG's own: the samples can stay as they are packed.
PdfImage as_packed(const Header& header, Chunks&& chunks) {
  const int colors = header.color == 2 ? 3 : 1;
  PdfImage image;
  image.width = static_cast<int>(header.width);
  image.height = static_cast<int>(header.height);
  std::string space = colors == 3 ? "/DeviceRGB" : "/DeviceGray";
  if (header.color == 3) {
    space = "[/Indexed/DeviceRGB " + std::to_string(chunks.palette.size() / 3 - 1) + " <";
    for (const char c : chunks.palette) append_hex(space, static_cast<unsigned char>(c), 2);
    space += ">]";
  }
  image.entries = {{"ColorSpace", space}, {"BitsPerComponent", std::to_string(header.depth)}, {"Filter", "/FlateDecode"},
                   {"DecodeParms", "<</Predictor 15/Colors " + std::to_string(colors) + "/BitsPerComponent " + std::to_string(header.depth) + "/Columns " +
                                       std::to_string(image.width) + ">>"}};
  image.data = std::move(chunks.data);
  return image;
}

PdfImage decoded(const Png& png) {
  PdfImage image;
  image.width = static_cast<int>(png.image.width);
  image.height = static_cast<int>(png.image.height);
  const bool color = (png.image.format & PNG_FORMAT_FLAG_COLOR) != 0, alpha = (png.image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  const std::size_t colors = color ? 3 : 1, stride = colors + (alpha ? 1 : 0), count = png.samples.size() / stride;
  std::string samples, cover;
  samples.reserve(count * colors);
  bool opaque = true;
  for (std::size_t i = 0; i < count; ++i) {
    samples.append(reinterpret_cast<const char*>(&png.samples[i * stride]), colors);
    if (!alpha) continue;
    cover += static_cast<char>(png.samples[i * stride + colors]);
    opaque = opaque && png.samples[i * stride + colors] == 255;
  }
  image.entries = {{"ColorSpace", color ? "/DeviceRGB" : "/DeviceGray"}, {"BitsPerComponent", "8"}, {"Filter", "/FlateDecode"}};
  image.data = deflated(samples, Packing::Text);
  if (!opaque) image.alpha = deflated(cover, Packing::Text);
  return image;
}

// Portable Network Graphics, third edition, "Integers and byte order": no number is larger.
constexpr std::uint32_t kLargestSide = 0x7FFF'FFFF;

}  // namespace

std::optional<PdfImage> read_png(std::string_view bytes, const Limits& limits) {
  const Header header = header_of(bytes);
  if (header.width > kLargestSide || header.height > kLargestSide) return std::nullopt;
  const std::int64_t pixels = std::int64_t{header.width} * header.height;
  if (pixels <= 0 || pixels > limits.max_image_pixels) return std::nullopt;
  Png png;
  png.image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&png.image, bytes.data(), bytes.size())) return std::nullopt;
  png.image.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;   // eight bits, no map, red first
  const int channels = static_cast<int>(PNG_IMAGE_PIXEL_CHANNELS(png.image.format));
  if (pixels * channels > limits.max_image_bytes) return std::nullopt;
  png.samples.resize(PNG_IMAGE_SIZE(png.image));
  if (!png_image_finish_read(&png.image, nullptr, png.samples.data(), 0, nullptr)) return std::nullopt;
  Chunks chunks = chunks_of(bytes);
  const bool colors_fit = header.color == 0 || header.color == 2 || (header.color == 3 && chunks.palette.size() >= 3);
  if (colors_fit && header.interlace == 0 && !chunks.transparent && !chunks.calibrated) return as_packed(header, std::move(chunks));
  return decoded(png);
}

}  // namespace zhengben
