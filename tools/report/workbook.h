// The adapter of libxlsxwriter: sheets of rows, written as they come. Texts are texts whatever they look like, never
// formulas or links; numbers are numbers; the same calls give the same bytes.
#ifndef ZHENGBEN_TOOLS_REPORT_WORKBOOK_H
#define ZHENGBEN_TOOLS_REPORT_WORKBOOK_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

struct SheetColumn {
  std::string heading;
  double width = 10;                     // in characters
};

class Workbook;

// A sheet, and further ones of the same name and a number where it has more rows than a sheet can hold.
class Sheet {
 public:
  void text(std::string_view text);
  void number(double value);
  void number(std::int64_t value);       // a text where it has more digits than a spreadsheet keeps
  void figure(std::string_view value);   // digits with a point, as a number; anything else as a text
  void blank() { ++column_; }
  void end_row();
  void bold() { bold_ = true; }          // the row that is being written

 private:
  friend class Workbook;
  Sheet(Workbook& workbook, std::string name, std::vector<SheetColumn> columns, int frozen_columns);
  void begin();                          // the next sheet of the platform
  void finish() const;

  Workbook& workbook_;
  std::string name_;
  std::vector<SheetColumn> columns_;
  int frozen_columns_, number_ = 0;
  void* sheet_ = nullptr;
  std::uint32_t row_ = 0;
  std::uint16_t column_ = 0;
  bool bold_ = false;
};

class Workbook {
 public:
  // Writes to `path` on close(). `created`: the date of the file, seconds since 1970.
  Workbook(const std::string& path, std::int64_t created);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  Sheet& add(const std::string& name, const std::vector<SheetColumn>& columns, int frozen_columns = 1);
  void close();                          // throws Error(OutputUnwritable)

 private:
  friend class Sheet;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_WORKBOOK_H
