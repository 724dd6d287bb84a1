#include <doctest/doctest.h>

#include "model/proof/proof.h"
#include "tests/model/repair/conversions.h"

using namespace zhengben;
using namespace zhengben::testing;

namespace {

// The fields of the notes on one sentence, in a report with 170 applications, 4 normative documents, 2 reviews and
// 1 + 1 lawsuits.
std::vector<std::string> disputed(const std::string& sentence, const std::string& version = "2019") {
  Report report = report_of(form_of(version), "0");
  set(report, "t3.new.total", "170");
  set(report, version == "2019" ? "t2.art20_1.normative.made" : "t2.art20_1.normative.issued", "4");
  set(report, "t4.review.total", "2");
  set(report, "t4.direct.total", "1");
  set(report, "t4.after_review.total", "1");
  Document document;
  document.body.emplace_back(paragraph_of(sentence));
  Findings findings;
  check_text(document, report, findings);
  CHECK_FALSE(findings.wants_person());
  std::vector<std::string> fields;
  for (const Finding& item : findings.items()) fields.insert(fields.end(), item.fields.begin(), item.fields.end());
  return fields;
}

}  // namespace

TEST_CASE("a sentence that agrees with the table is not mentioned") {
  for (const std::string sentence :
       {"2020年我局接到170起政府信息公开申请，已依法予以回复。", "全年收到政府信息公开申请１７０件。", "2020年我局共出台4件规范性文件。", "全年发生行政复议案件2起，行政诉讼案件2起。", "我局123项政务服务事项均已公开。"})
    CHECK(disputed(sentence).empty());
}

TEST_CASE("a sentence that gives another figure than the table is noted with the field it speaks of") {
  CHECK(disputed("全年收到政府信息公开申请134件。") == std::vector<std::string>{"t3.new.total"});
  CHECK(disputed("2020年我局共出台5件规范性文件。") == std::vector<std::string>{"t2.art20_1.normative.made"});
  CHECK(disputed("2020年我局共出台5件规范性文件。", "2021") == std::vector<std::string>{"t2.art20_1.normative.issued"});
  CHECK(disputed("发生行政复议案件3起；行政诉讼案件1起。") == std::vector<std::string>{"t4.review.total", "t4.direct.total", "t4.after_review.total"});
}

TEST_CASE("parts, other years and several figures at once are no disagreement") {
  for (const std::string sentence : {"其中受理公开申请12件。", "收到公开申请较去年减少3件。", "收到公开申请100件、上门申请70件。", "累计收到公开申请900件。", "收到公开申请170.5件。"})
    CHECK(disputed(sentence).empty());
}

TEST_CASE("a table without a figure is not held against the text") {
  Report report = report_of(form_of("2021"), "0");
  set(report, "t3.new.total", "");
  Document document;
  document.body.emplace_back(paragraph_of("全年收到政府信息公开申请134件。"));
  Findings findings;
  check_text(document, report, findings);
  CHECK(findings.items().empty());
}
