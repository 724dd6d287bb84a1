#include "readers/pdf/pdf_file.h"

#include <doctest/doctest.h>

#include "make_pdf.h"
#include "model/error.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

const std::vector<std::string> kOnePage = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Rotate 90 >>",
                                           "<< /Type /Page /Parent 2 0 R /CropBox [10 10 500 2000] /Contents 4 0 R >>",
                                           "<< /Length 8 >>\nstream\nBT ET  \n\nendstream"};

Code refused(const std::string& bytes, const std::string& password = "") {
  Findings findings;
  try {
    const pdf::File file(bytes, password, Limits{}, findings);
  } catch (const Error& error) {
    return error.code();
  }
  return Code::Count_;
}

}  // namespace

TEST_CASE("a page inherits from its tree and its crop box is cut to its media box") {
  const std::string bytes = pdf_of(kOnePage);
  Findings findings;
  const pdf::File file(bytes, "", Limits{}, findings);
  REQUIRE(file.pages().size() == 1);
  CHECK(file.pages()[0].box == std::array<double, 4>{10, 10, 500, 842});
  CHECK(file.pages()[0].rotate == 90);
  CHECK(file.data(file.pages()[0].dictionary.get("Contents")) == "BT ET  \n");
}

TEST_CASE("a page tree that loops gives each page once and a false count is not believed") {
  std::vector<std::string> objects = kOnePage;
  objects[1] = "<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 2147483647 /MediaBox [0 0 595 842] >>";
  const std::string bytes = pdf_of(objects);
  Findings findings;
  const pdf::File file(bytes, "", Limits{}, findings);
  CHECK(file.pages().size() == 1);
}

TEST_CASE("a wrong start of the cross-references and junk before the header are mended") {
  std::string bytes = "junk\n" + pdf_of(kOnePage);
  bytes.replace(bytes.find("startxref\n") + 10, 3, "999");
  Findings findings;
  const pdf::File file(bytes, "", Limits{}, findings);
  CHECK(file.pages().size() == 1);
}

TEST_CASE("a file without cross-references and trailer is opened by its objects, and what stands in a stream is none") {
  std::vector<std::string> objects = kOnePage;
  objects[3] = stream_of("1 0 obj << /Type /Catalog /Pages 99 0 R >> endobj BT ET");
  std::string bytes = pdf_of(objects);
  bytes.resize(bytes.find("xref\n"));
  bytes.replace(bytes.find('\n'), 1, " ");     // the first object does not begin a line
  Findings findings;
  const pdf::File file(bytes, "", Limits{}, findings);
  REQUIRE(file.pages().size() == 1);
  CHECK(file.data(file.pages()[0].dictionary.get("Contents")).ends_with("BT ET"));
}

TEST_CASE("what is no PDF and a PDF without pages are refused") {
  CHECK(refused("%PDF-1.4\nnothing") == Code::PdfDamaged);
  CHECK(refused(pdf_of({"<< /Type /Catalog >>"})) == Code::PdfDamaged);
}

TEST_CASE("a reference to itself is a null object") {
  std::vector<std::string> objects = kOnePage;
  objects[3] = "4 0 R";
  const std::string bytes = pdf_of(objects);
  Findings findings;
  const pdf::File file(bytes, "", Limits{}, findings);
  CHECK(!file.pages()[0].dictionary.get("Contents"));
}

TEST_CASE("a stream past its budget ends the document") {
  std::vector<std::string> objects = kOnePage;
  objects[3] = "<< /Length 2000 >>\nstream\n" + std::string(2'000, ' ') + "\nendstream";
  const std::string bytes = pdf_of(objects);
  Limits limits;
  limits.max_pdf_stream_bytes = 1'000;
  Findings findings;
  const pdf::File file(bytes, "", limits, findings);
  CHECK_THROWS_AS(file.data(file.pages()[0].dictionary.get("Contents")), Error);
}
