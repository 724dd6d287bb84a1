#include <doctest/doctest.h>

#include <algorithm>

#include "make_pdf.h"
#include "model/traverse.h"
#include "readers/pdf/cid_text.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::pdf;
using namespace zhengben::test;

namespace {

ReadResult read_with_font(const std::string& font, const std::string& shown_text, const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                                      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                                      stream_of("BT /F1 10 Tf 1 0 0 1 100 700 Tm " + shown_text + " Tj ET"), font};
  objects.insert(objects.end(), more.begin(), more.end());
  return read_pdf(pdf_of(objects), {});
}

std::string text_of_result(const ReadResult& result) {
  std::string out;
  for (const Block& block : result.document.body)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph_text(*paragraph);
  return out;
}

bool found(const ReadResult& result, Code code) {
  const auto& items = result.findings.items();
  return std::any_of(items.begin(), items.end(), [&](const Finding& finding) { return finding.code == code; });
}

std::string cid_font(const std::string& encoding, const std::string& ordering) {
  return "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /" + encoding + " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun " +
         "/CIDSystemInfo << /Registry (Adobe) /Ordering (" + ordering + ") /Supplement 2 >> >>] >>";
}

std::string type3_font(const std::string& names) {
  return "<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 1000 1000] /FirstChar 49 /LastChar 50 /Widths [500 500] "
         "/Encoding << /Differences [49 " + names + "] >> /CharProcs << /a49 6 0 R /C32 6 0 R /g7 6 0 R >> >>";
}

const char* const kBox = "500 0 d0 0 0 400 700 re f";

}  // namespace

TEST_CASE("CIDs of Adobe's collections are read without a map of the font's own") {
  REQUIRE(cid_texts("GB1") != nullptr);
  CHECK(cid_texts("GB1")->at(34) == "A");
  CHECK(cid_texts("Identity") == nullptr);
  CHECK(text_of_result(read_with_font(cid_font("Identity-H", "GB1"), "<0022119B>")) == "A" + std::string(cid_texts("GB1")->at(0x119B)));
  for (const char* ordering : {"CNS1", "Japan1", "Korea1", "KR"}) {
    CAPTURE(ordering);
    REQUIRE(cid_texts(ordering) != nullptr);
    CHECK(cid_texts(ordering)->size() > 18'000);
  }
}

TEST_CASE("predefined maps of seven and eight bits give their encoding's text") {
  CHECK(text_of_result(read_with_font(cid_font("GBK-EUC-H", "GB1"), "<D5FECEF1>")) == "政务");
  CHECK(text_of_result(read_with_font(cid_font("H", "Japan1"), "<467C>")) == "日");
  CHECK(text_of_result(read_with_font(cid_font("UniGB-UTF16-H", "GB1"), "<653F52A1>")) == "政务");
}

TEST_CASE("glyphs named by their codes are read by them and told of") {
  const ReadResult result = read_with_font(type3_font("/a49 /C32"), "(12)", {stream_of(kBox)});
  CHECK(text_of_result(result) == "12");
  CHECK(found(result, Code::GlyphByCode));
}

TEST_CASE("a glyph whose name says nothing is no character") {
  const ReadResult result = read_with_font(type3_font("/g7 /space"), "(11)", {stream_of(kBox)});
  CHECK(text_of_result(result) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(found(result, Code::GlyphUnmapped));
}

TEST_CASE("radicals are read as the ideographs they look like and told of, private characters are kept and told of") {
  const std::string map = "1 begincodespacerange <00> <FF> endcodespacerange\n3 beginbfchar\n<61> <2F00>\n<62> <2ED3>\n<01> <E123>\nendbfchar";
  const ReadResult result = read_with_font("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>", "(ab\\001)", {stream_of(map)});
  CHECK(text_of_result(result) == "\xE4\xB8\x80\xE9\x95\xBF\xEE\x84\xA3");   // U+4E00, U+957F, U+E123
  CHECK(found(result, Code::CompatibilityRead));
  CHECK(found(result, Code::PrivateUseKept));
}

TEST_CASE("a ligature is its letters") {
  const std::string map = "1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfchar\n<61> <FB03>\nendbfchar";
  CHECK(text_of_result(read_with_font("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>", "(a)", {stream_of(map)})) == "ffi");
}

TEST_CASE("a glyph that a map gives no text belongs to the cluster before it") {
  const std::string font = "<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 "
                           "/BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>";
  const std::string map = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n3 beginbfchar\n<0001> <006100620063>\n<0002> <>\n<0003> <0064>\nendbfchar";
  const ReadResult result = read_with_font(font, "<00010002000200030004>", {stream_of(map)});
  CHECK(text_of_result(result) == "abcd\xEF\xBF\xBD");
}

TEST_CASE("where the name of an identity stands for the ToUnicode map the codes are Unicode") {
  const std::string font = "<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /ToUnicode /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 "
                           "/BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>";
  const ReadResult result = read_with_font(font, "<00410042653F0003>");
  CHECK(text_of_result(result) == "AB政\xEF\xBF\xBD");
  CHECK(found(result, Code::GlyphUnmapped));
}
