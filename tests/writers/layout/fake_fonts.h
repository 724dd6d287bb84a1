// A font whose every number is known: East Asian characters and full-width punctuation are an em wide, all others half
// an em. "Latin…" families have ascent 0.9 and descent 0.2 em, all others are East Asian, 0.8 and 0.2 em (line 1.3 em).
#ifndef ZHENGBEN_TESTS_WRITERS_LAYOUT_FAKE_FONTS_H
#define ZHENGBEN_TESTS_WRITERS_LAYOUT_FAKE_FONTS_H

#include <doctest/doctest.h>

#include "model/text.h"
#include "writers/layout/engine.h"

namespace zhengben::layout {

class FakeFonts final : public GlyphSource {
 public:
  ResolvedFont resolve(const FontRequest& request) const override {
    ResolvedFont font;
    const bool latin = request.family.compare(0, 5, "Latin") == 0;
    font.face = latin ? 1 : 0;
    font.metrics.ascent = latin ? 0.9 : 0.8;
    font.metrics.descent = 0.2;
    font.metrics.east_asian = !latin;
    return font;
  }
  std::optional<std::uint32_t> glyph_of(FaceId, char32_t character) const override {
    if (character == U'\uE123') return std::nullopt;
    return static_cast<std::uint32_t>(character);
  }
  double glyph_advance(FaceId, std::uint32_t glyph) const override {
    const auto c = static_cast<char32_t>(glyph);
    return is_east_asian(c) || c == U'“' || c == U'”' || c == U'—' || c == U'…' ? 1.0 : 0.5;
  }
  FaceId fallback(const ResolvedFont&, bool, char32_t character) const override { return character == U'\uE123' ? -1 : 0; }
  std::vector<Glyph> shape(FaceId face, std::string_view text, const FontCatalog::ShapeOptions& options) const override {
    std::vector<Glyph> out;
    for (std::size_t at = 0; at < text.size();) {
      const auto cluster = static_cast<std::uint32_t>(at);
      const char32_t c = next_character(text, at);
      out.push_back({static_cast<std::uint32_t>(c), options.size * glyph_advance(face, static_cast<std::uint32_t>(c)), {}, {}, cluster});
    }
    return out;
  }
  std::optional<double> true_advance(const ResolvedFont&, char32_t) const override { return std::nullopt; }
  std::string face_name(FaceId) const override { return "Fake"; }
};

// A document with one page format: the text block is `characters` East Asian characters of 10 pt wide, 200 pt high.
struct Made {
  Document document;
  Findings findings;
  explicit Made(int characters = 20) {
    Section section;
    section.page_width = Length::from_points(characters * 10 + 100);
    section.page_height = Length::from_points(300);
    section.margin_top = section.margin_bottom = section.margin_left = section.margin_right = Length::from_points(50);
    document.sections.push_back(section);
    document.character_formats[0].fonts = {"Song", "Song", "Song", "Song", FontHint::Default};
    document.character_formats[0].size = Length::from_points(10);
    document.paragraph_formats[0].widow_control = false;
  }
  Paragraph& add(const std::string& text) {
    Paragraph paragraph;
    Run run;
    run.text = text;
    if (!text.empty()) paragraph.runs.push_back(run);
    document.body.emplace_back(std::move(paragraph));
    return std::get<Paragraph>(document.body.back());
  }
  ParagraphFormat& format() { return document.paragraph_formats[0]; }
  LaidOut laid_out(std::int64_t max_pages = 1'000) { return layout::laid_out(document, "t", FakeFonts(), {Style::Source, max_pages}, findings); }
};

// The lines of a page as "x,y text", in points from the corner of the text block (50, 50).
inline std::vector<std::string> lines_of(const Page& page) {
  std::vector<std::string> out;
  const auto number = [](double value) {
    std::string text = std::to_string(static_cast<std::int64_t>(value * 10 + (value < 0 ? -0.5 : 0.5)));
    text.insert(text.size() - 1, ".");
    if (text[0] == '.') text = "0" + text;
    return text.substr(text.size() - 2) == ".0" ? text.substr(0, text.size() - 2) : text;
  };
  double last_y = -1;
  for (const Frame& frame : page.frames)
    if (const auto* run = std::get_if<GlyphRun>(&frame)) {
      const double y = run->origin.y.points() - 50;
      if (!out.empty() && y == last_y)
        out.back() += run->text;
      else
        out.push_back(number(run->origin.x.points() - 50) + "," + number(y) + " " + run->text);
      last_y = y;
    }
  return out;
}

}  // namespace zhengben::layout

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += "[" + line + "]";
    return out.c_str();
  }
};
}  // namespace doctest

#endif  // ZHENGBEN_TESTS_WRITERS_LAYOUT_FAKE_FONTS_H
