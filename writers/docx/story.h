// Writes the blocks of one part: paragraphs with their runs and marks, tables, pictures, boxes.
#ifndef ZHENGBEN_WRITERS_DOCX_STORY_H
#define ZHENGBEN_WRITERS_DOCX_STORY_H

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.h"
#include "writers/docx/package.h"
#include "writers/docx/shared.h"

namespace zhengben::docx_writer {

enum class StoryKind : std::uint8_t { Body, HeaderFooter, Note, Comment };

class StoryWriter {
 public:
  // `counters` are those of the part, which outlive the writer.
  StoryWriter(Shared& shared, Relationships& relationships, LabelCounters& counters, StoryKind kind)
      : shared_(shared), relationships_(relationships), counters_(counters), kind_(kind) {}

  // Blocks of the body, header, box …; ends in a paragraph, as the schema or Word wants it.
  void blocks(const std::vector<Block>& blocks);
  // `last` is the w:sectPr that a section's last paragraph carries, empty where it carries none.
  void block(const Block& block, const Block* next, const std::string& section);
  void empty_paragraph(std::uint32_t format, std::uint32_t mark_format, const std::string& section);
  // What the first paragraph of a note or comment begins with.
  void set_opening(std::string run) { opening_ = std::move(run); }
  std::string& out() { return out_; }

 private:
  // Blocks: story.cc
  void write_later();
  void paragraph(const Paragraph& paragraph, const Block* next, const std::string& section);
  void paragraph_properties(const Paragraph& paragraph, std::optional<std::int64_t> list, const std::string& section);

  // Runs: runs.cc
  void begin_run(std::uint32_t format, std::uint32_t paragraph_format);
  void end_run();
  void run(const Run& run, std::size_t from, std::size_t to, const Paragraph& paragraph);
  void text(std::string_view text);
  void flush_text();
  void field(std::string_view instruction, const std::string& result, const Run& run, const Paragraph& paragraph);
  void note_reference(const Run& run, const Paragraph& paragraph);
  void ruby(const Run& run, const Paragraph& paragraph);

  // Marks: marks.cc
  struct Containers {
    std::int32_t link = -1, insertion = -1, deletion = -1;
    bool operator==(const Containers&) const = default;
  };
  struct Point {
    std::size_t at = 0;
    std::vector<std::size_t> ends, begins;
  };
  struct OpenField {
    std::size_t mark = 0;
    bool outside = false;         // begun outside a link or revision
  };
  void content(const Paragraph& paragraph, const Block* next);
  std::vector<Point> points_of(const Paragraph& paragraph);
  void cross(const Point& point, const Paragraph& paragraph, const Block* next);
  void end_fields(const Paragraph& paragraph, std::size_t at, const Block* next, bool outside);
  void begin_field(std::size_t index, const Paragraph& paragraph, const Block* next);
  void end_field(const Mark& mark, const Paragraph& paragraph, const Block* next);
  bool continues(const Mark& mark, const Paragraph& paragraph, const Block* next) const;
  void close_containers();
  void open_containers(const Containers& wanted, const Paragraph& paragraph);
  void begin_mark(const Mark& mark, std::size_t index);
  void end_mark(const Mark& mark, std::size_t index);

  // Pictures and boxes: drawing.cc
  void image(const Run& run, const Paragraph& paragraph);
  void text_box(const Run& run, const Paragraph& paragraph);
  void box_text(const TextBox& box);

  // Tables: table.cc
  void table(const Table& table);
  void table_row(const Table& table, const std::vector<std::int32_t>& slots, int row);
  void cell(const Table& table, const Cell& cell, int row);

  Shared& shared_;
  Relationships& relationships_;
  LabelCounters& counters_;
  StoryKind kind_;
  std::string out_, opening_;
  // The run that is open, if any: its formats.
  bool run_open_ = false;
  std::uint32_t run_format_ = 0, run_paragraph_format_ = 0;
  std::string text_;                                      // of the run, not yet written
  // Of the paragraph at hand.
  Containers containers_;
  std::vector<std::size_t> active_;                       // marks of containers that have begun and not ended
  std::vector<OpenField> fields_;
  std::unordered_map<std::size_t, std::int64_t> mark_ids_;   // of bookmarks and comments that were begun, by mark
  std::string running_field_;                             // a table of contents that goes on from the paragraph before
  bool in_box_ = false;
  std::vector<std::size_t> later_;                        // boxes inside this box, opened after the paragraph
};

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_STORY_H
