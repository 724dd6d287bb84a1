#include "writers/docx/story.h"

#include <utility>

#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

void StoryWriter::blocks(const std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block* next = i + 1 < blocks.size() ? &blocks[i + 1] : nullptr;
    block(blocks[i], next, "");
    // Tables that touch would be one table.
    if (next && std::holds_alternative<TableRef>(blocks[i]) && std::holds_alternative<TableRef>(*next)) empty_paragraph(0, 0, "");
  }
  if (blocks.empty() || std::holds_alternative<TableRef>(blocks.back())) empty_paragraph(0, 0, "");
}

void StoryWriter::block(const Block& block, const Block* next, const std::string& section) {
  if (const auto* one = std::get_if<Paragraph>(&block)) {
    paragraph(*one, next, section);
    return write_later();
  }
  const auto index = static_cast<std::size_t>(std::get<TableRef>(block).table);
  table(shared_.document.tables[index]);
  if (!section.empty()) empty_paragraph(0, 0, section);
}

void StoryWriter::write_later() {
  for (const std::size_t box : std::exchange(later_, {})) blocks(shared_.document.text_boxes[box].blocks);
}

void StoryWriter::empty_paragraph(std::uint32_t format, std::uint32_t mark_format, const std::string& section) {
  Paragraph nothing;
  nothing.format = format;
  nothing.mark_format = mark_format;
  paragraph(nothing, nullptr, section);
}

void StoryWriter::paragraph(const Paragraph& paragraph, const Block* next, const std::string& section) {
  const std::optional<std::int64_t> list = paragraph.label ? shared_.numbering.place(*paragraph.label, counters_) : std::nullopt;
  out_ += "<w:p>";
  paragraph_properties(paragraph, list, section);
  out_ += opening_;
  opening_.clear();
  // A label that no list brings about is written as text.
  if (paragraph.label && !list && !paragraph.label->text.empty()) {
    const bool leads = !paragraph.runs.empty() && paragraph.runs.front().kind == RunKind::Text;
    begin_run(leads ? paragraph.runs.front().format : paragraph.label->format, paragraph.format);
    text(paragraph.label->text + (paragraph.label->suffix == ListLabel::Suffix::Nothing ? "" : " "));
  }
  content(paragraph, next);
  out_ += "</w:p>";
}

void StoryWriter::paragraph_properties(const Paragraph& paragraph, std::optional<std::int64_t> list, const std::string& section) {
  const std::string& style = shared_.styles.paragraph_style(paragraph.format);
  const ParagraphProperties& own = shared_.styles.paragraph(paragraph.format, list.has_value());
  const std::size_t begin = out_.size();
  out_ += "<w:pPr>";
  const std::size_t inside = out_.size();
  if (style != "Normal") xml::value(out_, "w:pStyle", style);
  out_ += own.before_number;
  if (list) {
    out_ += "<w:numPr>";
    xml::value(out_, "w:ilvl", paragraph.label->level);
    xml::value(out_, "w:numId", *list);
    out_ += "</w:numPr>";
  }
  out_ += own.after_number;
  if (const std::string& mark = shared_.styles.run(paragraph.mark_format, paragraph.format); !mark.empty()) out_ += "<w:rPr>" + mark + "</w:rPr>";
  out_ += section;
  if (out_.size() == inside)
    out_.resize(begin);
  else
    out_ += "</w:pPr>";
}

}  // namespace zhengben::docx_writer
