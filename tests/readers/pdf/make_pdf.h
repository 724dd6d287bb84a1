// Small PDFs for tests, made of their objects.
#ifndef ZHENGBEN_TESTS_READERS_PDF_MAKE_PDF_H
#define ZHENGBEN_TESTS_READERS_PDF_MAKE_PDF_H

#include <string>
#include <vector>

namespace zhengben::test {

// A PDF of the given objects ("1 0 obj" is the first, and the catalog), with a cross-reference table that is right.
inline std::string pdf_of(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t xref = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return out + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
}

inline std::string stream_of(const std::string& data) { return "<< /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream"; }

// A PDF of A4 pages with the given content streams; /F1 is Helvetica.
inline std::string pdf_of_pages(const std::vector<std::string>& contents) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
  std::string kids;
  for (const std::string& content : contents) {
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back("<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(objects.size() + 2) + " 0 R >>");
    objects.push_back(stream_of(content));
  }
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents.size()) +
               " /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>";
  return pdf_of(objects);
}

// Operators that show `text` at (x, y) from the bottom left, 10 points high.
inline std::string shown(const std::string& text, double x, double y) {
  return "BT /F1 10 Tf 1 0 0 1 " + std::to_string(x) + " " + std::to_string(y) + " Tm (" + text + ") Tj ET\n";
}

// Operators that rule a grid: edges from left to right and from top to bottom.
inline std::string ruled(const std::vector<double>& columns, const std::vector<double>& rows) {
  std::string out = "0.5 w\n";
  for (const double y : rows) out += std::to_string(columns.front()) + " " + std::to_string(y) + " m " + std::to_string(columns.back()) + " " + std::to_string(y) + " l S\n";
  for (const double x : columns) out += std::to_string(x) + " " + std::to_string(rows.front()) + " m " + std::to_string(x) + " " + std::to_string(rows.back()) + " l S\n";
  return out;
}

}  // namespace zhengben::test

#endif  // ZHENGBEN_TESTS_READERS_PDF_MAKE_PDF_H
