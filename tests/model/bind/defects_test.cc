// The defects that real reports have (and some that generated ones do not), one by one on the form's own document.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "model/bind/title.h"
#include "tests/model/bind/form_document.h"
#include "tests/model/bind/spoil.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

const std::string kTitle = "2020年石桥镇人民政府政府信息公开工作年度报告";

struct Spoilt {
  std::string name;
  std::function<void(Document&)> spoil;
  std::vector<Code> expected;      // findings, each at least once
  std::size_t lost = 0;            // fields that cannot be bound any more
};

void check(const char* version, const std::vector<Spoilt>& cases) {
  for (const Spoilt& one : cases) {
    CAPTURE(one.name);
    Document document = document_from(form_of(version), std::string(version) == "2019" ? kTitle : "石桥镇人民政府2023年政府信息公开工作年度报告");
    one.spoil(document);
    for (const Table& table : document.tables) REQUIRE(is_full_grid(table));
    const Bound made = bound(document);
    REQUIRE(made.report);
    CHECK(made.report->form->version == version);
    CHECK(misplaced(*made.report).size() == one.lost);
    for (const FieldValue& value : made.report->fields)   // lost is allowed, another's figure never
      if (value.table >= 0) CHECK(value.raw == value_of(*made.report->form, value.field));
    for (const Code code : one.expected) {
      CAPTURE(info(code).id);
      CHECK(made.has(code));
    }
    if (one.expected.empty()) CHECK(made.findings.items().empty());
  }
}

auto renamed(std::size_t table, const std::string& from, const std::string& to) {
  return [=](Document& document) { rename_cell(document.tables[table], from, to); };
}

// The heading or line of text that begins so.
auto reworded(const std::string& from, const std::string& to) {
  return [=](Document& document) {
    for (Block& block : document.body)
      if (auto* paragraph = std::get_if<Paragraph>(&block); paragraph && paragraph_text(*paragraph) == from) {
        if (to.empty()) paragraph->runs.clear();
        else *paragraph = line(to);
        return;
      }
  };
}

}  // namespace

TEST_CASE("labels spelled otherwise are known and named") {
  check("2019", {
                    {"blanks and a line break", renamed(0, "本年新制作数量", "本年新\n 制作数量"), {}},
                    {"typed bookmark", renamed(0, "规章", "[bookmark: _GoBack]规章"), {}},
                    {"cut header", renamed(0, "本年新制作数量", "本年新"), {Code::LabelTypo}},
                    {"two headers cut alike", [](Document& document) {
                       rename_cell(document.tables[0], "本年新制作数量", "本年新");
                       rename_cell(document.tables[0], "本年新公开数量", "本年新");
                     }, {Code::LabelTypo}},
                    {"typo", renamed(0, "行政事业性收费", "行政事业性收废"), {Code::LabelTypo}},
                    {"typo in a stub", renamed(1, "3.补正后申请内容仍不明确", "3.补正后申请内容任不明确"), {Code::LabelTypo}},
                    {"another number", renamed(1, "2.重复申请", "（2）重复申请"), {Code::LabelVariant}},
                    {"half-width brackets", renamed(1, "（三）不予公开", "(三)不予公开"), {Code::LabelVariant}},
                    {"instruction inside", renamed(1, "（七）总计", "（七）总计（自动计算）"), {Code::LabelVariant}},
                    {"instruction left out", renamed(1, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"), {Code::LabelTypo}},
                    {"unit in a label", renamed(0, "处理决定数量", "处理决定数量（件）"), {Code::LabelVariant}},
                    {"vertical header out of a PDF", renamed(2, "未经复议直接起诉", "未复直起经议接诉"), {Code::LabelTypo}},
                    {"total under another name", renamed(1, "总计", "合计"), {Code::LabelVariant}},
                    {"header without a word", renamed(0, "本年新公开数量", ""), {Code::LabelVariant}},
                    {"note left out", renamed(1, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", ""), {Code::LabelVariant}},
                });
  check("2021", {{"alias", renamed(1, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正"), {Code::LabelVariant}}});
}

TEST_CASE("what has no unique place is left unbound and named") {
  check("2019", {
                    {"row twice", [](Document& document) { double_row(document.tables[0], 6); }, {Code::CellUnbound}, 3},
                    {"row missing", [](Document& document) { drop_row(document.tables[1], 8); }, {Code::RowMissing}, 7},
                    {"row label gone", renamed(0, "规章", ""), {Code::RowMissing}, 3},
                    {"foreign header", renamed(0, "本年新制作数量", "备注"), {Code::ColumnAdded, Code::CellUnbound}, 2},
                    {"table gone", [](Document& document) {
                       std::erase_if(document.body, [](const Block& block) { return block == Block{TableRef{2}}; });
                     }, {Code::TableUnbound}, 15},
                    {"table twice", [](Document& document) { add_table(document, document.tables[1]); }, {Code::FormAmbiguous}, 161},
                });
}

TEST_CASE("tables out of the form's order are found") {
  Document document = document_from(form_of("2019"), kTitle);
  std::swap(document.tables[0], document.tables[2]);
  const Bound made = bound(document);
  REQUIRE(made.report);
  CHECK(misplaced(*made.report).empty());
}

TEST_CASE("a table of the agency's own with the form's words is not taken for the form's") {
  Document document = document_from(form_of("2019"), kTitle);
  Table own{.columns = {Length{}, Length{}}, .rows = {Row{}, Row{}}, .cells = {cell(0, 0, 1, 1, "行政许可"), cell(0, 1, 1, 1, "9999"), cell(1, 0, 1, 1, "其他事项"), cell(1, 1, 1, 1, "8888")}};
  document.body.insert(document.body.begin() + 3, TableRef{static_cast<std::int32_t>(document.tables.size())});
  document.tables.push_back(own);
  const Bound made = bound(document);
  REQUIRE(made.report);
  CHECK(misplaced(*made.report).empty());
}

TEST_CASE("headings are known under other words, numbers and marks") {
  check("2019", {
                    {"blanks", reworded("一、总体情况", "一、 总体 情况"), {}},
                    {"alias", reworded("一、总体情况", "一、概述"), {Code::HeadingVariant}},
                    {"arabic number", reworded("二、主动公开政府信息情况", "2、主动公开政府信息情况"), {Code::HeadingVariant}},
                    {"part", reworded("二、主动公开政府信息情况", "第二部分 主动公开政府信息情况"), {Code::HeadingVariant}},
                    {"no number", reworded("六、其他需要报告的事项", "其他需要报告的事项"), {Code::HeadingVariant}},
                    {"typo", reworded("三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情状"), {Code::HeadingVariant}},
                    {"missing", reworded("六、其他需要报告的事项", ""), {Code::SectionMissing}},
                    {"merged", [](Document& document) {
                       reworded("五、存在的主要问题及改进情况", "五、存在的主要问题及改进情况和其他需要报告的事项")(document);
                       reworded("六、其他需要报告的事项", "")(document);
                     }, {Code::HeadingVariant, Code::SectionMissing}},
                    {"extra", [](Document& document) { document.body.emplace_back(line("七、附件")); }, {Code::SectionExtra}},
                });
}

TEST_CASE("a heading of the second level is no section though it has its words") {
  Document document = document_from(form_of("2019"), kTitle);
  document.body.insert(document.body.begin() + 2, line("（二）主动公开政府信息情况"));
  document.body.insert(document.body.begin() + 3, line("（三）部门网站公开信息100条。"));
  const Bound made = bound(document);
  CHECK(made.findings.items().empty());
  const auto& second = std::get<Paragraph>(document.body[2]);
  CHECK(second.role == Role::Heading);
  CHECK(second.level == 2);
  CHECK(std::get<Paragraph>(document.body[3]).role == Role::Body);
}

TEST_CASE("a table of contents does not hide the headings") {
  Document document = document_from(form_of("2019"), kTitle);
  std::vector<Block> contents;
  for (const FormSection& section : form_of("2019").sections) contents.emplace_back(line(section.heading));
  document.body.insert(document.body.begin() + 1, contents.begin(), contents.end());
  const Bound made = bound(document);
  REQUIRE(made.report);
  CHECK(std::get<Paragraph>(document.body[1]).role == Role::Body);
  CHECK(std::get<Paragraph>(document.body[7]).role == Role::Heading);
}

TEST_CASE("titles are read in their variants") {
  struct Row {
    const char *title, *agency;
    std::optional<int> year;
    bool usual;
  };
  for (const Row& row : {Row{"2020年石桥镇人民政府政府信息公开工作年度报告", "石桥镇人民政府", 2020, true},
                         {"石桥镇人民政府2020年政府信息公开工作年度报告", "石桥镇人民政府", 2020, true},
                         {"2020年石桥镇人民政府信息公开工作年度报告", "石桥镇人民政府", 2020, true},
                         {"市财政局2020年度政府信息公开工作年度报告", "市财政局", 2020, true},
                         {"市财政局 2020年政府信息公开年度报告", "市财政局", 2020, true},
                         {"市财政局２０２０年政府信息公开工作年度报告", "市财政局", 2020, false},
                         {"市财政局二〇二〇年政府信息公开工作年度报告", "市财政局", 2020, false},
                         {"市财政局2020年政府信息公开工作报告", "市财政局", 2020, false},
                         {"市财政局2020年政府信息公开年报", "市财政局", 2020, false},
                         {"市财政局关于2020年政府信息公开工作情况的报告", "市财政局", 2020, false},
                         {"2020年度市财政局政府信息公开工作年度报告（公示稿）", "市财政局", 2020, false},
                         {"市财政局2019年、2020年政府信息公开工作年度报告", "", std::nullopt, false}}) {
    CAPTURE(row.title);
    Document document = document_from(form_of("2019"), row.title);
    const Bound made = bound(document);
    REQUIRE(made.report);
    CHECK(made.report->year == row.year);
    if (row.year) CHECK(made.report->agency == row.agency);
    CHECK(made.has(Code::TitleVariant) == !row.usual);
    CHECK(made.findings.wants_person() == !row.year);
  }
}

TEST_CASE("a title in three lines has its agency from the line above") {
  Document document = document_from(form_of("2019"), "市财政局");
  document.body.insert(document.body.begin() + 1, line("2020年"));
  document.body.insert(document.body.begin() + 2, line("政府信息公开工作年度报告"));
  const Bound made = bound(document);
  REQUIRE(made.report);
  CHECK(made.report->agency == "市财政局");
  CHECK(made.report->title == "市财政局2020年政府信息公开工作年度报告");
}

TEST_CASE("the edition is told by the labels and a wrong one is a warning") {
  Document document = document_from(form_of("2019"), "市财政局2023年政府信息公开工作年度报告");
  const Bound made = bound(document);
  REQUIRE(made.report);
  CHECK(made.report->form->version == "2019");
  CHECK(made.has(Code::EditionMismatch));
  CHECK(made.findings.wants_person());
}

TEST_CASE("a year left over from last year and words of the template are noted") {
  Document document = document_from(form_of("2019"), kTitle);
  reworded("我局高度重视政府信息公开工作。", "2019年，我局高度重视XX局的工作。")(document);
  const Bound made = bound(document);
  CHECK(made.has(Code::YearMismatch));
  CHECK(made.has(Code::TemplateResidue));
  CHECK_FALSE(made.findings.wants_person());
}

TEST_CASE("the unit that a label names is the unit of its values") {
  Document document = document_from(form_of("2021"), "市财政局2023年政府信息公开工作年度报告");
  rename_cell(document.tables[0], "本年收费金额（单位：万元）", "本年收费金额（单位：元）");
  const Bound made = bound(document);
  REQUIRE(made.report);
  CHECK(made.report->field("t2.art20_8.fee.amount_wanyuan")->unit == "元");
}

TEST_CASE("a row with fewer cells than the form binds by its columns or not at all") {
  Document document = document_from(form_of("2019"), kTitle);
  Table& table = document.tables[1];
  // The fourth value of row 9 swallows the fifth: the grid still tells the rest.
  std::erase_if(table.cells, [](const Cell& at) { return at.row == 9 && at.column == 7; });
  for (Cell& at : table.cells)
    if (at.row == 9 && at.column == 6) at.column_span = 2;
  REQUIRE(is_full_grid(table));
  const Bound made = bound(document);
  REQUIRE(made.report);
  for (const FieldValue& value : made.report->fields)
    if (value.table >= 0) CHECK(value.raw == value_of(*made.report->form, value.field));
  CHECK(misplaced(*made.report).size() == 2);
  CHECK(made.has(Code::CellUnbound));
}

TEST_CASE("a value whose cell holds a text box is for a person to look at") {
  for (const char* words : {"88", " "}) {
    Document document = document_from(form_of("2019"), kTitle);
    document.text_boxes.emplace_back().blocks.emplace_back(line(words));
    Run box;
    box.kind = RunKind::TextBox;
    box.object = 0;
    Cell& cell = *std::find_if(document.tables[1].cells.begin(), document.tables[1].cells.end(), [](const Cell& at) { return at.row == 9 && at.column == 6; });
    std::get<Paragraph>(cell.blocks.at(0)).runs.push_back(box);
    const Bound made = bound(document);
    REQUIRE(made.report);
    CHECK(misplaced(*made.report).empty());
    CHECK(made.count(Code::CellUnbound) == (std::string(words) == " " ? 0 : 1));
  }
}
