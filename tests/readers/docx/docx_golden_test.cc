// Golden dumps of unpacked packages: fixtures/docx/<what is wrong with it>/. ZHENGBEN_ACCEPT=1 rewrites them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "model/dump.h"
#include "model/table.h"
#include "readers/reader.h"
#include "tests/readers/docx/make_docx.h"

using namespace zhengben;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> cases() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(fs::path(ZHENGBEN_FIXTURES) / "docx"))
    if (entry.is_directory()) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

TEST_CASE("every package of the fixtures reads as its golden dump says") {
  REQUIRE(!cases().empty());
  for (const fs::path& folder : cases()) {
    CAPTURE(folder.filename().string());
    const ReadResult result = read_docx(test::make_docx(test::parts_in(folder)), {});
    for (const Table& table : result.document.tables) CHECK(is_full_grid(table));
    const std::string got = dump(result.document) + "-- findings\n" + dump(result.findings.items()) + "-- changes\n" + dump(result.changes);
    const fs::path golden = folder / "expected.dump";
    if (std::getenv("ZHENGBEN_ACCEPT") != nullptr) std::ofstream(golden, std::ios::binary) << got;
    CHECK(got == content(golden));
  }
}
