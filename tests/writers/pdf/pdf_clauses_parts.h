// Inside of pdf_clauses.h. C++17: clang 14 does not take libqpdf 11's headers as C++20.
#ifndef ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_PARTS_H
#define ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_PARTS_H

#include <qpdf/QPDF.hh>
#include <set>
#include <string>
#include <vector>

namespace zhengben {

struct Breaches {
  std::vector<std::string> items;
  void check(bool holds, const std::string& clause) {
    if (!holds && items.size() < 50) items.push_back(clause);
  }
};

void check_file(const std::string& pdf, QPDF& file, Breaches& breaches);        // 6.1 File structure
void check_catalog(QPDF& file, Breaches& breaches);                             // metadata, intents, preferences
void check_structure(QPDF& file, Breaches& breaches);                           // the tree, tables, headings, annotations
void check_content(QPDF& file, Breaches& breaches);                             // what is drawn, and by which fonts

}  // namespace zhengben

#endif  // ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_PARTS_H
