#include <algorithm>

#include "model/bind/bind.h"
#include "model/bind/grid_builder.h"
#include "model/bind/prepared_form.h"
#include "model/bind/table_moves.h"

namespace zhengben {

namespace {

struct Plan {
  std::size_t bound = 0;               // index into Report::tables
  std::set<std::int32_t> sources;
  std::optional<BuiltGrid> grid;
  std::int32_t index = -1;             // of the grid's table; the source's own where nothing changes
  bool changed = true;
  std::string before;                  // "3x4 + 4x4"
};

std::string size_of(const Table& table) { return std::to_string(table.row_count()) + "x" + std::to_string(table.column_count()); }

// The same cells at the same places with the same blocks. Widths and the look stay the source's own either way.
bool is_same_grid(const Table& a, const Table& b) {
  if (a.rows.size() != b.rows.size() || a.columns.size() != b.columns.size() || a.cells.size() != b.cells.size()) return false;
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    const Cell &x = a.cells[i], &y = b.cells[i];
    if (x.row != y.row || x.column != y.column || x.row_span != y.row_span || x.column_span != y.column_span || x.blocks != y.blocks) return false;
  }
  return true;
}

class Restorer {
 public:
  Restorer(Document& document, Report& report, std::vector<Change>& changes, Findings& findings)
      : document_(document), report_(report), changes_(changes), findings_(findings), form_(prepared(*report.form)) {}

  void run() {
    plan();
    refuse_torn_tables();
    place_grids();
    std::set<std::int32_t> inner;
    for (const Plan& plan : plans_)
      if (plan.grid) inner.insert(plan.index);
    for (const std::int32_t freed : dissolve_layout_tables(document_, inner, blocks_))
      for (Plan& plan : plans_)
        if (plan.grid && plan.index == freed) freed_.insert(freed);
    now_ = renumber_tables(document_);
    tell_changes();
    move_places();
    report_.tables.clear();
  }

 private:
  void plan() {
    for (std::size_t t = 0; t < report_.tables.size(); ++t) {
      const BoundTable& bound = report_.tables[t];
      if (bound.rows.empty()) continue;
      const FormRows& rows = form_->rows[static_cast<std::size_t>(bound.form_table)];
      Plan made;
      made.bound = t;
      for (const BoundRow& row : bound.rows)
        if (made.sources.insert(row.table).second) made.before += (made.before.empty() ? "" : " + ") + size_of(document_.tables[static_cast<std::size_t>(row.table)]);
      made.grid = build_grid(document_, rows, bound);
      plans_.push_back(std::move(made));
    }
  }

  // A source table goes only when all its rows went somewhere.
  void refuse_torn_tables() {
    for (bool again = true; again;) {
      again = false;
      std::map<std::int32_t, std::size_t> taken;
      for (const Plan& plan : plans_)
        if (plan.grid)
          for (const BoundRow& row : report_.tables[plan.bound].rows) ++taken[row.table];
      for (Plan& plan : plans_) {
        if (!plan.grid) continue;
        const bool torn = std::ranges::any_of(plan.sources, [&](std::int32_t table) { return taken[table] != document_.tables[static_cast<std::size_t>(table)].rows.size(); });
        if (torn) plan.grid.reset();
        again = again || torn;
      }
    }
  }

  void place_grids() {
    std::map<std::int32_t, std::vector<std::int32_t>> with;
    for (Plan& plan : plans_) {
      if (!plan.grid) continue;
      const std::int32_t first = report_.tables[plan.bound].rows.front().table;
      const Table& source = document_.tables[static_cast<std::size_t>(first)];
      if (plan.sources.size() == 1 && is_same_grid(source, plan.grid->table)) {
        plan.changed = false;
        plan.index = first;
        continue;
      }
      for (const std::int32_t table : plan.sources) with[table];
      plan.grid->table.nested = source.nested;
      plan.index = static_cast<std::int32_t>(document_.tables.size());
      with[first].push_back(plan.index);
      document_.tables.push_back(plan.grid->table);
    }
    replace_tables(document_, with, blocks_);
  }

  void tell_changes() {
    for (const Plan& plan : plans_) {
      if (!plan.grid || (!plan.changed && !freed_.contains(plan.index))) continue;
      Change change;
      change.code = Code::TableRejoined;
      change.place.table = now_[static_cast<std::size_t>(plan.index)];
      change.before = (freed_.contains(plan.index) ? "nested " : "") + plan.before;
      change.after = size_of(plan.grid->table);
      fresh_.push_back(std::move(change));
    }
  }

  // Fields, findings and earlier changes speak of the tables as they stand now.
  void move_places() {
    for (FieldValue& value : report_.fields) {
      Place place;
      place.table = value.table;
      place.row = value.row;
      place.column = value.column;
      move(place);
      value.table = place.table;
      value.row = place.row;
      value.column = place.column;
    }
    const auto move_block = [&](Place& place) {
      if (place.block >= 0 && static_cast<std::size_t>(place.block) < blocks_.size()) place.block = static_cast<std::int32_t>(blocks_[static_cast<std::size_t>(place.block)]);
    };
    for (Finding& finding : findings_.items()) {
      move(finding.place);
      move_block(finding.place);
    }
    for (Change& change : changes_) {
      move(change.place);
      move_block(change.place);
    }
    changes_.insert(changes_.end(), fresh_.begin(), fresh_.end());
  }

  void move(Place& place) const {
    if (place.table < 0 || static_cast<std::size_t>(place.table) >= now_.size()) return;
    for (const Plan& plan : plans_) {
      if (!plan.grid || !plan.changed || !plan.sources.contains(place.table)) continue;
      const auto cell = plan.grid->moved.find({place.table, place.row, place.column});
      const auto row = plan.grid->rows.find({place.table, place.row});
      if (cell != plan.grid->moved.end()) {
        place.row = plan.grid->table.cells[cell->second].row;
        place.column = plan.grid->table.cells[cell->second].column;
      } else if (row != plan.grid->rows.end()) {
        place.row = row->second;
        place.column = -1;
      } else if (place.row >= 0) {
        continue;   // of another grid made from the same table, or a blank row that went
      }
      place.table = now_[static_cast<std::size_t>(plan.index)];
      return;
    }
    place.table = now_[static_cast<std::size_t>(place.table)];
  }

  Document& document_;
  Report& report_;
  std::vector<Change>& changes_;
  Findings& findings_;
  std::shared_ptr<const PreparedForm> form_;
  std::vector<Plan> plans_;
  std::set<std::int32_t> freed_;
  std::vector<std::int32_t> now_;
  BlockMap blocks_;
  std::vector<Change> fresh_;
};

}  // namespace

// A grid put together may show what its parts hid (a header typed twice across a cut). It is bound and restored again
// until nothing changes, so that cleaning the cleaned changes nothing.
void restore_grids(Document& document, Report& report, std::vector<Change>& changes, Findings& findings) {
  constexpr int kRounds = 4;
  for (int round = 0; round < kRounds; ++round) {
    const std::size_t before = changes.size();
    Restorer(document, report, changes, findings).run();
    if (changes.size() == before) return;
    Findings told_already;
    const Form* form = report.form;
    std::optional<Report> again = zhengben::bind(document, std::span(&form, 1), told_already);
    if (!again) return;
    report = std::move(*again);
  }
  report.tables.clear();
}

}  // namespace zhengben
