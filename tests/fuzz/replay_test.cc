#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/targets.h"

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("every input that a fuzzer found, and every seed, is read or refused") {
  for (const zhengben::fuzz::Target& target : zhengben::fuzz::kTargets) {
    const std::vector<std::filesystem::path> files = files_in(std::filesystem::path(ZHENGBEN_FIXTURES) / "fuzz" / target.folder);
    CAPTURE(target.name);
    CHECK_FALSE(files.empty());
    for (const std::filesystem::path& file : files) {
      CAPTURE(file);
      target.run(bytes_of(file));
    }
  }
}
