#include "model/intern.h"
#include "model/repair/repairs.h"
#include "model/text.h"

namespace zhengben {

namespace {

// Hundredths of a character's width that the blanks in front take up; `end` is where the words begin.
int width_of_leading_blanks(std::string_view text, std::size_t& end) {
  int width = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    const char32_t character = next_character(text, at);
    if (character == U'\u3000' || character == U'\u2003') width += 100;
    else if (character == U' ' || character == U'\u00A0' || character == U'\u2002') width += 50;
    else if (character != U'\u200B' && character != U'\uFEFF') break;
  }
  return width;
}

void indent_first_line(Document& document, Interner<ParagraphFormat>& intern, Paragraph& paragraph, int width) {
  ParagraphFormat format = document.paragraph_formats[paragraph.format];
  if (format.indent_first_chars || format.indent_first.emu() == 0) {
    format.indent_first_chars = format.indent_first_chars.value_or(0) + width;
  } else {
    const std::uint32_t character_format = paragraph.runs.empty() ? paragraph.mark_format : paragraph.runs.front().format;
    format.indent_first += document.character_formats[character_format].size * (width / 100.0);
  }
  paragraph.format = intern(format);
}

// Blanks that push a line to the middle or to the right stand for no first-line indent, and neither do one or none.
constexpr int kNarrowest = 100, kWidest = 400;

bool may_be_indented(const Document& document, const Paragraph& paragraph) {
  if (paragraph.role == Role::Title || paragraph.role == Role::Signature || paragraph.role == Role::Date || paragraph.label) return false;
  const Alignment alignment = document.paragraph_formats[paragraph.format].alignment;
  return alignment == Alignment::Start || alignment == Alignment::Justify;
}

}  // namespace

void turn_blanks_into_indents(Conversion& conversion) {
  Document& document = conversion.document;
  Interner<ParagraphFormat> intern(document.paragraph_formats);
  const auto over = [&](std::vector<Block>& blocks, bool body) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      auto* paragraph = std::get_if<Paragraph>(&blocks[i]);
      if (!paragraph || !may_be_indented(document, *paragraph)) continue;
      const std::string text = plain_text(*paragraph);
      std::size_t end = 0;
      const int width = width_of_leading_blanks(text, end);
      if (end == text.size() || width < kNarrowest || width > kWidest) continue;
      Change change{.code = Code::IndentBlanks, .place = {}, .field = {}, .before = text.substr(0, end), .after = "", .proof = {}};
      if (body) change.place.block = static_cast<std::int32_t>(i);
      if (!paragraph->raw) paragraph->raw = text;
      replace_text(*paragraph, 0, end, "");
      indent_first_line(document, intern, *paragraph, width);
      conversion.changes.push_back(std::move(change));
    }
  };
  over(document.body, true);
  for (TextBox& box : document.text_boxes) over(box.blocks, false);
}

}  // namespace zhengben
