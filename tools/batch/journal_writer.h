// Writing to the journal of a running batch. Every change of state is a transaction or part of one; between begin()
// and commit() several are one.
#ifndef ZHENGBEN_TOOLS_BATCH_JOURNAL_WRITER_H
#define ZHENGBEN_TOOLS_BATCH_JOURNAL_WRITER_H

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/batch/journal.h"
#include "tools/files/output_file.h"

namespace zhengben {

// One process a journal. A lock of fcntl(2): it goes with the process, and its workers do not inherit it.
class JournalLock {
 public:
  explicit JournalLock(const std::string& journal);   // throws Error(JournalBusy)

 private:
  Descriptor file_;
};

// Alone: no other process looks into it meanwhile. Then a write-ahead log needs no memory shared between processes, which
// network file systems do not give. sqlite.org/wal.html, "Use of WAL Without Shared-Memory".
enum class Company : std::uint8_t { Readers, Alone };

class JournalWriter {
 public:
  JournalWriter(const std::string& path, Sync sync, Company company = Company::Readers);

  std::string meta(const std::string& name) const;
  void set_meta(const std::string& name, const std::string& value);

  void begin() { transaction_.emplace(database_); }
  void commit();
  void roll_back();

  // The row of `key`, made where there is none: with its id where it has one, else with the next.
  InputRow add(const InputRow& input);
  std::optional<InputRow> find(std::int64_t id) const;
  // The next rows behind `after` that are no entries of archives.
  std::vector<InputRow> after(std::int64_t after, int at_most) const;
  std::vector<InputRow> in_state(InputState state) const;
  std::vector<InputRow> entries_of(std::int64_t archive) const;
  // A done or failed input with this content, options and version that was converted itself.
  std::optional<InputRow> with_content(const InputRow& like) const;

  void mark_running(const InputRow& input);                          // with its content, options and version
  void mark_waiting(std::int64_t id, std::int64_t attempts, std::int64_t interruptions);
  void mark(const InputRow& input);                                  // everything that may change
  void mark_done(std::int64_t id);                                   // and its outputs
  void mark_forgiven(std::int64_t id);                               // a failed one: waiting, with all its attempts

  void put_details(std::int64_t input, const DocumentResult& result);   // codes, fields, report: in place of what was
  std::vector<OutputRow> outputs(std::int64_t input) const;
  void put_output(const OutputRow& output);
  void drop_outputs(std::int64_t input);
  std::optional<std::int64_t> owner_of(const std::string& path) const;

  struct Totals {
    std::int64_t all = 0, clean = 0, review = 0, failed = 0, skipped = 0, duplicates = 0;
  };
  Totals totals() const;
  Database& database() { return database_; }

 private:
  std::int64_t field_key(const std::string& form, const std::string& key);
  // Statements live as long as the journal: each is prepared once.
  Statement& statement(const char* text) const;

  Database database_;
  std::optional<Transaction> transaction_;
  mutable std::map<const char*, Statement> statements_;
  std::map<std::string, std::int64_t> field_keys_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_JOURNAL_WRITER_H
