#include "readers/pdf/jpeg_decoder.h"

#include <cstdio>

#include <jpeglib.h>

#include <csetjmp>
#include <new>

namespace zhengben::pdf {

namespace {

struct Trap {
  jpeg_error_mgr manager{};
  std::jmp_buf back{};
};

void on_error(j_common_ptr info) { std::longjmp(reinterpret_cast<Trap*>(info->err)->back, 1); }
void on_message(j_common_ptr) {}

// Nothing with a destructor may live in these frames: libjpeg leaves them by longjmp.
bool read_header(std::string_view data, std::int64_t most_samples, jpeg_decompress_struct& info, Trap& trap, DecodedPicture& out) {
  if (setjmp(trap.back) != 0) return false;
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(data.data()), data.size());
  if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) return false;
  out.width = info.image_width;
  out.height = info.image_height;
  out.components = info.num_components;
  if (out.components != 1 && out.components != 3 && out.components != 4) return false;
  if (out.width <= 0 || out.height <= 0 || out.width > most_samples / out.height / out.components || info.data_precision != 8) return false;
  if (out.components == 4) info.out_color_space = JCS_CMYK;
  return true;
}

bool read_rows(jpeg_decompress_struct& info, Trap& trap, DecodedPicture& out) {
  if (setjmp(trap.back) != 0) return false;
  jpeg_start_decompress(&info);
  const std::size_t row_bytes = static_cast<std::size_t>(info.output_width) * static_cast<std::size_t>(info.output_components);
  if (row_bytes * info.output_height != out.samples.size()) return false;
  while (info.output_scanline < info.output_height) {
    auto* row = reinterpret_cast<unsigned char*>(out.samples.data()) + info.output_scanline * row_bytes;
    jpeg_read_scanlines(&info, &row, 1);
  }
  return jpeg_finish_decompress(&info) == TRUE;
}

}  // namespace

bool decode_jpeg(std::string_view data, std::int64_t most_samples, DecodedPicture& out) {
  out = {};
  jpeg_decompress_struct info{};
  Trap trap;
  info.err = jpeg_std_error(&trap.manager);
  trap.manager.error_exit = on_error;
  trap.manager.output_message = on_message;
  bool read = read_header(data, most_samples, info, trap, out);
  if (read) {
    try {
      out.samples.assign(static_cast<std::size_t>(out.width * out.height * out.components), '\xFF');
    } catch (const std::bad_alloc&) {
      jpeg_destroy_decompress(&info);
      throw;
    }
    read = read_rows(info, trap, out);
    // A cut file gives its first rows and gray for the others.
    out.whole = read && info.err->num_warnings == 0;
  }
  jpeg_destroy_decompress(&info);
  return read;
}

}  // namespace zhengben::pdf
