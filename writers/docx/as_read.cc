#include "writers/docx/as_read.h"

#include <algorithm>
#include <cmath>

#include "writers/docx/properties.h"

namespace zhengben::docx_writer {

namespace {

constexpr std::int64_t kMostTwips = 31'680;

Length in_twips(Length length, std::int64_t least = -kMostTwips) { return Length::from_twips(std::clamp<std::int64_t>(length.twips(), least, kMostTwips)); }
Length in_half_points(Length length, std::int64_t least, std::int64_t most) { return Length::from_half_points(std::clamp<std::int64_t>(length.half_points(), least, most)); }

Border as_read(const Border& border) {
  if (border.style == LineStyle::None) return {};
  Border out = border;
  if (out.style == LineStyle::Other) out.style = LineStyle::Single;
  const std::int64_t lines = lines_of(border.style);
  out.width = Length::from_points(static_cast<double>(std::clamp<std::int64_t>(std::llround(border.width.points() * 8 / static_cast<double>(lines)), 2, 96)) / 8) * static_cast<double>(lines);
  out.space = Length::from_points(static_cast<double>(std::clamp<std::int64_t>(std::llround(border.space.points()), 0, 31)));
  return out;
}

LineSpacing as_read(LineSpacing line) {
  if (line.rule == LineRule::Multiple) return {.rule = line.rule, .multiple = static_cast<double>(line_value(line)) / 240};
  return {.rule = line.rule, .height = Length::from_twips(line_value(line))};
}

}  // namespace

CharacterFormat as_read(CharacterFormat format) {
  if (format.fonts.hint == FontHint::ComplexScript) format.fonts.hint = FontHint::Default;
  for (std::string* face : {&format.fonts.ascii, &format.fonts.high_ansi, &format.fonts.east_asia, &format.fonts.complex_script})
    if (!face->empty()) *face = font_name(*face);
  format.size = in_half_points(format.size, 2, 3'276);
  format.spacing = in_twips(format.spacing);
  format.raise = in_half_points(format.raise, -3'168, 3'168);
  format.kerning_from = in_half_points(format.kerning_from, 0, 3'276);
  format.scale_percent = std::clamp(format.scale_percent, 1, 600);
  if (format.highlight) format.highlight = highlight_color(*format.highlight);
  if (format.fit_width) format.fit_width = in_twips(*format.fit_width, 0);
  format.border = as_read(format.border);
  return format;
}

ParagraphFormat as_read(ParagraphFormat format) {
  for (Length* indent : {&format.indent_left, &format.indent_right, &format.indent_first}) *indent = in_twips(*indent);
  for (Length* space : {&format.space_before, &format.space_after}) *space = in_twips(*space, 0);
  format.line = as_read(format.line);
  if (format.outline_level) format.outline_level = std::clamp(*format.outline_level, 0, 8);
  for (TabStop& stop : format.tabs) stop.position = Length::from_twips(stop.position.twips());
  for (Border* side : {&format.borders.top, &format.borders.left, &format.borders.bottom, &format.borders.right, &format.borders.inside_horizontal}) *side = as_read(*side);
  format.borders.inside_vertical = {};
  return format;
}

void say_faces(Fonts& fonts, const Fonts& base) {
  const auto say = [](std::string& face, const std::string& other) {
    if (face.empty() && !other.empty()) face = font_name(face);
  };
  say(fonts.ascii, base.ascii);
  say(fonts.high_ansi, base.high_ansi);
  say(fonts.east_asia, base.east_asia);
  say(fonts.complex_script, base.complex_script);
}

}  // namespace zhengben::docx_writer
