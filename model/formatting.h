// Resolved formatting: what holds after styles, numbering, themes and defaults have had their say.
//
// A reader resolves, a writer never asks the source's style hierarchy again. Values are in typed units; an absent
// optional means "automatic", never "inherit". The defaults are those of ECMA-376-1 3rd ed. (2011) 17.7.2 with no
// document defaults.
#ifndef ZHENGBEN_MODEL_FORMATTING_H
#define ZHENGBEN_MODEL_FORMATTING_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/length.h"

namespace zhengben {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  auto operator<=>(const Color&) const = default;
};

// ECMA-376-1 3rd ed. (2011) 20.1.8.33 gradFill.
struct Gradient {
  struct Stop {
    double at = 0;                // from 0 to 1, ascending
    Color color;
    bool operator==(const Stop&) const = default;
  };
  std::vector<Stop> stops;        // at least two
  bool radial = false;            // from its centre outwards, instead of along a line
  double degrees = 0;             // of the line, clockwise from left to right
  double centre_x = 0.5, centre_y = 0.5;   // radial: as shares of the box
  bool operator==(const Gradient&) const = default;
};

enum class Underline : std::uint8_t { None, Single, Words, Double, Thick, Dotted, Dash, DotDash, DotDotDash, Wave };
enum class VerticalPosition : std::uint8_t { Baseline, Superscript, Subscript };
enum class Emphasis : std::uint8_t { None, Dot, Comma, Circle, UnderDot };
enum class FontHint : std::uint8_t { Default, EastAsia, ComplexScript };

enum class LineStyle : std::uint8_t { None, Single, Thick, Double, Dotted, Dashed, DotDash, DotDotDash, Triple, Wave, Other };

struct Border {
  LineStyle style = LineStyle::None;
  Length width;                   // of the whole line, as drawn
  Length space;                   // between text and line
  std::optional<Color> color;     // automatic where absent
  bool operator==(const Border&) const = default;
};

struct Borders {                  // of a paragraph, cell or table; inside_* of a table only, between of a paragraph is inside_horizontal
  Border top, left, bottom, right, inside_horizontal, inside_vertical;
  bool operator==(const Borders&) const = default;
};

// Fonts by script class, ECMA-376-1 3rd ed. (2011) 17.3.2.26 rFonts; theme references already resolved.
struct Fonts {
  std::string ascii, high_ansi, east_asia, complex_script;
  FontHint hint = FontHint::Default;
  bool operator==(const Fonts&) const = default;
};

struct CharacterFormat {
  Fonts fonts;
  Length size = Length::from_points(10);
  bool bold = false, italic = false;
  Underline underline = Underline::None;
  bool strike = false, double_strike = false;
  bool caps = false, small_caps = false;
  bool outline = false, shadow = false, emboss = false, imprint = false;
  VerticalPosition vertical = VerticalPosition::Baseline;
  Emphasis emphasis = Emphasis::None;
  std::optional<Color> color, highlight, shading, underline_color;
  Length spacing;                 // added after each character
  Length raise;                   // baseline shift, positive is up
  Length kerning_from;            // kern at this size and above; zero: no kerning
  int scale_percent = 100;        // horizontal
  bool snap_to_grid = true;
  bool right_to_left = false;
  bool complex_script = false;
  std::optional<Length> fit_width;   // the run is squeezed or spread into this width
  Border border;
  std::string language, east_asia_language;   // BCP 47, empty where unknown
  std::string style;              // the character style's name as the user sees it, empty where none
  bool operator==(const CharacterFormat&) const = default;
};

enum class Alignment : std::uint8_t { Start, Center, End, Justify, Distribute };
enum class LineRule : std::uint8_t { Multiple, Exact, AtLeast };
enum class TabAlignment : std::uint8_t { Left, Center, Right, Decimal, Bar };
enum class TabLeader : std::uint8_t { None, Dot, Hyphen, Underscore, Heavy, MiddleDot };
enum class TextAlignment : std::uint8_t { Auto, Top, Center, Baseline, Bottom };

struct TabStop {
  Length position;                // from the left margin of the text
  TabAlignment alignment = TabAlignment::Left;
  TabLeader leader = TabLeader::None;
  bool operator==(const TabStop&) const = default;
};

struct LineSpacing {
  LineRule rule = LineRule::Multiple;
  double multiple = 1.0;          // with Multiple
  Length height;                  // with Exact and AtLeast
  bool operator==(const LineSpacing&) const = default;
};

// A paragraph that stands by itself while others flow around it; neighbours of one frame share it, and a dropped capital
// is one. ECMA-376-1 3rd ed. (2011) 17.3.1.11 framePr.
struct TextFrame {
  enum class DropCap : std::uint8_t { None, Drop, Margin } drop_cap = DropCap::None;
  enum class Anchor : std::uint8_t { Unsaid, Text, Margin, Page } horizontal = Anchor::Unsaid, vertical = Anchor::Unsaid;
  enum class Align : std::uint8_t { None, Inline, Start, Center, End, Inside, Outside } align_x = Align::None, align_y = Align::None;   // instead of x, y
  enum class Wrap : std::uint8_t { Unsaid, Auto, Around, NotBeside, None, Through, Tight } wrap = Wrap::Unsaid;
  enum class Height : std::uint8_t { Auto, AtLeast, Exact } height_rule = Height::Auto;
  int lines = 1;                  // high, of a dropped capital
  std::optional<Length> width, height, x, y;
  Length distance_x, distance_y;  // kept free beside, above and below
  bool anchor_locked = false;
  bool operator==(const TextFrame&) const = default;
};

struct ParagraphFormat {
  Alignment alignment = Alignment::Start;
  Length indent_left, indent_right, indent_first;   // first: negative for a hanging indent
  // Indents in hundredths of a character of the paragraph's size; where present they win over the lengths above
  // (17.3.1.12 ind). 200 is the two characters of a Chinese first line.
  std::optional<int> indent_left_chars, indent_right_chars, indent_first_chars;
  Length space_before, space_after;
  bool space_before_auto = false, space_after_auto = false;
  std::optional<int> space_before_lines, space_after_lines;   // hundredths of a line of the grid
  LineSpacing line;
  bool contextual_spacing = false;
  bool keep_next = false, keep_lines = false, page_break_before = false, widow_control = true;
  bool snap_to_grid = true;
  bool auto_space_latin = true, auto_space_digit = true;   // autoSpaceDE, autoSpaceDN
  bool kinsoku = true, overflow_punctuation = true, word_wrap = true, top_line_punctuation = false;
  bool suppress_hyphenation = false, suppress_line_numbers = false;
  bool right_to_left = false;
  TextAlignment text_alignment = TextAlignment::Auto;
  std::optional<int> outline_level;   // 0 to 8; absent is body text
  std::vector<TabStop> tabs;          // sorted by position
  Borders borders;
  std::optional<Color> shading;
  std::optional<TextFrame> frame;
  std::string style;                  // the paragraph style's name as the user sees it ("heading 1"), empty where none
  bool operator==(const ParagraphFormat&) const = default;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_FORMATTING_H
