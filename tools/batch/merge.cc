#include "tools/batch/merge.h"

#include <unistd.h>

#include <map>

#include "model/error.h"
#include "tools/batch/shard.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(const std::string& journal, const std::string& why) { throw Error(Code::Usage, {journal + ": " + why}); }

// All shards once, of one batch, each with its part of the inputs entered. How many inputs there are.
std::string require_whole(const std::vector<std::string>& paths) {
  std::map<int, std::string> shards;
  int count = 0;
  std::string batch, inputs;
  for (const std::string& path : paths) {
    const JournalReader journal(path);
    const std::string name = journal.meta("shard");
    if (name.empty()) refuse(path, "it is not of a shard");
    if (journal.meta("manifest").empty()) refuse(path, "its inputs are not entered yet: start the shard again");
    const Shard shard = parse_shard(name);
    const std::string about = journal.meta("options") + " " + journal.meta("version") + " " + journal.meta("manifest") + " " + std::to_string(shard.count);
    if (!batch.empty() && about != batch) refuse(path, "it is of another batch than " + paths.front());
    batch = about;
    inputs = journal.meta("inputs");
    count = shard.count;
    if (const auto [there, is_new] = shards.emplace(shard.index, path); !is_new) refuse(path, "shard " + name + " is also " + there->second);
  }
  for (int index = 1; index <= count; ++index)
    if (!shards.contains(index)) refuse("shard " + name_of(Shard{index, count}), "its journal is missing");
  return inputs;
}

// Ids as one machine would give them: of the inputs their place in the manifest, of entries behind, archive by archive.
constexpr const char* kBegin = "CREATE TEMP TABLE rows(shard INTEGER, old INTEGER, parent INTEGER); CREATE TEMP TABLE current(shard INTEGER)";
constexpr const char* kCollect = "INSERT INTO temp.rows SELECT (SELECT shard FROM temp.current), id, parent FROM part.inputs";
constexpr const char* kNumber = R"sql(
CREATE TEMP TABLE ids AS SELECT shard, old, old AS id FROM temp.rows WHERE parent IS NULL
  UNION ALL SELECT shard, old, (SELECT max(old) FROM temp.rows WHERE parent IS NULL) + row_number() OVER (ORDER BY parent, old) FROM temp.rows WHERE parent IS NOT NULL;
CREATE UNIQUE INDEX temp.ids_by_old ON ids(shard, old);
)sql";

// Keys of fields are found by their names.
constexpr const char* kCopy = R"sql(
CREATE TEMP VIEW here AS SELECT old, id FROM temp.ids WHERE shard = (SELECT shard FROM temp.current);
INSERT INTO main.inputs SELECT mine.id, key, raw_name, kind, i.parent, folder, name, number, bytes, sha256, options, version, state,
  attempts, interruptions, completions, exit_status, code, message, twin.id, format, form, agency, year, title, changes, notes, warnings, losses,
  relations_hold, relations_fail, relations_open, milliseconds, finished
  FROM part.inputs i JOIN temp.here mine ON mine.old = i.id LEFT JOIN temp.here twin ON twin.old = i.duplicate_of;
INSERT INTO main.outputs SELECT mine.id, format, path, sha256, bytes, state FROM part.outputs o JOIN temp.here mine ON mine.old = o.input;
INSERT INTO main.codes SELECT mine.id, channel, code, count FROM part.codes c JOIN temp.here mine ON mine.old = c.input;
INSERT INTO main.field_keys(form, key) SELECT form, key FROM part.field_keys WHERE true ORDER BY id ON CONFLICT DO NOTHING;
INSERT INTO main.fields SELECT mine.id, known.id, f.raw, f.text, f.state, f.value, f.unit, f.proved, f.tbl, f.row, f.col, f.page
  FROM part.fields f JOIN temp.here mine ON mine.old = f.input JOIN part.field_keys theirs ON theirs.id = f.key
  JOIN main.field_keys known ON known.form = theirs.form AND known.key = theirs.key;
INSERT INTO main.reports SELECT mine.id, json FROM part.reports r JOIN temp.here mine ON mine.old = r.input;
DROP VIEW temp.here;
)sql";

// What two shards have both converted is on one machine converted once: by the first, where it ended in the same way.
// Entries come when their archive does.
constexpr const char* kTwins = R"sql(
CREATE TEMP TABLE firsts AS SELECT sha256, options, version, state, exit_status, code, id, row_number() OVER
  (PARTITION BY sha256, options, version, state, exit_status, code ORDER BY coalesce(parent, id), parent IS NOT NULL, id) AS place
  FROM main.inputs WHERE sha256 IS NOT NULL AND kind != 'archive' AND state IN ('done', 'failed') AND duplicate_of IS NULL;
DELETE FROM temp.firsts WHERE place > 1;
CREATE INDEX temp.firsts_by_content ON firsts(sha256);
CREATE TEMP TABLE twins AS SELECT i.id, f.id AS first FROM main.inputs i JOIN temp.firsts f USING (sha256, options, version, state, exit_status)
  WHERE f.code IS i.code AND f.id != i.id AND i.kind != 'archive';
UPDATE main.inputs SET duplicate_of = t.first FROM temp.twins t WHERE t.id = inputs.id;
DELETE FROM main.codes WHERE input IN (SELECT id FROM temp.twins);
DELETE FROM main.fields WHERE input IN (SELECT id FROM temp.twins);
DELETE FROM main.reports WHERE input IN (SELECT id FROM temp.twins);
DROP TABLE temp.firsts; DROP TABLE temp.twins; DROP TABLE temp.ids; DROP TABLE temp.rows; DROP TABLE temp.current;
)sql";

void on_each(Database& database, const std::vector<std::string>& journals, const char* statements) {
  for (std::size_t shard = 0; shard < journals.size(); ++shard) {
    Statement attach = database.prepare("ATTACH ? AS part");
    attach.bind(1, journals[shard]).run();
    {
      Transaction transaction(database);
      database.execute("DELETE FROM temp.current; INSERT INTO temp.current VALUES (" + std::to_string(shard) + ")");
      database.execute(statements);
      transaction.commit();
    }
    database.execute("DETACH part");
  }
}

void copy(JournalWriter& merged, const std::vector<std::string>& journals) {
  Database& database = merged.database();
  database.execute(kBegin);
  on_each(database, journals, kCollect);
  database.execute(kNumber);
  on_each(database, journals, kCopy);
  merged.begin();
  database.execute(kTwins);
  const JournalReader first(journals.front());
  for (const char* name : {"token", "version", "options", "output"}) merged.set_meta(name, first.meta(name));
  merged.set_meta("shard", "");
  merged.commit();
}

void require_all(Database& database, const std::string& inputs) {
  Statement count = database.prepare("SELECT count(*) FROM inputs WHERE parent IS NULL");
  count.step();
  if (std::to_string(count.number(0)) != inputs) throw Error(Code::JournalDamaged, {database.path(), std::to_string(count.number(0)) + " inputs in the journals, " + inputs + " in the manifest"});
}

}  // namespace

JournalWriter::Totals merge_journals(const std::vector<std::string>& journals, const std::string& target, Overwrite overwrite) {
  std::vector<JournalLock> locks;
  for (const std::string& journal : journals) {
    if (!is_regular_file(journal)) refuse(journal, "there is no such journal");   // before a lock is made beside it
    locks.emplace_back(journal);
  }
  const std::string inputs = require_whole(journals);
  check_output(target, overwrite);
  const std::string temporary = target + ".merging";
  for (const char* tail : {"", "-wal", "-shm"}) ::unlink((temporary + tail).c_str());
  JournalWriter::Totals totals;
  {
    JournalWriter merged(temporary, Sync::Never);
    copy(merged, journals);
    require_all(merged.database(), inputs);
    totals = merged.totals();
    // One file again, whose content no log has to be there for.
    merged.database().execute("PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  }
  StagedOutput file = StagedOutput::adopt(temporary, target);
  file.seal();
  file.publish(overwrite);
  sync_folder(folder_holding(target));
  return totals;
}

}  // namespace zhengben
