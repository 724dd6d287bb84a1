// Pagination: takes composed blocks one after the other and places them on pages, columns and sections.
//
// Always holds: `y_` is where the next thing may begin; nothing is placed below `limit()` unless it stands alone on an
// empty column. Blocks are composed once, in reading order, and only as far ahead as keep-with-next asks.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FLOW_H
#define ZHENGBEN_WRITERS_LAYOUT_FLOW_H

#include <deque>
#include <map>
#include <optional>

#include "writers/layout/canvas.h"
#include "writers/layout/compose.h"
#include "writers/layout/page_furniture.h"

namespace zhengben::layout {

class Flow {
 public:
  Flow(Engine& engine, std::int64_t max_pages);
  void run();

 private:
  // Whether nothing stands above in the column, and why; Asked: the paragraph asked for the page itself.
  enum class Top : std::uint8_t { No, Document, Break, Asked };

  // Sections, pages, columns (flow.cc)
  void begin_section(std::size_t index);
  void enter_section(std::size_t index);
  void start_columns();
  void new_page();
  void next_column();
  void draw_column_rules();
  void close_page();
  void set_area();
  void balance_columns(std::size_t from, std::size_t end);
  Length column_left() const;
  Length column_width() const;
  Length limit() const { return bottom_ - foot_height_; }
  bool at_top() const { return top_ != Top::No; }
  Page& page() { return engine_.out.pages.back(); }
  Canvas canvas();
  BlockBox& box(std::size_t index);
  bool has_box(std::size_t index) const { return index < section_end_; }
  void place(std::size_t index);
  Length gap_above(const BlockBox& box) const;
  bool keeps_space_after_hard_break() const;

  // Paragraphs (flow_paragraph.cc)
  void place_paragraph(std::size_t index);
  void place_lines(ParagraphBox& box, Length gap);
  bool ends_section_only(std::size_t index) const;
  bool ends_section_past_page(std::size_t index);
  std::size_t lines_that_fit(const ParagraphBox& box, std::size_t first, Length y) const;
  std::size_t allowed_break(const ParagraphBox& box, std::size_t first, std::size_t fit) const;
  void keep_together(std::size_t index);
  Length chain_height(std::size_t index, Length most);
  Length head_height(const BlockBox& box) const;
  void note_outline(const ParagraphBox& box);
  void number_lines(const ParagraphBox& box, std::size_t first, std::size_t last, Length y);
  void float_anchored(ParagraphBox& box, Length gap);
  void wrap_lines(ParagraphBox& box, std::size_t from, Length top);

  // Tables (flow_table.cc)
  void place_table(std::size_t index);
  void place_rows(TableBox& table, Length gap);
  bool place_floating(TableBox& box, Length gap);
  struct TableRun;
  void place_row(TableRun& run, int row);
  bool split_row(TableRun& run, int row, bool forced);
  void flush_rows(TableRun& run);
  void continue_table(TableRun& run);

  // Notes (flow_notes.cc)
  Length note_height(std::int32_t note);
  Length notes_height(const ParagraphBox& box, const LineBox& line) const;
  void compose_notes(const ParagraphBox& box);
  void compose_notes(const TableBox& box);
  void add_notes(const ParagraphBox& box, const LineBox& line);
  void add_notes(const TableBox& box, int row);
  void add_note(std::int32_t note);
  void draw_notes();
  void carry_notes();
  void place_endnotes();

  Engine& engine_;
  std::int64_t max_pages_;
  Furniture furniture_;
  Composer composer_;
  std::size_t section_ = 0, section_end_ = 0;
  std::deque<BlockBox> ahead_;
  std::size_t ahead_first_ = 0, composed_ = 0;   // index of the first in `ahead_`, of the next to compose
  std::size_t kept_until_ = 0;                   // blocks before it are judged by keep_together already

  PageArea area_;
  Length bottom_, region_top_, y_;
  Length lowest_;                                // that any column of this page reaches
  Length spare_;                                 // what of the last line notes may stand in: below its text, of a multiple
  bool first_of_section_ = true;
  std::vector<Column> columns_;
  std::size_t column_ = 0;
  Top top_ = Top::Document;
  Length left_above_;                            // with Top::Asked: the space after that the page before ended with
  std::optional<BlockBox> above_;                // the last block placed in this column
  int line_number_ = 1;                          // of the next line, where the section numbers its lines
  std::vector<Rect> taken_;                      // by what floats on this page
  bool floated_ = false;                         // the block just placed floats

  struct NoteBox {
    Stack stack;
    Length drawn;                                // how much of it earlier pages took
  };
  std::map<std::int32_t, NoteBox> notes_;
  std::vector<std::int32_t> page_notes_, carried_notes_;
  std::vector<std::int32_t> endnotes_;
  Length foot_height_;
};

void shift(Frame& frame, Point2 by);
// The header rows of a table and what of the rows below them must stand on their page: the first, or its first lines, and
// the rows it is kept with, as far as they fit a page of height `whole`.
Length head_height(const Engine& engine, const TableBox& box, Length whole);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_FLOW_H
