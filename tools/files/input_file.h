// Bytes of one input, read whole under a bound; standard input is "-". Never opened for writing.
#ifndef ZHENGBEN_TOOLS_FILES_INPUT_FILE_H
#define ZHENGBEN_TOOLS_FILES_INPUT_FILE_H

#include <cstdint>
#include <string>

namespace zhengben {

// Throws Error: InputUnreadable, InputIsDirectory, InputTooLarge.
std::string read_input(const std::string& path, std::int64_t max_bytes);

std::string file_name_of(const std::string& path);   // without folders; "stdin" for "-"
std::string stem_of(const std::string& file_name);   // without the extension
std::string extension_of(const std::string& file_name);   // lower case, without the dot

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_FILES_INPUT_FILE_H
