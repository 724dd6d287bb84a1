#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/error.h"
#include "model/table.h"
#include "model/text.h"
#include "readers/detect.h"
#include "readers/docx/archive.h"
#include "readers/docx/grid.h"
#include "readers/docx/numbering.h"
#include "readers/docx/xml.h"
#include "readers/reader.h"
#include "tests/readers/docx/zip_bytes.h"

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
    require(child.is(child.name_space(), child.name()));
    count += walk(child, depth + 1);
  }
  for (const std::string_view name : {"val", "w", "id", "type", "space", "Id", "Target"})
    for (const docx::Namespace space : {docx::Namespace::W, docx::Namespace::None, docx::Namespace::R, docx::Namespace::Xml})
      if (const auto value = element.attribute(space, name)) require(is_valid_utf8(*value));
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
    require(is_valid_utf8(tree.root().text()));
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void model(std::string_view bytes) {
  static const std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  docx(test::zip_bytes({{.name = "[Content_Types].xml", .bytes = types, .method = 0}, {.name = "word/document.xml", .bytes = std::string(bytes), .method = 0}}));
}

// A byte a cell: two bits of span, two of vMerge, two of hMerge; 0xFF and what follows is a row with gridBefore and
// gridAfter, 0xFE a span of 16 bits.
void grid(std::string_view bytes) {
  std::vector<docx::GridRow> rows(1);
  std::vector<std::optional<Length>> columns;
  const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<std::int64_t>(static_cast<unsigned char>(bytes[i])) : 0; };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::int64_t byte = at(i);
    if (byte == 0xFF) {
      rows.push_back({.before = at(i + 1) >> 4, .after = at(i + 1) & 15});
      ++i;
    } else if (byte == 0xFE) {
      rows.back().cells.push_back({.span = std::max<std::int64_t>(1, at(i + 1) << 8 | at(i + 2))});
      i += 2;
    } else if (byte == 0xFD) {
      columns.push_back(at(++i) == 0 ? std::nullopt : std::optional(Length::from_twips(at(i) * 64 - 1'024)));
    } else {
      const auto merge = [](std::int64_t bits) { return (bits & 3) == 1 ? docx::Merge::Restart : (bits & 3) == 2 ? docx::Merge::Continue : docx::Merge::None; };
      rows.back().cells.push_back({(byte & 3) + 1, merge(byte >> 2), merge(byte >> 4), (byte & 64) == 0 ? std::nullopt : std::optional(Length::from_twips(byte * 10))});
    }
  }
  try {
    const docx::Grid made = docx::full_grid(rows, columns, kLimits);
    Table table;
    table.columns = made.columns;
    table.rows.resize(rows.size());
    std::size_t cells = 0, given = 0;
    for (const docx::GridPlace& place : made.places) {
      cells += place.from.size();
      table.cells.push_back({.row = place.row, .column = place.column, .row_span = place.row_span, .column_span = place.column_span});
    }
    for (const docx::GridRow& row : rows) given += row.cells.size();
    require(is_full_grid(table));
    require(cells == given);
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void numbering(std::string_view bytes) {
  try {
    Findings findings;
    const docx::Xml tree(std::string(bytes), "word/numbering.xml", kLimits, findings);
    if (!tree.root()) return;
    const docx::Theme theme;
    const docx::StyleSheet styles;
    const docx::Numbering lists(tree.root(), theme, styles);
    docx::ListCounters counters(lists);
    std::size_t size = 0;
    for (int round = 0; round < 3; ++round)
      for (std::int64_t id = -1; id < 12; ++id)
        for (std::size_t level = 0; level < docx::kListLevels; level += id % 2 == 0 ? 1 : 2)
          if (lists.level(id, level) != nullptr) size += counters.next(id, level).size();
    require(size < bytes.size() * 1'000 + 1'000'000);
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
