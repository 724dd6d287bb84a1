#include "writers/layout/text_frames.h"

#include <algorithm>

namespace zhengben::layout {

namespace {

using Anchor = Placement::Anchor;

// Unsaid, a frame stands in its column and is measured from the margin above (seen in the envelope styles of Word).
Anchor horizontal_anchor(const TextFrame& frame) {
  if (frame.drop_cap != TextFrame::DropCap::None) return Anchor::Column;
  if (frame.horizontal == TextFrame::Anchor::Page) return Anchor::Page;
  return frame.horizontal == TextFrame::Anchor::Margin ? Anchor::Margin : Anchor::Column;
}

Anchor vertical_anchor(const TextFrame& frame) {
  if (frame.align_y == TextFrame::Align::Inline || frame.drop_cap != TextFrame::DropCap::None) return Anchor::Paragraph;
  if (frame.vertical == TextFrame::Anchor::Page) return Anchor::Page;
  if (frame.vertical == TextFrame::Anchor::Text) return Anchor::Paragraph;
  // Without a place of its own it stands at its paragraph.
  return frame.vertical == TextFrame::Anchor::Margin || frame.y || frame.align_y != TextFrame::Align::None ? Anchor::Margin : Anchor::Paragraph;
}

void align(const TextFrame& frame, Placement& placed) {
  using Align = TextFrame::Align;
  if (frame.align_x == Align::Center) placed.align_x = Alignment::Center;
  else if (frame.align_x == Align::End || frame.align_x == Align::Outside) placed.align_x = Alignment::End;
  else if (frame.align_x != Align::None) placed.align_x = Alignment::Start;
  if (frame.align_y == Align::Center) placed.align_y = Placement::AlignY::Center;
  else if (frame.align_y == Align::End || frame.align_y == Align::Outside) placed.align_y = Placement::AlignY::Bottom;
  else if (frame.align_y == Align::Start || frame.align_y == Align::Inside) placed.align_y = Placement::AlignY::Top;
}

Placement placement_of(const TextFrame& frame) {
  Placement placed;
  placed.inline_with_text = false;
  placed.horizontal = horizontal_anchor(frame);
  placed.vertical = vertical_anchor(frame);
  align(frame, placed);
  if (!placed.align_x) placed.x = frame.x.value_or(Length{});
  if (placed.align_y == Placement::AlignY::None) placed.y = frame.y.value_or(Length{});
  placed.width = frame.width.value_or(Length{});
  placed.height = frame.height.value_or(Length{});
  placed.distance_left = placed.distance_right = frame.distance_x;
  placed.distance_top = placed.distance_bottom = frame.distance_y;
  const bool beside = frame.wrap != TextFrame::Wrap::NotBeside && frame.wrap != TextFrame::Wrap::None;
  placed.wrap = beside ? Placement::Wrap::Square : Placement::Wrap::TopAndBottom;
  return placed;
}

TextBox box_of(const TextFrame& frame, std::vector<Block> blocks) {
  TextBox box;
  box.placed = placement_of(frame);
  box.fit_width = !frame.width || *frame.width <= Length{};
  box.fit_height = frame.height_rule != TextFrame::Height::Exact || !frame.height || *frame.height <= Length{};
  box.before_anchor = frame.drop_cap == TextFrame::DropCap::Margin;
  box.blocks = std::move(blocks);
  return box;
}

class Boxer {
 public:
  explicit Boxer(Document& document) : document_(document) {}

  // The blocks of [begin, end) that are left; what is anchored to a paragraph comes first in it.
  void move_frames(std::vector<Block>& blocks, std::size_t begin, std::size_t end, std::vector<Block>& out) {
    for (std::size_t i = begin; i < end;) {
      const auto frame = frame_of(blocks[i]);
      if (!frame) {
        out.push_back(std::move(blocks[i++]));
        continue;
      }
      std::size_t after = i + 1;
      while (after < end && frame_of(blocks[after]) == frame) ++after;
      // Frames may follow each other: all are anchored to the paragraph below the last.
      std::size_t anchor = after;
      while (anchor < end && frame_of(blocks[anchor])) ++anchor;
      auto* below = anchor < end ? std::get_if<Paragraph>(&blocks[anchor]) : nullptr;
      std::vector<Block> inside(std::make_move_iterator(blocks.begin() + static_cast<std::ptrdiff_t>(i)), std::make_move_iterator(blocks.begin() + static_cast<std::ptrdiff_t>(after)));
      i = after;
      if (below) add(*below, box_of(*frame, std::move(inside)));
      else out.insert(out.end(), std::make_move_iterator(inside.begin()), std::make_move_iterator(inside.end()));
    }
  }

  void move_frames(std::vector<Block>& blocks) {
    if (std::none_of(blocks.begin(), blocks.end(), [&](const Block& block) { return frame_of(block).has_value(); })) return;
    std::vector<Block> out;
    move_frames(blocks, 0, blocks.size(), out);
    blocks = std::move(out);
  }

  void body() {
    std::vector<Block> out;
    auto& sections = document_.sections;
    const std::size_t count = document_.body.size();
    for (std::size_t s = 0; s < sections.size(); ++s) {
      const std::size_t begin = s == 0 ? 0 : std::min(sections[s].first_block, count);
      const std::size_t end = s + 1 < sections.size() ? std::clamp(sections[s + 1].first_block, begin, count) : count;
      const std::size_t first = out.size();
      move_frames(document_.body, begin, end, out);
      sections[s].first_block = first;
    }
    document_.body = std::move(out);
  }

 private:
  std::optional<TextFrame> frame_of(const Block& block) const {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph ? document_.paragraph_formats[paragraph->format].frame : std::nullopt;
  }

  void add(Paragraph& anchor, TextBox box) {
    Run run{.kind = RunKind::TextBox, .format = anchor.mark_format, .object = static_cast<std::int32_t>(document_.text_boxes.size())};
    document_.text_boxes.push_back(std::move(box));
    std::size_t at = 0;
    while (at < anchor.runs.size() && anchor.runs[at].kind == RunKind::TextBox) ++at;
    anchor.runs.insert(anchor.runs.begin() + static_cast<std::ptrdiff_t>(at), std::move(run));
  }

  Document& document_;
};

}  // namespace

bool has_text_frames(const Document& document) {
  return std::any_of(document.paragraph_formats.begin(), document.paragraph_formats.end(), [](const ParagraphFormat& format) { return format.frame.has_value(); });
}

void box_text_frames(Document& document) {
  Boxer boxer(document);
  for (std::size_t i = 0, count = document.text_boxes.size(); i < count; ++i) {
    std::vector<Block> blocks = std::move(document.text_boxes[i].blocks);   // new boxes move the old ones
    boxer.move_frames(blocks);
    document.text_boxes[i].blocks = std::move(blocks);
  }
  for (Table& table : document.tables)
    for (Cell& cell : table.cells) boxer.move_frames(cell.blocks);
  for (auto& story : document.stories) boxer.move_frames(story);
  for (Note& note : document.notes) boxer.move_frames(note.blocks);
  boxer.body();
}

}  // namespace zhengben::layout
