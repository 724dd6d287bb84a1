// An output appears whole under its name or not at all: temporary name in the target folder, written, synced, read
// again and compared, renamed, folder synced. Whatever fails, the temporary file goes.
#ifndef ZHENGBEN_TOOLS_FILES_OUTPUT_FILE_H
#define ZHENGBEN_TOOLS_FILES_OUTPUT_FILE_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

enum class Overwrite : std::uint8_t { Never, Always };

// Throws Error: OutputExists, OutputUnwritable, OutputDiskFull, OutputInvalid, Interrupted. A device or pipe that
// stands at `path` is written to as it is.
void write_output(const std::string& path, std::string_view bytes, Overwrite overwrite);
void write_standard_output(std::string_view bytes);

// What write_output would refuse without writing: so that no work is done for nothing.
void check_output(const std::string& path, Overwrite overwrite);

bool is_folder(const std::string& path);
bool is_same_file(const std::string& a, const std::string& b);   // false where one does not exist
void make_folder(const std::string& path);                       // and those above it; throws Error(OutputUnwritable)

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_FILES_OUTPUT_FILE_H
