// JPEG 2000 (ISO/IEC 15444-1) by OpenJPEG.
#include <openjpeg.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "readers/pdf/picture_decoder.h"

namespace zhengben::pdf {

namespace {

constexpr std::uint32_t kMostBits = 31;
constexpr std::size_t kMostComponents = 4;
constexpr std::size_t kChunk = std::size_t{1} << 16;

struct Source {
  std::string_view data;
  std::size_t at = 0;
};

OPJ_SIZE_T read_some(void* buffer, OPJ_SIZE_T size, void* user) {
  Source& source = *static_cast<Source*>(user);
  const std::size_t taken = std::min<std::size_t>(size, source.data.size() - source.at);
  if (taken == 0) return static_cast<OPJ_SIZE_T>(-1);
  std::memcpy(buffer, source.data.data() + source.at, taken);
  source.at += taken;
  return taken;
}

OPJ_OFF_T skip_some(OPJ_OFF_T size, void* user) {
  Source& source = *static_cast<Source*>(user);
  if (size < 0) return -1;
  const std::size_t taken = std::min<std::size_t>(static_cast<std::size_t>(size), source.data.size() - source.at);
  source.at += taken;
  return static_cast<OPJ_OFF_T>(taken);
}

OPJ_BOOL seek_to(OPJ_OFF_T position, void* user) {
  Source& source = *static_cast<Source*>(user);
  if (position < 0 || static_cast<std::size_t>(position) > source.data.size()) return OPJ_FALSE;
  source.at = static_cast<std::size_t>(position);
  return OPJ_TRUE;
}

void be_silent(const char*, void*) {}

struct Deleter {
  void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
  void operator()(opj_image_t* image) const { opj_image_destroy(image); }
};
struct StreamDeleter {
  void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};
using Codec = std::unique_ptr<opj_codec_t, Deleter>;
using Image = std::unique_ptr<opj_image_t, Deleter>;
using Stream = std::unique_ptr<opj_stream_t, StreamDeleter>;

// ISO/IEC 15444-1:2019 annex A.4: SOC and SIZ open a bare codestream; all else is a file of boxes.
bool is_codestream(std::string_view data) { return data.starts_with("\xFF\x4F\xFF\x51"); }

Stream stream_of(Source& source) {
  Stream stream(opj_stream_create(kChunk, OPJ_TRUE));
  if (!stream) return nullptr;
  opj_stream_set_user_data(stream.get(), &source, nullptr);
  opj_stream_set_user_data_length(stream.get(), source.data.size());
  opj_stream_set_read_function(stream.get(), read_some);
  opj_stream_set_skip_function(stream.get(), skip_some);
  opj_stream_set_seek_function(stream.get(), seek_to);
  return stream;
}

Codec codec_of(std::string_view data) {
  Codec codec(opj_create_decompress(is_codestream(data) ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
  if (!codec) return nullptr;
  opj_set_error_handler(codec.get(), be_silent, nullptr);
  opj_set_warning_handler(codec.get(), be_silent, nullptr);
  opj_set_info_handler(codec.get(), be_silent, nullptr);
  opj_dparameters_t parameters;
  opj_set_default_decoder_parameters(&parameters);
  if (!opj_setup_decoder(codec.get(), &parameters)) return nullptr;
  opj_decoder_set_strict_mode(codec.get(), OPJ_FALSE);
  return codec;
}

bool is_usable(const opj_image_t& image) {
  return std::all_of(image.comps, image.comps + image.numcomps, [](const opj_image_comp_t& c) { return c.data && c.w > 0 && c.h > 0 && c.dx > 0 && c.dy > 0 && c.prec > 0 && c.prec <= kMostBits; });
}

// Those that are colours: 1, 3 or 4 of them.
std::vector<const opj_image_comp_t*> colors_of(const opj_image_t& image) {
  std::vector<const opj_image_comp_t*> out;
  for (std::uint32_t i = 0; i < image.numcomps; ++i)
    if (image.comps[i].alpha == 0 && out.size() < kMostComponents) out.push_back(&image.comps[i]);
  if (out.size() == 2 || (out.size() == 4 && image.color_space != OPJ_CLRSPC_CMYK && image.color_space != OPJ_CLRSPC_UNSPECIFIED && image.color_space != OPJ_CLRSPC_UNKNOWN)) out.resize(out.size() - 1);
  return out;
}

// The component's sample for a place of the picture, of 0 to 255; a component may have fewer samples than the picture.
int sample(const opj_image_comp_t& component, std::size_t x, std::size_t y) {
  const std::size_t column = std::min<std::size_t>(x / component.dx, component.w - 1), row = std::min<std::size_t>(y / component.dy, component.h - 1);
  const std::int64_t most = (std::int64_t{1} << component.prec) - 1;
  const std::int64_t value = component.data[row * component.w + column] + (component.sgnd ? std::int64_t{1} << (component.prec - 1) : 0);
  return static_cast<int>(std::clamp<std::int64_t>(value, 0, most) * 255 / most);
}

// ITU-T T.871 7 Conversion to and from RGB, which sYCC shares.
void to_rgb(std::array<int, kMostComponents>& c) {
  const double luma = c[0], blue = c[1] - 128, red = c[2] - 128;
  const auto limited = [](double value) { return static_cast<int>(std::clamp(value + 0.5, 0.0, 255.0)); };
  c = {limited(luma + 1.402 * red), limited(luma - 0.344136 * blue - 0.714136 * red), limited(luma + 1.772 * blue), 0};
}

void take_samples(const opj_image_t& image, DecodedPicture& out) {
  const std::vector<const opj_image_comp_t*> colors = colors_of(image);
  out.components = static_cast<int>(colors.size());
  const bool luma = colors.size() == 3 && (image.color_space == OPJ_CLRSPC_SYCC || image.color_space == OPJ_CLRSPC_EYCC);
  out.samples.reserve(static_cast<std::size_t>(out.width * out.height) * colors.size());
  std::array<int, kMostComponents> color{};
  for (std::size_t y = 0; y < static_cast<std::size_t>(out.height); ++y)
    for (std::size_t x = 0; x < static_cast<std::size_t>(out.width); ++x) {
      for (std::size_t i = 0; i < colors.size(); ++i) color[i] = sample(*colors[i], x, y);
      if (luma) to_rgb(color);
      for (std::size_t i = 0; i < colors.size(); ++i) out.samples += static_cast<char>(color[i]);
    }
}

}  // namespace

bool decode_jpeg2000(std::string_view data, std::int64_t most_samples, DecodedPicture& out) {
  Source source{data};
  const Stream stream = stream_of(source);
  const Codec codec = codec_of(data);
  if (!stream || !codec) return false;
  opj_image_t* read = nullptr;
  const bool headed = opj_read_header(stream.get(), codec.get(), &read);
  const Image image(read);
  if (!headed || !image || image->numcomps == 0 || image->x1 <= image->x0 || image->y1 <= image->y0) return false;
  out = {.width = std::int64_t{image->x1} - image->x0, .height = std::int64_t{image->y1} - image->y0};
  if (out.width > most_samples / out.height / image->numcomps) return false;
  out.whole = opj_decode(codec.get(), stream.get(), image.get()) && opj_end_decompress(codec.get(), stream.get());
  if (!is_usable(*image)) return false;
  take_samples(*image, out);
  return true;
}

}  // namespace zhengben::pdf
