// The seed's report, as text, DOCX and PDF: one report, whatever it comes in and goes out as.
#include <doctest/doctest.h>

#include <algorithm>

#include "tools/files/input_file.h"
#include "tools/pipeline/process.h"
#include "writers/layout/font.h"
#include "writers/writer.h"

using namespace zhengben;

namespace {

Conversion processed(const std::string& bytes, const std::string& name) {
  ProcessOptions options;
  options.forms = builtin_form_list();
  return process(bytes, name, options);
}

Conversion seed_as(const std::string& suffix) {
  const std::string name = "gongshu-2020." + suffix;
  return processed(read_input(ZHENGBEN_FIXTURES "/seed/" + name, 1 << 20), name);
}

// What the report says of each field, a line each.
std::vector<std::string> figures_of(const Conversion& conversion) {
  std::vector<std::string> out;
  for (const FieldValue& value : conversion.report.value().fields)
    out.push_back(conversion.report->form->fields[static_cast<std::size_t>(value.field)].key + " = " + std::to_string(static_cast<int>(value.state)) + " " + value.text);
  return out;
}

std::ptrdiff_t relations_that_hold(const Conversion& conversion) {
  return std::ranges::count_if(conversion.checks, [](const Check& check) { return check.holds == true; });
}

std::ptrdiff_t repaired_cells(const Conversion& conversion) {
  return std::ranges::count_if(conversion.changes, [](const Change& change) { return change.code == Code::CellZeros; });
}

}  // namespace

TEST_CASE("the seed gives the same figures as text, as DOCX and as PDF, and every relation holds") {
  const Conversion text = seed_as("txt"), docx = seed_as("docx"), pdf = seed_as("pdf");
  const std::vector<std::string> figures = figures_of(docx);
  CHECK(figures.size() == 198);
  CHECK(figures_of(text) == figures);
  CHECK(figures_of(pdf) == figures);
  CHECK(std::ranges::none_of(docx.report->fields, [](const FieldValue& value) { return value.state == CellState::Missing; }));
  for (const Conversion* conversion : {&text, &docx, &pdf}) {
    CHECK(relations_that_hold(*conversion) == 42);
    CHECK(conversion->report->title == "2020年拱墅区人力资源和社会保障局政府信息公开工作年度报告");
  }
  CHECK(repaired_cells(text) == repaired_cells(docx));
}

TEST_CASE("the seed's own fair PDF and DOCX read back as the same report, with nothing left to repair") {
  Conversion fair = seed_as("docx");
  const std::shared_ptr<const FontCatalog> fonts = FontCatalog::load({});
  WriteOptions options;
  options.fonts = fonts.get();
  Findings findings;
  const Conversion pdf = processed(write_pdf(fair, options, findings), "fair.pdf"), docx = processed(write_docx(fair, options, findings), "fair.docx");
  CHECK(figures_of(pdf) == figures_of(fair));
  CHECK(figures_of(docx) == figures_of(fair));
  CHECK(docx.changes.empty());
}

TEST_CASE("the unit that a label over an amount names stays the amount's when the report is repaired") {
  std::string text = read_input(ZHENGBEN_FIXTURES "/seed/gongshu-2020.txt", 1 << 20);
  const auto put = [&text](const std::string& before, const std::string& after) {
    REQUIRE(text.find(before) != std::string::npos);
    text.replace(text.find(before), before.size(), after);
  };
  put("采购总金额", "采购总金额（单位：元）");
  put("196.7万元", "1967000");
  const Conversion conversion = processed(text, "label.txt");
  const FieldValue* amount = conversion.report.value().field("t2.art20_9.procurement.amount");
  REQUIRE(amount);
  CHECK(amount->value == Decimal{1967000, 0});
  CHECK(amount->unit == "元");
  CHECK(std::ranges::none_of(conversion.findings.items(), [](const Finding& finding) { return finding.code == Code::UnitMissing; }));
}
