#include "writers/layout/font.h"

#include <doctest/doctest.h>

#include "writers/layout/font_names.h"

#include <thread>

#include "model/text.h"

using namespace zhengben;

namespace {

const FontCatalog& catalog() {
  static const std::shared_ptr<const FontCatalog> fonts = FontCatalog::load({});
  return *fonts;
}

std::string family_for(const std::string& name, bool bold = false) {
  const ResolvedFont font = catalog().resolve({name, bold, false});
  const auto info = catalog().face(font.face);
  return info.family + "/" + info.style;
}

}  // namespace

TEST_CASE("a Chinese font that is not there is stood in for by its own kind, never by a face for another region") {
  CHECK(family_for("宋体") == "Noto Serif CJK SC/Regular");
  CHECK(family_for("SimSun") == "Noto Serif CJK SC/Regular");
  CHECK(family_for("黑体") == "Noto Sans CJK SC/Regular");
  CHECK(family_for("等线") == "Noto Sans CJK SC/Regular");
  CHECK(family_for("微软雅黑", true) == "Noto Sans CJK SC/Bold");
  CHECK(family_for("楷体_GB2312") == "AR PL UKai CN/Book");
  CHECK(family_for("方正小标宋简体") == "Noto Serif CJK SC/Bold");
  CHECK(family_for("方正某某标宋_GBK") == "Noto Serif CJK SC/Bold");
  const std::string fangsong = family_for("仿宋_GB2312");
  CHECK((fangsong == "FandolFang/Regular" || fangsong == "Noto Serif CJK SC/Regular"));
}

TEST_CASE("Latin fonts are stood in for by faces of the same advances") {
  CHECK(family_for("Times New Roman") == "Liberation Serif/Regular");
  CHECK(family_for("Arial", true) == "Liberation Sans/Bold");
  CHECK(family_for("Courier New") == "Liberation Mono/Regular");
  CHECK(family_for("Calibri") == "Carlito/Regular");
  CHECK(family_for("Cambria") == "Liberation Serif/Regular");
  CHECK(family_for("Some Unknown Thing") == "Liberation Serif/Regular");
}

TEST_CASE("a font that is there is itself") {
  const ResolvedFont font = catalog().resolve({"Liberation Sans", true, true});
  CHECK_FALSE(font.substituted);
  CHECK_FALSE(font.synthetic_bold);
  CHECK_FALSE(font.synthetic_italic);
  CHECK(catalog().face(font.face).postscript_name == "LiberationSans-BoldItalic");
}

TEST_CASE("bold and italic are synthetic where the stand-in has no such face") {
  const ResolvedFont font = catalog().resolve({"楷体", true, true});
  CHECK(font.synthetic_bold);
  CHECK(font.synthetic_italic);
  CHECK_FALSE(catalog().resolve({"宋体", true, false}).synthetic_bold);
  CHECK_FALSE(catalog().resolve({"方正小标宋简体", true, false}).synthetic_bold);
}

TEST_CASE("metrics are those of the font that is named, not of its stand-in") {
  const ResolvedFont simsun = catalog().resolve({"宋体", false, false});
  CHECK(simsun.substituted);
  CHECK(simsun.metrics.ascent == doctest::Approx(0.8594));
  CHECK(simsun.metrics.east_asian);
  CHECK(catalog().resolve({"仿宋_GB2312", false, false}).metrics.descent == doctest::Approx(0.1406));
  CHECK(catalog().resolve({"Cambria", false, false}).metrics.ascent == doctest::Approx(0.9502));
  const FontMetrics noto = catalog().face_metrics(simsun.face);
  CHECK(noto.ascent > 1.0);
  CHECK(noto.east_asian);
  // Liberation Sans agrees with Arial, gap included.
  const FontMetrics liberation = catalog().face_metrics(catalog().resolve({"Liberation Sans", false, false}).face);
  const FontMetrics arial = catalog().resolve({"Arial", false, false}).metrics;
  CHECK(liberation.ascent == doctest::Approx(arial.ascent).epsilon(0.001));
  CHECK(liberation.line_gap == doctest::Approx(arial.line_gap).epsilon(0.01));
}

TEST_CASE("true advances are given where they are known and only there") {
  const auto advance = [](const std::string& family, char32_t character) { return catalog().true_advance({family, false, false}, character); };
  CHECK(advance("宋体", U'政') == 1.0);
  CHECK(advance("宋体", U'1') == 0.5);
  CHECK(advance("楷体_GB2312", U'A') == 0.5);
  CHECK(advance("方正小标宋简体", U'—') == 1.0);
  CHECK(advance("黑体", U'①') == 1.0);
  CHECK(advance("等线", U'“') == doctest::Approx(0.356).epsilon(0.001));
  CHECK(advance("Cambria", U'a').has_value());
  CHECK_FALSE(advance("Arial", U'a').has_value());
  CHECK_FALSE(advance("Times New Roman", U'政').has_value());
  CHECK_FALSE(advance("华文宋体", U'a').has_value());
  CHECK(advance("Liberation Mono", U'a') == doctest::Approx(0.6).epsilon(0.001));
}

TEST_CASE("a character that the face lacks is drawn by another that has it") {
  const FontRequest request{"仿宋_GB2312", false, false};
  for (const char32_t c : {U'㐀', U'龘', U'α', U'√', U'★', U'→', U'Ж', U'あ', U'한'}) {
    const FaceId face = catalog().fallback(request, c);
    CAPTURE(static_cast<unsigned>(c));
    REQUIRE(face >= 0);
    CHECK(catalog().has_glyph(face, c));
  }
  CHECK(catalog().fallback(request, 0x10FFFF) == -1);
}

TEST_CASE("shaping gives one glyph a character, by clusters, at the size asked for") {
  const ResolvedFont font = catalog().resolve({"黑体", false, false});
  const std::string text = "政府abc“信息”";
  const auto glyphs = catalog().shape(font.face, text, {.size = Length::from_points(16)});
  REQUIRE(glyphs.size() == to_utf32(text).size());
  CHECK(glyphs[0].advance == Length::from_points(16));
  CHECK(glyphs[1].cluster == 3);
  CHECK(glyphs[2].id == catalog().glyph_of(font.face, U'a'));
  CHECK(catalog().shape(font.face, "ﬁ fi", {.size = Length::from_points(16)}).size() == 4);
}

TEST_CASE("own directories come before the system's, and one that is not there is no error") {
  const auto fonts = FontCatalog::load({.directories = {"/no/such/folder", "/usr/share/fonts/truetype/liberation"}});
  REQUIRE_FALSE(fonts->faces().empty());
  CHECK(fonts->face(0).path == "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf");
  CHECK(fonts->face(0).family == "Liberation Mono");
  CHECK(fonts->face(fonts->resolve({"Arial", false, false}).face).postscript_name == "LiberationSans");
}

TEST_CASE("threads share one catalogue without a lock") {
  const auto fonts = FontCatalog::load({});
  std::vector<std::thread> threads;
  std::vector<std::size_t> counts(4);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    threads.emplace_back([&, i] {
      for (const char* family : {"宋体", "黑体", "楷体", "Arial"}) {
        const ResolvedFont font = fonts->resolve({family, false, false});
        counts[i] += fonts->shape(font.face, "政府信息公开 2020", {.size = Length::from_points(12)}).size();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : counts) CHECK(count == counts[0]);
}

TEST_CASE("a font whose name says a heavy weight is drawn by a bold face") {
  for (const char* name : {"arial black", "segoe ui semibold", "方正粗黑宋简体"}) CHECK(names_heavy_face(name));
  for (const char* name : {"arial", "blackadder itc", "宋体", "黑体"}) CHECK_FALSE(names_heavy_face(name));
}
