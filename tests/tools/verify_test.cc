#include "tools/pipeline/verify.h"

#include <doctest/doctest.h>

#include "model/error.h"

using namespace zhengben;

namespace {

bool passes(void (*verify)(std::string_view, const Conversion&, const Limits&), const std::string& bytes) {
  try {
    verify(bytes, {}, {});
    return true;
  } catch (const Error& error) {
    CHECK(error.code() == Code::OutputInvalid);
    CHECK(error.exit_status() == 9);
    return false;
  }
}

std::string small_pdf() {
  const std::string objects[] = {"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n",
                                 "3 0 obj\n<</Type /Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n"};
  std::string pdf = "%PDF-1.7\n", table = "xref\n0 4\n0000000000 65535 f \n";
  for (const std::string& object : objects) {
    const std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += object;
  }
  return pdf + table + "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

std::string changed(std::string text, const std::string& from, const std::string& to) { return text.replace(text.find(from), from.size(), to); }

}  // namespace

TEST_CASE("a whole PDF passes its check and every kind of damage fails it") {
  const std::string pdf = small_pdf();
  CHECK(passes(verify_pdf, pdf));
  CHECK(!passes(verify_pdf, ""));
  CHECK(!passes(verify_pdf, pdf.substr(1)));
  CHECK(!passes(verify_pdf, pdf.substr(0, pdf.size() / 2)));
  CHECK(!passes(verify_pdf, pdf.substr(0, pdf.size() - 8)));
  CHECK(!passes(verify_pdf, changed(pdf, "2 0 obj", "7 0 obj")));
  CHECK(!passes(verify_pdf, changed(pdf, "/Root 1 0 R", "")));
  CHECK(!passes(verify_pdf, changed(pdf, "/Type /Page/", "/Type /Font/")));
}

TEST_CASE("what is not JSON or not UTF-8 fails its check") {
  CHECK(passes(verify_json, "{\"a\": [1, 2.5, null]}"));
  CHECK(!passes(verify_json, "{\"a\": [1, 2.5, null]"));
  CHECK(!passes(verify_json, ""));
  CHECK(!passes(verify_json, "\"\xFF\""));
  CHECK(passes(verify_text, "正本"));
  CHECK(!passes(verify_text, "\xE6\xAD"));
}

TEST_CASE("what is not a DOCX fails its check") {
  CHECK(!passes(verify_docx, "PK"));
  CHECK(!passes(verify_docx, ""));
}
