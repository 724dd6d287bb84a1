#include "model/dump_format.h"

#include <array>
#include <cmath>
#include <string_view>

namespace zhengben {

namespace {

// Names in the order of their enumerators.
constexpr std::array kUnderlines{"none", "single", "words", "double", "thick", "dotted", "dash", "dot-dash", "dot-dot-dash", "wave"};
constexpr std::array kPositions{"baseline", "superscript", "subscript"};
constexpr std::array kEmphases{"none", "dot", "comma", "circle", "under-dot"};
constexpr std::array kHints{"default", "east-asia", "complex-script"};
constexpr std::array kLineStyles{"none", "single", "thick", "double", "dotted", "dashed", "dot-dash", "dot-dot-dash", "triple", "wave", "other"};
constexpr std::array kAlignments{"start", "center", "end", "justify", "distribute"};
constexpr std::array kTabAlignments{"left", "center", "right", "decimal", "bar"};
constexpr std::array kTabLeaders{"none", "dot", "hyphen", "underscore", "heavy", "middle-dot"};
constexpr std::array kTextAlignments{"auto", "top", "center", "baseline", "bottom"};
constexpr std::array kVerticals{"top", "center", "bottom"};
constexpr std::array kDirections{"horizontal", "vertical-rl", "vertical-lr", "rotated-90", "rotated-270"};
constexpr std::array kSectionStarts{"next-page", "continuous", "next-column", "even-page", "odd-page"};
constexpr std::array kGrids{"none", "lines", "lines-and-chars", "snap-to-chars"};
constexpr std::array kAnchors{"column", "margin", "page", "paragraph", "line", "character"};
constexpr std::array kTableAnchors{"text", "margin", "page"};
constexpr std::array kAlignsY{"none", "top", "center", "bottom"};
constexpr std::array kWraps{"none", "square", "top-and-bottom", "tight"};

template <typename Names, typename Enum>
std::string name(const Names& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

// A number with up to two decimals; no locale.
std::string shown(double value) {
  const auto hundredths = std::llround(value * 100);
  const auto magnitude = std::llabs(hundredths);
  std::string out = (hundredths < 0 ? "-" : "") + std::to_string(magnitude / 100);
  if (magnitude % 100 != 0) {
    out += '.';
    out += static_cast<char>('0' + magnitude % 100 / 10);
    if (magnitude % 10 != 0) out += static_cast<char>('0' + magnitude % 10);
  }
  return out;
}

std::string shown(const Color& color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (const unsigned byte : {unsigned{color.red}, unsigned{color.green}, unsigned{color.blue}}) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::string shown_stops(const Gradient& gradient) {
  std::string out;
  for (const Gradient::Stop& stop : gradient.stops) out += (out.empty() ? "" : ",") + shown(stop.at) + ":" + shown(stop.color);
  return out;
}

std::string shown(int value) { return std::to_string(value); }
std::string shown(const std::string& value) { return '\'' + value + '\''; }

std::string shown(const LineSpacing& line) {
  if (line.rule == LineRule::Multiple) return shown(line.multiple) + "x";
  return (line.rule == LineRule::Exact ? "exact:" : "at-least:") + shown(line.height);
}

std::string shown(const Width& width) {
  if (width.kind == WidthKind::Auto) return "auto";
  return width.kind == WidthKind::Fixed ? shown(width.length) : shown(width.percent) + "%";
}

std::string shown(const Margins& margins) {
  return shown(margins.top) + "," + shown(margins.left) + "," + shown(margins.bottom) + "," + shown(margins.right);
}

std::string shown(const FloatingPosition& floating) {
  return name(kTableAnchors, floating.horizontal) + ":" + (floating.align_x ? name(kAlignments, *floating.align_x) : shown(floating.x)) + "," +
         name(kTableAnchors, floating.vertical) + ":" + shown(floating.y);
}

class Words {
 public:
  void flag(const char* key, bool value, bool base) {
    if (value != base) word((value ? "" : "-") + std::string(key));
  }
  template <typename T>
  void value(const char* key, const T& value, const T& base) {
    if (!(value == base)) word(std::string(key) + "=" + shown(value));
  }
  template <typename T>
  void value(const char* key, const std::optional<T>& value, const std::optional<T>& base) {
    if (!(value == base)) word(value ? std::string(key) + "=" + shown(*value) : "-" + std::string(key));
  }
  template <typename Names, typename Enum>
  void named(const char* key, const Names& names, Enum value, Enum base) {
    if (value != base) word(std::string(key) + "=" + name(names, value));
  }
  void borders(const Borders& value, const Borders& base) {
    this->value("top", value.top, base.top);
    this->value("left", value.left, base.left);
    this->value("bottom", value.bottom, base.bottom);
    this->value("right", value.right, base.right);
    this->value("inside-h", value.inside_horizontal, base.inside_horizontal);
    this->value("inside-v", value.inside_vertical, base.inside_vertical);
  }
  void word(const std::string& text) {
    if (!out_.empty()) out_ += ' ';
    out_ += text;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace

std::string shown(Length length) { return shown(length.points()) + "pt"; }

std::string shown(const Border& border) {
  std::string out = name(kLineStyles, border.style);
  if (border.style == LineStyle::None) return out;
  out += ":" + shown(border.width);
  if (border.space != Length()) out += "+" + shown(border.space);
  if (border.color) out += shown(*border.color);
  return out;
}

std::string shown(const Gradient& gradient) {
  return gradient.radial ? "radial:" + shown(gradient.centre_x) + ":" + shown(gradient.centre_y) + "(" + shown_stops(gradient) + ")" : shown(gradient.degrees) + "(" + shown_stops(gradient) + ")";
}

std::string differences(const CharacterFormat& format, const CharacterFormat& base) {
  Words words;
  words.value("style", format.style, base.style);
  words.value("ascii", format.fonts.ascii, base.fonts.ascii);
  words.value("high-ansi", format.fonts.high_ansi, base.fonts.high_ansi);
  words.value("east-asia", format.fonts.east_asia, base.fonts.east_asia);
  words.value("complex", format.fonts.complex_script, base.fonts.complex_script);
  words.named("hint", kHints, format.fonts.hint, base.fonts.hint);
  words.value("size", format.size, base.size);
  words.flag("bold", format.bold, base.bold);
  words.flag("italic", format.italic, base.italic);
  words.named("underline", kUnderlines, format.underline, base.underline);
  words.flag("strike", format.strike, base.strike);
  words.flag("double-strike", format.double_strike, base.double_strike);
  words.flag("caps", format.caps, base.caps);
  words.flag("small-caps", format.small_caps, base.small_caps);
  words.flag("outline", format.outline, base.outline);
  words.flag("shadow", format.shadow, base.shadow);
  words.flag("emboss", format.emboss, base.emboss);
  words.flag("imprint", format.imprint, base.imprint);
  words.named("vertical", kPositions, format.vertical, base.vertical);
  words.named("emphasis", kEmphases, format.emphasis, base.emphasis);
  words.value("color", format.color, base.color);
  words.value("highlight", format.highlight, base.highlight);
  words.value("shading", format.shading, base.shading);
  words.value("underline-color", format.underline_color, base.underline_color);
  words.value("spacing", format.spacing, base.spacing);
  words.value("raise", format.raise, base.raise);
  words.value("kerning-from", format.kerning_from, base.kerning_from);
  words.value("scale", format.scale_percent, base.scale_percent);
  words.flag("snap", format.snap_to_grid, base.snap_to_grid);
  words.flag("rtl", format.right_to_left, base.right_to_left);
  words.flag("cs", format.complex_script, base.complex_script);
  words.value("fit", format.fit_width, base.fit_width);
  words.value("border", format.border, base.border);
  words.value("language", format.language, base.language);
  words.value("east-asia-language", format.east_asia_language, base.east_asia_language);
  return words.take();
}

std::string differences(const ParagraphFormat& format, const ParagraphFormat& base) {
  Words words;
  words.value("style", format.style, base.style);
  words.named("align", kAlignments, format.alignment, base.alignment);
  words.value("left", format.indent_left, base.indent_left);
  words.value("right", format.indent_right, base.indent_right);
  words.value("first", format.indent_first, base.indent_first);
  words.value("left-chars", format.indent_left_chars, base.indent_left_chars);
  words.value("right-chars", format.indent_right_chars, base.indent_right_chars);
  words.value("first-chars", format.indent_first_chars, base.indent_first_chars);
  words.value("before", format.space_before, base.space_before);
  words.value("after", format.space_after, base.space_after);
  words.flag("before-auto", format.space_before_auto, base.space_before_auto);
  words.flag("after-auto", format.space_after_auto, base.space_after_auto);
  words.value("before-lines", format.space_before_lines, base.space_before_lines);
  words.value("after-lines", format.space_after_lines, base.space_after_lines);
  words.value("line", format.line, base.line);
  words.flag("contextual", format.contextual_spacing, base.contextual_spacing);
  words.flag("keep-next", format.keep_next, base.keep_next);
  words.flag("keep-lines", format.keep_lines, base.keep_lines);
  words.flag("page-break-before", format.page_break_before, base.page_break_before);
  words.flag("widow-control", format.widow_control, base.widow_control);
  words.flag("snap", format.snap_to_grid, base.snap_to_grid);
  words.flag("auto-space-latin", format.auto_space_latin, base.auto_space_latin);
  words.flag("auto-space-digit", format.auto_space_digit, base.auto_space_digit);
  words.flag("kinsoku", format.kinsoku, base.kinsoku);
  words.flag("overflow-punctuation", format.overflow_punctuation, base.overflow_punctuation);
  words.flag("word-wrap", format.word_wrap, base.word_wrap);
  words.flag("top-line-punctuation", format.top_line_punctuation, base.top_line_punctuation);
  words.flag("suppress-hyphenation", format.suppress_hyphenation, base.suppress_hyphenation);
  words.flag("suppress-line-numbers", format.suppress_line_numbers, base.suppress_line_numbers);
  words.flag("rtl", format.right_to_left, base.right_to_left);
  words.named("text-align", kTextAlignments, format.text_alignment, base.text_alignment);
  words.value("outline", format.outline_level, base.outline_level);
  words.flag("frame", format.frame.has_value(), base.frame.has_value());
  if (format.tabs != base.tabs) {
    std::string stops;
    for (const TabStop& tab : format.tabs) {
      stops += (stops.empty() ? "" : ",") + shown(tab.position) + ":" + name(kTabAlignments, tab.alignment);
      if (tab.leader != TabLeader::None) stops += ":" + name(kTabLeaders, tab.leader);
    }
    words.word("tabs=" + stops);
  }
  words.borders(format.borders, base.borders);
  words.value("shading", format.shading, base.shading);
  return words.take();
}

std::string differences(const Section& section, const Section& base) {
  Words words;
  words.value("width", section.page_width, base.page_width);
  words.value("height", section.page_height, base.page_height);
  words.flag("landscape", section.landscape, base.landscape);
  words.value("margin-top", section.margin_top, base.margin_top);
  words.value("margin-bottom", section.margin_bottom, base.margin_bottom);
  words.value("margin-left", section.margin_left, base.margin_left);
  words.value("margin-right", section.margin_right, base.margin_right);
  words.value("header-distance", section.header_distance, base.header_distance);
  words.value("footer-distance", section.footer_distance, base.footer_distance);
  words.value("gutter", section.gutter, base.gutter);
  words.named("start", kSectionStarts, section.start, base.start);
  if (section.columns != base.columns) {
    std::string columns;
    for (const Column& column : section.columns) columns += (columns.empty() ? "" : ",") + shown(column.width) + "+" + shown(column.space_after);
    words.word("columns=" + columns);
  }
  words.flag("column-rule", section.column_rule, base.column_rule);
  words.named("grid", kGrids, section.grid, base.grid);
  words.value("line-pitch", section.line_pitch, base.line_pitch);
  words.value("char-pitch", section.char_pitch, base.char_pitch);
  words.flag("different-first-page", section.different_first_page, base.different_first_page);
  words.value("page-number-start", section.page_number_start, base.page_number_start);
  words.value("page-number-format", section.page_number_format, base.page_number_format);
  words.named("vertical", kVerticals, section.vertical, base.vertical);
  words.named("direction", kDirections, section.direction, base.direction);
  words.borders(section.page_borders, base.page_borders);
  words.flag("page-borders-from-page", section.page_borders_from_page, base.page_borders_from_page);
  if (section.page_border_pages != base.page_border_pages) words.word(section.page_border_pages == PageBorderPages::First ? "page-borders=first" : "page-borders=not-first");
  if (section.line_numbers != base.line_numbers) {
    const LineNumbers& n = section.line_numbers;
    words.word("line-numbers=" + std::to_string(n.count_by) + "/" + std::to_string(n.start) + "/" + shown(n.distance) + "/" + std::to_string(static_cast<int>(n.restart)));
  }
  return words.take();
}

std::string differences(const TableFormat& format, const TableFormat& base) {
  Words words;
  words.value("style", format.style, base.style);
  words.value("width", format.width, base.width);
  words.named("align", kAlignments, format.alignment, base.alignment);
  words.value("indent", format.indent, base.indent);
  words.flag("fixed", format.fixed_layout, base.fixed_layout);
  words.borders(format.borders, base.borders);
  words.value("margins", format.cell_margins, base.cell_margins);
  words.value("cell-spacing", format.cell_spacing, base.cell_spacing);
  words.value("floating", format.floating, base.floating);
  words.flag("rtl", format.right_to_left, base.right_to_left);
  words.value("caption", format.caption, base.caption);
  words.value("description", format.description, base.description);
  return words.take();
}

std::string differences(const CellFormat& format, const CellFormat& base) {
  Words words;
  words.borders(format.borders, base.borders);
  words.value("shading", format.shading, base.shading);
  words.named("vertical", kVerticals, format.vertical, base.vertical);
  words.named("direction", kDirections, format.direction, base.direction);
  words.value("width", format.width, base.width);
  words.value("margins", format.margins, base.margins);
  words.flag("no-wrap", format.no_wrap, base.no_wrap);
  words.flag("fit-text", format.fit_text, base.fit_text);
  return words.take();
}

std::string differences(const Placement& placed, const Placement& base) {
  Words words;
  words.value("width", placed.width, base.width);
  words.value("height", placed.height, base.height);
  words.flag("inline", placed.inline_with_text, base.inline_with_text);
  words.named("from-x", kAnchors, placed.horizontal, base.horizontal);
  words.named("from-y", kAnchors, placed.vertical, base.vertical);
  words.value("x", placed.x, base.x);
  words.value("y", placed.y, base.y);
  if (placed.align_x != base.align_x) words.word("align-x=" + (placed.align_x ? name(kAlignments, *placed.align_x) : std::string("none")));
  words.named("align-y", kAlignsY, placed.align_y, base.align_y);
  words.named("wrap", kWraps, placed.wrap, base.wrap);
  words.flag("behind", placed.behind_text, base.behind_text);
  words.value("distance-top", placed.distance_top, base.distance_top);
  words.value("distance-left", placed.distance_left, base.distance_left);
  words.value("distance-bottom", placed.distance_bottom, base.distance_bottom);
  words.value("distance-right", placed.distance_right, base.distance_right);
  const auto percent = [&](const char* key, double fraction, double other) {
    if (fraction != other) words.word(std::string(key) + "=" + shown(fraction * 100) + "%");
  };
  percent("crop-top", placed.crop_top, base.crop_top);
  percent("crop-left", placed.crop_left, base.crop_left);
  percent("crop-bottom", placed.crop_bottom, base.crop_bottom);
  percent("crop-right", placed.crop_right, base.crop_right);
  if (placed.rotation_degrees != base.rotation_degrees) words.word("rotation=" + shown(placed.rotation_degrees));
  words.flag("flipped-across", placed.flip_horizontal, base.flip_horizontal);
  words.flag("flipped-down", placed.flip_vertical, base.flip_vertical);
  words.value("alt", placed.alternative_text, base.alternative_text);
  return words.take();
}

}  // namespace zhengben
