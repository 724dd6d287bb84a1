#include "tools/batch/database.h"

#include <sqlite3.h>

#include "model/error.h"

namespace zhengben {

namespace {

[[noreturn]] void fail(sqlite3* connection, const std::string& path, int result) {
  if ((result & 0xFF) == SQLITE_FULL) throw Error(Code::OutputDiskFull, {path});
  const char* text = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(result);
  throw Error(Code::JournalDamaged, {path, text});
}

// A '?' or '#' in the path would be read as part of the URI.
std::string uri_of(const std::string& path) {
  std::string uri = "file:";
  if (path.starts_with('/')) uri += "//";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      static constexpr std::string_view kHex = "0123456789ABCDEF";
      uri += {'%', kHex[static_cast<unsigned char>(c) >> 4U], kHex[static_cast<unsigned char>(c) & 0xFU]};
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace

Statement::Statement(sqlite3* connection, std::string path, std::string_view text) : connection_(connection), path_(std::move(path)) {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(connection, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  check(result);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::check(int result) const {
  if (result != SQLITE_OK) fail(connection_, path_, result);
}

Statement& Statement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  check(sqlite3_bind_text64(statement_.get(), index, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int index, const std::optional<std::int64_t>& value) { return value ? bind(index, *value) : bind_null(index); }

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_.get(), index, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null(int index) {
  check(sqlite3_bind_null(statement_.get(), index));
  return *this;
}

Statement& Statement::bind_or_null(int index, std::string_view text) { return text.empty() ? bind_null(index) : bind(index, text); }

bool Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) {
    try {
      fail(connection_, path_, result);
    } catch (...) {
      sqlite3_reset(statement_.get());   // else its transaction could not be rolled back
      throw;
    }
  }
  reset();
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() {
  sqlite3_reset(statement_.get());   // repeats the error of the last step, which was told already
  sqlite3_clear_bindings(statement_.get());
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::optional<std::int64_t> Statement::number_or_none(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return number(column);
}

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : std::string();
}

Database::Database(const std::string& path, Opening opening) : path_(path) {
  const int flags = opening == Opening::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (opening == Opening::Create ? SQLITE_OPEN_CREATE : 0);
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(uri_of(path).c_str(), &connection, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(connection);
  if (result != SQLITE_OK) fail(connection, path_, result);
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, 10'000);   // another process reads or merges
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Statement Database::prepare(std::string_view text) const { return {connection_.get(), path_, text}; }

void Database::execute(std::string_view statements) {
  const int result = sqlite3_exec(connection_.get(), std::string(statements).c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(connection_.get(), path_, result);
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Error&) {
    // Rolled back already by the failure itself.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace zhengben
