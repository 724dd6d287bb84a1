#include "tools/pipeline/table_listing.h"

#include <map>

#include "writers/json/json_printer.h"

namespace zhengben {

namespace {

void print_box(JsonPrinter& json, const Provenance& at) {
  if (at.page < 1) return;
  json.key("bbox");
  json.array();
  for (const Length& side : {at.left, at.top, at.right, at.bottom}) json.decimal({static_cast<std::int64_t>(side.points() * 100 + (side.points() < 0 ? -0.5 : 0.5)), 2});
  json.end();
}

void print_table(JsonPrinter& json, const Table& table, int id) {
  json.object();
  print_box(json, table.provenance);
  json.member("id", id);
  json.member("continues", false);           // what goes on over pages is one table here
  if (table.nested) json.member("nested", true);
  json.key("cells");
  json.array();
  for (const Cell& cell : table.cells) {
    json.object();
    json.member("row", cell.row);
    json.member("col", cell.column);
    json.member("rowspan", cell.row_span);
    json.member("colspan", cell.column_span);
    json.member("text", cell_text(cell));
    json.end();
  }
  json.end();
  json.end();
}

}  // namespace

std::string table_listing(const Document& document, const std::string& file) {
  std::map<int, std::vector<std::size_t>> pages;
  for (std::size_t i = 0; i < document.tables.size(); ++i) pages[std::max(1, document.tables[i].provenance.page)].push_back(i);
  JsonPrinter json;
  json.object();
  json.member("file", file);
  json.key("pages");
  json.array(JsonPrinter::Shape::Lines);
  for (const auto& [number, indices] : pages) {
    json.object();
    json.member("page", number);
    json.key("tables");
    json.array(JsonPrinter::Shape::Lines);
    for (const std::size_t index : indices) print_table(json, document.tables[index], static_cast<int>(index) + 1);
    json.end();
    json.end();
  }
  json.end();
  json.end();
  return json.take() + "\n";
}

}  // namespace zhengben
