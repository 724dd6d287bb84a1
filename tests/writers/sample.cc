#include "tests/writers/sample.h"

namespace zhengben::tests {

namespace {

Run text_run(const std::string& text) {
  Run run;
  run.text = text;
  return run;
}

Paragraph paragraph(const std::string& text, Role role = Role::Body, int level = 0) {
  Paragraph out;
  out.runs.push_back(text_run(text));
  out.role = role;
  out.level = level;
  return out;
}

Cell cell(int row, int column, int column_span, const std::string& text) {
  Cell out;
  out.row = row;
  out.column = column;
  out.column_span = column_span;
  out.blocks = {paragraph(text)};
  return out;
}

}  // namespace

Conversion sample() {
  Conversion conversion;
  conversion.input = {"x.docx", "docx", std::string(64, '0'), 9};
  conversion.title = "年度报告";
  Document& document = conversion.document;
  document.images.push_back({"bytes", "image/png"});
  document.notes.push_back({Note::Kind::Footnote, "1", {paragraph("注文")}});
  document.text_boxes.emplace_back();
  document.text_boxes.back().blocks = {paragraph("框内")};

  Paragraph body = paragraph("正文");
  body.label = ListLabel{.text = "1."};
  body.raw = "1. 正 文";
  Run image;
  image.kind = RunKind::Image;
  image.object = 0;
  image.placed = Placement{};
  image.placed->alternative_text = "章";
  Run box;
  box.kind = RunKind::TextBox;
  box.object = 0;
  body.runs.push_back(image);
  body.runs.push_back(box);

  Table table, nested;
  table.columns.resize(2);
  table.rows.resize(2);
  table.cells = {cell(0, 0, 2, "表头"), cell(1, 0, 1, "0"), cell(1, 1, 1, "外")};
  table.cells[1].raw = "00";
  table.cells[2].blocks.emplace_back(TableRef{1});
  nested.columns.resize(1);
  nested.rows.resize(1);
  nested.cells = {cell(0, 0, 1, "内")};
  nested.nested = true;
  document.tables = {table, nested};

  document.body = {paragraph("年度报告", Role::Title), paragraph("一、总体情况", Role::Heading, 1), body, TableRef{0}, paragraph(" ")};
  return conversion;
}

Report sample_report(const Form& form) {
  Report report;
  report.form = &form;
  report.agency = "某区";
  report.year = 2020;
  report.fields.push_back({.field = 0, .state = CellState::Num, .raw = "196.7万元", .text = "196.7万元", .value = Decimal{1967, 1}, .unit = "万元", .table = 0, .row = 1, .column = 0});
  report.fields.push_back({.field = 1, .state = CellState::Empty, .proved = 4, .proof = {"r1"}, .table = 0, .row = 1, .column = 1, .page = 2, .candidates = {4, 5}});
  return report;
}

}  // namespace zhengben::tests
