// What the file says, in the terms of no format. It carries enough for a faithful rendering: a writer never asks the
// reader's format again. Plain values; every cross-reference is an index into a vector of the same Document.
#ifndef ZHENGBEN_MODEL_DOCUMENT_H
#define ZHENGBEN_MODEL_DOCUMENT_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/block.h"
#include "model/formatting.h"
#include "model/length.h"
#include "model/table.h"

namespace zhengben {

struct ImageData {
  std::string bytes;
  std::string media_type;         // "image/png"; by content, not by name
  bool operator==(const ImageData&) const = default;
};

struct Note {
  enum class Kind : std::uint8_t { Footnote, Endnote } kind = Kind::Footnote;
  std::string label;              // the mark the reader sees
  std::vector<Block> blocks;
  bool operator==(const Note&) const = default;
};

struct Comment {
  std::string author, date, initials;
  std::vector<Block> blocks;
  bool operator==(const Comment&) const = default;
};

struct TextBox {
  Placement placed;
  std::vector<Block> blocks;
  Borders borders;
  std::optional<Color> fill;      // of a gradient the colour in its middle
  std::optional<Gradient> gradient;
  Margins insets;
  std::string shape;              // ECMA-376-1 3rd ed. (2011) 20.1.10.56 ST_ShapeType; empty: a rectangle
  std::vector<double> adjustments;   // 20.1.9.5 avLst, in its order, as shares; empty: the shape's own
  VerticalAlignment vertical = VerticalAlignment::Top;   // of the text in it
  TextDirection direction = TextDirection::Horizontal;
  bool fit_width = false, fit_height = false;            // as wide and high as its text; the height placed is the least
  bool before_anchor = false;                            // stands to the left of where it is placed
  bool arrow_at_begin = false, arrow_at_end = false;     // of a line
  bool operator==(const TextBox&) const = default;
};

// ECMA-376-1 3rd ed. (2011) 17.18.59 ST_NumberFormat by its own name ("chineseCountingThousand", "decimal", "bullet").
struct ListLevel {
  std::string format = "decimal";
  std::string text = "%1.";       // %n stands for the number of level n
  std::int64_t start = 1;
  int restart_after = -1;         // restarts after this level; -1: the one above
  bool legal = false;             // all numbers decimal
  ListLabel::Suffix suffix = ListLabel::Suffix::Tab;
  Alignment alignment = Alignment::Start;
  Length indent_left, indent_first;
  std::uint32_t character_format = 0;
  bool operator==(const ListLevel&) const = default;
};

struct ListDefinition {
  std::vector<ListLevel> levels;
  bool operator==(const ListDefinition&) const = default;
};

enum class SectionStart : std::uint8_t { NextPage, Continuous, NextColumn, EvenPage, OddPage };
enum class GridKind : std::uint8_t { None, Lines, LinesAndChars, SnapToChars };

struct Column {
  Length width, space_after;
  bool operator==(const Column&) const = default;
};

struct HeaderFooter {             // indices into Document::stories, -1 where none
  std::int32_t primary = -1, first = -1, even = -1;
  bool operator==(const HeaderFooter&) const = default;
};

enum class NumberRestart : std::uint8_t { Page, Section, Never };
enum class PageBorderPages : std::uint8_t { All, First, NotFirst };

struct LineNumbers {              // ECMA-376-1 3rd ed. (2011) 17.6.8 lnNumType
  int count_by = 0;               // every so many lines; 0: none
  int start = 1;
  Length distance;                // from the text; zero: automatic
  NumberRestart restart = NumberRestart::Page;
  bool operator==(const LineNumbers&) const = default;
};

struct Section {
  std::size_t first_block = 0;    // index into Document::body; the section ends where the next one begins
  Length page_width = Length::from_twips(11'906), page_height = Length::from_twips(16'838);
  bool landscape = false;
  Length margin_top = Length::from_twips(1'440), margin_bottom = Length::from_twips(1'440);
  Length margin_left = Length::from_twips(1'800), margin_right = Length::from_twips(1'800);
  Length header_distance = Length::from_twips(851), footer_distance = Length::from_twips(992), gutter;
  SectionStart start = SectionStart::NextPage;
  std::vector<Column> columns;    // empty: one column as wide as the text
  bool column_rule = false;
  GridKind grid = GridKind::None;
  Length line_pitch, char_pitch;  // of the grid; char_pitch is added to the character's width
  HeaderFooter headers, footers;
  bool different_first_page = false;
  std::optional<int> page_number_start;
  std::string page_number_format = "decimal";
  VerticalAlignment vertical = VerticalAlignment::Top;
  TextDirection direction = TextDirection::Horizontal;
  Borders page_borders;           // their space is from the text
  bool page_borders_from_page = false;   // from the edge of the page instead
  PageBorderPages page_border_pages = PageBorderPages::All;
  LineNumbers line_numbers;
  bool operator==(const Section&) const = default;
};

struct Properties {               // of the document as a whole
  std::string title, subject, author, keywords, language;
  bool operator==(const Properties&) const = default;
};

// Settings that change how the pages look. ECMA-376-1 3rd ed. (2011) 17.15.3 Compatibility Settings.
struct Compatibility {
  int mode = 15;                                // compatibilityMode; 12 where the file has none
  bool sum_paragraph_spacing = false;           // doNotUseHTMLParagraphAutoSpacing
  bool adjust_line_height_in_table = false;
  bool even_and_odd_headers = false;
  bool balance_single_byte_double_byte = false;
  Length default_tab = Length::from_twips(720);
  std::string no_line_start, no_line_end;       // kinsoku sets of the file's own, empty: the standard ones
  enum class PunctuationCompression : std::uint8_t { None, Punctuation, PunctuationAndKana } compression = PunctuationCompression::None;
  bool operator==(const Compatibility&) const = default;
};

struct Document {
  std::vector<std::string> parts;               // names of the parts that provenance speaks of
  std::vector<Block> body;
  std::vector<Table> tables;                    // in reading order; a nested one after the table around it
  std::vector<ImageData> images;
  std::vector<Note> notes;
  std::vector<Comment> comments;
  std::vector<TextBox> text_boxes;
  std::vector<std::vector<Block>> stories;      // headers and footers
  std::vector<ListDefinition> lists;
  std::vector<Section> sections;                // never empty after reading; the first begins at block 0
  std::vector<CharacterFormat> character_formats{CharacterFormat{}};   // index 0 is the document's default
  std::vector<ParagraphFormat> paragraph_formats{ParagraphFormat{}};   // likewise
  Properties properties;
  Compatibility compatibility;
  bool operator==(const Document&) const = default;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_DOCUMENT_H
