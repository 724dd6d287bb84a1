#include "writers/docx/properties.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/text.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

constexpr std::array kUnderlines{"none", "single", "words", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave"};
constexpr std::array kPositions{"baseline", "superscript", "subscript"};
constexpr std::array kEmphases{"none", "dot", "comma", "circle", "underDot"};
// ISO/IEC 29500-4:2016 ST_Hint has no "cs" any more, which ECMA-376-1 1st ed. (2006) had.
constexpr std::array kHints{"default", "eastAsia", "default"};
constexpr std::array kTabAlignments{"left", "center", "right", "decimal", "bar"};
constexpr std::array kTabLeaders{"none", "dot", "hyphen", "underscore", "heavy", "middleDot"};
constexpr std::array kTextAlignments{"auto", "top", "center", "baseline", "bottom"};
constexpr std::array kLineRules{"auto", "exact", "atLeast"};
// What an application sets text in where nothing is said; ECMA-376-1 3rd ed. (2011) 17.3.2.26 rFonts leaves it open.
constexpr std::string_view kUnsaidFont = "Times New Roman";

struct LineName {
  std::string_view name;
  int lines;                      // of which w:sz gives the width of one
};
constexpr std::array<LineName, 11> kLines{{{"nil", 1}, {"single", 1}, {"thick", 1}, {"double", 3}, {"dotted", 1}, {"dashed", 1}, {"dotDash", 1}, {"dotDotDash", 1}, {"triple", 5}, {"wave", 1}, {"single", 1}}};

// Font names have at most 31 characters (Open XML SDK schema of rFonts; LF_FACESIZE less its end).
constexpr std::size_t kLongestFontName = 31;

struct Highlight {
  std::string_view name;
  Color color;
};
// ECMA-376-1 3rd ed. (2011) 17.18.40 ST_HighlightColor.
constexpr std::array<Highlight, 16> kHighlights{{{"black", {0, 0, 0}}, {"blue", {0, 0, 255}}, {"cyan", {0, 255, 255}}, {"green", {0, 255, 0}}, {"magenta", {255, 0, 255}},
                                                 {"red", {255, 0, 0}}, {"yellow", {255, 255, 0}}, {"white", {255, 255, 255}}, {"darkBlue", {0, 0, 128}}, {"darkCyan", {0, 128, 128}},
                                                 {"darkGreen", {0, 128, 0}}, {"darkMagenta", {128, 0, 128}}, {"darkRed", {128, 0, 0}}, {"darkYellow", {128, 128, 0}},
                                                 {"darkGray", {128, 128, 128}}, {"lightGray", {192, 192, 192}}}};

const Highlight& highlight(const Color& color) {
  const auto distance = [&](const Highlight& each) {
    const int red = each.color.red - color.red, green = each.color.green - color.green, blue = each.color.blue - color.blue;
    return red * red + green * green + blue * blue;
  };
  return *std::min_element(kHighlights.begin(), kHighlights.end(), [&](const Highlight& a, const Highlight& b) { return distance(a) < distance(b); });
}

std::string color_or_auto(const std::optional<Color>& color) { return color ? hex(*color) : "auto"; }

void shading(std::string& out, const std::optional<Color>& fill) {
  out += "<w:shd w:val=\"clear\" w:color=\"auto\"";
  xml::attribute(out, "w:fill", color_or_auto(fill));
  out += "/>";
}

std::string_view hint(const Fonts& fonts) { return kHints[static_cast<std::size_t>(fonts.hint)]; }

void fonts(std::string& out, const Fonts& fonts, const Fonts& base) {
  if (fonts == base) return;
  const std::size_t begin = out.size();
  out += "<w:rFonts";
  const auto face = [&](std::string_view name, const std::string& value, const std::string& other) {
    if (value != other && !(value.empty() && other == kUnsaidFont)) xml::attribute(out, name, font_name(value));
  };
  if (hint(fonts) != hint(base)) xml::attribute(out, "w:hint", hint(fonts));
  face("w:ascii", fonts.ascii, base.ascii);
  face("w:hAnsi", fonts.high_ansi, base.high_ansi);
  face("w:eastAsia", fonts.east_asia, base.east_asia);
  face("w:cs", fonts.complex_script, base.complex_script);
  out += "/>";
  if (out.compare(begin, std::string::npos, "<w:rFonts/>") == 0) out.resize(begin);   // they differ in nothing that is written
}

// Writes those children that differ, one after another.
class Differences {
 public:
  explicit Differences(std::string& out) : out_(out) {}
  void flag(std::string_view name, bool value, bool base) {
    if (value != base) xml::flag(out_, name, value);
  }
  void number(std::string_view name, std::int64_t value, std::int64_t base) {
    if (value != base) xml::value(out_, name, value);
  }
  template <typename Names, typename Enum>
  void named(std::string_view name, const Names& names, Enum value, Enum base) {
    if (value != base) xml::value(out_, name, names[static_cast<std::size_t>(value)]);
  }

 private:
  std::string& out_;
};

void toggles(std::string& out, const CharacterFormat& format, const CharacterFormat& base) {
  Differences differences(out);
  differences.flag("w:b", format.bold, base.bold);
  differences.flag("w:bCs", format.bold, base.bold);
  differences.flag("w:i", format.italic, base.italic);
  differences.flag("w:iCs", format.italic, base.italic);
  differences.flag("w:caps", format.caps, base.caps);
  differences.flag("w:smallCaps", format.small_caps, base.small_caps);
  differences.flag("w:strike", format.strike, base.strike);
  differences.flag("w:dstrike", format.double_strike, base.double_strike);
  differences.flag("w:outline", format.outline, base.outline);
  differences.flag("w:shadow", format.shadow, base.shadow);
  differences.flag("w:emboss", format.emboss, base.emboss);
  differences.flag("w:imprint", format.imprint, base.imprint);
  differences.flag("w:snapToGrid", format.snap_to_grid, base.snap_to_grid);
}

// ECMA-376-1 3rd ed. (2011) 17.3.2.19 kern, 17.3.2.38 sz: half points, from 1 to 1638 points.
std::int64_t half_points(Length size) { return std::clamp<std::int64_t>(size.half_points(), 2, 3'276); }

void underline(std::string& out, const CharacterFormat& format, const CharacterFormat& base) {
  if (format.underline == base.underline && format.underline_color == base.underline_color) return;
  out += "<w:u";
  xml::attribute(out, "w:val", kUnderlines[static_cast<std::size_t>(format.underline)]);
  if (format.underline_color || base.underline_color) xml::attribute(out, "w:color", color_or_auto(format.underline_color));
  out += "/>";
}

void language(std::string& out, const CharacterFormat& format, const CharacterFormat& base) {
  const bool latin = format.language != base.language && !format.language.empty();
  const bool east_asian = format.east_asia_language != base.east_asia_language && !format.east_asia_language.empty();
  if (!latin && !east_asian) return;
  out += "<w:lang";
  if (latin) xml::attribute(out, "w:val", format.language);
  if (east_asian) xml::attribute(out, "w:eastAsia", format.east_asia_language);
  out += "/>";
}

void paragraph_borders(std::string& out, const Borders& borders, const Borders& base) {
  if (borders == base) return;
  out += "<w:pBdr>";
  border(out, "w:top", borders.top);
  border(out, "w:left", borders.left);
  border(out, "w:bottom", borders.bottom);
  border(out, "w:right", borders.right);
  border(out, "w:between", borders.inside_horizontal);
  out += "</w:pBdr>";
}

void tab(std::string& out, const TabStop& stop, bool clear) {
  out += "<w:tab";
  xml::attribute(out, "w:val", clear ? "clear" : kTabAlignments[static_cast<std::size_t>(stop.alignment)]);
  if (stop.leader != TabLeader::None && !clear) xml::attribute(out, "w:leader", kTabLeaders[static_cast<std::size_t>(stop.leader)]);
  xml::attribute(out, "w:pos", stop.position.twips());
  out += "/>";
}

void tabs(std::string& out, const std::vector<TabStop>& stops, const std::vector<TabStop>& base) {
  if (stops == base) return;
  const auto stands = [](const std::vector<TabStop>& where, Length position) {
    return std::any_of(where.begin(), where.end(), [&](const TabStop& each) { return each.position.twips() == position.twips(); });
  };
  out += "<w:tabs>";
  for (const TabStop& stop : base)
    if (!stands(stops, stop.position)) tab(out, stop, true);
  for (const TabStop& stop : stops) tab(out, stop, false);
  out += "</w:tabs>";
}

std::int64_t spacing_twips(Length length) { return std::clamp<std::int64_t>(length.twips(), 0, 31'680); }

void spacing(std::string& out, const ParagraphFormat& format, const ParagraphFormat& base) {
  std::string attributes;
  const auto lines = [&](std::string_view name, const std::optional<int>& value, const std::optional<int>& other) {
    if (value != other) xml::attribute(attributes, name, value.value_or(0));
  };
  const auto automatic = [&](std::string_view name, bool value, bool other) {
    if (value != other) xml::attribute(attributes, name, value ? "1" : "0");
  };
  if (format.space_before != base.space_before) xml::attribute(attributes, "w:before", spacing_twips(format.space_before));
  lines("w:beforeLines", format.space_before_lines, base.space_before_lines);
  automatic("w:beforeAutospacing", format.space_before_auto, base.space_before_auto);
  if (format.space_after != base.space_after) xml::attribute(attributes, "w:after", spacing_twips(format.space_after));
  lines("w:afterLines", format.space_after_lines, base.space_after_lines);
  automatic("w:afterAutospacing", format.space_after_auto, base.space_after_auto);
  if (!(format.line == base.line)) {
    xml::attribute(attributes, "w:line", line_value(format.line));
    xml::attribute(attributes, "w:lineRule", kLineRules[static_cast<std::size_t>(format.line.rule)]);
  }
  if (!attributes.empty()) out += "<w:spacing" + attributes + "/>";
}

std::int64_t indent_twips(Length length) { return std::clamp<std::int64_t>(length.twips(), -31'680, 31'680); }

void indents(std::string& out, const ParagraphFormat& format, const ParagraphFormat& base, bool all) {
  std::string attributes;
  const auto side = [&](std::string_view name, Length value, Length other) {
    if (all || value != other) xml::attribute(attributes, name, indent_twips(value));
  };
  const auto characters = [&](std::string_view name, const std::optional<int>& value, const std::optional<int>& other) {
    if (value != other || (all && value)) xml::attribute(attributes, name, value.value_or(0));
  };
  characters("w:leftChars", format.indent_left_chars, base.indent_left_chars);
  side("w:left", format.indent_left, base.indent_left);
  characters("w:rightChars", format.indent_right_chars, base.indent_right_chars);
  side("w:right", format.indent_right, base.indent_right);
  if (all || format.indent_first != base.indent_first || format.indent_first_chars != base.indent_first_chars) {
    const bool hangs = format.indent_first < Length() || format.indent_first_chars.value_or(0) < 0;
    const Length first = hangs ? -format.indent_first : format.indent_first;
    const int chars = format.indent_first_chars.value_or(0);
    if (chars != 0 || base.indent_first_chars) xml::attribute(attributes, hangs ? "w:hangingChars" : "w:firstLineChars", std::abs(chars));
    xml::attribute(attributes, hangs ? "w:hanging" : "w:firstLine", std::max<std::int64_t>(0, indent_twips(first)));
  }
  if (!attributes.empty()) out += "<w:ind" + attributes + "/>";
}

}  // namespace

// Seen: a list of names as style sheets have them, of which the first counts.
std::string font_name(const std::string& name) {
  if (name.empty()) return std::string(kUnsaidFont);
  if (name.size() <= kLongestFontName) return name;
  const std::u32string whole = to_utf32(name);
  if (whole.size() <= kLongestFontName) return name;
  const std::u32string first = whole.substr(0, std::min(whole.find_first_of(U";,"), kLongestFontName));
  return first.empty() ? std::string(kUnsaidFont) : to_utf8(first);
}

// A line of w:spacing is 240ths of a line or, with a rule, twips.
std::int64_t line_value(const LineSpacing& line) {
  if (line.rule != LineRule::Multiple) return std::clamp<std::int64_t>(line.height.twips(), 0, 31'680);
  return std::clamp<std::int64_t>(std::llround(line.multiple * 240), 1, 31'680);
}

int lines_of(LineStyle style) { return kLines[static_cast<std::size_t>(style)].lines; }

Color highlight_color(const Color& color) { return highlight(color).color; }

std::string hex(const Color& color) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const unsigned byte : {unsigned{color.red}, unsigned{color.green}, unsigned{color.blue}}) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::string_view justification(Alignment alignment) {
  constexpr std::array<std::string_view, 5> names{"left", "center", "right", "both", "distribute"};
  return names[static_cast<std::size_t>(alignment)];
}

void border(std::string& out, std::string_view name, const Border& border) {
  const LineName& line = kLines[static_cast<std::size_t>(border.style)];
  out += '<';
  out += name;
  xml::attribute(out, "w:val", line.name);
  if (border.style != LineStyle::None) {
    const auto eighths = std::llround(border.width.points() * 8 / line.lines);
    xml::attribute(out, "w:sz", std::clamp<std::int64_t>(eighths, 2, 96));
    xml::attribute(out, "w:space", std::clamp<std::int64_t>(std::llround(border.space.points()), 0, 31));
    xml::attribute(out, "w:color", color_or_auto(border.color));
  }
  out += "/>";
}

std::string run_properties(const CharacterFormat& format, const CharacterFormat& base) {
  std::string out;
  Differences differences(out);
  fonts(out, format.fonts, base.fonts);
  toggles(out, format, base);
  if (format.color != base.color) xml::value(out, "w:color", color_or_auto(format.color));
  differences.number("w:spacing", std::clamp<std::int64_t>(format.spacing.twips(), -31'680, 31'680), std::clamp<std::int64_t>(base.spacing.twips(), -31'680, 31'680));
  differences.number("w:w", std::clamp(format.scale_percent, 1, 600), std::clamp(base.scale_percent, 1, 600));
  differences.number("w:kern", std::clamp<std::int64_t>(format.kerning_from.half_points(), 0, 3'276), std::clamp<std::int64_t>(base.kerning_from.half_points(), 0, 3'276));
  differences.number("w:position", std::clamp<std::int64_t>(format.raise.half_points(), -3'168, 3'168), std::clamp<std::int64_t>(base.raise.half_points(), -3'168, 3'168));
  differences.number("w:sz", half_points(format.size), half_points(base.size));
  differences.number("w:szCs", half_points(format.size), half_points(base.size));
  if (format.highlight != base.highlight) xml::value(out, "w:highlight", format.highlight ? highlight(*format.highlight).name : "none");
  underline(out, format, base);
  if (!(format.border == base.border)) border(out, "w:bdr", format.border);
  if (format.shading != base.shading) shading(out, format.shading);
  if (format.fit_width && format.fit_width != base.fit_width) xml::value(out, "w:fitText", std::clamp<std::int64_t>(format.fit_width->twips(), 0, 31'680));
  differences.named("w:vertAlign", kPositions, format.vertical, base.vertical);
  differences.flag("w:rtl", format.right_to_left, base.right_to_left);
  differences.flag("w:cs", format.complex_script, base.complex_script);
  differences.named("w:em", kEmphases, format.emphasis, base.emphasis);
  language(out, format, base);
  return out;
}

// ECMA-376-1 3rd ed. (2011) 17.3.1.11 framePr. A frame cannot be taken back from a style, so no style has one.
void frame(std::string& out, const TextFrame& frame) {
  constexpr std::array kDropCaps{"", "drop", "margin"};
  constexpr std::array kAnchors{"", "text", "margin", "page"};
  constexpr std::array kAlignsX{"", "inline", "left", "center", "right", "inside", "outside"}, kAlignsY{"", "inline", "top", "center", "bottom", "inside", "outside"};
  constexpr std::array kWraps{"", "auto", "around", "notBeside", "none", "through", "tight"};
  constexpr std::array kHeights{"", "atLeast", "exact"};
  const auto word = [&](const char* name, std::string_view value) {
    if (!value.empty()) xml::attribute(out, name, value);
  };
  const auto measure = [&](const char* name, const std::optional<Length>& length, std::int64_t least) {
    if (length) xml::attribute(out, name, std::clamp<std::int64_t>(length->twips(), least, 31'680));
  };
  const auto distance = [](Length length) { return length == Length() ? std::nullopt : std::optional(length); };
  out += "<w:framePr";
  word("w:dropCap", kDropCaps[static_cast<std::size_t>(frame.drop_cap)]);
  if (frame.lines != 1) xml::attribute(out, "w:lines", std::int64_t{frame.lines});
  measure("w:w", frame.width, 0);
  measure("w:h", frame.height, 0);
  measure("w:vSpace", distance(frame.distance_y), 0);
  measure("w:hSpace", distance(frame.distance_x), 0);
  word("w:wrap", kWraps[static_cast<std::size_t>(frame.wrap)]);
  word("w:hAnchor", kAnchors[static_cast<std::size_t>(frame.horizontal)]);
  word("w:vAnchor", kAnchors[static_cast<std::size_t>(frame.vertical)]);
  measure("w:x", frame.x, -31'680);
  word("w:xAlign", kAlignsX[static_cast<std::size_t>(frame.align_x)]);
  measure("w:y", frame.y, -31'680);
  word("w:yAlign", kAlignsY[static_cast<std::size_t>(frame.align_y)]);
  word("w:hRule", kHeights[static_cast<std::size_t>(frame.height_rule)]);
  if (frame.anchor_locked) out += " w:anchorLock=\"1\"";
  out += "/>";
}

ParagraphProperties paragraph_properties(const ParagraphFormat& format, const ParagraphFormat& base, bool all_indents) {
  ParagraphProperties out;
  Differences before(out.before_number);
  before.flag("w:keepNext", format.keep_next, base.keep_next);
  before.flag("w:keepLines", format.keep_lines, base.keep_lines);
  before.flag("w:pageBreakBefore", format.page_break_before, base.page_break_before);
  if (format.frame && format.frame != base.frame) frame(out.before_number, *format.frame);
  before.flag("w:widowControl", format.widow_control, base.widow_control);
  std::string& rest = out.after_number;
  Differences after(rest);
  after.flag("w:suppressLineNumbers", format.suppress_line_numbers, base.suppress_line_numbers);
  paragraph_borders(rest, format.borders, base.borders);
  if (format.shading != base.shading) shading(rest, format.shading);
  tabs(rest, format.tabs, base.tabs);
  after.flag("w:suppressAutoHyphens", format.suppress_hyphenation, base.suppress_hyphenation);
  after.flag("w:kinsoku", format.kinsoku, base.kinsoku);
  after.flag("w:wordWrap", format.word_wrap, base.word_wrap);
  after.flag("w:overflowPunct", format.overflow_punctuation, base.overflow_punctuation);
  after.flag("w:topLinePunct", format.top_line_punctuation, base.top_line_punctuation);
  after.flag("w:autoSpaceDE", format.auto_space_latin, base.auto_space_latin);
  after.flag("w:autoSpaceDN", format.auto_space_digit, base.auto_space_digit);
  after.flag("w:bidi", format.right_to_left, base.right_to_left);
  after.flag("w:snapToGrid", format.snap_to_grid, base.snap_to_grid);
  spacing(rest, format, base);
  indents(rest, format, base, all_indents);
  after.flag("w:contextualSpacing", format.contextual_spacing, base.contextual_spacing);
  if (format.alignment != base.alignment) xml::value(rest, "w:jc", justification(format.alignment));
  after.named("w:textAlignment", kTextAlignments, format.text_alignment, base.text_alignment);
  if (format.outline_level != base.outline_level) xml::value(rest, "w:outlineLvl", format.outline_level ? std::clamp(*format.outline_level, 0, 8) : 9);
  return out;
}

}  // namespace zhengben::docx_writer
