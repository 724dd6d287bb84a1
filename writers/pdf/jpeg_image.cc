#include <cstdio>

#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <vector>

#include "writers/pdf/bytes.h"
#include "writers/deflate.h"
#include "writers/pdf/image.h"

namespace zhengben {

namespace {

struct Trap {
  jpeg_error_mgr manager{};
  std::jmp_buf back{};
};

void on_error(j_common_ptr info) { std::longjmp(reinterpret_cast<Trap*>(info->err)->back, 1); }
void on_message(j_common_ptr) {}

struct Decoded {
  int width = 0, height = 0, components = 0, precision = 8;
  bool baseline = true;           // or progressive: what DCTDecode reads
  std::vector<unsigned char> line, samples;   // samples: RGB or gray, only where they are wanted
};

// Of a picture of four components `samples` is light: Adobe writes CMYK inverted.
void keep(const jpeg_decompress_struct& info, Decoded& out) {
  if (out.components != 4) return void(out.samples.insert(out.samples.end(), out.line.begin(), out.line.end()));
  for (std::size_t x = 0; x + 3 < out.line.size(); x += 4) {
    for (std::size_t c = 0; c < 3; ++c) {
      const int ink = out.line[x + c], black = out.line[x + 3];
      out.samples.push_back(static_cast<unsigned char>(info.saw_Adobe_marker ? ink * black / 255 : (255 - ink) * (255 - black) / 255));
    }
  }
}

// Nothing with a destructor may live in this frame: libjpeg leaves it by longjmp.
bool decode(std::string_view bytes, std::int64_t most_pixels, bool is_whole, jpeg_decompress_struct& info, Trap& trap, Decoded& out) {
  if (setjmp(trap.back) != 0) return false;
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) return false;
  out.width = static_cast<int>(info.image_width);
  out.height = static_cast<int>(info.image_height);
  out.components = info.num_components;
  out.precision = info.data_precision;
  out.baseline = info.arith_code == FALSE;
  if (static_cast<std::int64_t>(out.width) * out.height > most_pixels) return false;
  if (is_whole && out.components != 4) return true;
  if (out.components == 4) info.out_color_space = JCS_CMYK;
  jpeg_start_decompress(&info);
  out.line.resize(static_cast<std::size_t>(info.output_width) * static_cast<std::size_t>(info.output_components));
  while (info.output_scanline < info.output_height) {
    unsigned char* row = out.line.data();
    jpeg_read_scanlines(&info, &row, 1);
    keep(info, out);
  }
  return jpeg_finish_decompress(&info) == TRUE;
}

}  // namespace

std::optional<PdfImage> read_jpeg(std::string_view bytes, const Limits& limits) {
  jpeg_decompress_struct info{};
  Trap trap;
  info.err = jpeg_std_error(&trap.manager);
  trap.manager.error_exit = on_error;
  trap.manager.output_message = on_message;
  Decoded out;
  // A picture that was cut short is shown as far as it goes: decoded here, for not every viewer does.
  const bool is_whole = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1'024)).find("\xFF\xD9") != std::string_view::npos;
  const bool read = decode(bytes, std::min(limits.max_image_pixels, limits.max_image_bytes / 4), is_whole, info, trap, out);
  jpeg_destroy_decompress(&info);
  if (!read || out.precision != 8 || !out.baseline || out.components == 2 || out.components > 4) return std::nullopt;
  PdfImage image;
  image.width = out.width;
  image.height = out.height;
  // Four components as they are would need an output intent of their own (ISO 19005-2:2011 6.2.4.3).
  const bool packed = out.samples.empty();
  image.entries = {{"ColorSpace", out.components == 1 ? "/DeviceGray" : "/DeviceRGB"}, {"BitsPerComponent", "8"}, {"Filter", packed ? "/DCTDecode" : "/FlateDecode"}};
  image.data = packed ? std::string(bytes) : deflated({reinterpret_cast<const char*>(out.samples.data()), out.samples.size()}, Packing::Text);
  return image;
}

}  // namespace zhengben
