// An output appears whole under its name or not at all: temporary name in the target folder, written, synced, read
// again and compared, renamed, folder synced. Whatever fails, the temporary file goes.
#ifndef ZHENGBEN_TOOLS_FILES_OUTPUT_FILE_H
#define ZHENGBEN_TOOLS_FILES_OUTPUT_FILE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/error.h"
#include "tools/files/descriptor.h"

namespace zhengben {

enum class Overwrite : std::uint8_t { Never, Always };
enum class Sync : std::uint8_t { Always, Never };    // Never: what a loss of power takes is not there any more

// An OutputUnwritable or OutputDiskFull that knows the system's errno.
class OutputError : public Error {
 public:
  OutputError(Code code, std::vector<std::string> arguments, int number) : Error(code, std::move(arguments)), number_(number) {}
  int number() const { return number_; }

 private:
  int number_;
};

// An output under a temporary name beside its target: written, synced, read again and compared; goes with the object
// unless it was published. The name holds `mark`, by which a later run knows what it left behind.
class StagedOutput {
 public:
  StagedOutput(std::string target, const std::string& mark, Sync sync = Sync::Always);
  // A file that was made otherwise, in the target's folder.
  static StagedOutput adopt(const std::string& path, std::string target);
  ~StagedOutput();
  StagedOutput(StagedOutput&& other) noexcept;
  StagedOutput& operator=(StagedOutput&&) = delete;

  void write(std::string_view bytes);            // whole, once; and checks it
  void append(std::string_view bytes);           // or piece by piece, and
  void seal();                                   // synced, but not read again
  void publish(Overwrite overwrite);             // renames; the folder is to be synced with sync_folder
  void withdraw();                               // takes the temporary name again
  void retarget(std::string target);             // another name in the same folder
  const std::string& target() const { return target_; }

 private:
  StagedOutput() = default;
  void compare(std::string_view bytes) const;
  int rename_to_new() const;

  std::string target_, name_;
  Descriptor file_;
  Sync sync_ = Sync::Always;
  bool published_ = false;
};

std::string folder_holding(const std::string& path);   // "." and "/" where the path has none
void sync_folder(const std::string& folder);
bool is_staged_name(const std::string& file_name, const std::string& mark);

// Throws Error: OutputExists, OutputUnwritable, OutputDiskFull, OutputInvalid, Interrupted. A device or pipe that
// stands at `path` is written to as it is.
void write_output(const std::string& path, std::string_view bytes, Overwrite overwrite);
void write_standard_output(std::string_view bytes);

// What write_output would refuse without writing: so that no work is done for nothing.
void check_output(const std::string& path, Overwrite overwrite);

bool is_folder(const std::string& path);
bool is_regular_file(const std::string& path);
bool is_same_file(const std::string& a, const std::string& b);   // false where one does not exist
void make_folder(const std::string& path);                       // and those above it; throws Error(OutputUnwritable)

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_FILES_OUTPUT_FILE_H
