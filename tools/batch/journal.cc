#include "tools/batch/journal.h"

#include <array>

#include "model/error.h"
#include "tools/batch/packed.h"

namespace zhengben {

namespace {

constexpr std::array<std::string_view, 3> kKinds = {"file", "archive", "entry"};
constexpr std::array<std::string_view, 6> kStates = {"waiting", "running", "publishing", "done", "failed", "skipped"};

constexpr std::string_view kSchemaName = "zhengben.journal/1";

constexpr std::string_view kSchema = R"sql(
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS inputs(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, raw_name BLOB, kind TEXT NOT NULL, parent INTEGER REFERENCES inputs(id),
  folder TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL DEFAULT 1, bytes INTEGER, sha256 TEXT, options TEXT, version TEXT,
  state TEXT NOT NULL DEFAULT 'waiting', attempts INTEGER NOT NULL DEFAULT 0, interruptions INTEGER NOT NULL DEFAULT 0,
  completions INTEGER NOT NULL DEFAULT 0, exit_status INTEGER, code TEXT, message TEXT, duplicate_of INTEGER REFERENCES inputs(id),
  format TEXT, form TEXT, agency TEXT, year INTEGER, title TEXT, changes INTEGER, notes INTEGER, warnings INTEGER, losses INTEGER,
  relations_hold INTEGER, relations_fail INTEGER, relations_open INTEGER, milliseconds INTEGER, finished INTEGER);
CREATE INDEX IF NOT EXISTS inputs_by_content ON inputs(sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX IF NOT EXISTS inputs_unfinished ON inputs(state) WHERE state IN ('waiting', 'running', 'publishing');
CREATE INDEX IF NOT EXISTS inputs_by_archive ON inputs(parent) WHERE parent IS NOT NULL;
CREATE TABLE IF NOT EXISTS outputs(
  input INTEGER NOT NULL REFERENCES inputs(id), format TEXT NOT NULL, path TEXT NOT NULL UNIQUE, sha256 TEXT, bytes INTEGER,
  state TEXT NOT NULL, PRIMARY KEY(input, format)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS codes(
  input INTEGER NOT NULL REFERENCES inputs(id), channel TEXT NOT NULL, code TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(input, channel, code)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS field_keys(id INTEGER PRIMARY KEY, form TEXT NOT NULL, key TEXT NOT NULL, UNIQUE(form, key));
CREATE TABLE IF NOT EXISTS fields(
  input INTEGER NOT NULL REFERENCES inputs(id), key INTEGER NOT NULL REFERENCES field_keys(id), raw TEXT, text TEXT, state TEXT, value TEXT,
  unit TEXT, proved INTEGER, tbl INTEGER, row INTEGER, col INTEGER, page INTEGER, PRIMARY KEY(input, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports(input INTEGER PRIMARY KEY REFERENCES inputs(id), json BLOB NOT NULL);
)sql";

template <typename Enum, std::size_t kCount>
Enum value_of(const std::string& name, const std::array<std::string_view, kCount>& names, const Statement&) {
  for (std::size_t i = 0; i < kCount; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  throw Error(Code::JournalDamaged, {"", "unknown word: " + name});
}

}  // namespace

std::string_view name_of(InputKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(InputState state) { return kStates[static_cast<std::size_t>(state)]; }

const char* const kInputColumns =
    "id, key, raw_name, kind, parent, folder, name, number, bytes, sha256, options, version, state, attempts, interruptions, completions, exit_status, code, message, "
    "duplicate_of, format, form, agency, year, title, changes, notes, warnings, losses, relations_hold, relations_fail, relations_open, milliseconds, finished";

InputRow input_of(const Statement& row) {
  InputRow out;
  int at = 0;
  out.id = row.number(at++);
  out.key = row.text(at++);
  out.raw_name = row.text(at++);
  out.kind = value_of<InputKind>(row.text(at++), kKinds, row);
  out.parent = row.number_or_none(at++);
  out.folder = row.text(at++);
  out.name = row.text(at++);
  out.number = row.number(at++);
  out.bytes = row.number(at++);
  for (std::string* text : {&out.sha256, &out.options, &out.version}) *text = row.text(at++);
  out.state = value_of<InputState>(row.text(at++), kStates, row);
  for (std::int64_t* count : {&out.attempts, &out.interruptions, &out.completions}) *count = row.number(at++);
  out.exit_status = static_cast<int>(row.number(at++));
  for (std::string* text : {&out.code, &out.message}) *text = row.text(at++);
  out.duplicate_of = row.number_or_none(at++);
  DocumentFacts& facts = out.facts;
  for (std::string* text : {&facts.format, &facts.form, &facts.agency}) *text = row.text(at++);
  facts.year = row.number_or_none(at++);
  facts.title = row.text(at++);
  for (std::int64_t* count : {&facts.changes, &facts.notes, &facts.warnings, &facts.losses, &facts.relations_hold, &facts.relations_fail, &facts.relations_open, &out.milliseconds, &out.finished})
    *count = row.number(at++);
  return out;
}

void require_schema(const Database& database) {
  Statement tables = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'");
  if (!tables.step()) throw Error(Code::JournalDamaged, {database.path(), "it is no journal"});
  Statement schema = database.prepare("SELECT value FROM meta WHERE name = 'schema'");
  if (!schema.step() || schema.text(0) != kSchemaName) throw Error(Code::JournalDamaged, {database.path(), "its schema is not " + std::string(kSchemaName)});
}

void prepare_schema(Database& database) {
  Statement tables = database.prepare("SELECT count(*) FROM sqlite_master");
  tables.step();
  if (tables.number(0) > 0) return require_schema(database);
  tables.reset();
  Transaction transaction(database);
  database.execute(kSchema);
  Statement schema = database.prepare("INSERT INTO meta VALUES ('schema', ?)");
  schema.bind(1, kSchemaName).run();
  transaction.commit();
}

JournalReader::JournalReader(const std::string& path) : database_(path, Opening::ReadOnly) { require_schema(database_); }

std::string JournalReader::meta(const std::string& name) const {
  Statement statement = database_.prepare("SELECT value FROM meta WHERE name = ?");
  statement.bind(1, name);
  return statement.step() ? statement.text(0) : std::string();
}

void JournalReader::each_input(const std::function<void(const InputRow&)>& visit) const {
  Statement statement = database_.prepare(std::string("SELECT ") + kInputColumns + " FROM inputs ORDER BY id");
  while (statement.step()) visit(input_of(statement));
}

std::optional<InputRow> JournalReader::input(std::int64_t id) const {
  Statement statement = database_.prepare(std::string("SELECT ") + kInputColumns + " FROM inputs WHERE id = ?");
  statement.bind(1, id);
  if (!statement.step()) return std::nullopt;
  return input_of(statement);
}

std::vector<OutputRow> JournalReader::outputs(std::int64_t input) const {
  Statement statement = database_.prepare("SELECT input, format, path, sha256, bytes, state FROM outputs WHERE input = ? ORDER BY format");
  statement.bind(1, input);
  std::vector<OutputRow> out;
  while (statement.step()) out.push_back({statement.number(0), statement.text(1), statement.text(2), statement.text(3), statement.number(4), statement.text(5)});
  return out;
}

std::vector<CodeCount> JournalReader::codes(std::int64_t input) const {
  Statement statement = database_.prepare("SELECT channel, code, count FROM codes WHERE input = ? ORDER BY channel, code");
  statement.bind(1, input);
  std::vector<CodeCount> out;
  while (statement.step()) out.push_back({statement.text(0), statement.text(1), statement.number(2)});
  return out;
}

std::vector<FieldRow> JournalReader::fields(std::int64_t input) const {
  Statement statement = database_.prepare(
      "SELECT k.form, k.key, raw, text, state, value, unit, proved, tbl, row, col, page FROM fields f JOIN field_keys k ON k.id = f.key WHERE input = ? ORDER BY k.id");
  statement.bind(1, input);
  std::vector<FieldRow> out;
  while (statement.step()) {
    FieldRow& row = out.emplace_back();
    int at = 0;
    for (std::string* text : {&row.form, &row.key, &row.raw, &row.text, &row.state, &row.value, &row.unit}) *text = statement.text(at++);
    for (auto* number : {&row.proved, &row.table, &row.row, &row.column, &row.page}) *number = statement.number_or_none(at++);
  }
  return out;
}

std::string JournalReader::report(std::int64_t input) const {
  // A duplicate has none of its own.
  Statement statement = database_.prepare("SELECT json FROM reports WHERE input = (SELECT coalesce(duplicate_of, id) FROM inputs WHERE id = ?)");
  statement.bind(1, input);
  return statement.step() ? unpacked(statement.text(0)) : std::string();
}

}  // namespace zhengben
