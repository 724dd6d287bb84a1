// Functions and the colour spaces that are made of them, and what colour a text has by them.
#include "readers/pdf/color_space.h"

#include <doctest/doctest.h>

#include "make_pdf.h"
#include "model/document.h"
#include "readers/pdf/calculator.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::pdf;
using namespace zhengben::test;

namespace {

// A file whose object 4 is given, and its answers.
struct OneObject {
  explicit OneObject(const std::string& object)
      : bytes(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 100 100] >>", "<< /Type /Page /Parent 2 0 R >>", object, "<< >>"})), file(bytes, {}, limits, findings) {}

  Limits limits;
  Findings findings;
  std::string bytes;
  File file;
};

std::vector<double> value(const std::string& function, const std::vector<double>& inputs) {
  const OneObject one(function);
  const std::unique_ptr<const Function> made = Function::of(one.file, one.file.object(4));
  return made ? (*made)(inputs) : std::vector<double>{};
}

std::vector<double> calculated(const std::string& program, const std::vector<double>& inputs) {
  const std::optional<Calculator> calculator = Calculator::parsed(program);
  return calculator ? calculator->run(inputs) : std::vector<double>{-999};
}

Color color(const std::string& space, const std::vector<double>& components) {
  const OneObject one(space);
  const std::shared_ptr<const ColorSpace> made = ColorSpace::of(one.file, one.file.object(4));
  REQUIRE(made);
  return made->color(components);
}

// Of the first text on a page with the given content; /S is a Separation that looks like cyan and magenta.
Color text_color(const std::string& content) {
  const ReadResult result = read_pdf(
      pdf_of({"<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /ColorSpace << /S [/Separation /Spot /DeviceCMYK 6 0 R] /L [/Lab << /WhitePoint [0.95 1 1.09] >>] >> >> >>",
              "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", stream_of(content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
              "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 0 0] /N 1 >>"}),
      {});
  const Run& run = std::get<Paragraph>(result.document.body.at(0)).runs.at(0);
  return result.document.character_formats.at(run.format).color.value_or(Color{});
}

}  // namespace

TEST_CASE("an exponential function goes from its first colour to its second") {
  CHECK(value("<< /FunctionType 2 /Domain [0 1] /C0 [0 1] /C1 [1 0] /N 2 >>", {0.5}) == std::vector<double>{0.25, 0.75});
  CHECK(value("<< /FunctionType 2 /Domain [0 1] /N 1 >>", {7}) == std::vector<double>{1});
  CHECK(value("<< /FunctionType 2 /N 1 >>", {0.5}).empty());
}

TEST_CASE("a sampled function lies between its samples") {
  const std::string data("\x00\xFF\x80\x00", 4);   // two outputs at 0 and at 1
  const std::string sampled = "<< /FunctionType 0 /Domain [0 1] /Range [0 1 0 1] /Size [2] /BitsPerSample 8 /Length 4 >>\nstream\n" + data + "\nendstream";
  CHECK(value(sampled, {0}) == std::vector<double>{0, 1});
  CHECK(value(sampled, {1})[0] == doctest::Approx(128.0 / 255));
  CHECK(value(sampled, {0.5})[1] == doctest::Approx(0.5));
  // Four bits a sample, over two inputs: 0, 15, 15, 0.
  const std::string plane = "<< /FunctionType 0 /Domain [0 1 0 1] /Range [0 1] /Size [2 2] /BitsPerSample 4 /Length 2 >>\nstream\n" + std::string("\x0F\xF0", 2) + "\nendstream";
  CHECK(value(plane, {1, 0}) == std::vector<double>{1});
  CHECK(value(plane, {0.5, 0.5}) == std::vector<double>{0.5});
  CHECK(value("<< /FunctionType 0 /Domain [0 1] /Range [0 1] /Size [9000000] /BitsPerSample 8 /Length 1 >>\nstream\na\nendstream", {0}).empty());
  CHECK(value("<< /FunctionType 0 /Domain [0 1] /Range [0 1] /Size [9] /BitsPerSample 8 /Length 1 >>\nstream\na\nendstream", {0}).empty());
}

TEST_CASE("a stitching function hands each part of its domain to another") {
  const std::string part = "<< /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >>", other = "<< /FunctionType 2 /Domain [0 1] /C0 [5] /C1 [6] /N 1 >>";
  const std::string both = "<< /FunctionType 3 /Domain [0 1] /Functions [" + part + other + "] /Bounds [0.5] /Encode [1 0 0 1] >>";
  CHECK(value(both, {0.25}) == std::vector<double>{0.5});
  CHECK(value(both, {0}) == std::vector<double>{1});
  CHECK(value(both, {0.75}) == std::vector<double>{5.5});
  CHECK(value("<< /FunctionType 3 /Domain [0 1] /Functions [4 0 R] /Bounds [] /Encode [0 1] >>", {0.5}).empty());   // of itself
}

TEST_CASE("a calculator does what PostScript does") {
  CHECK(calculated("{ 2 3 add 4 mul exch pop }", {9}) == std::vector<double>{20});
  CHECK(calculated("{ dup 0.5 gt { pop 1 } { 2 mul } ifelse }", {0.25}) == std::vector<double>{0.5});
  CHECK(calculated("{ dup 0.5 gt { pop 1 } if }", {0.75}) == std::vector<double>{1});
  CHECK(calculated("{ 3 1 roll }", {1, 2, 3}) == std::vector<double>{3, 1, 2});
  CHECK(calculated("{ 3 -1 roll }", {1, 2, 3}) == std::vector<double>{2, 3, 1});
  CHECK(calculated("{ 2 copy 1 index }", {1, 2}) == std::vector<double>{1, 2, 1, 2, 1});
  CHECK(calculated("{ % a note }\n 7 2 idiv 7 2 mod -7 abs 1 3 bitshift }", {}) == std::vector<double>{3, 1, 7, 8});
  CHECK(calculated("{ 90 sin 1 1 atan 1 0 div -1 sqrt }", {}) == std::vector<double>{1, 45, 0, 0});
  CHECK(calculated("{ pop pop pop 4 }", {1}) == std::vector<double>{4});
}

TEST_CASE("what is no program of a calculator is none") {
  for (const char* program : {"", "1", "{ 1", "{ { 1 } }", "{ { 1 } 2 if }", "{ { 1 } ifelse }", "{ 1 quit }", "{ 1e999 }"}) {
    CAPTURE(program);
    CHECK_FALSE(Calculator::parsed(program));
  }
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "{ ";
  CHECK_FALSE(Calculator::parsed(deep));
  std::string tall = "{ 1 ";
  for (int i = 0; i < 500; ++i) tall += "dup ";
  CHECK(calculated(tall + "}", {}).size() <= 102);
}

TEST_CASE("colours are told by their spaces") {
  CHECK(color("[/Separation /Black /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>]", {1}) == Color{0, 0, 0});
  CHECK(color("[/Separation /Spot /DeviceCMYK << /FunctionType 4 >>]", {1}) == Color{0, 0, 0});   // its function cannot be read
  CHECK(color("[/DeviceN [/A /B] /DeviceRGB << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>]", {1, 0}) == Color{255, 0, 0});
  CHECK(color("[/Indexed /DeviceRGB 1 <000000FF8000>]", {1}) == Color{255, 128, 0});
  CHECK(color("[/Indexed /DeviceRGB 1 <000000FF8000>]", {9}) == Color{255, 128, 0});
  CHECK(color("[/Lab << /WhitePoint [0.95 1 1.09] >>]", {100, 0, 0}) == Color{255, 255, 255});
  CHECK(color("[/Lab << /WhitePoint [0.95 1 1.09] >>]", {0, 0, 0}) == Color{0, 0, 0});
  CHECK(color("[/ICCBased << /N 4 >>]", {0, 0, 0, 1}) == Color{0, 0, 0});
  const OneObject unknown("[/Indexed [/Indexed /DeviceRGB 1 <00>] 1 <00>]"), itself("[/Indexed 4 0 R 1 <00>]");
  CHECK_FALSE(ColorSpace::of(unknown.file, unknown.file.object(4)));
  CHECK_FALSE(ColorSpace::of(itself.file, itself.file.object(4)));
}

TEST_CASE("a text in a spot colour is as dark as its ink") {
  CHECK(text_color("/S cs 1 scn " + shown("a", 100, 700)) == Color{0, 0, 255});
  CHECK(text_color("/S cs " + shown("a", 100, 700)) == Color{0, 0, 255});   // the whole amount, unless told
  CHECK(text_color("/S cs 0.5 scn " + shown("a", 100, 700)) == Color{128, 128, 255});
  CHECK(text_color("/S cs 1 scn 0 g " + shown("a", 100, 700)) == Color{0, 0, 0});
  CHECK(text_color("/L cs 50 0 0 sc " + shown("a", 100, 700)) == Color{119, 119, 119});
  CHECK(text_color("/DeviceGray cs 0.2 sc " + shown("a", 100, 700)) == Color{51, 51, 51});
  CHECK(text_color("/None cs 1 0 0 sc " + shown("a", 100, 700)) == Color{255, 0, 0});
}
