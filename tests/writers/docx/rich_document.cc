#include "tests/writers/docx/rich_document.h"

#include <string_view>

namespace zhengben {

namespace {

// A picture of one pixel.
constexpr std::string_view kPng(
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9c\x63\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99\x3d\x1d\0\0\0\0IEND\xae\x42\x60\x82", 70);

Run run_of(RunKind kind, const std::string& text = "", std::int32_t object = -1) {
  Run run;
  run.kind = kind;
  run.text = text;
  run.object = object;
  return run;
}

Run picture(bool in_line) {
  Run run = run_of(RunKind::Image, "", 0);
  Placement placed;
  placed.width = Length::from_points(72);
  placed.height = Length::from_points(36);
  placed.inline_with_text = in_line;
  placed.wrap = in_line ? Placement::Wrap::None : Placement::Wrap::Square;
  placed.x = Length::from_points(10);
  placed.crop_left = 0.25;
  placed.alternative_text = "徽标 \"A\" <b>";
  run.placed = placed;
  return run;
}

void add_marks(Document& document) {
  Paragraph links = paragraph_of("看这里和那里，再看日期");
  links.marks.push_back({MarkKind::Bookmark, 0, 3, "here"});
  links.marks.push_back({MarkKind::Hyperlink, 3, 9, "https://example.org/a?b=1&c=2"});
  links.marks.push_back({MarkKind::Hyperlink, 12, 18, "#here"});
  links.marks.push_back({MarkKind::Field, 27, 33, "DATE \\@ \"yyyy\""});
  document.body.emplace_back(links);
  Paragraph revised = paragraph_of("原有新增删去");
  revised.marks.push_back({MarkKind::Insertion, 6, 12, "", "甲", "2021-01-01T00:00:00Z"});
  revised.marks.push_back({MarkKind::Deletion, 12, 18, "", "甲", ""});
  document.body.emplace_back(revised);
  Paragraph commented = paragraph_of("有批注的文字");
  commented.marks.push_back({MarkKind::Comment, 0, 18, "", "", "", 0});
  document.body.emplace_back(commented);
  document.comments.push_back({"乙", "2021-01-02T00:00:00Z", "Y", {Block(paragraph_of("批注"))}});
}

void add_runs(Document& document) {
  Paragraph everything = paragraph_of(" 前后有空格 ");
  everything.runs.push_back(run_of(RunKind::Tab));
  everything.runs.push_back(run_of(RunKind::Text, "粗体", -1));
  everything.runs.back().format = 1;
  everything.runs.push_back(run_of(RunKind::LineBreak));
  everything.runs.push_back(picture(true));
  everything.runs.push_back(run_of(RunKind::NoteReference, "1", 0));
  everything.runs.push_back(run_of(RunKind::NoteReference, "", 1));
  everything.runs.push_back(run_of(RunKind::Text, "*"));
  everything.runs.push_back(run_of(RunKind::TextBox, "", 0));
  Run ruby = run_of(RunKind::Ruby, "汉字");
  ruby.annotation = "hànzì";
  everything.runs.push_back(ruby);
  everything.runs.push_back(run_of(RunKind::Math, "a^2+b^2<c"));
  everything.runs.push_back(picture(false));
  everything.runs.push_back(run_of(RunKind::PageBreak));
  document.body.emplace_back(everything);
  document.notes.push_back({Note::Kind::Footnote, "1", {Block(paragraph_of("脚注"))}});
  document.notes.push_back({Note::Kind::Endnote, "*", {Block(paragraph_of("尾注"))}});
  TextBox box;
  box.placed.width = Length::from_points(100);
  box.placed.height = Length::from_points(50);
  box.placed.inline_with_text = false;
  box.blocks.emplace_back(paragraph_of("框中文字"));
  box.borders.top.style = LineStyle::Single;
  document.text_boxes.push_back(box);
  document.images.push_back({std::string(kPng), "image/png"});
}

Cell cell(int row, int column, int rows, int columns, const std::string& text) {
  Cell out;
  out.row = row;
  out.column = column;
  out.row_span = rows;
  out.column_span = columns;
  out.blocks.emplace_back(paragraph_of(text));
  return out;
}

void add_tables(Document& document) {
  Table table;
  table.columns = {Length::from_twips(2'000), Length::from_twips(1'500), Length::from_twips(1'000)};
  table.rows.resize(3);
  table.rows[0].repeat_header = true;
  table.rows[1].cant_split = true;
  table.format.borders.top = {LineStyle::Double, Length::from_points(1.5), {}, Color{255, 0, 0}};
  table.cells = {cell(0, 0, 1, 3, "表头"), cell(1, 0, 2, 1, "合并"), cell(1, 1, 1, 1, "1"), cell(1, 2, 1, 1, "2"), cell(2, 1, 1, 2, "3")};
  table.cells[2].format.shading = Color{1, 2, 3};
  table.cells[4].blocks.emplace_back(TableRef{2});
  Table inner;
  inner.nested = true;
  inner.columns = {Length::from_twips(900)};
  inner.rows.resize(1);
  inner.cells = {cell(0, 0, 1, 1, "内表")};
  document.tables = {table, inner, inner};
  document.tables[1].nested = false;
  document.body.emplace_back(TableRef{0});
  document.body.emplace_back(TableRef{1});
}

void add_lists(Document& document) {
  ListDefinition list;
  list.levels.resize(2);
  list.levels[0].format = "chineseCounting";
  list.levels[0].text = "%1、";
  list.levels[0].suffix = ListLabel::Suffix::Nothing;
  list.levels[1].text = "%1.%2";
  list.levels[1].legal = true;
  document.lists.push_back(list);
  const char* const labels[] = {"一、", "1.1", "二、"};
  for (int i = 0; i < 3; ++i) {
    Paragraph item = paragraph_of("列表项");
    item.label = ListLabel{0, i == 1 ? 1 : 0, labels[i], i == 1 ? ListLabel::Suffix::Tab : ListLabel::Suffix::Nothing, 0, false};
    document.body.emplace_back(item);
  }
  Paragraph literal = paragraph_of("文字编号");
  literal.label = ListLabel{-1, 0, "（三）", ListLabel::Suffix::Space, 0, false};
  document.body.emplace_back(literal);
}

}  // namespace

Paragraph paragraph_of(const std::string& text, std::uint32_t format) {
  Paragraph paragraph;
  paragraph.format = format;
  if (!text.empty()) paragraph.runs.push_back(run_of(RunKind::Text, text));
  return paragraph;
}

Document rich_document() {
  Document document;
  CharacterFormat& bold = document.character_formats.emplace_back();
  bold.bold = true;
  bold.color = Color{192, 0, 0};
  bold.style = "Strong";
  ParagraphFormat& heading = document.paragraph_formats.emplace_back();
  heading.style = "heading 1";
  heading.outline_level = 0;
  heading.tabs = {{Length::from_points(100), TabAlignment::Right, TabLeader::Dot}};
  document.sections.resize(2);
  document.sections[0].columns = {{Length::from_twips(4'000), Length::from_twips(300)}, {Length::from_twips(4'000), {}}};
  document.body.emplace_back(paragraph_of("标题", 1));
  add_runs(document);
  add_marks(document);
  document.sections[1].first_block = document.body.size();
  document.sections[1].landscape = true;
  document.sections[1].footers.primary = 0;
  document.sections[1].grid = GridKind::Lines;
  document.sections[1].line_pitch = Length::from_twips(312);
  Paragraph footer = paragraph_of("第");
  footer.runs.push_back(run_of(RunKind::PageNumber, "1"));
  footer.runs.push_back(run_of(RunKind::Text, "页共"));
  footer.runs.push_back(run_of(RunKind::PageCount, "9"));
  document.stories.push_back({Block(footer)});
  add_tables(document);
  add_lists(document);
  document.properties.title = "标题 & <其他>";
  return document;
}

}  // namespace zhengben
