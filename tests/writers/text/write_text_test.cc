#include <doctest/doctest.h>

#include "model/form/form.h"
#include "tests/writers/sample.h"
#include "writers/writer.h"

using namespace zhengben;

TEST_CASE("the text has a block a line, a row a line with its slots by tabs, nested tables below their row, notes last") {
  CHECK(write_text(tests::sample(), {}) == "年度报告\n一、总体情况\n1. 正文\n框内\n表头\t\n0\t外\n内\n1 注文\n");
}

TEST_CASE("line ends and tabs inside a block do not break its line") {
  Conversion conversion = tests::sample();
  Run run;
  run.kind = RunKind::LineBreak;
  Paragraph& title = std::get<Paragraph>(conversion.document.body[0]);
  title.runs.push_back(run);
  run.kind = RunKind::Tab;
  title.runs.push_back(run);
  title.runs.push_back(title.runs.front());
  CHECK(write_text(conversion, {}).starts_with("年度报告  年度报告\n"));
}

TEST_CASE("without a form the CSV has a line a cell") {
  const std::string csv = write_csv(tests::sample(), {});
  CHECK(csv.starts_with("\xEF\xBB\xBF" "form,agency,year,field,label,table,row,column,page,raw,text,value,unit,proved\r\n"));
  CHECK(csv.find("\r\n,,,,,1,2,1,,00,0,,,\r\n") != std::string::npos);
  CHECK(csv.find("\r\n,,,,,2,1,1,,内,内,,,\r\n") != std::string::npos);
}

TEST_CASE("with a form the CSV has a line a field and quotes what needs it") {
  const Form& form = builtin_forms()[0];
  Conversion conversion = tests::sample();
  conversion.report = tests::sample_report(form);
  conversion.report->fields[0].raw = "1,\"2\"";
  const std::string csv = write_csv(conversion, {});
  CHECK(csv.find(form.id() + ",某区,2020," + form.fields[0].key + ",") != std::string::npos);
  CHECK(csv.find(",1,2,1,,\"1,\"\"2\"\"\",196.7万元,196.7,万元,\r\n") != std::string::npos);
  CHECK(csv.find(",1,2,2,2,,,,,4\r\n") != std::string::npos);
}
