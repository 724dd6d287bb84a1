#include <doctest/doctest.h>

#include "make_pdf.h"
#include "model/traverse.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::test;

namespace {

std::string text_of_result(const ReadResult& result) {
  std::string out;
  for (const Block& block : result.document.body)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph_text(*paragraph) + ";";
  return out;
}

std::string text_with(const std::string& annotation) {
  return text_of_result(read_pdf(pdf_of({"<< /Type /Catalog /Pages 2 0 R /AcroForm << >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                                         "<< /Type /Page /Parent 2 0 R /Annots [4 0 R] >>", annotation}),
                                 {}));
}

std::string widget(const std::string& rest) { return "<< /Type /Annot /Subtype /Widget /Rect [100 600 300 700] " + rest + " >>"; }

}  // namespace

TEST_CASE("a text field without an appearance shows its value") {
  CHECK(text_with(widget("/FT /Tx /V (value) /DA (/Helv 10 Tf 0 g)")) == "value;");
  CHECK(text_with(widget("/FT /Tx /V <FEFF653F52A1> /DA (/Helv 0 Tf 0 g)")) == "政务;");
}

TEST_CASE("a list shows its options and a combo box what is chosen") {
  const std::string options = "/FT /Ch /V (b) /Opt [[(a) (Alpha)] [(b) (Beta)]]";
  CHECK(text_with(widget(options)) == "Alpha Beta;");
  CHECK(text_with(widget(options + " /Ff 131072")) == "Beta;");
}

TEST_CASE("a hidden field and a button show nothing") {
  CHECK(text_with(widget("/FT /Tx /V (value) /F 2")).empty());
  CHECK(text_with(widget("/FT /Btn /V /Yes")).empty());
}

TEST_CASE("attributes of a field come from its parents, also where they go in circles") {
  CHECK(text_with(widget("/Parent << /FT /Tx /V (from above) >>")) == "from above;");
  CHECK(text_with("<< /Type /Annot /Subtype /Widget /Rect [100 600 300 700] /Parent 4 0 R >>").empty());
}

TEST_CASE("content that is off by default is not read") {
  const auto is_shown = [](const std::string& layer) {
    const std::string file =
        pdf_of({"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [7 0 R] >> >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /Properties << /L " + layer + " >> >> >>",
                stream_of("BT /F1 10 Tf 1 0 0 1 100 700 Tm /OC /L BDC (layer) Tj EMC ( text) Tj ET"), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                "<< /Type /OCG /Name (on) >>", "<< /Type /OCG /Name (off) >>"});
    return text_of_result(read_pdf(file, {})).find("layer") != std::string::npos;
  };
  CHECK(is_shown("6 0 R"));
  CHECK_FALSE(is_shown("7 0 R"));
  CHECK(is_shown("<< /Type /OCMD /OCGs [6 0 R 7 0 R] >>"));
  CHECK_FALSE(is_shown("<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOn >>"));
  CHECK(is_shown("<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AnyOff >>"));
  CHECK_FALSE(is_shown("<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOff >>"));
  CHECK(is_shown("<< /Type /OCMD /VE [/And 6 0 R [/Not 7 0 R]] >>"));
  CHECK_FALSE(is_shown("<< /Type /OCMD /VE [/Or 7 0 R [/Not 6 0 R]] >>"));
}
