#include "writers/text/csv_printer.h"

#include <utility>

namespace zhengben {

void CsvPrinter::cell(std::string_view text) {
  if (!first_) out_ += ',';
  first_ = false;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (const char c : text) out_.append(c == '"' ? 2 : 1, c);
  out_ += '"';
}

void CsvPrinter::row_end() {
  out_ += "\r\n";
  first_ = true;
}

std::string CsvPrinter::take() { return std::exchange(out_, {}); }

}  // namespace zhengben
