// The grammar of the plain text that Apache Tika makes of a word processor's file: a paragraph a line; a cell a line
// after a tab, more lines for more paragraphs; a blank line behind each row, one more behind the table.
#ifndef ZHENGBEN_READERS_TEXT_DUMP_GRAMMAR_H
#define ZHENGBEN_READERS_TEXT_DUMP_GRAMMAR_H

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zhengben::text {

struct DumpLine {
  std::string text;
  std::int64_t number = 0;     // from 1
};

struct DumpCell {
  std::vector<DumpLine> paragraphs;
};
using DumpRow = std::vector<DumpCell>;

struct DumpTable {
  std::vector<DumpRow> rows;
};

using DumpItem = std::variant<DumpLine, DumpTable>;

// Blank lines between paragraphs are no items. Lines that hold tabs between words, several in a row, are a table too.
std::vector<DumpItem> parse_dump(std::string_view text);

}  // namespace zhengben::text

#endif  // ZHENGBEN_READERS_TEXT_DUMP_GRAMMAR_H
