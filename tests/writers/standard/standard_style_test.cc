#include "writers/standard/standard_style.h"

#include <doctest/doctest.h>

#include <numeric>

#include "model/dump.h"
#include "writers/standard/look.h"

using namespace zhengben;

namespace {

Paragraph paragraph(const std::string& text, Role role = Role::Body, int level = 0) {
  Paragraph out;
  Run run;
  run.text = text;
  out.runs.push_back(run);
  out.role = role;
  out.level = level;
  return out;
}

Document document(std::vector<Block> body) {
  Document out;
  out.sections.emplace_back();
  out.body = std::move(body);
  return out;
}

const Paragraph& at(const Document& document, std::size_t index) { return std::get<Paragraph>(document.body[index]); }
const CharacterFormat& text_of(const Document& document, const Paragraph& paragraph) { return document.character_formats[paragraph.runs.at(0).format]; }
const ParagraphFormat& look_of(const Document& document, const Paragraph& paragraph) { return document.paragraph_formats[paragraph.format]; }

Table grid(std::vector<std::vector<std::string>> rows) {
  Table table;
  table.columns.resize(rows[0].size(), Length::from_twips(1'000));
  table.rows.resize(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      Cell cell;
      cell.row = static_cast<int>(r);
      cell.column = static_cast<int>(c);
      cell.blocks.emplace_back(paragraph(rows[r][c]));
      cell.format.borders.top.style = LineStyle::Single;
      table.cells.push_back(cell);
    }
  return table;
}

}  // namespace

TEST_CASE("roles take the fonts and sizes of GB/T 9704-2012") {
  struct Row {
    Role role;
    int level;
    const char* font;
    double size;
    Alignment alignment;
  };
  for (const Row& row : {Row{Role::Title, 0, "方正小标宋简体", 22, Alignment::Center}, Row{Role::Heading, 1, "黑体", 16, Alignment::Justify},
                         Row{Role::Heading, 2, "楷体_GB2312", 16, Alignment::Justify}, Row{Role::Heading, 3, "仿宋_GB2312", 16, Alignment::Justify},
                         Row{Role::Body, 0, "仿宋_GB2312", 16, Alignment::Justify}}) {
    const Document styled = with_standard_style(document({paragraph("正文", row.role, row.level)}));
    CHECK(text_of(styled, at(styled, 0)).fonts.east_asia == row.font);
    CHECK(text_of(styled, at(styled, 0)).size == Length::from_points(row.size));
    CHECK(look_of(styled, at(styled, 0)).alignment == row.alignment);
  }
}

TEST_CASE("twenty-two lines of twenty-eight characters fill the standard page") {
  const Document styled = with_standard_style(document({paragraph("正文")}));
  const Section& page = styled.sections.at(0);
  const CharacterFormat& text = text_of(styled, at(styled, 0));
  const Length block = page.page_height - page.margin_top - page.margin_bottom;
  const Length line = look_of(styled, at(styled, 0)).line.height;
  CHECK(line * 22 <= block);
  CHECK(line * 23 > block);
  CHECK((text.size + text.spacing) * 28 <= standard::text_width(page));
  CHECK((text.size + text.spacing) * 29 > standard::text_width(page));
}

TEST_CASE("standard columns fill the text exactly and columns of figures are equal") {
  Document source = document({TableRef{0}});
  source.tables.push_back(grid({{"项目", "数量", "金额"}, {"行政许可的办理情况说明", "1", "196.7万元"}, {"其他", "/", "0"}}));
  const Document styled = with_standard_style(source);
  const Table& table = styled.tables[0];
  CHECK(std::accumulate(table.columns.begin(), table.columns.end(), Length()) == standard::text_width(styled.sections[0]));
  CHECK(std::abs(table.columns[1].twips() - table.columns[2].twips()) <= 1);
  CHECK(table.columns[0] > table.columns[1]);
}

TEST_CASE("fifteen columns with headers of four characters fit a portrait page at 10.5 pt") {
  Document source = document({TableRef{0}});
  source.tables.push_back(grid({std::vector<std::string>(15, "结果维持"), std::vector<std::string>(15, "0")}));
  for (int c = 0; c < 15; ++c) source.tables[0].cells[static_cast<std::size_t>(c)].header = HeaderScope::Column;
  const Document styled = with_standard_style(source);
  const auto& cell = std::get<Paragraph>(styled.tables[0].cells[0].blocks[0]);
  const Length size = text_of(styled, cell).size;
  CHECK(size == Length::from_points(10.5));
  for (const Cell& each : styled.tables[0].cells) CHECK(styled.tables[0].columns[static_cast<std::size_t>(each.column)] >= size * 2 + each.format.margins.left + each.format.margins.right);
  CHECK(styled.tables[0].rows[0].repeat_header);
  CHECK_FALSE(styled.tables[0].rows[1].repeat_header);
}

TEST_CASE("a text box is opened once, after the paragraph it is anchored to") {
  Document source = document({paragraph("锚"), paragraph("后")});
  Run box;
  box.kind = RunKind::TextBox;
  box.object = 0;
  std::get<Paragraph>(source.body[0]).runs.push_back(box);
  source.text_boxes.emplace_back().blocks.emplace_back(paragraph("框"));
  const Document styled = with_standard_style(source);
  REQUIRE(styled.body.size() == 3);
  CHECK(plain_text(at(styled, 1)) == "框");
  CHECK(styled.text_boxes.empty());
}

TEST_CASE("two tables never touch in the standard look") {
  Document source = document({TableRef{0}, TableRef{1}});
  source.tables = {grid({{"甲"}}), grid({{"乙"}})};
  CHECK(with_standard_style(source).body.size() == 3);
}

TEST_CASE("bold lives on in a general document and not in a form") {
  Document source = document({paragraph("正文"), TableRef{0}});
  source.character_formats.emplace_back().bold = true;
  std::get<Paragraph>(source.body[0]).runs[0].format = 1;
  source.tables.push_back(grid({{"甲"}}));
  Document styled = with_standard_style(source);
  CHECK(text_of(styled, at(styled, 0)).bold);
  source.tables[0].part_of = "t2";
  styled = with_standard_style(source);
  CHECK_FALSE(text_of(styled, at(styled, 0)).bold);
}

TEST_CASE("quotation marks in Chinese text are set in the Chinese font") {
  const Document styled = with_standard_style(document({paragraph("“互联网＋政务”"), paragraph("“Latin”")}));
  CHECK(text_of(styled, at(styled, 0)).fonts.hint == FontHint::EastAsia);
  CHECK(text_of(styled, at(styled, 1)).fonts.hint == FontHint::Default);
}

TEST_CASE("the standard look of the standard look is itself") {
  Document source = document({paragraph("标题", Role::Title), paragraph("一、总体情况", Role::Heading, 1), paragraph("“正文”"), TableRef{0}, TableRef{1}});
  source.tables = {grid({{"项目", "数量"}, {"甲", "1"}}), grid({{"乙"}})};
  source.tables[0].rows[0].repeat_header = true;
  const Document once = with_standard_style(source);
  CHECK(dump(with_standard_style(once)) == dump(once));
}

TEST_CASE("words of headers that give way to the page number are told once") {
  Document source = document({paragraph("正文")});
  source.stories = {{Block(paragraph("某某区政府文件"))}, {Block(paragraph("第 1 页"))}};
  Findings findings;
  for (int i = 0; i < 2; ++i) CHECK(with_standard_style(source, findings).stories.size() == 2);
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].code == Code::FurnitureReplaced);
  CHECK(findings.items()[0].arguments == std::vector<std::string>{"某某区政府文件"});
}

TEST_CASE("header rows of a form are repeated, but not above the figures of another block") {
  Document source = document({TableRef{0}});
  source.tables.push_back(grid({{"（勾稽关系）", "自然人", "总计"}, {"新收", "1", "1"}, {"处理", "1", "1"}}));
  Table& table = source.tables[0];
  table.part_of = "t3";
  table.cells[1].header = table.cells[2].header = HeaderScope::Column;
  CHECK(with_standard_style(source).tables[0].rows[0].repeat_header);
  for (std::size_t i = 6; i < 9; ++i) table.cells[i].header = HeaderScope::Column;
  CHECK_FALSE(with_standard_style(source).tables[0].rows[0].repeat_header);
}

TEST_CASE("pages that the source turned by hand are turned in a general document and not in a form") {
  Paragraph turn;
  Run run;
  run.kind = RunKind::PageBreak;
  turn.runs.push_back(run);
  Document source = document({paragraph("前"), turn, paragraph("后"), TableRef{0}});
  source.tables.push_back(grid({{"甲"}}));
  CHECK(with_standard_style(source).body.size() == 4);
  source.tables[0].part_of = "t2";
  CHECK(with_standard_style(source).body.size() == 3);
}

TEST_CASE("the pitch of Chinese type is not forced on a Latin document") {
  const Document latin = with_standard_style(document({paragraph("Latin only")}));
  CHECK(text_of(latin, at(latin, 0)).spacing == Length());
  const Document chinese = with_standard_style(document({paragraph("Latin only"), paragraph("中文")}));
  CHECK(text_of(chinese, at(chinese, 0)).spacing < Length());
}

TEST_CASE("a highlight is kept where black text can be read on it") {
  Document source = document({paragraph("甲")});
  for (const bool dark : {false, true}) {
    source.character_formats[0].highlight = dark ? Color{0, 0, 128} : Color{255, 255, 0};
    const Document styled = with_standard_style(source);
    CHECK(text_of(styled, at(styled, 0)).highlight.has_value() != dark);
  }
}

TEST_CASE("tables of headers go with their headers") {
  Document source = document({TableRef{1}});
  source.tables = {grid({{"页眉"}}), grid({{"正文"}})};
  source.stories = {{Block(TableRef{0})}};
  const Document styled = with_standard_style(source);
  REQUIRE(styled.tables.size() == 1);
  CHECK(cell_text(styled.tables[0].cells[0]) == "正文");
  CHECK(std::get<TableRef>(styled.body[0]).table == 0);
}

TEST_CASE("boxes that are opened leave no empty paragraphs beside tables") {
  Document source = document({paragraph("锚"), paragraph(""), paragraph("后")});
  Run box;
  box.kind = RunKind::TextBox;
  box.object = 0;
  std::get<Paragraph>(source.body[0]).runs.push_back(box);
  source.text_boxes.emplace_back().blocks = {Block(TableRef{0}), Block(paragraph("")), Block(TableRef{1}), Block(paragraph(""))};
  source.tables = {grid({{"甲"}}), grid({{"乙"}})};
  const Document styled = with_standard_style(source);
  REQUIRE(styled.body.size() == 5);   // anchor, table, empty, table, what follows
  CHECK(plain_text(at(styled, 4)) == "后");
}
