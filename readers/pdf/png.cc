#include "readers/pdf/png.h"

#include <png.h>

#include <csetjmp>
#include <utility>

namespace zhengben::pdf {

namespace {

constexpr int kFast = 1;                 // zlib's level

void append(png_structp png, png_bytep bytes, std::size_t count) {
  try {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), count);
  } catch (...) {
    png_error(png, "no memory");         // no exception may pass through the library
  }
}

void flush(png_structp) {}

void be_silent(png_structp, png_const_charp) {}

[[noreturn]] void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }

// Nothing here may own memory: an error of the library's jumps over it.
bool write_packed(png_structp png, png_infop info, const Pixels& pixels, std::string& out) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_set_write_fn(png, &out, append, flush);
  png_set_IHDR(png, info, static_cast<png_uint_32>(pixels.width), static_cast<png_uint_32>(pixels.height), 1, pixels.ink ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (pixels.ink) {
    const png_color palette[] = {{pixels.ink->red, pixels.ink->green, pixels.ink->blue}, {0xFF, 0xFF, 0xFF}};
    const png_byte alpha[] = {0xFF, 0};
    png_set_PLTE(png, info, palette, 2);
    png_set_tRNS(png, info, alpha, 2, nullptr);
  }
  png_set_compression_level(png, kFast);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info(png, info);
  const std::size_t row_bytes = (static_cast<std::size_t>(pixels.width) + 7) / 8;
  for (std::size_t row = 0; row < static_cast<std::size_t>(pixels.height); ++row) png_write_row(png, reinterpret_cast<png_const_bytep>(pixels.samples.data() + row * row_bytes));
  png_write_end(png, info);
  return true;
}

// One bit a sample, as scanners give it: libpng's simple interface knows eight and sixteen only.
std::optional<std::string> packed_png(const Pixels& pixels) {
  std::string out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, be_silent);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  const bool done = info && write_packed(png, info, pixels, out);
  png_destroy_write_struct(&png, &info);
  return done ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

namespace {

// Each pixel's alpha behind its colours.
std::string with_alpha(const Pixels& pixels) {
  std::string out;
  const auto colors = static_cast<std::size_t>(pixels.components);
  out.reserve(pixels.samples.size() + pixels.alpha.size());
  for (std::size_t i = 0; i < pixels.alpha.size(); ++i) {
    out.append(pixels.samples, i * colors, colors);
    out += pixels.alpha[i];
  }
  return out;
}

}  // namespace

std::optional<std::string> png_of(const Pixels& pixels) {
  if (pixels.bits == 1) return packed_png(pixels);
  const bool clear = !pixels.alpha.empty();
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = pixels.components == 1 ? (clear ? PNG_FORMAT_GA : PNG_FORMAT_GRAY) : clear ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  const std::string mixed = clear ? with_alpha(pixels) : std::string();
  if (png_image_write_to_memory(&image, out.data(), &size, 0, clear ? mixed.data() : pixels.samples.data(), 0, nullptr) == 0) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace zhengben::pdf
