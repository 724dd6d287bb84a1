// The clauses of PDF/A-2a and PDF/UA-1 that a machine can check, each by its number, read with libqpdf and FreeType:
// independent of what wrote the file.
#ifndef ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_H
#define ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_H

#include <string>
#include <vector>

namespace zhengben {

std::vector<std::string> clause_breaches(const std::string& pdf);

// The samples of the stream object, all filters undone.
std::string decoded_stream(const std::string& pdf, int object);

}  // namespace zhengben

#endif  // ZHENGBEN_TESTS_WRITERS_PDF_PDF_CLAUSES_H
