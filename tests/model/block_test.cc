#include "model/block.h"

#include <doctest/doctest.h>

#include "model/table.h"

using namespace zhengben;

namespace {

Paragraph paragraph_of(std::initializer_list<Run> runs) {
  Paragraph paragraph;
  paragraph.runs = runs;
  return paragraph;
}

Run text(std::string what, std::uint32_t format = 0) { return {.kind = RunKind::Text, .format = format, .text = std::move(what)}; }

}  // namespace

TEST_CASE("plain text holds tabs and line breaks and no label") {
  Paragraph paragraph = paragraph_of({text("a"), {.kind = RunKind::Tab}, {.kind = RunKind::LineBreak}, {.kind = RunKind::Image}, text("b")});
  paragraph.label = ListLabel{.text = "一、", .suffix = ListLabel::Suffix::Nothing};
  CHECK(plain_text(paragraph) == "a\t\nb");
  CHECK(paragraph_text(paragraph) == "一、a\t\nb");
  paragraph.label->suffix = ListLabel::Suffix::Tab;
  CHECK(paragraph_text(paragraph) == "一、 a\t\nb");
}

TEST_CASE("a replacement takes the format of what it replaces and marks keep to their text") {
  Paragraph paragraph = paragraph_of({text("[x]", 1), text("abc", 2)});
  paragraph.marks = {{.kind = MarkKind::Bookmark, .begin = 3, .end = 6}};
  replace_text(paragraph, 0, 3, "");
  CHECK(plain_text(paragraph) == "abc");
  CHECK(paragraph.runs.size() == 1);
  CHECK(paragraph.marks[0].begin == 0);
  CHECK(paragraph.marks[0].end == 3);
  replace_text(paragraph, 1, 2, "XYZ");
  CHECK(plain_text(paragraph) == "aXYZc");
  CHECK(paragraph.runs.size() == 1);
  CHECK(paragraph.marks[0].end == 5);
}

TEST_CASE("a replacement over several runs leaves pictures where they stood") {
  Paragraph paragraph = paragraph_of({text("ab", 1), {.kind = RunKind::Image, .object = 7}, text("cd", 2)});
  replace_text(paragraph, 1, 3, "-");
  CHECK(plain_text(paragraph) == "a-d");
  bool has_image = false;
  for (const Run& run : paragraph.runs) has_image |= run.kind == RunKind::Image && run.object == 7;
  CHECK(has_image);
}

TEST_CASE("a grid is full only if every slot is covered once") {
  Table table;
  table.rows.resize(2);
  table.columns.resize(2);
  const auto cell = [](int row, int column, int row_span, int column_span) {
    Cell made;
    made.row = row;
    made.column = column;
    made.row_span = row_span;
    made.column_span = column_span;
    return made;
  };
  table.cells = {cell(0, 0, 1, 2), cell(1, 0, 1, 1), cell(1, 1, 1, 1)};
  CHECK(is_full_grid(table));
  CHECK(slot_map(table) == std::vector<std::int32_t>{0, 0, 1, 2});
  table.cells.pop_back();
  CHECK(!is_full_grid(table));
  table.cells.push_back(cell(1, 0, 1, 2));
  CHECK(!is_full_grid(table));
}
