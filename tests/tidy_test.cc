// Reads every #include of the project and fails on a breach of the dependency rule: readers -> model <- writers,
// tools above all; a third-party header only in the adapters named here, never in a public header.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file, header;   // file: relative to the project
  bool quoted = false;
};

bool is_source(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".h" || extension == ".cc" || extension == ".c";
}

std::vector<Include> includes() {
  static const std::regex directive(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
  std::vector<Include> found;
  for (const char* folder : {"model", "readers", "writers", "tools"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(ZHENGBEN_SOURCE) / folder)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      std::ifstream file(entry.path());
      std::smatch match;
      for (std::string line; std::getline(file, line);)
        if (std::regex_match(line, match, directive))
          found.push_back({fs::relative(entry.path(), ZHENGBEN_SOURCE).generic_string(), match[2].str(), match[1].str() == "\""});
    }
  return found;
}

std::string first_folder(const std::string& path) { return path.substr(0, path.find('/')); }

// "readers/docx" of "readers/docx/xml.cc", empty for a file right in readers.
std::string second_folder(const std::string& path) {
  const std::size_t first = path.find('/'), second = path.find('/', first + 1);
  return second == std::string::npos ? "" : path.substr(0, second);
}

// Third-party headers by prefix, and the files that may include them.
const std::map<std::string, std::vector<std::string>>& adapters() {
  static const std::map<std::string, std::vector<std::string>> table = {
      {"zip.h", {"readers/docx/archive.cc", "writers/docx/archive.cc"}},
      {"tinyxml2.h", {"writers/pdf/xmp.cc"}},
      {"podofo/", {"readers/pdf/podofo_reading.cc", "writers/pdf/podofo_writing.cc"}},
      {"ft2build.h", {"readers/pdf/font_program.cc", "writers/layout/font"}},
      {"qpdf/", {"readers/pdf/qpdf_rewrite.cc"}},
      {"boost/", {"model/boost_locale.cc"}},
      {"nlohmann/", {"model/form/form_json.cc", "tools/pipeline/json_syntax.cc", "tools/pipeline/table_regions.cc", "tools/report/seen_report.cc", "tools/report/decisions.cc"}},
      {"uchardet", {"model/boost_locale.cc"}},
      {"fontconfig/", {"writers/layout/font_index.cc"}},
      {"CLI/", {"tools/zhengben/"}},
      {"openssl/", {"tools/pipeline/sha256.cc"}},
      {"zlib.h", {"readers/docx/zip_salvage.cc", "readers/pdf/filters.cc", "tools/batch/packed.cc"}},
      {"libdeflate.h", {"writers/deflate.cc"}},
      {"sqlite3.h", {"tools/batch/database.cc"}},
      {"xlsxwriter.h", {"tools/report/workbook.cc"}},
      {"archive", {"tools/batch/archive_entries.cc", "tools/batch/archive_library.cc"}},
      {"hb", {"writers/layout/font_face.cc"}},
      {"png.h", {"readers/pdf/png.cc", "writers/pdf/png_image.cc"}},
      {"openjpeg.h", {"readers/pdf/jpeg2000_decoder.cc"}},
      {"jpeglib.h", {"readers/pdf/jpeg_decoder.cc", "writers/pdf/jpeg_image.cc"}},
      {"seccomp.h", {"tools/worker/system_call_filter.cc"}},
      {"benchmark/", {"tools/bench/"}},
  };
  return table;
}

}  // namespace

TEST_CASE("readers and writers meet in the model only and the model knows neither") {
  const std::map<std::string, std::vector<std::string>> allowed = {
      {"model", {"model"}}, {"readers", {"model", "readers"}}, {"writers", {"model", "writers"}}, {"tools", {"model", "readers", "writers", "tools"}}};
  const std::vector<Include> found = includes();
  REQUIRE(found.size() > 50);
  for (const Include& include : found) {
    const std::string target = first_folder(include.header);
    if (!include.quoted || !allowed.contains(target) || include.header.find('/') == std::string::npos) continue;
    CAPTURE(include.file);
    CAPTURE(include.header);
    const auto& may = allowed.at(first_folder(include.file));
    CHECK(std::find(may.begin(), may.end(), target) != may.end());
  }
}

TEST_CASE("no reader includes another reader and no writer another format's writer") {
  const std::vector<std::string> formats = {"readers/docx", "readers/pdf", "readers/text", "writers/docx", "writers/pdf", "writers/json", "writers/text"};
  const auto is_format = [&](const std::string& folder) { return std::find(formats.begin(), formats.end(), folder) != formats.end(); };
  for (const Include& include : includes()) {
    const std::string from = second_folder(include.file), to = second_folder(include.header);
    if (!is_format(from) || !is_format(to)) continue;
    CAPTURE(include.file);
    CHECK(from == to);
  }
}

TEST_CASE("a third-party header is included by its adapters only") {
  for (const Include& include : includes())
    for (const auto& [prefix, files] : adapters()) {
      if (!include.header.starts_with(prefix)) continue;
      CAPTURE(include.file);
      CAPTURE(include.header);
      CHECK(std::any_of(files.begin(), files.end(), [&](const std::string& file) { return include.file.starts_with(file); }));
      CHECK(!include.file.ends_with(".h"));
    }
}
