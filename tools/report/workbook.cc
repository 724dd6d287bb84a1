#include "tools/report/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>

#include "model/error.h"
#include "model/text.h"
#include "tools/files/output_file.h"
#include "tools/report/excerpt.h"

namespace zhengben {

namespace {

constexpr std::size_t kMostBytes = 32'000;               // of a cell: Excel takes 32,767 characters
constexpr std::uint32_t kMostRows = LXW_ROW_MAX;
constexpr std::size_t kMostName = 25;                    // characters of a sheet's name, with room for a number
constexpr std::int64_t kMostExact = 999'999'999'999'999; // 15 digits

// XML 1.0 (Fifth Edition) 2.2 Characters: what no part of a workbook may hold becomes U+FFFD.
std::string allowed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    const bool bad = (character < 0x20 && character != '\n' && character != '\t') || character == 0xFFFE || character == 0xFFFF || character == 0x7F;
    append_utf8(out, bad ? 0xFFFD : character);
  }
  return shortened(out, kMostBytes);
}

lxw_worksheet* sheet_of(void* sheet) { return static_cast<lxw_worksheet*>(sheet); }

}  // namespace

struct Workbook::Parts {
  std::string path, folder;
  lxw_workbook* book = nullptr;
  lxw_format *heading = nullptr, *bold = nullptr;
  std::vector<std::unique_ptr<Sheet>> sheets;
};

Workbook::Workbook(const std::string& path, std::int64_t created) : parts_(std::make_unique<Parts>()) {
  parts_->path = path;
  parts_->folder = folder_holding(path);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = parts_->folder.data();
  options.use_zip64 = LXW_FALSE;
  parts_->book = workbook_new_opt(path.c_str(), &options);
  if (!parts_->book) throw Error(Code::OutputUnwritable, {path, "libxlsxwriter"});
  lxw_doc_properties properties{};
  properties.created = static_cast<time_t>(std::max<std::int64_t>(created, 1));
  workbook_set_properties(parts_->book, &properties);
  parts_->heading = workbook_add_format(parts_->book);
  format_set_bold(parts_->heading);
  format_set_bg_color(parts_->heading, 0xDDE7F3);
  format_set_border(parts_->heading, LXW_BORDER_THIN);
  format_set_border_color(parts_->heading, 0xAAB6C4);
  format_set_text_wrap(parts_->heading);
  format_set_align(parts_->heading, LXW_ALIGN_VERTICAL_CENTER);
  parts_->bold = workbook_add_format(parts_->book);
  format_set_bold(parts_->bold);
}

Workbook::~Workbook() {
  if (parts_->book) workbook_close(parts_->book);   // frees it; the file goes with whoever wanted it
}

Sheet& Workbook::add(const std::string& name, const std::vector<SheetColumn>& columns, int frozen_columns) {
  parts_->sheets.push_back(std::unique_ptr<Sheet>(new Sheet(*this, name, columns, frozen_columns)));
  return *parts_->sheets.back();
}

void Workbook::close() {
  for (const std::unique_ptr<Sheet>& sheet : parts_->sheets) sheet->finish();
  const lxw_error error = workbook_close(std::exchange(parts_->book, nullptr));
  if (error != LXW_NO_ERROR) throw Error(Code::OutputUnwritable, {parts_->path, lxw_strerror(error)});
}

Sheet::Sheet(Workbook& workbook, std::string name, std::vector<SheetColumn> columns, int frozen_columns)
    : workbook_(workbook), name_(std::move(name)), columns_(std::move(columns)), frozen_columns_(frozen_columns) {
  begin();
}

void Sheet::begin() {
  ++number_;
  std::string name = shortened(allowed(name_), kMostName * 3);
  std::u32string characters = to_utf32(name);
  if (characters.size() > kMostName) characters.resize(kMostName);
  for (char32_t& character : characters)
    if (std::u32string_view(U"[]:*?/\\'").find(character) != std::u32string_view::npos) character = U' ';
  name = to_utf8(characters) + (number_ > 1 ? " (" + std::to_string(number_) + ")" : "");
  lxw_worksheet* sheet = workbook_add_worksheet(workbook_.parts_->book, name.c_str());
  if (!sheet) throw Error(Code::OutputUnwritable, {workbook_.parts_->path, "no sheet " + name});
  sheet_ = sheet;
  for (std::size_t i = 0; i < columns_.size(); ++i) worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), columns_[i].width, nullptr);
  for (std::size_t i = 0; i < columns_.size(); ++i) worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), allowed(columns_[i].heading).c_str(), workbook_.parts_->heading);
  worksheet_freeze_panes(sheet, 1, static_cast<lxw_col_t>(frozen_columns_));
  row_ = 1;
  column_ = 0;
}

void Sheet::finish() const {
  if (row_ > 1 && !columns_.empty()) worksheet_autofilter(sheet_of(sheet_), 0, 0, row_ - 1, static_cast<lxw_col_t>(columns_.size() - 1));
}

void Sheet::text(std::string_view text) {
  if (!text.empty()) worksheet_write_string(sheet_of(sheet_), row_, column_, allowed(text).c_str(), bold_ ? workbook_.parts_->bold : nullptr);
  ++column_;
}

void Sheet::number(double value) { worksheet_write_number(sheet_of(sheet_), row_, column_++, value, bold_ ? workbook_.parts_->bold : nullptr); }

void Sheet::number(std::int64_t value) {
  if (value > kMostExact || value < -kMostExact) return text(std::to_string(value));
  number(static_cast<double>(value));
}

void Sheet::figure(std::string_view value) {
  const std::size_t digits = static_cast<std::size_t>(std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }));
  const bool plain = digits > 0 && digits <= 15 && value.find_first_not_of("0123456789.-") == std::string_view::npos && value.rfind('-') == (value.front() == '-' ? 0 : std::string_view::npos) &&
                     std::count(value.begin(), value.end(), '.') <= 1;
  if (!plain) return text(value);
  number(std::strtod(std::string(value).c_str(), nullptr));   // the program never leaves the C locale
}

void Sheet::end_row() {
  bold_ = false;
  column_ = 0;
  if (++row_ < kMostRows) return;
  finish();
  begin();
}

}  // namespace zhengben
