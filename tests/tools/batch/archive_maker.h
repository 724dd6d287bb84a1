// Archives for tests, with whatever bytes for names.
#ifndef ZHENGBEN_TESTS_TOOLS_BATCH_ARCHIVE_MAKER_H
#define ZHENGBEN_TESTS_TOOLS_BATCH_ARCHIVE_MAKER_H

#include <string>
#include <vector>

namespace zhengben::tests {

struct Packed {
  std::string name, bytes;
  std::string link;            // a symbolic link to it instead of bytes
};

enum class Container { Zip, Tar, TarGz, SevenZip };

std::string archive_of(const std::vector<Packed>& entries, Container container);

}  // namespace zhengben::tests

#endif  // ZHENGBEN_TESTS_TOOLS_BATCH_ARCHIVE_MAKER_H
