#include "writers/standard/look.h"

#include <algorithm>

#include "model/style_role.h"

namespace zhengben::standard {

namespace {

constexpr const char* kLatin = "Times New Roman";
constexpr const char* kFangSong = "仿宋_GB2312";
constexpr const char* kKaiTi = "楷体_GB2312";
constexpr const char* kHeiTi = "黑体";
constexpr const char* kTitleSong = "方正小标宋简体";
constexpr const char* kSong = "宋体";

CharacterFormat text(const char* east_asia, Length size, Length spacing) {
  CharacterFormat format;
  format.fonts = {kLatin, kLatin, east_asia, kLatin, FontHint::Default};
  format.size = size;
  format.spacing = spacing;
  return format;
}

LineSpacing exactly(Length height) { return {LineRule::Exact, 1.0, height}; }

ParagraphFormat paragraph(Role role, int level) {
  ParagraphFormat format;
  format.style = style_of_role(role, level);
  format.alignment = Alignment::Justify;
  format.line = exactly(kLine);
  format.widow_control = false;   // 22 lines fill every page
  return format;
}

void indent_first(ParagraphFormat& format) {
  format.indent_first = kTwoCharacters;
  format.indent_first_chars = 200;
}

Look heading(int level) {
  const char* const font = level == 1 ? kHeiTi : level == 2 ? kKaiTi : kFangSong;
  Look look{text(font, kBodySize, kBodySpacing), paragraph(Role::Heading, level)};
  indent_first(look.paragraph);
  look.paragraph.keep_next = true;
  look.paragraph.outline_level = std::clamp(level, 1, kMaxHeadingLevel) - 1;
  return look;
}

Look title() {
  Look look{text(kTitleSong, Length::from_points(22), {}), paragraph(Role::Title, 0)};
  look.paragraph.alignment = Alignment::Center;
  look.paragraph.space_after = kLine;   // one empty line below, none between the lines of one title
  look.paragraph.contextual_spacing = true;
  look.paragraph.keep_next = true;
  look.paragraph.keep_lines = true;
  return look;
}

Look list_item(int level) {
  Look look{text(kFangSong, kBodySize, kBodySpacing), paragraph(Role::ListItem, 0)};
  indent_first(look.paragraph);
  look.paragraph.indent_left = kTwoCharacters * std::clamp(level, 0, 8);
  return look;
}

// GB/T 9704-2012 7.3.5.2 and 7.3.5.3: the date stands four characters from the right, the name above it.
Look at_the_right(Role role, int characters) {
  Look look{text(kFangSong, kBodySize, kBodySpacing), paragraph(role, 0)};
  look.paragraph.alignment = Alignment::End;
  look.paragraph.indent_right = (kTwoCharacters / 2) * characters;
  look.paragraph.indent_right_chars = characters * 100;
  return look;
}

Look picture() {
  Look look{text(kFangSong, kBodySize, kBodySpacing), {}};
  look.paragraph.style = kPictureStyle;
  look.paragraph.alignment = Alignment::Center;
  look.paragraph.widow_control = false;
  return look;
}

// GB/T 9704-2012 7.5 页码: 4号 half-width 宋体, odd pages one character in from the right, even ones from the left.
Look page_number(bool odd) {
  Look look{text(kSong, Length::from_points(14), {}), {}};
  look.text.fonts = {kSong, kSong, kSong, kSong, FontHint::EastAsia};
  look.paragraph.style = "footer";
  look.paragraph.line = exactly(Length::from_points(14));
  look.paragraph.alignment = odd ? Alignment::End : Alignment::Start;
  (odd ? look.paragraph.indent_right : look.paragraph.indent_left) = Length::from_points(14);
  (odd ? look.paragraph.indent_right_chars : look.paragraph.indent_left_chars) = 100;
  return look;
}

Look in_table(Kind kind, TableSize size) {
  Look look{text(kind == Kind::TableHeader ? kHeiTi : kFangSong, size_of(size), {}), {}};
  const char* const what = kind == Kind::TableHeader ? "表头" : kind == Kind::TableFigure ? "数字" : "文字";
  const char* const how = size == TableSize::Small4 ? "" : size == TableSize::Five ? "五号" : "小五";
  look.paragraph.style = std::string(kTableStylePrefix) + what + how;
  look.paragraph.alignment = kind == Kind::TableText ? Alignment::Start : Alignment::Center;
  look.paragraph.widow_control = false;
  look.paragraph.keep_next = kind == Kind::TableHeader;   // a row of headers never ends a page
  return look;
}

}  // namespace

Length size_of(TableSize size) { return size == TableSize::Small4 ? Length::from_points(12) : size == TableSize::Five ? Length::from_points(10.5) : Length::from_points(9); }

Look look_of(Kind kind, int level, TableSize size) {
  switch (kind) {
    case Kind::Title: return title();
    case Kind::Heading: return heading(level);
    case Kind::ListItem: return list_item(level);
    case Kind::Signature: return at_the_right(Role::Signature, 2);
    case Kind::Date: return at_the_right(Role::Date, 4);
    case Kind::Picture: return picture();
    case Kind::PageNumberOdd: return page_number(true);
    case Kind::PageNumberEven: return page_number(false);
    case Kind::TableText:
    case Kind::TableFigure:
    case Kind::TableHeader: return in_table(kind, size);
    case Kind::Caption: {
      Look look{text(kHeiTi, Length::from_points(12), {}), paragraph(Role::Caption, 0)};
      look.paragraph.alignment = Alignment::Center;
      look.paragraph.line = {};
      return look;
    }
    case Kind::Note: {
      Look look{text(kFangSong, Length::from_points(10.5), {}), paragraph(Role::Note, 0)};
      look.paragraph.line = {};
      return look;
    }
    case Kind::Body: break;
  }
  Look look{text(kFangSong, kBodySize, kBodySpacing), paragraph(Role::Body, 0)};
  indent_first(look.paragraph);
  return look;
}

Section page(bool landscape, std::int32_t odd, std::int32_t even) {
  Section section;
  const auto mm = [](double millimetres) { return Length::from_twips(Length::from_millimetres(millimetres).twips()); };
  // The dash of the page number is drawn in the middle of its 14 pt line and stands 7 mm below the block.
  const double to_line_end = 7.0 + 7.0 * 25.4 / 72;
  section.margin_top = mm(landscape ? 28 : 37);
  section.margin_bottom = mm(landscape ? 26 : 35);
  section.margin_left = mm(landscape ? 37 : 28);
  section.margin_right = mm(landscape ? 35 : 26);
  section.footer_distance = section.margin_bottom - mm(to_line_end);
  section.landscape = landscape;
  if (landscape) std::swap(section.page_width, section.page_height);
  section.footers.primary = odd;
  section.footers.even = even;
  return section;
}

Length text_width(const Section& section) { return section.page_width - section.margin_left - section.margin_right; }

}  // namespace zhengben::standard
