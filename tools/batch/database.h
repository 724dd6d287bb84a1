// The one adapter of SQLite: a connection, prepared statements, transactions. Throws Error: JournalDamaged for what
// SQLite refuses, OutputDiskFull where the disk is.
#ifndef ZHENGBEN_TOOLS_BATCH_DATABASE_H
#define ZHENGBEN_TOOLS_BATCH_DATABASE_H

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace zhengben {

enum class Opening : std::uint8_t { ReadOnly, ReadWrite, Create };

// One statement, used again and again. Columns and parameters are counted from 0 and 1, as SQLite does.
class Statement {
 public:
  Statement(sqlite3* connection, std::string path, std::string_view text);

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::string_view text);                  // UTF-8
  Statement& bind(int index, const std::optional<std::int64_t>& value);
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind_null(int index);
  Statement& bind_or_null(int index, std::string_view text);          // empty: null
  bool step();                                                        // whether there is a row; reset behind the last
  void run();                                                         // a statement without rows, and reset
  void reset();

  std::int64_t number(int column) const;                              // 0 for null
  std::optional<std::int64_t> number_or_none(int column) const;
  std::string text(int column) const;                                 // of a blob: its bytes

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int result) const;

  sqlite3* connection_;
  std::string path_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  Database(const std::string& path, Opening opening);

  Statement prepare(std::string_view text) const;
  void execute(std::string_view statements);        // several by ';'
  const std::string& path() const { return path_; }
  std::int64_t last_row() const;                    // id of the row inserted last

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> connection_;
};

// Rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_DATABASE_H
