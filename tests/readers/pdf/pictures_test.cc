// Pictures: each coding to the samples that it stands for, and where a picture lies on its page.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "make_pdf.h"
#include "model/traverse.h"
#include "readers/pdf/jbig2_decoder.h"
#include "readers/pdf/picture_decoder.h"
#include "readers/pdf/png.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

std::string bytes_of(const std::string& name) {
  std::ifstream file(std::string(ZHENGBEN_FIXTURES) + "/images/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string stream_with(const std::string& dictionary, const std::string& data) {
  return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
}

// A page that shows text and the image /I; `more` are the objects from 7 on.
ReadResult page_with_image(const std::string& image, const std::vector<std::string>& more = {}, const std::string& matrix = "50 0 0 50 100 500") {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
                                      "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> /Font << /F1 6 0 R >> >> >>",
                                      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
                                      stream_of(shown("text", 100, 700) + "q " + matrix + " cm /I Do Q"),
                                      image,
                                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  objects.insert(objects.end(), more.begin(), more.end());
  return read_pdf(pdf_of(objects), {});
}

ReadResult page_with_inline_image(const std::string& image, const std::string& behind = "") {
  return read_pdf(pdf_of_pages({shown("before", 100, 700) + "q 50 0 0 50 100 500 cm " + image + " Q\n" + shown("behind" + behind, 100, 400)}), {});
}

std::string png(std::int32_t width, std::int32_t height, int components, const std::string& samples) { return pdf::png_of({width, height, components, samples}).value(); }

const Placement& placement_of(const ReadResult& result) {
  for (const Block& block : result.document.body)
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      for (const Run& run : paragraph->runs)
        if (run.kind == RunKind::Image) return *run.placed;
  throw std::runtime_error("no picture");
}

std::string number(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

// ITU-T T.88 7.2 Segment header syntax: of the given number and type, for page 1.
std::string segment(std::uint32_t index, int type, const std::string& data) { return number(index) + static_cast<char>(type) + '\0' + '\1' + number(static_cast<std::uint32_t>(data.size())) + data; }

// 7.4.8 Page information, 7.4.6 Immediate generic region in MMR coding: two rows of four white and four black samples. In T.6, the
// first in horizontal mode, the second as the first (vertical mode 0 twice), and the end of the block.
std::string jbig2_of() {
  const std::string coded("\x36\xF0\x01\x00\x10", 5);
  const std::string page = number(8) + number(2) + number(0) + number(0) + std::string("\0\0\0", 3);
  const std::string region = number(8) + number(2) + number(0) + number(0) + '\0' + '\1' + coded;
  return segment(0, 48, page) + segment(1, 38, region);
}

}  // namespace

TEST_CASE("a JBIG2 picture has 0 where ink is") {
  pdf::DecodedPicture picture;
  REQUIRE(pdf::decode_jbig2(jbig2_of(), "", 1'000, picture));
  CHECK(picture.width == 8);
  CHECK(picture.height == 2);
  CHECK(picture.bits == 1);
  REQUIRE(picture.samples.size() == 2);
  CHECK(picture.samples == "\xF0\xF0");
  CHECK(picture.whole);
}

TEST_CASE("a JBIG2 picture is kept, and its global segments are read before it") {
  const auto image = [](const std::string& more) { return stream_with("/Subtype /Image /Width 8 /Height 2 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode" + more, jbig2_of()); };
  const ReadResult alone = page_with_image(image(""));
  REQUIRE(alone.document.images.size() == 1);
  CHECK(alone.document.images[0].bytes == pdf::png_of({8, 2, 1, "\xF0\xF0", 1}));
  CHECK(alone.findings.items().empty());
  // 7.4.15 Extension: a comment. A region that has no page yet is an error wherever it stands.
  const std::string comment = segment(9, 62, number(0x20000000) + std::string("\0\0", 2)), region = jbig2_of().substr(11 + 19);
  const ReadResult good = page_with_image(image(" /DecodeParms << /JBIG2Globals 7 0 R >>"), {stream_of(comment)});
  REQUIRE(good.document.images.size() == 1);
  CHECK(good.findings.items().empty());
  const ReadResult bad = page_with_image(image(" /DecodeParms << /JBIG2Globals 7 0 R >>"), {stream_of(region)});
  REQUIRE(bad.findings.items().size() == 1);
  CHECK(bad.findings.items()[0].code == Code::SalvagedPart);
}

TEST_CASE("a JBIG2 picture past the limit or of no page is none") {
  pdf::DecodedPicture picture;
  CHECK_FALSE(pdf::decode_jbig2(jbig2_of(), "", 15, picture));
  CHECK_FALSE(pdf::decode_jbig2("", "", 1'000, picture));
  CHECK_FALSE(pdf::decode_jbig2("no segment at all", "nor here", 1'000, picture));
  const std::string huge = number(0x7FFFFFFF) + number(0x7FFFFFFF) + std::string(11, '\0');
  CHECK_FALSE(pdf::decode_jbig2(segment(0, 48, huge), "", 1'000'000, picture));
}

TEST_CASE("a JPEG 2000 picture has its own colours where the image names none") {
  const std::string colors("\xFF\0\0\0\xFF\0\0\0\xFF\xFF\xFF\xFF\0\0\0\x40\x80\xC0\x10\x20\x30\xF0\xE0\xD0", 24), grays("\0\x40\x80\xFF\x10\x20\x30\x50", 8);
  const ReadResult color = page_with_image(stream_with("/Subtype /Image /Width 4 /Height 2 /Filter /JPXDecode", bytes_of("colors.jp2")));
  REQUIRE(color.document.images.size() == 1);
  CHECK(color.document.images[0].bytes == png(4, 2, 3, colors));
  const ReadResult gray = page_with_image(stream_with("/Subtype /Image /Width 4 /Height 2 /Filter /JPXDecode /ColorSpace /DeviceGray", bytes_of("gray.j2k")));
  REQUIRE(gray.document.images.size() == 1);
  CHECK(gray.document.images[0].bytes == png(4, 2, 1, grays));
  CHECK(gray.findings.items().empty());
}

TEST_CASE("a JPEG 2000 picture that is cut is told of, and one past the limit is none") {
  const std::string whole = bytes_of("gray.j2k");
  const ReadResult none = page_with_image(stream_with("/Subtype /Image /Width 4 /Height 2 /Filter /JPXDecode", whole.substr(0, 60)));
  CHECK(none.document.images.empty());
  REQUIRE(none.findings.items().size() == 1);
  CHECK(none.findings.items()[0].code == Code::ImageSkipped);
  pdf::DecodedPicture picture;
  CHECK_FALSE(pdf::decode_jpeg2000(whole, 7, picture));
  CHECK(pdf::decode_jpeg2000(whole, 8, picture));
}

TEST_CASE("an inline picture is kept, under short names and long ones") {
  const std::string samples("\0\x7F EI\xFF", 6);   // that look like the end, and are none
  const ReadResult named = page_with_inline_image("BI /W 3 /H 2 /BPC 8 /CS /G ID " + samples + " EI");
  REQUIRE(named.document.images.size() == 1);
  CHECK(named.document.images[0].bytes == png(3, 2, 1, samples));
  CHECK(named.findings.items().empty());
  const ReadResult spelled = page_with_inline_image("BI /Width 3 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray ID " + samples + "\nEI");
  REQUIRE(spelled.document.images.size() == 1);
  CHECK(spelled.document.images[0].bytes == named.document.images[0].bytes);
  CHECK(placement_of(named).width == Length::from_points(50));
}

TEST_CASE("an inline picture may be a mask, filtered, or of a palette") {
  const ReadResult mask = page_with_inline_image("BI /W 8 /H 1 /IM true ID \x0F EI");
  REQUIRE(mask.document.images.size() == 1);
  CHECK(mask.document.images[0].bytes == pdf::png_of({8, 1, 1, "\x0F", 1}));
  const ReadResult filtered = page_with_inline_image("BI /W 2 /H 1 /BPC 8 /CS /RGB /F /AHx ID 010203 0A0B0C> EI");
  REQUIRE(filtered.document.images.size() == 1);
  CHECK(filtered.document.images[0].bytes == png(2, 1, 3, "\1\2\3\x0A\x0B\x0C"));
  const ReadResult palette = page_with_inline_image("BI /W 2 /H 1 /BPC 4 /CS [/I /RGB 1 <0102030A0B0C>] ID \x10 EI");
  REQUIRE(palette.document.images.size() == 1);
  CHECK(palette.document.images[0].bytes == png(2, 1, 3, "\x0A\x0B\x0C\1\2\3"));
}

TEST_CASE("an inline picture takes its colour space from the page's resources") {
  const std::string page = "q 50 0 0 50 100 500 cm BI /W 2 /H 1 /BPC 8 /CS /Mine ID \x01\x02 EI Q\n" + shown("text", 100, 400);
  const ReadResult result = read_pdf(
      pdf_of({"<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /ColorSpace << /Mine [/Indexed /DeviceRGB 2 5 0 R] >> /Font << /F1 6 0 R >> >> >>",
              "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", stream_of(page), stream_of("aaabbbccc"), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}),
      {});
  REQUIRE(result.document.images.size() == 1);
  CHECK(result.document.images[0].bytes == png(2, 1, 3, "bbbccc"));
}

TEST_CASE("an inline picture without an end takes nothing but the rest of its stream") {
  const ReadResult result = page_with_inline_image("BI /W 3 /H 2 /BPC 8 /CS /G ID abc");
  CHECK(result.document.images.empty());
  REQUIRE(result.document.body.size() == 1);
  CHECK(paragraph_text(std::get<Paragraph>(result.document.body[0])) == "before");
}

TEST_CASE("a picture that lies turned or mirrored on its page does so in the document") {
  const std::string image = stream_with("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "a");
  const ReadResult upright = page_with_image(image, {}, "60 0 0 40 100 500");
  CHECK(placement_of(upright).width == Length::from_points(60));
  CHECK(placement_of(upright).height == Length::from_points(40));
  CHECK(placement_of(upright).rotation_degrees == 0);
  CHECK_FALSE(placement_of(upright).flip_vertical);
  const ReadResult turned = page_with_image(image, {}, "0 60 -40 0 200 500");   // a quarter turn against the clock
  CHECK(placement_of(turned).width == Length::from_points(60));
  CHECK(placement_of(turned).rotation_degrees == doctest::Approx(270));
  CHECK_FALSE(placement_of(turned).flip_vertical);
  const ReadResult mirrored = page_with_image(image, {}, "60 0 0 -40 100 540");
  CHECK(placement_of(mirrored).flip_vertical);
  CHECK(placement_of(mirrored).rotation_degrees == 0);
}

TEST_CASE("a picture whose last rows are missing is kept and told of") {
  const ReadResult result = page_with_image(stream_with("/Subtype /Image /Width 2 /Height 3 /BitsPerComponent 8 /ColorSpace /DeviceGray", "abcd"));
  REQUIRE(result.document.images.size() == 1);
  CHECK(result.document.images[0].bytes == png(2, 3, 1, "abcd\xFF\xFF"));
  REQUIRE(result.findings.items().size() == 1);
  CHECK(result.findings.items()[0].code == Code::SalvagedPart);
}

TEST_CASE("a page that is kept as a picture stands alone, its picture where it was") {
  const std::string image = stream_with("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "a");
  const auto page = [](int contents) { return "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(contents) + " 0 R >>"; };
  const ReadResult result = read_pdf(
      pdf_of({"<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 /MediaBox [0 0 600 800] /Resources << /XObject << /I 8 0 R >> /Font << /F1 9 0 R >> >> >>", page(6), page(7), page(6),
              stream_of(shown("text", 100, 700)), stream_of("q 0 500 -400 0 500 100 cm /I Do Q"), image, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}),
      {});
  REQUIRE(result.document.sections.size() == 3);
  REQUIRE(result.document.body.size() == 3);
  CHECK(result.document.sections[1].first_block == 1);
  CHECK(result.document.sections[2].first_block == 2);
  const Placement& placed = placement_of(result);
  CHECK_FALSE(placed.inline_with_text);
  CHECK(placed.horizontal == Placement::Anchor::Page);
  // Seen from 100 to 500 and from 200 to 700: about its middle (300, 450), 500 wide and 400 high before it is turned.
  CHECK(placed.x == Length::from_points(50));
  CHECK(placed.y == Length::from_points(250));
}

TEST_CASE("a page that is a picture is told of where no picture is wanted") {
  ReadOptions options;
  options.pictures = false;
  const std::string image = stream_with("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "a");
  const ReadResult result = read_pdf(
      pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] /Resources << /XObject << /I 5 0 R >> >> >>",
              "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", stream_of("q 500 0 0 500 50 50 cm /I Do Q"), image}),
      options);
  CHECK(result.document.images.empty());
  REQUIRE(result.findings.items().size() == 1);
  CHECK(result.findings.items()[0].code == Code::PageWithoutText);
}

TEST_CASE("a picture is cut out by its mask, soft or hard, as fine as the finer of both") {
  const std::string red = stream_with("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /SMask 7 0 R", "\xFF" + std::string(2, '\0'));
  const ReadResult soft = page_with_image(red, {stream_with("/Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "\x80\xFF")});
  REQUIRE(soft.document.images.size() == 1);
  CHECK(soft.document.images[0].bytes == pdf::png_of({2, 1, 3, std::string("\xFF\0\0\xFF\0\0", 6), 8, "\x80\xFF"}));
  const std::string gray = stream_with("/Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Mask 7 0 R", "ab");
  const ReadResult hard = page_with_image(gray, {stream_with("/Subtype /Image /Width 2 /Height 1 /ImageMask true", "\x40")});
  REQUIRE(hard.document.images.size() == 1);
  CHECK(hard.document.images[0].bytes == pdf::png_of({2, 1, 1, "ab", 8, std::string("\xFF\0", 2)}));
  CHECK(hard.findings.items().empty());
}

TEST_CASE("a JPEG stays as it is unless a mask cuts it, and one that cannot be decoded stays too") {
  const std::string photo = bytes_of("photo.jpg");
  const std::string dictionary = "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode";
  const std::vector<std::string> mask = {stream_with("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "\x80")};
  const ReadResult alone = page_with_image(stream_with(dictionary, photo)), cut = page_with_image(stream_with(dictionary + " /SMask 7 0 R", photo), mask);
  REQUIRE(alone.document.images.size() == 1);
  CHECK(alone.document.images[0].bytes == photo);
  REQUIRE(cut.document.images.size() == 1);
  CHECK(cut.document.images[0].media_type == "image/png");
  const ReadResult damaged = page_with_image(stream_with(dictionary + " /SMask 7 0 R", "no JPEG"), mask);
  REQUIRE(damaged.document.images.size() == 1);
  CHECK(damaged.document.images[0].media_type == "image/jpeg");
  REQUIRE(damaged.findings.items().size() == 1);
  CHECK(damaged.findings.items()[0].code == Code::SalvagedPart);
}

TEST_CASE("a stencil mask has the colour that it is painted with, on nothing") {
  const std::string stencil = " cm BI /W 8 /H 1 /IM true ID \x0F EI Q\n";
  const ReadResult result = read_pdf(pdf_of_pages({shown("text", 100, 700) + "q 1 0 0 rg 50 0 0 50 100 500" + stencil}), {});
  REQUIRE(result.document.images.size() == 1);
  CHECK(result.document.images[0].bytes == pdf::png_of({8, 1, 1, "\x0F", 1, {}, Color{255, 0, 0}}));
}

TEST_CASE("a picture that is cut is told of though its mask is whole") {
  const std::string gray = stream_with("/Subtype /Image /Width 1 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 7 0 R", "a");
  const ReadResult result = page_with_image(gray, {stream_with("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /Filter /JPXDecode", bytes_of("gray.j2k"))});
  CHECK(result.document.images.size() == 1);
  REQUIRE(result.findings.items().size() == 1);
  CHECK(result.findings.items()[0].code == Code::SalvagedPart);
}

TEST_CASE("a page whose only picture cannot be kept leaves the pages around it whole") {
  const std::string bad = stream_with("/Subtype /Image /Width 8 /Height 2 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", "no segment");
  const auto page = [](int contents) { return "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(contents) + " 0 R >>"; };
  const ReadResult result = read_pdf(
      pdf_of({"<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 /MediaBox [0 0 600 800] /Resources << /XObject << /I 8 0 R >> /Font << /F1 9 0 R >> >> >>", page(6), page(7), page(10),
              stream_of(shown("before", 100, 700)), stream_of("q 500 0 0 500 50 50 cm /I Do Q"), bad, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", stream_of(shown("behind", 100, 700))}),
      {});
  REQUIRE(result.document.body.size() == 3);   // what cannot be kept is a page without anything
  for (std::size_t i = 0; i < result.document.sections.size(); ++i) {
    const std::size_t end = i + 1 < result.document.sections.size() ? result.document.sections[i + 1].first_block : result.document.body.size();
    CAPTURE(i);
    CHECK(result.document.sections[i].first_block < end);
  }
}
