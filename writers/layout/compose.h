// Blocks -> boxes, in reading order: makes the structure elements and knows which list or heading level one stands in.
#ifndef ZHENGBEN_WRITERS_LAYOUT_COMPOSE_H
#define ZHENGBEN_WRITERS_LAYOUT_COMPOSE_H

#include <vector>

#include "writers/layout/block_box.h"
#include "writers/layout/context.h"

namespace zhengben::layout {

class Composer {
 public:
  Composer(Engine& engine, Surroundings around) : engine_(engine), around_(std::move(around)) {}

  BlockBox compose(const Block& block);
  const Surroundings& around() const { return around_; }
  void set_grid(const Grid& grid) { around_.grid = grid; }

 private:
  struct OpenList {
    int level = 0;
    std::int32_t list = -1;
    StructureId element = kArtifact, item = kArtifact;
  };
  struct Elements {
    StructureId text = kArtifact, label = kArtifact;
  };

  ParagraphBox compose_paragraph(const Paragraph& paragraph);
  std::unique_ptr<TableBox> compose_table(const Table& table);
  void compose_boxes(ParagraphBox& box);
  void compose_cells(TableBox& box);
  Elements elements_of(const Paragraph& paragraph);
  Elements list_item(const ListLabel& label);
  int heading_level(const Paragraph& paragraph) const;

  Engine& engine_;
  Surroundings around_;
  std::vector<OpenList> lists_;
};

Stack composed_stack(Engine& engine, const std::vector<Block>& blocks, const Surroundings& around);

// Lines broken and positions set for a width. `stretch` is the height a turned cell may use for its lines.
void arrange_paragraph(Engine& engine, ParagraphBox& box, Length width);
void arrange_table(Engine& engine, TableBox& box, Length width);
void arrange_stack(Engine& engine, Stack& stack, Length width);
void arrange(Engine& engine, BlockBox& box, Length width);

// The blank between two blocks that follow each other; `above` may be null: nothing stands above.
Length gap_between(const Engine& engine, const BlockBox* above, const BlockBox& below);
// Sets joins_above and joins_below of neighbours whose borders or shading run on.
void join_borders(ParagraphBox& above, ParagraphBox& below);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_COMPOSE_H
