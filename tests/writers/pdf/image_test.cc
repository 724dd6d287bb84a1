// Pictures: what is written is rendered by libqpdf's filters and compared by its samples' number and colour space.
#include "writers/pdf/image.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "pdf_clauses.h"

using namespace zhengben;

namespace {

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(ZHENGBEN_FIXTURES) + "/images/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string entry(const PdfImage& image, const std::string& key) {
  for (const auto& [name, value] : image.entries) {
    if (name == key) return value;
  }
  return {};
}

// The samples after the filters, all specialised ones too.
std::string samples(const PdfImage& image) {
  PdfSink sink;
  const int object = write_image(sink, image);
  const int pages = sink.add("<</Type/Pages/Count 0/Kids[]>>");
  const int catalog = sink.add("<</Type/Catalog/Pages " + std::to_string(pages) + " 0 R>>");
  const std::string pdf = sink.finish(catalog, {{"Producer", "(test)"}});
  return decoded_stream(pdf, object);
}

}  // namespace

TEST_CASE("pictures of every kind become image XObjects with as many samples as they have") {
  struct Case { const char* name; int width, height, components; const char* space; const char* filter; bool alpha; };
  for (const Case& c : {Case{"seal-with-alpha.png", 60, 40, 3, "/DeviceRGB", "/FlateDecode", true}, Case{"palette.png", 33, 21, 1, "[/Indexed", "/FlateDecode", false},
                        Case{"deep.png", 33, 21, 3, "/DeviceRGB", "/FlateDecode", false}, Case{"photo.jpg", 40, 30, 3, "/DeviceRGB", "/DCTDecode", false},
                        Case{"cmyk.jpg", 40, 30, 3, "/DeviceRGB", "/FlateDecode", false}, Case{"interlaced.gif", 37, 29, 1, "[/Indexed", "/FlateDecode", false},
                        Case{"transparent.gif", 60, 40, 1, "[/Indexed", "/FlateDecode", false}}) {
    CAPTURE(c.name);
    const auto image = pdf_image(fixture(c.name), Limits{});
    REQUIRE(image.has_value());
    CHECK(image->width == c.width);
    CHECK(image->height == c.height);
    CHECK(entry(*image, "ColorSpace").starts_with(c.space));
    CHECK(entry(*image, "Filter") == c.filter);
    CHECK(image->alpha.empty() != c.alpha);
    const int depth = std::stoi(entry(*image, "BitsPerComponent"));
    CHECK(samples(*image).size() == static_cast<std::size_t>((c.width * c.components * depth + 7) / 8 * c.height));
  }
}

TEST_CASE("an interlaced picture's lines come in order") {
  const auto image = pdf_image(fixture("interlaced.gif"), Limits{});
  REQUIRE(image.has_value());
  const std::string rows = samples(*image), space = entry(*image, "ColorSpace");
  const std::size_t palette = space.find('<') + 1;
  int last_red = 256;
  for (std::size_t y = 0; y < 29; ++y) {
    const auto index = static_cast<unsigned char>(rows[y * 37]);
    const int red = std::stoi(space.substr(palette + 6 * index, 2), nullptr, 16);
    CHECK(red <= last_red);
    last_red = red;
  }
}

TEST_CASE("a picture that is damaged or past the limits is refused or shown as far as it goes") {
  const std::string png = fixture("palette.png"), jpeg = fixture("photo.jpg"), gif = fixture("interlaced.gif");
  CHECK_FALSE(pdf_image(png.substr(0, png.size() / 2), Limits{}).has_value());
  CHECK_FALSE(pdf_image("\xFF\xD8\xFF", Limits{}).has_value());
  CHECK_FALSE(pdf_image("GIF89a", Limits{}).has_value());
  CHECK_FALSE(pdf_image("BM", Limits{}).has_value());
  CHECK_FALSE(pdf_image("", Limits{}).has_value());
  const auto cut = pdf_image(jpeg.substr(0, jpeg.size() - 40), Limits{});
  REQUIRE(cut.has_value());
  CHECK(entry(*cut, "Filter") == "/FlateDecode");
  Limits tight;
  tight.max_image_pixels = 100;
  for (const std::string& bytes : {png, jpeg, gif}) CHECK_FALSE(pdf_image(bytes, tight).has_value());
  for (std::size_t at = 0; at < gif.size(); at += 7) {
    std::string damaged = gif;
    damaged[at] = static_cast<char>(~damaged[at]);
    (void)pdf_image(damaged, Limits{});
    (void)pdf_image(gif.substr(0, at), Limits{});
  }
}

TEST_CASE("a Windows bitmap comes out as its colours, its lines from the top, whatever its depth") {
  const auto word = [](std::uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
    return out;
  };
  const auto bitmap = [&](int depth, int height, const std::string& palette, const std::string& pixels) {
    const auto offset = static_cast<std::uint32_t>(54 + palette.size());
    return "BM" + word(offset + static_cast<std::uint32_t>(pixels.size()), 4) + word(0, 4) + word(offset, 4) + word(40, 4) + word(2, 4) + word(static_cast<std::uint32_t>(height), 4) + word(1, 2) +
           word(static_cast<std::uint32_t>(depth), 2) + std::string(24, '\0') + palette + pixels;
  };
  const std::string red("\xFF\0\0", 3), blue("\0\0\xFF", 3), white("\xFF\xFF\xFF", 3);
  // Bottom line blue and white, top line red and red; 24 bits, stored from the bottom.
  const std::string deep = bitmap(24, 2, "", std::string("\xFF\0\0\xFF\xFF\xFF\0\0", 8) + std::string("\0\0\xFF\0\0\xFF\0\0", 8));
  const auto image = pdf_image(deep, Limits{});
  REQUIRE(image);
  CHECK(image->width == 2);
  CHECK(samples(*image) == red + red + blue + white);
  // One bit a pixel with a palette, from the top.
  const auto flat = pdf_image(bitmap(1, -1, std::string("\xFF\0\0\0\0\0\xFF\0", 8), std::string("\x40\0\0\0", 4)), Limits{});
  REQUIRE(flat);
  CHECK(samples(*flat) == blue + red);
  CHECK(!pdf_image(deep.substr(0, deep.size() - 9), Limits{}));
  CHECK(!pdf_image(bitmap(24, 1'000'000'000, "", ""), Limits{}));
}
