#include "tools/zhengben/companion.h"

#include <unistd.h>

#include <array>

#include "model/error.h"

namespace zhengben {

std::string companion(const std::string& name) {
  std::array<char, 4096> buffer{};
  const ssize_t size = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
  if (size <= 0 || size == static_cast<ssize_t>(buffer.size())) throw Error(Code::Internal, {"cannot tell where the program is"});
  const std::string program(buffer.data(), static_cast<std::size_t>(size));
  const std::string folder = program.substr(0, program.rfind('/') + 1);
  // ZHENGBEN_COMPANIONS: the folder of the installed ones, as seen from the installed program's.
  for (const std::string& path : {folder + name, folder + ZHENGBEN_COMPANIONS + "/" + name})
    if (::access(path.c_str(), R_OK) == 0) return path;
  throw Error(Code::Internal, {name + " is not installed beside " + program});
}

}  // namespace zhengben
