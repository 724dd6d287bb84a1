// The clauses of PDF/A-2a and PDF/UA-1 that a machine can check, each by its number, read with libqpdf and FreeType:
// independent of what wrote the file.
#ifndef ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_H
#define ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_H

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

std::vector<std::string> clause_breaches(const std::string& pdf);   // all of them

void check_file(const std::string& pdf, QPDF& file, Breaches& breaches);        // 6.1 File structure
void check_catalog(QPDF& file, Breaches& breaches);                             // metadata, intents, preferences
void check_structure(QPDF& file, Breaches& breaches);                           // the tree, tables, headings, annotations
void check_content(QPDF& file, Breaches& breaches);                             // what is drawn, and by which fonts

}  // namespace zhengben

#endif  // ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_H
