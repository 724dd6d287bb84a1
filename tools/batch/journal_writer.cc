#include "tools/batch/journal_writer.h"

#include <fcntl.h>

#include <cerrno>
#include <cstring>

#include "model/error.h"

namespace zhengben {

namespace {

std::vector<InputRow> rows_of(Statement& statement) {
  std::vector<InputRow> rows;
  while (statement.step()) rows.push_back(input_of(statement));
  return rows;
}

std::string select(const char* condition) { return std::string("SELECT ") + kInputColumns + " FROM inputs WHERE " + condition; }

}  // namespace

JournalLock::JournalLock(const std::string& journal) {
  const std::string path = journal + ".lock";
  file_.reset(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file_) throw OutputError(errno == ENOSPC ? Code::OutputDiskFull : Code::OutputUnwritable, {path, std::strerror(errno)}, errno);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  if (::fcntl(file_.get(), F_SETLK, &lock) == 0) return;
  if (errno == EACCES || errno == EAGAIN) throw Error(Code::JournalBusy, {journal});
  throw OutputError(Code::OutputUnwritable, {path, std::strerror(errno)}, errno);
}

JournalWriter::JournalWriter(const std::string& path, Sync sync, Company company) : database_(path, Opening::Create) {
  if (company == Company::Alone) database_.execute("PRAGMA locking_mode = EXCLUSIVE");
  database_.execute("PRAGMA journal_mode = WAL");
  database_.execute(sync == Sync::Always ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
  database_.execute("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY");
  prepare_schema(database_);
}

Statement& JournalWriter::statement(const char* text) const {
  const auto found = statements_.find(text);
  return found != statements_.end() ? found->second : statements_.emplace(text, database_.prepare(text)).first->second;
}

void JournalWriter::commit() {
  transaction_->commit();
  transaction_.reset();
}

void JournalWriter::roll_back() {
  transaction_.reset();
  field_keys_.clear();   // some may have been made in it
}

std::string JournalWriter::meta(const std::string& name) const {
  Statement& get = statement("SELECT value FROM meta WHERE name = ?").bind(1, name);
  std::string value;
  if (get.step()) value = get.text(0);
  get.reset();
  return value;
}

void JournalWriter::set_meta(const std::string& name, const std::string& value) {
  statement("INSERT INTO meta VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value").bind(1, name).bind(2, value).run();
}

InputRow JournalWriter::add(const InputRow& input) {
  Statement& insert = statement("INSERT INTO inputs(key, raw_name, kind, parent, folder, name, bytes, number, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0)) ON CONFLICT(key) DO NOTHING");
  insert.bind(1, input.key).bind(3, name_of(input.kind)).bind(4, input.parent).bind(5, input.folder).bind(6, input.name).bind(7, input.bytes).bind(8, input.number).bind(9, input.id);
  input.raw_name.empty() ? insert.bind_null(2) : insert.bind_blob(2, input.raw_name);
  insert.run();
  static const std::string by_key = select("key = ?");
  Statement& get = statement(by_key.c_str()).bind(1, input.key);
  get.step();
  InputRow row = input_of(get);
  get.reset();
  return row;
}

std::optional<InputRow> JournalWriter::find(std::int64_t id) const {
  static const std::string by_id = select("id = ?");
  Statement& get = statement(by_id.c_str()).bind(1, id);
  std::optional<InputRow> row;
  if (get.step()) row = input_of(get);
  get.reset();
  return row;
}

std::vector<InputRow> JournalWriter::after(std::int64_t after, int at_most) const {
  static const std::string next = select("id > ? AND kind != 'entry' AND parent IS NULL ORDER BY id LIMIT ?");
  return rows_of(statement(next.c_str()).bind(1, after).bind(2, std::int64_t{at_most}));
}

std::vector<InputRow> JournalWriter::in_state(InputState state) const {
  static const std::string with_state = select("state = ? ORDER BY id");
  return rows_of(statement(with_state.c_str()).bind(1, name_of(state)));
}

std::vector<InputRow> JournalWriter::entries_of(std::int64_t archive) const {
  static const std::string of_archive = select("parent = ? ORDER BY id");
  return rows_of(statement(of_archive.c_str()).bind(1, archive));
}

std::optional<InputRow> JournalWriter::with_content(const InputRow& like) const {
  static const std::string same =
      select("sha256 = ? AND options = ? AND version = ? AND id != ? AND duplicate_of IS NULL AND kind != 'archive' AND state IN ('done', 'failed') ORDER BY id LIMIT 1");
  Statement& get = statement(same.c_str()).bind(1, like.sha256).bind(2, like.options).bind(3, like.version).bind(4, like.id);
  std::optional<InputRow> row;
  if (get.step()) row = input_of(get);
  get.reset();
  return row;
}

void JournalWriter::mark_running(const InputRow& input) {
  statement("UPDATE inputs SET state = 'running', sha256 = ?2, bytes = ?3, options = ?4, version = ?5, duplicate_of = ?6, attempts = ?7, interruptions = ?8 WHERE id = ?1")
      .bind(1, input.id).bind(2, input.sha256).bind(3, input.bytes).bind(4, input.options).bind(5, input.version).bind(6, input.duplicate_of).bind(7, input.attempts)
      .bind(8, input.interruptions).run();
}

void JournalWriter::mark_waiting(std::int64_t id, std::int64_t attempts, std::int64_t interruptions) {
  statement("UPDATE inputs SET state = 'waiting', attempts = ?2, interruptions = ?3 WHERE id = ?1").bind(1, id).bind(2, attempts).bind(3, interruptions).run();
}

void JournalWriter::mark(const InputRow& input) {
  Statement& update = statement(
      "UPDATE inputs SET kind = ?2, bytes = ?3, sha256 = ?4, options = ?5, version = ?6, state = ?7, attempts = ?8, interruptions = ?9, exit_status = ?10, code = ?11, "
      "message = ?12, duplicate_of = ?13, format = ?14, form = ?15, agency = ?16, year = ?17, title = ?18, changes = ?19, notes = ?20, warnings = ?21, losses = ?22, "
      "relations_hold = ?23, relations_fail = ?24, relations_open = ?25, milliseconds = ?26, finished = ?27 WHERE id = ?1");
  const DocumentFacts& facts = input.facts;
  update.bind(1, input.id).bind(2, name_of(input.kind)).bind(3, input.bytes).bind_or_null(4, input.sha256).bind_or_null(5, input.options).bind_or_null(6, input.version);
  update.bind(7, name_of(input.state)).bind(8, input.attempts).bind(9, input.interruptions).bind(10, std::int64_t{input.exit_status}).bind_or_null(11, input.code);
  update.bind_or_null(12, input.message).bind(13, input.duplicate_of).bind_or_null(14, facts.format).bind_or_null(15, facts.form).bind_or_null(16, facts.agency);
  update.bind(17, facts.year).bind_or_null(18, facts.title);
  int at = 19;
  for (const std::int64_t count : {facts.changes, facts.notes, facts.warnings, facts.losses, facts.relations_hold, facts.relations_fail, facts.relations_open, input.milliseconds, input.finished})
    update.bind(at++, count);
  update.run();
}

void JournalWriter::mark_done(std::int64_t id) {
  statement("UPDATE inputs SET state = CASE WHEN exit_status IN (0, 3) THEN 'done' ELSE 'failed' END, completions = completions + 1, interruptions = 0 WHERE id = ?").bind(1, id).run();
  statement("UPDATE outputs SET state = 'done' WHERE input = ?").bind(1, id).run();
}

void JournalWriter::mark_forgiven(std::int64_t id) {
  statement("UPDATE inputs SET state = 'waiting', attempts = 0, interruptions = 0 WHERE id = ?").bind(1, id).run();
}

std::int64_t JournalWriter::field_key(const std::string& form, const std::string& key) {
  const std::string both = form + '\n' + key;
  if (const auto found = field_keys_.find(both); found != field_keys_.end()) return found->second;
  statement("INSERT INTO field_keys(form, key) VALUES (?, ?) ON CONFLICT DO NOTHING").bind(1, form).bind(2, key).run();
  Statement& get = statement("SELECT id FROM field_keys WHERE form = ? AND key = ?").bind(1, form).bind(2, key);
  get.step();
  const std::int64_t id = get.number(0);
  get.reset();
  return field_keys_[both] = id;
}

void JournalWriter::put_details(std::int64_t input, const DocumentResult& result) {
  for (const char* drop : {"DELETE FROM codes WHERE input = ?", "DELETE FROM fields WHERE input = ?", "DELETE FROM reports WHERE input = ?"}) statement(drop).bind(1, input).run();
  for (const CodeCount& code : result.codes)
    statement("INSERT INTO codes VALUES (?, ?, ?, ?)").bind(1, input).bind(2, code.channel).bind(3, code.code).bind(4, code.count).run();
  for (const FieldRow& field : result.fields) {
    Statement& insert = statement("INSERT OR REPLACE INTO fields VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").bind(1, input).bind(2, field_key(field.form, field.key));
    insert.bind(3, field.raw).bind(4, field.text).bind(5, field.state).bind_or_null(6, field.value).bind_or_null(7, field.unit).bind(8, field.proved);
    insert.bind(9, field.table).bind(10, field.row).bind(11, field.column).bind(12, field.page).run();
  }
  if (!result.report.empty()) statement("INSERT INTO reports VALUES (?, ?)").bind(1, input).bind_blob(2, result.report).run();
}

std::vector<OutputRow> JournalWriter::outputs(std::int64_t input) const {
  Statement& get = statement("SELECT input, format, path, sha256, bytes, state FROM outputs WHERE input = ? ORDER BY format").bind(1, input);
  std::vector<OutputRow> out;
  while (get.step()) out.push_back({get.number(0), get.text(1), get.text(2), get.text(3), get.number(4), get.text(5)});
  return out;
}

void JournalWriter::put_output(const OutputRow& output) {
  statement("INSERT INTO outputs VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(input, format) DO UPDATE SET path = excluded.path, sha256 = excluded.sha256, bytes = excluded.bytes, state = excluded.state")
      .bind(1, output.input).bind(2, output.format).bind(3, output.path).bind_or_null(4, output.sha256)
      .bind(5, output.bytes).bind(6, output.state).run();
}

void JournalWriter::drop_outputs(std::int64_t input) { statement("DELETE FROM outputs WHERE input = ?").bind(1, input).run(); }

std::optional<std::int64_t> JournalWriter::owner_of(const std::string& path) const {
  Statement& get = statement("SELECT input FROM outputs WHERE path = ?").bind(1, path);
  std::optional<std::int64_t> owner;
  if (get.step()) owner = get.number(0);
  get.reset();
  return owner;
}

JournalWriter::Totals JournalWriter::totals() const {
  Statement& get = statement(
      "SELECT count(*), sum(state = 'done' AND exit_status = 0), sum(state = 'done' AND exit_status = 3), sum(state = 'failed'), sum(state = 'skipped'), "
      "sum(state IN ('done', 'failed') AND duplicate_of IS NOT NULL) FROM inputs WHERE kind != 'archive' OR state = 'failed'");
  get.step();
  const Totals totals{get.number(0), get.number(1), get.number(2), get.number(3), get.number(4), get.number(5)};
  get.reset();
  return totals;
}

}  // namespace zhengben
