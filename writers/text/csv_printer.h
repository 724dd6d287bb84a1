// RFC 4180, UTF-8 with a byte order mark, without which Excel reads Chinese as the system's code page.
#ifndef ZHENGBEN_WRITERS_TEXT_CSV_PRINTER_H
#define ZHENGBEN_WRITERS_TEXT_CSV_PRINTER_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

class CsvPrinter {
 public:
  void cell(std::string_view text);
  void cell(std::int64_t number) { cell(std::to_string(number)); }
  void row_end();
  std::string take();          // what was printed since the last time

 private:
  std::string out_ = "\xEF\xBB\xBF";
  bool first_ = true;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_TEXT_CSV_PRINTER_H
