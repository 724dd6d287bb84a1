#include "model/repair/repair.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "tests/model/repair/conversions.h"

using namespace zhengben;
using namespace zhengben::testing;

namespace {

Conversion repaired(Conversion conversion, RepairLevel level = RepairLevel::Lossless) {
  repair(conversion, level);
  return conversion;
}

std::vector<std::string> codes_of(const Conversion& conversion) {
  std::vector<std::string> codes;
  for (const Change& change : conversion.changes) codes.emplace_back(info(change.code).id);
  return codes;
}

Conversion with_body(std::vector<Block> body) {
  Conversion conversion;
  conversion.document.sections.emplace_back();
  conversion.document.body = std::move(body);
  return conversion;
}

std::string text_of(const Block& block) { return paragraph_text(std::get<Paragraph>(block)); }

Table table_of(const std::vector<std::vector<std::string>>& rows) {
  Table table;
  table.rows.resize(rows.size());
  table.columns.resize(rows[0].size());
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      Cell cell;
      cell.row = static_cast<int>(r);
      cell.column = static_cast<int>(c);
      cell.blocks = blocks_of(rows[r][c]);
      table.cells.push_back(std::move(cell));
    }
  return table;
}

std::string spoilt(const std::string& value, std::mt19937& random) {
  switch (random() % 9) {
    case 0: return "\u00A0" + value;
    case 1: return value + "\n";
    case 2: return value + "\u200B";
    case 3: return value == "0" ? "00" : value + "件";
    case 4: return "";
    case 5: return "/";
    case 6: return value == "0" ? "O" : "0" + value;
    case 7: return "\u3000" + value + "次 ";
    default: return value;
  }
}

}  // namespace

TEST_CASE("a value cell is written clean, and the report, the document and the change agree") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.new.natural", "\u00A012\n");
  set(report, "t3.new.legal", "00");
  Conversion done = repaired(conversion_of(report));
  CHECK(cell_text(cell_of(done, "t3.new.natural")) == "12");
  CHECK(cell_of(done, "t3.new.natural").raw == "\u00A012\n");
  CHECK(done.report->field("t3.new.natural")->text == "12");
  CHECK(done.report->field("t3.new.natural")->raw == "\u00A012\n");
  REQUIRE(done.changes.size() == 2);
  CHECK(done.changes[0].field == "t3.new.natural");
  CHECK(done.changes[0].before == "\u00A012\n");
  CHECK(done.changes[0].after == "12");
  CHECK(done.changes[1].code == Code::CellZeros);
}

TEST_CASE("a repaired double zero carries the relations that prove it") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.new.legal", "00");
  const Conversion done = repaired(conversion_of(report));
  REQUIRE(done.changes.size() == 1);
  CHECK(done.changes[0].proof == std::vector<std::string>{"t3.balance.legal"});
}

TEST_CASE("nothing at all is changed where no repair is asked for") {
  Report report = report_of(form_of("2021"), "\u00A000");
  Conversion before = conversion_of(report);
  before.document.body.emplace_back(paragraph_of("　　[bookmark: _GoBack]正文"));
  const Conversion after = repaired(before, RepairLevel::None);
  CHECK(after.document == before.document);
  CHECK(after.changes.empty());
  CHECK(after.report->field("t3.new.legal")->text == "\u00A000");
  CHECK(after.report->field("t3.new.legal")->value == Decimal{});
}

TEST_CASE("proved values are written on request only, with their proof") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.new.natural", "");
  set(report, "t3.new.legal", "O");
  set(report, "t2.art20_1.rules.issued", "");
  const Conversion lossless = repaired(conversion_of(report));
  CHECK(lossless.changes.empty());
  Conversion done = repaired(conversion_of(report), RepairLevel::Proved);
  REQUIRE(done.changes.size() == 2);
  for (const Change& change : done.changes) {
    CHECK(change.code == Code::ProvedValue);
    CHECK(change.change_class == ChangeClass::Proved);
    CHECK_FALSE(change.proof.empty());
    CHECK(change.after == "0");
  }
  CHECK(cell_text(cell_of(done, "t3.new.natural")) == "0");
  CHECK(done.report->field("t3.new.legal")->value == Decimal{});
  CHECK(cell_text(cell_of(done, "t2.art20_1.rules.issued")).empty());
}

TEST_CASE("cells that changed are exactly those in the changes, and a second repair finds nothing") {
  std::mt19937 random(40401);
  for (int round = 0; round < 60; ++round) {
    Report report = random_report(form_of(round % 2 ? "2019" : "2021"), random);
    for (const FormField& field : report.form->fields)
      if (random() % 3 == 0) set(report, field.key, spoilt(report.field(field.key)->text, random));
    const Conversion before = conversion_of(report);
    Conversion after = repaired(before, round % 3 ? RepairLevel::Lossless : RepairLevel::Proved);
    std::set<std::string> listed, changed;
    for (const Change& change : after.changes)
      if (change.field) listed.insert(*change.field);
    for (const FieldValue& field : before.report->fields) {
      const std::string& key = report.form->fields[static_cast<std::size_t>(field.field)].key;
      const std::string now = cell_text(cell_of(after, key));
      if (now != field.raw) changed.insert(key);
      CHECK(now == after.report->field(key)->text);
    }
    CHECK(listed == changed);
    for (const Table& table : after.document.tables) CHECK(is_full_grid(table));
    CHECK(codes_of(repaired(read_again(after), round % 3 ? RepairLevel::Lossless : RepairLevel::Proved)).empty());
  }
}

TEST_CASE("labels broken over lines are joined, lines of digits and cells of values are not") {
  Conversion conversion = conversion_of(report_of(form_of("2021"), "0"));
  Table& table = conversion.document.tables[1];
  const auto label = std::find_if(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell_text(cell) == "商业企业"; });
  REQUIRE(label != table.cells.end());
  label->blocks = blocks_of("商业\n企业");
  const auto other = std::find_if(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell_text(cell) == "科研机构"; });
  other->blocks = blocks_of("科研\n12");
  const auto index = static_cast<std::size_t>(label - table.cells.begin()), untouched = static_cast<std::size_t>(other - table.cells.begin());
  const Conversion done = repaired(std::move(conversion));
  CHECK(cell_text(done.document.tables[1].cells[index]) == "商业企业");
  CHECK(cell_text(done.document.tables[1].cells[untouched]) == "科研\n12");
  CHECK(codes_of(done) == std::vector<std::string>{"label/joined"});
  CHECK_FALSE(done.changes[0].field.has_value());
}

TEST_CASE("bookmarks that Word makes for itself go unless something refers to them") {
  Paragraph target = paragraph_of("目标");
  for (const std::string name : {"_GoBack", "_Toc1", "_Ref2", "_Hlk3", "OLE_LINK4", "附件一", "_Toc9"}) target.marks.push_back({.kind = MarkKind::Bookmark, .name = name, .author = {}, .date = {}});
  Paragraph source = paragraph_of("见目标");
  source.marks.push_back({.kind = MarkKind::Hyperlink, .begin = 0, .end = 3, .name = "#_Toc1", .author = {}, .date = {}});
  source.marks.push_back({.kind = MarkKind::Field, .begin = 0, .end = 3, .name = "PAGEREF _Ref2 \\h", .author = {}, .date = {}});
  const Conversion done = repaired(with_body({target, source}));
  std::vector<std::string> left;
  for (const Mark& mark : std::get<Paragraph>(done.document.body[0]).marks) left.push_back(mark.name);
  CHECK(left == std::vector<std::string>{"_Toc1", "_Ref2", "附件一"});
  CHECK(codes_of(done) == std::vector<std::string>(4, "bookmark/removed"));
}

TEST_CASE("names of bookmarks typed into the text go, other brackets stay") {
  const Conversion done = repaired(with_body({paragraph_of("　　[bookmark: _Hlk62139238]（一）主动[bookmark: _GoBack]公开"), paragraph_of("[bookmark: 附件] [bookmark: _Hlkx] [bookmark: _GoBack")}));
  CHECK(text_of(done.document.body[0]) == "（一）主动公开");
  CHECK(std::get<Paragraph>(done.document.body[0]).raw == "　　[bookmark: _Hlk62139238]（一）主动[bookmark: _GoBack]公开");
  CHECK(text_of(done.document.body[1]) == "[bookmark: 附件] [bookmark: _Hlkx] [bookmark: _GoBack");
  CHECK(codes_of(done) == std::vector<std::string>{"bookmark/typed", "bookmark/typed", "paragraph/indent-blanks"});
}

TEST_CASE("a bookmark's name in a value cell does not hide the figure") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.new.natural", "[bookmark: _GoBack]0");
  CHECK_FALSE(report.field("t3.new.natural")->value.has_value());
  const Conversion done = repaired(conversion_of(report));
  CHECK(done.report->field("t3.new.natural")->value == Decimal{});
  CHECK(codes_of(done) == std::vector<std::string>{"bookmark/typed"});
}

TEST_CASE("blanks in front of a line become its indent, those of a date or a centred line stay") {
  Conversion conversion = with_body({paragraph_of("　　正文 。 "), paragraph_of("\u00A0\u00A0\u00A0\u00A0正文"), paragraph_of("                    2021年1月20日"), paragraph_of("　　标题", Role::Title), paragraph_of("　　"), paragraph_of(" 一个")});
  Paragraph centred = paragraph_of("　　居中");
  ParagraphFormat format;
  format.alignment = Alignment::Center;
  conversion.document.paragraph_formats.push_back(format);
  centred.format = 1;
  conversion.document.body.emplace_back(centred);
  const Conversion done = repaired(std::move(conversion));
  const auto& body = done.document.body;
  CHECK(text_of(body[0]) == "正文 。 ");
  CHECK(text_of(body[1]) == "正文");
  for (const std::size_t i : {0UL, 1UL}) CHECK(done.document.paragraph_formats[std::get<Paragraph>(body[i]).format].indent_first_chars == 200);
  CHECK(text_of(body[2]) == "                    2021年1月20日");
  CHECK(text_of(body[3]) == "　　标题");
  CHECK(text_of(body[4]) == "　　");
  CHECK(text_of(body[5]) == " 一个");
  CHECK(text_of(body[6]) == "　　居中");
  CHECK(codes_of(done).size() == 2);
}

TEST_CASE("a section's heading is written as the form has it where only blanks or the counting differ") {
  Conversion conversion = conversion_of(report_of(form_of("2021"), "0"));
  auto& body = conversion.document.body;
  const auto heading = [&](const std::string& text, const std::string& label) {
    Paragraph paragraph = paragraph_of(text, Role::Heading, 1);
    if (!label.empty()) paragraph.label = ListLabel{.text = label};
    body.emplace_back(std::move(paragraph));
  };
  heading("一、 总体　情况", "");
  heading("主动公开政府信息情况", "二、");
  heading("收到和处理政府信息公开申请情况", "3.");
  heading("四、政府信息公开行政复议、行政诉讼的情况", "");
  heading("存在的主要问题及改进情况", "七、");
  heading("六、其他需要报告的事项", "");
  const std::size_t first = body.size() - 6;
  const Conversion done = repaired(std::move(conversion));
  const auto text = [&](std::size_t i) { return text_of(done.document.body[first + i]); };
  CHECK(text(0) == "一、总体情况");
  CHECK(text(1) == "二、主动公开政府信息情况");
  CHECK(text(2) == "三、收到和处理政府信息公开申请情况");
  CHECK(text(3) == "四、政府信息公开行政复议、行政诉讼的情况");
  CHECK(text(4) == "七、 存在的主要问题及改进情况");
  CHECK(text(5) == "六、其他需要报告的事项");
  CHECK(codes_of(done) == std::vector<std::string>(3, "heading/restored"));
  CHECK(codes_of(repaired(read_again(done))).empty());
}

TEST_CASE("empty paragraphs beside tables go, one stays between two tables and at the end") {
  Conversion conversion;
  Document& document = conversion.document;
  const auto add_text = [&](const std::string& text) { document.body.emplace_back(paragraph_of(text)); };
  document.sections.emplace_back();
  for (const std::string text : {"", "前", "", ""}) add_text(text);
  add_table(document, table_of({{"甲"}}));
  add_text("");
  add_text("　");
  add_table(document, table_of({{"乙"}}));
  add_text("");
  document.sections.emplace_back();
  document.sections.back().first_block = document.body.size();
  add_text("后");
  add_table(document, table_of({{"丙"}}));
  add_text("");
  add_text("");
  const Conversion done = repaired(conversion);
  std::string shape;
  for (const Block& block : done.document.body) shape += std::holds_alternative<TableRef>(block) ? "T" : text_of(block).empty() ? "-" : text_of(block);
  CHECK(shape == "-前T-T-后T-");
  CHECK(done.document.sections[1].first_block == 6);
  CHECK(codes_of(done) == std::vector<std::string>(4, "paragraph/empty"));
  Conversion again = done;
  again.changes.clear();
  CHECK(codes_of(repaired(again)).empty());
}

TEST_CASE("without a form only columns that are plainly counts are repaired") {
  Conversion conversion;
  conversion.document.sections.emplace_back();
  add_table(conversion.document, table_of({{"项目", "件数", "编号", "备注", "区号"},
                                           {"甲", " 1", "00", "00", "0571"},
                                           {"乙", "00", "01", "见附件", "0571"},
                                           {"丙", "１２", "02", "3", "0572"},
                                           {"丁", "3", "03", " 4", "00"},
                                           {"合计", "16", "04", "5", "010"}}));
  const Conversion done = repaired(conversion);
  const Table& table = done.document.tables[0];
  std::vector<std::string> column;
  for (const Cell& cell : table.cells)
    if (cell.column == 1) column.push_back(cell_text(cell));
  CHECK(column == std::vector<std::string>{"件数", "1", "0", "12", "3", "16"});
  for (const Cell& cell : table.cells)
    if (cell.column != 1) CHECK_FALSE(cell.raw.has_value());
}

TEST_CASE("a repair keeps the format of the digits and the marks of the paragraph") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.new.natural", "\u00A07");
  Conversion conversion = conversion_of(report);
  Paragraph& paragraph = std::get<Paragraph>(cell_of(conversion, "t3.new.natural").blocks[0]);
  paragraph.runs = {{.format = 0, .text = "\u00A0", .annotation = {}, .placed = {}}, {.format = 1, .text = "7", .annotation = {}, .placed = {}}};
  paragraph.marks.push_back({.kind = MarkKind::Bookmark, .begin = 2, .end = 3, .name = "留", .author = {}, .date = {}});
  conversion.document.character_formats.emplace_back();
  Conversion done = repaired(std::move(conversion));
  const Paragraph& after = std::get<Paragraph>(cell_of(done, "t3.new.natural").blocks[0]);
  REQUIRE(after.runs.size() == 1);
  CHECK(after.runs[0].format == 1);
  REQUIRE(after.marks.size() == 1);
  CHECK(after.marks[0].begin == 0);
  CHECK(after.marks[0].end == 1);
}
