#include "readers/pdf/paragraph_builder.h"

#include <algorithm>
#include <cmath>

#include "model/text.h"

namespace zhengben::pdf {

namespace {

Provenance provenance_of(const Box& box, std::int32_t page) {
  Provenance out;
  out.part = 0;
  out.page = page;
  out.ordinal = page;
  out.left = Length::from_points(box.left);
  out.top = Length::from_points(box.top);
  out.right = Length::from_points(box.right);
  out.bottom = Length::from_points(box.bottom);
  return out;
}

Border thin_border() {
  Border border;
  border.style = LineStyle::Single;
  border.width = Length::from_points(0.5);
  return border;
}

std::string tail_of(const Paragraph& paragraph) {
  constexpr std::size_t kEnough = 16;    // bytes
  std::string out;
  for (auto run = paragraph.runs.rbegin(); run != paragraph.runs.rend() && out.size() < kEnough; ++run) out.insert(0, run->text);
  std::size_t from = out.size() > kEnough ? out.size() - kEnough : 0;
  while (from > 0 && from < out.size() && (static_cast<unsigned char>(out[from]) & 0xC0U) == 0x80U) ++from;
  return out.substr(from);
}

void remove_last_character(Paragraph& paragraph) {
  if (paragraph.runs.empty()) return;
  std::string& text = paragraph.runs.back().text;
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
  if (!text.empty()) text.pop_back();
  if (text.empty()) paragraph.runs.pop_back();
}

}  // namespace

std::uint32_t ParagraphBuilder::format_of(const Character& character, const PageContent& page) {
  if (last_page_ == &page && last_.font == character.font && last_.size == character.size && last_.color == character.color) return last_format_;
  CharacterFormat format;
  if (character.font >= 0) {
    const FontInfo& font = page.fonts[static_cast<std::size_t>(character.font)];
    format.fonts.ascii = format.fonts.high_ansi = format.fonts.east_asia = font.name;
    format.bold = font.bold;
    format.italic = font.italic;
  }
  format.size = Length::from_half_points(std::max<std::int64_t>(2, std::lround(character.size * 2)));
  if (character.color != Color{}) format.color = character.color;
  last_page_ = &page;
  last_ = {character.font, character.size, character.color};
  last_format_ = characters_(format);
  return last_format_;
}

void ParagraphBuilder::append_text(Paragraph& paragraph, const std::string& text, std::uint32_t format) {
  if (text.empty()) return;
  if (paragraph.runs.empty() || paragraph.runs.back().format != format) {
    Run run;
    run.format = format;
    paragraph.runs.push_back(run);
  }
  paragraph.runs.back().text += text;
  length_ += text.size();
}

// A link over what was just appended; it goes on from the one before where at most a blank parts them.
void ParagraphBuilder::append_linked(Paragraph& paragraph, const std::string& target, std::size_t begin) const {
  std::vector<Mark>& marks = paragraph.marks;
  if (!marks.empty() && marks.back().name == target && marks.back().end + 1 >= begin) {
    marks.back().end = static_cast<std::uint32_t>(length_);
    return;
  }
  Mark mark;
  mark.kind = MarkKind::Hyperlink;
  mark.begin = static_cast<std::uint32_t>(begin);
  mark.end = static_cast<std::uint32_t>(length_);
  mark.name = target;
  marks.push_back(std::move(mark));
}

void ParagraphBuilder::append_line(Paragraph& paragraph, const Line& line, const PageContent& page) {
  // How the line is joined depends on the last characters before it only.
  const std::string before = tail_of(paragraph), text = text_of(line);
  std::string joined = before;
  append_joined(joined, text);
  const std::size_t added = joined.size() - text.size();
  if (added < before.size()) {
    length_ -= before.size() - added;
    remove_last_character(paragraph);
    for (Mark& mark : paragraph.marks) mark.end = std::min(mark.end, static_cast<std::uint32_t>(length_));
  } else if (added > before.size() && !paragraph.runs.empty()) {
    append_text(paragraph, " ", paragraph.runs.back().format);
  }
  for (const Word& word : line.words) {
    if (word.blank_before) append_text(paragraph, " ", format_of(page.characters[word.characters.front()], page));
    for (const std::uint32_t index : word.characters) {
      const Character& character = page.characters[index];
      const std::size_t begin = length_;
      append_text(paragraph, character.unmapped ? std::string("\xEF\xBF\xBD") : character.text, format_of(character, page));
      if (character.link >= 0 && length_ > begin) append_linked(paragraph, page.links[static_cast<std::size_t>(character.link)].target, begin);
    }
  }
}

Paragraph ParagraphBuilder::paragraph(const TextBlock& block, const std::vector<PlacedLine>& lines, const std::vector<PageContent>& pages) {
  Paragraph out;
  length_ = 0;
  for (const PlacedLine& placed : lines) append_line(out, placed.line, pages[static_cast<std::size_t>(placed.page - 1)]);
  ParagraphFormat format;
  const double size = block.lines.front().size;
  if (block.centered) format.alignment = Alignment::Center;
  if (block.indented && size > 0) format.indent_first = Length::from_points(std::round((block.lines.front().box.left - block.region.left) / size * 2) * size / 2);
  if (!block.centered && lines.size() > 1) format.alignment = Alignment::Justify;
  out.format = paragraphs_(format);
  out.mark_format = out.runs.empty() ? 0 : out.runs.back().format;
  out.provenance = provenance_of(block.box, block.page);
  return out;
}

Cell ParagraphBuilder::cell(const FoundCell& found, double least_room, const std::vector<PageContent>& pages) {
  Cell out;
  out.row = found.row;
  out.column = found.column;
  out.row_span = found.row_span;
  out.column_span = found.column_span;
  out.uncertain = found.uncertain;
  out.provenance = provenance_of(found.box, found.page);
  out.format.borders = {thin_border(), thin_border(), thin_border(), thin_border(), {}, {}};
  out.format.vertical = VerticalAlignment::Center;
  const std::string text = text_of(found, least_room);
  std::uint32_t format = 0;
  if (!found.lines.empty() && !found.lines.front().words.empty())
    format = format_of(pages[static_cast<std::size_t>(found.page - 1)].characters[found.lines.front().words.front().characters.front()],
                       pages[static_cast<std::size_t>(found.page - 1)]);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Paragraph paragraph;
    append_text(paragraph, text.substr(begin, end - begin), format);
    paragraph.mark_format = format;
    ParagraphFormat centered;
    centered.alignment = Alignment::Center;
    paragraph.format = paragraphs_(centered);
    paragraph.provenance = out.provenance;
    out.blocks.emplace_back(std::move(paragraph));
    begin = end + 1;
  }
  return out;
}

Table ParagraphBuilder::table(const FoundTable& found, const std::vector<PageContent>& pages) {
  Table out;
  out.rows.resize(static_cast<std::size_t>(found.rows));
  for (std::size_t i = 0; i + 1 < found.column_edges.size(); ++i) out.columns.push_back(Length::from_points(found.column_edges[i + 1] - found.column_edges[i]));
  for (const FoundCell& cell_found : found.cells) out.cells.push_back(cell(cell_found, found.least_room, pages));
  if (found.ruled) {
    out.format.borders = {thin_border(), thin_border(), thin_border(), thin_border(), thin_border(), thin_border()};
  } else {
    for (Cell& made : out.cells) made.format.borders = {};
  }
  out.format.fixed_layout = true;
  out.provenance = provenance_of(found.box, found.page);
  return out;
}

}  // namespace zhengben::pdf
