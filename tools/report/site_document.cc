#include "tools/report/site_document.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "tools/report/excerpt.h"
#include "writers/json/json_printer.h"

namespace zhengben {

namespace {

constexpr std::size_t kMostChanges = 2'000, kMostExcerpts = 200;

std::string cut(const std::string& text) { return shortened(text, kMostTextBytes); }

class Printer {
 public:
  explicit Printer(const SiteDocument& document) : document_(document) {}

  std::string data() {
    json_.object(JsonPrinter::Shape::Lines);
    json_.member("id", document_.input.id);
    json_.member("title", cut(document_.input.facts.title));
    json_.member("form", document_.form_number);
    fields();
    checks();
    changes();
    findings();
    excerpts();
    pictures();
    json_.end();
    return json_.take();
  }

  std::string queue(std::int64_t shard) {
    json_.object();
    json_.member("id", document_.input.id);
    json_.member("sha256", document_.input.sha256);
    json_.member("form", document_.form_number);
    json_.member("shard", shard);
    json_.key("items");
    json_.array(JsonPrinter::Shape::Lines);
    for (const QueueItem& item : document_.queue) queue_item(item);
    json_.end();
    json_.end();
    return json_.take();
  }

 private:
  std::int64_t field_number(const std::string& key) const { return document_.form ? document_.form->field_index(key) : -1; }

  void numbers_of_relations(const std::vector<std::string>& ids) {
    json_.array();
    for (const std::string& id : ids) {
      if (!document_.form) continue;
      const auto& relations = document_.form->relations;
      const auto found = std::find_if(relations.begin(), relations.end(), [&](const Relation& relation) { return relation.id == id; });
      if (found != relations.end()) json_.integer(found - relations.begin());
    }
    json_.end();
  }

  void place(const SeenPlace& at) {
    if (at.table) json_.member("table", *at.table);
    if (at.row) json_.member("row", *at.row);
    if (at.column) json_.member("col", *at.column);
    if (at.page) json_.member("page", *at.page);
  }

  // Most cells say one thing plainly: those are their text alone.
  void field(const SeenField& field) {
    const bool plain = field.raw == field.text && (field.state == "NUM" || field.state == "ZERO" || field.state == "NA") && field.proof.empty();
    if (plain) return json_.string(cut(field.text));
    json_.object();
    json_.member("text", cut(field.text));
    if (field.raw != field.text) json_.member("raw", cut(field.raw));
    json_.member("state", field.state);
    if (field.proved) json_.member("proved", *field.proved);
    if (!field.proof.empty()) json_.key("proof"), numbers_of_relations(field.proof);
    json_.end();
  }

  void fields() {
    json_.key("fields");
    json_.array(JsonPrinter::Shape::Inline);
    if (document_.form)
      for (const FormField& of_form : document_.form->fields) {
        const SeenField* seen = document_.report.field(of_form.key);
        seen && seen->state != "MISSING" ? field(*seen) : json_.null();
      }
    json_.end();
  }

  // Those that fail.
  void checks() {
    json_.key("fails");
    std::vector<std::string> ids;
    for (const SeenCheck& check : document_.report.checks)
      if (check.holds == false) ids.push_back(check.id);
    numbers_of_relations(ids);
  }

  void changes() {
    json_.key("changes");
    json_.array(JsonPrinter::Shape::Lines);
    std::size_t count = 0;
    for (const SeenChange& change : document_.report.changes) {
      if (++count > kMostChanges) break;
      json_.object();
      json_.member("code", change.code);
      json_.member("class", change.change_class);
      if (!change.field.empty()) json_.member("field", field_number(change.field));
      json_.member("before", cut(change.before));
      json_.member("after", cut(change.after));
      if (!change.proof.empty()) json_.key("proof"), numbers_of_relations(change.proof);
      place(change.at);
      json_.end();
    }
    json_.end();
    if (document_.report.changes.size() > kMostChanges) json_.member("more_changes", static_cast<std::int64_t>(document_.report.changes.size() - kMostChanges));
  }

  void findings() {
    json_.key("findings");
    json_.array(JsonPrinter::Shape::Lines);
    for (const SeenFinding& finding : document_.report.findings) {
      json_.object();
      json_.member("code", finding.code);
      json_.member("severity", finding.severity);
      json_.member("message", cut(finding.message));
      if (!finding.other.empty()) json_.member("other", cut(finding.other));
      if (finding.fields.size() == 1) json_.member("field", field_number(finding.fields.front()));
      place(finding.at);
      json_.end();
    }
    json_.end();
  }

  // Of tables around places that no form knows.
  void excerpts() {
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, Excerpt> wanted;
    std::vector<SeenTable> tables;
    for (const QueueItem& item : document_.queue) {
      const SeenPlace& at = item.at;
      if (field_number(item.field) >= 0 || !at.table || !at.row || !at.column || wanted.size() >= kMostExcerpts) continue;
      if (tables.empty()) tables = seen_tables(document_.json);
      if (*at.table < 0 || *at.table >= static_cast<std::int64_t>(tables.size())) continue;
      wanted.try_emplace({*at.table, *at.row, *at.column}, excerpt_of(tables[static_cast<std::size_t>(*at.table)], *at.row, *at.column));
    }
    json_.key("excerpts");
    json_.object();
    for (const auto& [at, excerpt] : wanted) {
      json_.key(std::to_string(std::get<0>(at)) + "," + std::to_string(std::get<1>(at)) + "," + std::to_string(std::get<2>(at)));
      print(excerpt);
    }
    json_.end();
  }

  void print(const Excerpt& excerpt) {
    json_.object();
    for (const auto& [name, list] : {std::pair("rows", &excerpt.rows), std::pair("cols", &excerpt.columns)}) {
      json_.key(name);
      json_.array();
      for (const std::int64_t number : *list) json_.integer(number);
      json_.end();
    }
    json_.key("cells");
    json_.array();
    for (const SeenCell& cell : excerpt.cells) {
      json_.array();
      for (const std::int64_t number : {cell.row, cell.column, cell.row_span, cell.column_span}) json_.integer(number);
      json_.string(cell.text);
      json_.end();
    }
    json_.end();
    json_.end();
  }

  void pictures() {
    json_.key("pictures");
    json_.object();
    for (const PagePicture& picture : document_.pictures.pages) {
      json_.key(picture.name);
      json_.object();
      json_.member("side", picture.of_output ? "out" : "in");
      json_.member("page", picture.page);
      json_.key("boxes");
      json_.object();
      for (const CellBox& box : picture.boxes) {
        json_.key(std::to_string(field_number(box.field)));
        json_.array();
        for (const int edge : {box.left, box.top, box.right, box.bottom}) json_.integer(edge);
        json_.end();
      }
      json_.end();
      json_.end();
    }
    json_.end();
  }

  void queue_item(const QueueItem& item) {
    json_.object();
    json_.member("doubt", static_cast<int>(item.doubt));
    json_.member("codes", item.codes);
    json_.member("severity", item.severity);
    json_.member("message", cut(item.message));
    if (!item.field.empty()) {
      json_.member("field", field_number(item.field));
      const SeenField* seen = document_.report.field(item.field);
      if (seen) json_.member("seen", cut(seen->raw));
      if (!document_.form) json_.member("key", item.field);
    }
    if (!item.other.empty()) json_.member("other", cut(item.other));
    if (!item.relations.empty()) json_.key("relations"), numbers_of_relations(item.relations);
    if (!item.proposals.empty()) json_.member("proposals", item.proposals);
    place(item.at);
    json_.end();
  }

  const SiteDocument& document_;
  JsonPrinter json_;
};

}  // namespace

std::string document_data(const SiteDocument& document) { return Printer(document).data(); }
std::string queue_data(const SiteDocument& document, std::int64_t shard) { return Printer(document).queue(shard); }

}  // namespace zhengben
