// Graphics Interchange Format, Version 89a (1990). Of an animation the first picture is what a page shows.
#include <array>
#include <vector>

#include "writers/deflate.h"
#include "writers/pdf/image.h"
#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  bool good() const { return at_ <= bytes_.size(); }
  int byte() { return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : (at_ = bytes_.size() + 1, 0); }
  int word() {
    const int low = byte();
    return low | byte() << 8;
  }
  std::string_view take(std::size_t size) {
    if (!good() || bytes_.size() - at_ < size) return at_ = bytes_.size() + 1, std::string_view();
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  // 15 Data Sub-blocks, joined.
  std::string blocks() {
    std::string data;
    for (int size = byte(); size > 0 && good(); size = byte()) data += take(static_cast<std::size_t>(size));
    return data;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

// Appendix F Variable-Length-Code LZW Compression. Stops at `most` indices, at the end code, or where the data is bad.
std::vector<std::uint8_t> unpacked(std::string_view data, int code_size, std::size_t most) {
  struct Entry { int prefix = -1; std::uint8_t last = 0, first = 0; };
  std::vector<std::uint8_t> out;
  if (code_size < 1 || code_size > 11) return out;
  std::array<Entry, 4096> table;
  const int clear = 1 << code_size, end = clear + 1;
  for (int i = 0; i < clear; ++i) table[static_cast<std::size_t>(i)] = {-1, static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i)};
  int next = clear + 2, width = code_size + 1, previous = -1, bits = 0;
  std::uint32_t held = 0;
  std::array<std::uint8_t, 4096> string{};
  for (std::size_t at = 0; out.size() < most;) {
    while (bits < width && at < data.size()) {
      held |= static_cast<std::uint32_t>(static_cast<unsigned char>(data[at++])) << bits;
      bits += 8;
    }
    if (bits < width) break;
    const int code = static_cast<int>(held & ((1U << width) - 1));
    held >>= width;
    bits -= width;
    if (code == end) break;
    if (code == clear) {
      next = clear + 2;
      width = code_size + 1;
      previous = -1;
      continue;
    }
    if (code > next || (code == next && previous < 0) || code == clear + 1) break;
    const auto known = static_cast<std::size_t>(code == next ? previous : code);
    const std::uint8_t first = table[known].first;
    if (previous >= 0 && next < 4096) {
      table[static_cast<std::size_t>(next)] = {previous, first, table[static_cast<std::size_t>(previous)].first};
      if (++next == 1 << width && width < 12) ++width;
    }
    std::size_t length = 0;
    for (int walk = code; walk >= 0 && length < string.size(); walk = table[static_cast<std::size_t>(walk)].prefix) string[length++] = table[static_cast<std::size_t>(walk)].last;
    while (length > 0 && out.size() < most) out.push_back(string[--length]);
    previous = code;
  }
  return out;
}

struct Picture {
  int left = 0, top = 0, width = 0, height = 0, transparent = -1;
  bool interlaced = false;
  std::string_view palette;
};

// The lines of an interlaced picture come in four passes (appendix E).
int line_of(const Picture& picture, int n) {
  if (!picture.interlaced) return n;
  constexpr std::array<std::array<int, 2>, 4> kPasses = {{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
  for (const auto& [first, step] : kPasses) {
    const int lines = picture.height > first ? (picture.height - first + step - 1) / step : 0;
    if (n < lines) return first + n * step;
    n -= lines;
  }
  return 0;
}

std::string_view palette_of(Reader& reader, int flags) {
  return (flags & 0x80) != 0 ? reader.take(3U << ((flags & 7) + 1)) : std::string_view();
}

PdfImage indexed(const Picture& picture, int width, int height, const std::string& canvas) {
  PdfImage image;
  image.width = width;
  image.height = height;
  std::string space = "[/Indexed/DeviceRGB " + std::to_string(picture.palette.size() / 3 - 1) + " <";
  for (const char c : picture.palette) append_hex(space, static_cast<unsigned char>(c), 2);
  image.entries = {{"ColorSpace", space + ">]"}, {"BitsPerComponent", "8"}, {"Filter", "/FlateDecode"}};
  if (picture.transparent >= 0) image.entries.emplace_back("Mask", "[" + std::to_string(picture.transparent) + ' ' + std::to_string(picture.transparent) + "]");
  image.data = deflated(canvas, Packing::Text);
  return image;
}

}  // namespace

std::optional<PdfImage> read_gif(std::string_view bytes, const Limits& limits) {
  Reader reader(bytes);
  reader.take(6);
  const int width = reader.word(), height = reader.word(), flags = reader.byte(), background = reader.byte();
  reader.byte();
  const std::int64_t pixels = std::int64_t{width} * height;
  if (pixels <= 0 || pixels > limits.max_image_pixels || pixels > limits.max_image_bytes) return std::nullopt;
  Picture picture;
  const std::string_view global = palette_of(reader, flags);
  for (int kind = reader.byte(); reader.good() && kind != 0x3B; kind = reader.byte()) {
    if (kind == 0x21) {
      const int label = reader.byte();
      const std::string data = reader.blocks();
      // 23 Graphic Control Extension.
      if (label == 0xF9 && data.size() >= 4) picture.transparent = (data[0] & 1) != 0 ? static_cast<unsigned char>(data[3]) : -1;
      continue;
    }
    if (kind != 0x2C) break;
    picture.left = reader.word();
    picture.top = reader.word();
    picture.width = reader.word();
    picture.height = reader.word();
    const int local = reader.byte();
    picture.interlaced = (local & 0x40) != 0;
    picture.palette = palette_of(reader, local);
    if (picture.palette.empty()) picture.palette = global;
    const int code_size = reader.byte();
    const std::int64_t inner = std::int64_t{picture.width} * picture.height;
    if (picture.palette.size() < 3 || inner <= 0 || inner > pixels) return std::nullopt;
    const std::vector<std::uint8_t> indices = unpacked(reader.blocks(), code_size, static_cast<std::size_t>(inner));
    if (indices.empty()) return std::nullopt;
    const auto colors = static_cast<int>(picture.palette.size() / 3);
    if (picture.transparent >= colors) picture.transparent = -1;
    const int ground = picture.transparent >= 0 ? picture.transparent : background < colors ? background : 0;
    std::string canvas(static_cast<std::size_t>(pixels), static_cast<char>(ground));
    for (std::size_t i = 0; i < indices.size(); ++i) {
      const int x = picture.left + static_cast<int>(i) % picture.width, y = picture.top + line_of(picture, static_cast<int>(i) / picture.width);
      if (x < width && y < height && indices[i] < colors) canvas[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] = static_cast<char>(indices[i]);
    }
    return indexed(picture, width, height, canvas);
  }
  return std::nullopt;
}

}  // namespace zhengben
