// Documents spoilt at random, several ways at once. Whatever cannot be told may stay unbound; nothing may be bound to
// another's figure, no word may go, and restoring twice must change nothing.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <random>

#include "model/bind/label.h"
#include "model/bind/table_moves.h"
#include "model/text.h"
#include "tests/model/bind/form_document.h"
#include "tests/model/bind/spoil.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

const std::string kTitle = "石桥镇人民政府2020年政府信息公开工作年度报告";

class Spoiler {
 public:
  explicit Spoiler(unsigned seed) : random_(seed) {}
  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }

  void once(Document& document) {
    std::vector<std::int32_t> standing;   // in the body: those cut up or nested are no longer
    for (const Block& block : document.body)
      if (const auto* reference = std::get_if<TableRef>(&block)) standing.push_back(reference->table);
    const auto index = standing[static_cast<std::size_t>(below(static_cast<int>(standing.size())))];
    Table& table = document.tables[static_cast<std::size_t>(index)];
    if (table.columns.size() < 3 || table.rows.size() < 4) return;
    switch (below(9)) {
      case 0: table = with_hairline(table); break;
      case 1: table = with_double_columns(table); break;
      case 2: table = unmerged(table, below(2) == 0); break;
      case 3: drop_row(table, below(table.row_count())); break;
      case 4: double_row(table, below(table.row_count())); break;
      case 5: spoil_label(table); break;
      case 6: blank_cell(table); break;
      case 7: {
        const int cut = 1 + below(table.row_count() - 1);
        const Table whole = table;
        replace_with(document, index, {rows_of(whole, 0, cut), rows_of(whole, cut, whole.row_count())});
        break;
      }
      default: nest(document, index);
    }
  }

 private:
  // A character of a label goes, or another takes its place.
  void spoil_label(Table& table) {
    Cell& at = table.cells[static_cast<std::size_t>(below(static_cast<int>(table.cells.size())))];
    std::u32string text = to_utf32(cell_text(at));
    if (text.size() < 2 || std::ranges::all_of(text, is_digit)) return;
    const auto where = static_cast<std::size_t>(below(static_cast<int>(text.size())));
    if (below(2) == 0) text.erase(where, 1);
    else text[where] = U'某';
    at.blocks.assign(1, line(to_utf8(text)));
  }

  void blank_cell(Table& table) { table.cells[static_cast<std::size_t>(below(static_cast<int>(table.cells.size())))].blocks.assign(1, line("")); }

  std::mt19937 random_;
};

// Every word that a reader finds in the tables, with how often. Repeated labels of split stubs may become one.
std::set<std::string> words_of(const Document& document) {
  std::set<std::string> words;
  for (const Table& table : document.tables)
    for (const Cell& at : table.cells)
      for (const Block& block : at.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) words.insert(to_utf8(comparable(plain_text(*paragraph)).letters));
  words.erase("");
  return words;
}

int count_of_figures(const Document& document) {
  int count = 0;
  for (const Table& table : document.tables)
    for (const Cell& at : table.cells) {
      const std::string text = cell_text(at);
      count += !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }) ? 1 : 0;
    }
  return count;
}

}  // namespace

TEST_CASE("nothing is bound to another's figure and nothing is lost, however a document is spoilt") {
  int bound_values = 0, values = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Form& form = form_of(seed % 2 == 0 ? "2019" : "2021");
    Document document = document_from(form, kTitle);
    Spoiler spoiler(seed);
    for (int i = spoiler.below(4) + 1; i > 0; --i) spoiler.once(document);
    renumber_tables(document);   // those that were cut up are gone
    for (const Table& table : document.tables) REQUIRE(is_full_grid(table));
    Bound made = bound(document);
    if (!made.report) continue;
    CHECK(made.report->form == &form);
    const auto words = words_of(document);
    const int figures = count_of_figures(document);
    std::vector<Change> changes;
    restore_grids(document, *made.report, changes, made.findings);
    for (const Table& table : document.tables) CHECK(is_full_grid(table));
    CHECK(words_of(document) == words);
    CHECK(count_of_figures(document) == figures);
    for (const FieldValue& value : made.report->fields) {
      ++values;
      if (value.table < 0) continue;
      ++bound_values;
      const Cell* at = cell_at(document.tables[static_cast<std::size_t>(value.table)], value.row, value.column);
      REQUIRE(at);
      CHECK(cell_text(*at) == value.raw);
      CHECK((value.raw.empty() || value.raw == value_of(form, value.field)));
    }
    for (const Finding& item : made.findings.items())
      if (item.place.table >= 0) CHECK(static_cast<std::size_t>(item.place.table) < document.tables.size());
    const Document once = document;
    Bound again = bound(document);
    REQUIRE(again.report);
    std::vector<Change> second;
    restore_grids(document, *again.report, second, again.findings);
    CHECK(second.empty());
    CHECK(document == once);
  }
  CHECK(bound_values * 100 > values * 97);
}

TEST_CASE("real tables bind whole, blanks and all") {
  for (const char* name : {"suqian-2023", "shanghai-genoffice-2019"}) {
    std::ifstream in(std::string(ZHENGBEN_FIXTURES) + "/form/real/" + name + ".json");
    const auto json = nlohmann::json::parse(in);
    const Form& form = form_of(json["form"].get<std::string>().c_str());
    std::map<std::string, std::string> values;
    for (const auto& [key, value] : json["values"].items()) values[key] = value.is_null() ? "\xC2\xA0" : value.dump();
    Document document = document_from(form, kTitle, values);
    const Bound made = bound(document);
    REQUIRE(made.report);
    CHECK(made.report->form == &form);
    CHECK(misplaced(*made.report, values).empty());
  }
}
