#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <string>

#include "model/document.h"
#include "model/error.h"
#include "model/table.h"
#include "readers/detect.h"
#include "readers/docx/archive.h"
#include "readers/docx/xml.h"
#include "readers/reader.h"

namespace zhengben::fuzz {

namespace {

// Small, so that an input is dear in bytes and not in time.
constexpr Limits kLimits{.max_entries = 200, .max_inflated_bytes = 4 << 20, .max_xml_part_bytes = 1 << 20, .ratio_floor_bytes = 1 << 20, .max_xml_nodes = 100'000, .max_table_cells = 20'000};

// Stands for assert, which release builds lack.
void require(bool holds) {
  if (!holds) std::abort();
}

// Every element once, each with the next ordinal unless some were moved behind the root.
std::int64_t walk(docx::Element element, std::int64_t depth) {
  require(depth <= kLimits.max_xml_depth);
  require(element.ordinal() > 0);
  std::int64_t count = 1;
  for (const docx::Element child : docx::children(element)) {
    require(!child.name().empty());
    count += walk(child, depth + 1);
  }
  return count;
}

void check(const Document& document) {
  for (const Table& table : document.tables) require(is_full_grid(table));
}

}  // namespace

void zip(std::string_view bytes) {
  try {
    Findings findings;
    docx::Archive archive(bytes, kLimits, findings);
    for (const std::string& name : archive.names()) {
      require(archive.contains(name));
      archive.read(name, kLimits.max_xml_part_bytes);
    }
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void xml(std::string_view bytes) {
  try {
    Findings findings;
    const docx::Xml tree(std::string(bytes), "word/document.xml", kLimits, findings);
    if (!tree.root()) return;
    walk(tree.root(), 1);
    tree.root().text();
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void docx(std::string_view bytes) {
  try {
    check(read_docx(bytes, {.limits = kLimits}).document);
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void text(std::string_view bytes) {
  try {
    check(read_text(bytes, {.limits = kLimits}).document);
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void detect(std::string_view bytes) { zhengben::detect(bytes); }

}  // namespace zhengben::fuzz
