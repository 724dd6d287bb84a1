#include "tools/batch/field_table.h"

#include <unistd.h>

#include <array>

#include "writers/text/csv_printer.h"

namespace zhengben {

namespace {

constexpr std::array<std::string_view, 18> kHeader = {"input", "sha256", "duplicate of", "agency", "year", "form", "field", "state", "raw", "text", "value", "unit", "proved", "table", "row", "column", "page", "status"};

constexpr std::string_view kQuery = R"sql(
SELECT i.key, i.sha256, twin.key, i.agency, i.year, k.form, k.key, f.state, f.raw, f.text, f.value, f.unit, f.proved, f.tbl + 1, f.row + 1, f.col + 1, f.page, i.exit_status
FROM inputs i JOIN fields f ON f.input = coalesce(i.duplicate_of, i.id) JOIN field_keys k ON k.id = f.key LEFT JOIN inputs twin ON twin.id = i.duplicate_of
WHERE i.state = 'done' ORDER BY i.id, f.key
)sql";

constexpr std::size_t kBlock = 1 << 20;

}  // namespace

void write_field_table(const JournalReader& journal, const std::string& path, Overwrite overwrite) {
  CsvPrinter csv;
  for (const std::string_view name : kHeader) csv.cell(name);
  csv.row_end();
  StagedOutput file(path, std::to_string(::getpid()));
  std::string block = csv.take();
  Statement rows = journal.database().prepare(kQuery);
  while (rows.step()) {
    for (int column = 0; column < static_cast<int>(kHeader.size()); ++column) csv.cell(rows.text(column));
    csv.row_end();
    block += csv.take();
    if (block.size() < kBlock) continue;
    file.append(block);
    block.clear();
  }
  file.append(block);
  file.seal();
  file.publish(overwrite);
  sync_folder(folder_holding(path));
}

}  // namespace zhengben
