#include "tools/files/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "model/error.h"
#include "tools/files/descriptor.h"
#include "tools/files/interrupt.h"

namespace zhengben {

namespace {

constexpr std::size_t kChunk = 256 << 10;

void refuse_if_too_large(std::int64_t size, std::int64_t max_bytes) {
  if (size > max_bytes) throw Error(Code::InputTooLarge, {std::to_string(size), std::to_string(max_bytes)});
}

std::string read_all(int descriptor, std::size_t expected, std::int64_t max_bytes) {
  std::string bytes;
  std::size_t size = 0;
  bytes.resize(expected + 1);   // one more tells the end of a file of the expected size
  for (;;) {
    if (size == bytes.size()) bytes.resize(size + std::max(kChunk, size / 2));
    throw_if_interrupted();
    if (!wait_readable(descriptor, -1)) continue;
    const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) throw Error(Code::InputUnreadable, {std::strerror(errno)});
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    refuse_if_too_large(static_cast<std::int64_t>(size), max_bytes);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::string read_input(const std::string& path, std::int64_t max_bytes) {
  if (path == "-") return read_all(STDIN_FILENO, kChunk, max_bytes);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!file) throw Error(Code::InputUnreadable, {std::strerror(errno)});
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw Error(Code::InputUnreadable, {std::strerror(errno)});
  if (S_ISDIR(status.st_mode)) throw Error(Code::InputIsDirectory);
  refuse_if_too_large(status.st_size, max_bytes);
  return read_all(file.get(), static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)), max_bytes);
}

std::string file_name_of(const std::string& path) {
  if (path == "-") return "stdin";
  return path.substr(path.find_last_of('/') + 1);
}

std::string stem_of(const std::string& file_name) {
  const std::size_t dot = file_name.find_last_of('.');
  return dot == std::string::npos || dot == 0 ? file_name : file_name.substr(0, dot);
}

std::string extension_of(const std::string& file_name) {
  const std::size_t dot = file_name.find_last_of('.');
  if (dot == std::string::npos || dot == 0) return {};
  std::string extension = file_name.substr(dot + 1);
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

}  // namespace zhengben
