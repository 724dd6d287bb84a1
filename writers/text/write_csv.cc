// Figures for a spreadsheet: a line a field of the form with its place; without a form, a line a table cell.
#include "model/text.h"
#include "model/traverse.h"
#include "writers/text/csv_printer.h"
#include "writers/writer.h"

namespace zhengben {

namespace {

constexpr std::string_view kHeader[] = {"form", "agency", "year", "field", "label", "table", "row", "column", "page", "raw", "text", "value", "unit", "proved"};

void print_field(CsvPrinter& csv, const Report& report, const FieldValue& value) {
  const FormField& field = report.form->fields[static_cast<std::size_t>(value.field)];
  csv.cell(report.form->id());
  csv.cell(report.agency);
  csv.cell(report.year ? std::to_string(*report.year) : "");
  csv.cell(field.key);
  csv.cell(field.label);
  const auto one_based = [&](std::int32_t index) { index < 0 ? csv.cell("") : csv.cell(std::int64_t{index} + 1); };
  one_based(value.table);
  one_based(value.row);
  one_based(value.column);
  csv.cell(value.page > 0 ? std::to_string(value.page) : "");
  csv.cell(value.raw);
  csv.cell(value.text);
  csv.cell(value.value ? to_string(*value.value) : "");
  csv.cell(value.unit);
  csv.cell(value.proved ? std::to_string(*value.proved) : "");
  csv.row_end();
}

void print_cell(CsvPrinter& csv, const Document& document, std::size_t table, const Cell& cell) {
  for (int blank = 0; blank < 5; ++blank) csv.cell("");
  csv.cell(static_cast<std::int64_t>(table) + 1);
  csv.cell(std::int64_t{cell.row} + 1);
  csv.cell(std::int64_t{cell.column} + 1);
  csv.cell(cell.provenance.page > 0 ? std::to_string(cell.provenance.page) : "");
  const std::string text = text_with_boxes(document, cell.blocks);
  csv.cell(cell.raw.value_or(text));
  csv.cell(text);
  for (int blank = 0; blank < 3; ++blank) csv.cell("");
  csv.row_end();
}

}  // namespace

std::string write_csv(const Conversion& conversion, const WriteOptions&) {
  CsvPrinter csv;
  for (const std::string_view name : kHeader) csv.cell(name);
  csv.row_end();
  if (conversion.report && conversion.report->form) {
    for (const FieldValue& value : conversion.report->fields)
      if (value.field >= 0) print_field(csv, *conversion.report, value);
    return csv.take();
  }
  for (std::size_t table = 0; table < conversion.document.tables.size(); ++table)
    for (const Cell& cell : conversion.document.tables[table].cells) print_cell(csv, conversion.document, table, cell);
  return csv.take();
}

}  // namespace zhengben
