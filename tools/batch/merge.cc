#include "tools/batch/merge.h"

#include <unistd.h>

#include <map>
#include <set>

#include "model/error.h"
#include "tools/batch/shard.h"

namespace zhengben {

namespace {

[[noreturn]] void refuse(const std::string& journal, const std::string& why) { throw Error(Code::Usage, {journal + ": " + why}); }

// All shards once, of one batch.
void require_whole(const std::vector<std::string>& paths) {
  std::map<int, std::string> shards;
  int count = 0;
  std::string batch;
  for (const std::string& path : paths) {
    const JournalReader journal(path);
    const std::string name = journal.meta("shard");
    if (name.empty()) refuse(path, "it is not of a shard");
    const Shard shard = parse_shard(name);
    const std::string about = journal.meta("options") + " " + journal.meta("version") + " " + std::to_string(shard.count);
    if (!batch.empty() && about != batch) refuse(path, "it is of another batch than " + paths.front());
    batch = about;
    count = shard.count;
    if (const auto [there, is_new] = shards.emplace(shard.index, path); !is_new) refuse(path, "shard " + name + " is also " + there->second);
  }
  for (int index = 1; index <= count; ++index)
    if (!shards.contains(index)) refuse("shard " + name_of(Shard{index, count}), "its journal is missing");
}

// Ids are moved behind those that are there; keys of fields are found by their names.
constexpr const char* kCopy = R"sql(
INSERT INTO main.inputs SELECT id + (SELECT moved FROM temp.merge), key, raw_name, kind, parent + (SELECT moved FROM temp.merge), folder, name, number, bytes, sha256, options, version, state,
  attempts, interruptions, completions, exit_status, code, message, duplicate_of + (SELECT moved FROM temp.merge), format, form, agency, year, title, changes, notes, warnings, losses,
  relations_hold, relations_fail, relations_open, milliseconds, finished FROM shard.inputs ORDER BY id;
INSERT INTO main.outputs SELECT input + (SELECT moved FROM temp.merge), format, path, sha256, bytes, state FROM shard.outputs;
INSERT INTO main.codes SELECT input + (SELECT moved FROM temp.merge), channel, code, count FROM shard.codes;
INSERT INTO main.field_keys(form, key) SELECT form, key FROM shard.field_keys WHERE true ORDER BY id ON CONFLICT DO NOTHING;
INSERT INTO main.fields SELECT f.input + (SELECT moved FROM temp.merge), mine.id, f.raw, f.text, f.state, f.value, f.unit, f.proved, f.tbl, f.row, f.col, f.page
  FROM shard.fields f JOIN shard.field_keys theirs ON theirs.id = f.key JOIN main.field_keys mine ON mine.form = theirs.form AND mine.key = theirs.key;
INSERT INTO main.reports SELECT input + (SELECT moved FROM temp.merge), json FROM shard.reports;
)sql";

void copy(Database& database, const std::string& from) {
  Statement attach = database.prepare("ATTACH ? AS shard");
  attach.bind(1, from).run();
  database.execute("CREATE TEMP TABLE merge AS SELECT coalesce(max(id), 0) AS moved FROM main.inputs");
  {
    Transaction transaction(database);
    database.execute(kCopy);
    transaction.commit();
  }
  database.execute("DROP TABLE temp.merge; DETACH shard");
}

}  // namespace

JournalWriter::Totals merge_journals(const std::vector<std::string>& journals, const std::string& target, Overwrite overwrite) {
  require_whole(journals);
  check_output(target, overwrite);
  const std::string temporary = target + ".merging";
  for (const char* tail : {"", "-wal", "-shm"}) ::unlink((temporary + tail).c_str());
  JournalWriter::Totals totals;
  {
    JournalWriter merged(temporary, Sync::Never);
    for (const std::string& journal : journals) copy(merged.database(), journal);
    const JournalReader first(journals.front());
    merged.begin();
    for (const char* name : {"token", "version", "options", "output"}) merged.set_meta(name, first.meta(name));
    merged.set_meta("shard", "");
    merged.commit();
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
