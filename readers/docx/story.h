// Reads a story, that is a body, header, note, comment or text box: from elements to Blocks.
#ifndef ZHENGBEN_READERS_DOCX_STORY_H
#define ZHENGBEN_READERS_DOCX_STORY_H

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "readers/docx/fields.h"
#include "readers/docx/grid.h"
#include "readers/docx/paragraph_builder.h"
#include "readers/docx/reading.h"
#include "readers/docx/shape.h"

namespace zhengben::docx {

struct DrawnGroup;

// A container of blocks while it is filled: the body, a cell, a note.
struct BlockFrame {
  std::vector<Block> blocks;
  TableContext table;
  Place place;
  bool is_body = false;
  bool in_cell = false;
  std::optional<ParagraphBuilder> carried;   // of paragraphs whose mark is deleted or hidden: it runs on into the next
  Element carried_from;
  std::vector<std::pair<std::string, std::string>> bookmarks;   // id and name, that begin between blocks
};

// A paragraph while it is built.
struct InlineFrame {
  ParagraphBuilder builder;
  ParagraphContext context;
  Place place;
  std::string hidden;             // hidden text that was dropped since the last visible character
  std::vector<Element> strays;    // blocks inside the paragraph, against the schema: they follow it
};

// What a run's rPr resolved to, and where its text goes.
struct RunState {
  ResolvedRun resolved;
  bool drop = false;              // hidden and dropped
};

struct CellSource {
  Element tc;
  CellProperties properties;
};
struct RowSource {
  Element tr;
  RowProperties properties;
  TableProperties exceptions;     // tblPrEx
  std::vector<CellSource> cells;
};

// What holds for all cells of a table.
struct TableSetting {
  const TableProperties& all;
  std::int32_t style = -1;
  Place place;
};

class StoryReader {
 public:
  StoryReader(Reading& reading, const Part& part, ListCounters& counters, StoryKind kind, Element root);

  std::vector<Block> read(Element parent, const Place& place);

 private:
  // Blocks: story.cc
  void read_blocks(Element parent, BlockFrame& frame);
  void read_block(Element e, BlockFrame& frame);
  bool read_block_mark(Element e, BlockFrame& frame);
  void read_revised_blocks(Element e, BlockFrame& frame);
  void read_paragraph(Element p, BlockFrame& frame);
  void read_loose_runs(Element e, BlockFrame& frame);
  void begin_paragraph(InlineFrame& in, BlockFrame& frame);
  void finish_paragraph(Element p, InlineFrame& in, const ParagraphProperties& direct, const RunProperties& mark, BlockFrame& frame);
  void flush_carried(BlockFrame& frame, bool at_end);
  void set_label(Paragraph& paragraph, const ParagraphProperties& direct, const RunProperties& mark, const ParagraphContext& context);
  bool mark_is_removed(Element p_pr, const ResolvedRun& mark, const Place& place);
  Element effective(Element properties, std::string_view change) const;
  void end_section(Element sect_pr, const BlockFrame& frame);
  void read_alt_chunk(Element e, BlockFrame& frame);
  bool import_package(std::string_view bytes, BlockFrame& frame);

  // Tables: table_reader.cc
  void read_table(Element tbl, BlockFrame& frame);
  void collect_rows(Element parent, BlockFrame& frame, std::vector<RowSource>& rows, std::vector<Element>& strays);
  void collect_cells(Element parent, BlockFrame& frame, std::vector<CellSource>& cells);
  void flatten_table(const std::vector<RowSource>& rows, BlockFrame& frame);
  void format_table(const TableProperties& all, std::int32_t style, Table& table) const;
  void build_table(Element tbl, const std::vector<RowSource>& rows, BlockFrame& frame);
  Cell build_cell(const GridPlace& at, const std::vector<RowSource>& rows, const TableSetting& setting, const Table& table);
  void read_cell_blocks(const CellSource& cell, const TableContext& context, const Place& place, Cell& out);

  // Runs: inline.cc
  void read_inlines(Element parent, InlineFrame& in);
  void read_inline(Element e, InlineFrame& in);
  bool read_inline_mark(Element e, InlineFrame& in);
  void read_hyperlink(Element e, InlineFrame& in);
  void read_simple_field(Element e, InlineFrame& in);
  void read_revised_inlines(Element e, InlineFrame& in);
  void read_run(Element r, InlineFrame& in);
  void read_run_child(Element e, const RunState& run, InlineFrame& in);
  bool read_run_text(Element e, const RunState& run, InlineFrame& in);
  void read_break(Element e, const RunState& run, InlineFrame& in);
  void read_symbol(Element e, const RunState& run, InlineFrame& in);
  void read_ruby(Element e, const RunState& run, InlineFrame& in);
  void read_note_reference(Element e, const RunState& run, InlineFrame& in);
  void read_comment_mark(Element e, InlineFrame& in);
  void begin_comment(Element e, InlineFrame* in);
  void end_comment(std::string_view id, InlineFrame* in);
  void read_math(Element e, const RunState& run, InlineFrame& in);
  void add_text(std::string_view text, const RunState& run, InlineFrame& in);
  void flush_hidden(InlineFrame& in);
  bool shows() const { return instructions_ == 0; }

  // Fields: story_fields.cc
  void read_field_char(Element e, const RunState& run, InlineFrame& in);
  void begin_result(OpenField& field, InlineFrame& in);
  void end_field(const RunState& run, InlineFrame& in);
  void pause_fields(InlineFrame& in);
  void resume_fields(InlineFrame& in);

  // Drawings: drawing.cc
  void read_drawing(Element e, const RunState& run, InlineFrame& in);
  void read_vml(Element e, const RunState& run, InlineFrame& in);
  // A drawing's place, and the group around what is read now.
  struct Drawn {
    Placement placed;
    const DrawnGroup* group = nullptr;
  };
  void find_drawn(Element e, const Drawn& drawn, const RunState& run, InlineFrame& in);
  void find_vml(Element e, const Drawn& drawn, const RunState& run, InlineFrame& in);
  void add_group(Element group, const Drawn& drawn, const RunState& run, InlineFrame& in);
  void add_vml_shape(Element shape, const Drawn& drawn, const RunState& run, InlineFrame& in);
  void report_effects(const LeftOut& effects, const InlineFrame& in);
  // Fill, line and outline; false for what is not a shape.
  bool read_look(Element shape, TextBox& box, const InlineFrame& in);
  void add_shape(Element shape, const Placement& placed, const RunState& run, InlineFrame& in);
  void keep_room(const Placement& placed, const RunState& run, InlineFrame& in);
  void place_box(TextBox box, const RunState& run, InlineFrame& in);
  void add_image(std::string_view relationship, const Placement& placed, const RunState& run, InlineFrame& in);
  void add_diagram(Element relationship_ids, const Placement& placed, const RunState& run, InlineFrame& in);
  void add_word_art(std::string_view text, const Placement& placed, const RunState& run, InlineFrame& in);
  void add_text_box(Element content, Element shape, const Placement& placed, const RunState& run, InlineFrame& in);

  Reading& reading_;
  const Part& part_;
  ListCounters& counters_;
  StoryKind kind_;
  Element root_;
  FieldPairs pairs_;
  std::vector<OpenField> fields_;
  std::size_t simple_fields_ = 0;            // of fields_, up to the innermost fldSimple: characters inside it end none of them
  int instructions_ = 0;          // open fields whose code is being read: nothing shows
  // Comments whose range is open: each paragraph on the way has a mark of it.
  struct OpenComment {
    std::string id;
    std::int32_t index = -1;
  };
  std::vector<OpenComment> comments_;
  std::unordered_set<std::int64_t> commented_;   // comments that have their mark
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_STORY_H
