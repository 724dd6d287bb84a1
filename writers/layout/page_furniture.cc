#include "writers/layout/page_furniture.h"

#include <algorithm>

#include "model/number_format.h"

namespace zhengben::layout {

namespace {

bool has_fields(const std::vector<Block>& story) {
  for (const Block& block : story) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph) return true;           // tables are rare in headers: set them afresh
    for (const Run& run : paragraph->runs)
      if (run.kind == RunKind::PageNumber || run.kind == RunKind::PageCount || run.kind == RunKind::TextBox) return true;
  }
  return false;
}

Length text_width(const Section& section) {
  return std::max(section.page_width - section.margin_left - section.margin_right - section.gutter, Length::from_points(12));
}

bool is_blank_story(const std::vector<Block>& story) {
  for (const Block& block : story) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph || !paragraph->runs.empty() || paragraph->label) return false;
  }
  return true;
}

}  // namespace

const Stack& Furniture::measured(std::int32_t story, const Section& section) {
  const Length width = text_width(section);
  const auto [it, added] = measured_.try_emplace({story, width.emu()});
  if (added) {
    Surroundings around{.width = width, .artifact = ArtifactKind::Pagination, .depth = 1};
    it->second = composed_stack(engine_, engine_.document.stories[static_cast<std::size_t>(story)], around);
    arrange_stack(engine_, it->second, width);
  }
  return it->second;
}

PageArea Furniture::begin_page(std::size_t index, bool first_of_section) {
  const Section& section = engine_.document.sections[index];
  if (first_of_section && section.page_number_start) next_number_ = *section.page_number_start;
  const bool first = first_of_section && section.different_first_page;
  const bool even = engine_.document.compatibility.even_and_odd_headers && next_number_ % 2 == 0;
  const auto chosen = [&](const HeaderFooter& of) { return first ? of.first : (even ? of.even : of.primary); };
  PageRecord record{index, chosen(section.headers), chosen(section.footers), formatted_number(next_number_, section.page_number_format), next_number_};
  ++next_number_;
  const Length least = Length::from_points(72);   // however tall header and footer are
  PageArea area{section.page_width, section.page_height, section.margin_left + section.gutter, {}, section.page_width - section.margin_right, {}};
  // A negative margin is kept whatever the header; else a tall header pushes the text down (word-layout fact 26).
  area.top = section.margin_top < Length{} ? -section.margin_top : section.margin_top;
  area.bottom = section.page_height - (section.margin_bottom < Length{} ? -section.margin_bottom : section.margin_bottom);
  if (record.header >= 0 && section.margin_top >= Length{})
    area.top = std::max(area.top, section.header_distance + measured(record.header, section).height);
  if (record.footer >= 0 && section.margin_bottom >= Length{})
    area.bottom = std::min(area.bottom, section.page_height - section.footer_distance - measured(record.footer, section).height);
  if (area.bottom < area.top + least) area.bottom = area.top + least;
  if (area.right < area.left + Length::from_points(12)) area.right = area.left + Length::from_points(12);
  pages_.push_back(std::move(record));
  return area;
}

void Furniture::draw_story(std::int32_t story, std::size_t page, bool is_footer) {
  if (story < 0) return;
  const auto& blocks = engine_.document.stories[static_cast<std::size_t>(story)];
  if (is_blank_story(blocks)) return;
  const Section& section = engine_.document.sections[pages_[page].section];
  const Stack* stack = &measured(story, section);
  Stack own;
  if (has_fields(blocks)) {
    Surroundings around{.width = stack->width, .artifact = ArtifactKind::Pagination, .depth = 1};
    around.fields = {pages_[page].number, std::to_string(engine_.out.pages.size()), pages_[page].value, static_cast<std::int64_t>(engine_.out.pages.size())};
    own = composed_stack(engine_, blocks, around);
    arrange_stack(engine_, own, stack->width);
    stack = &own;
  }
  std::vector<Frame> frames;
  Page& of = engine_.out.pages[page];
  Canvas canvas{engine_, frames, static_cast<std::int32_t>(page), true, ArtifactKind::Pagination, {}, false};
  canvas.area = {of.width, of.height, section.margin_left + section.gutter, section.margin_top, of.width - section.margin_right, of.height - section.margin_bottom};
  const Length y = is_footer ? of.height - section.footer_distance - stack->height : section.header_distance;
  draw_stack(canvas, *stack, {canvas.area.left, y});
  frames.insert(frames.end(), std::make_move_iterator(of.frames.begin()), std::make_move_iterator(of.frames.end()));
  of.frames = std::move(frames);
}

// ECMA-376-1 3rd ed. (2011) 17.6.10 pgBorders: measured from the edge of the page or outwards from the text.
void Furniture::draw_borders(std::size_t index) {
  const Section& section = engine_.document.sections[pages_[index].section];
  const Borders& borders = section.page_borders;
  const bool first = index == 0 || pages_[index - 1].section != pages_[index].section;
  if (section.page_border_pages == PageBorderPages::First ? !first : section.page_border_pages == PageBorderPages::NotFirst && first) return;
  Page& page = engine_.out.pages[index];
  const auto away = [&](const Border& border, Length margin) {
    return section.page_borders_from_page ? border.space + border.width / 2 : (margin < Length{} ? -margin : margin) - border.space - border.width / 2;
  };
  const Rect at{away(borders.left, section.margin_left + section.gutter), away(borders.top, section.margin_top), page.width - away(borders.right, section.margin_right),
                page.height - away(borders.bottom, section.margin_bottom)};
  std::vector<Frame> frames;
  Canvas canvas{engine_, frames, static_cast<std::int32_t>(index), true, ArtifactKind::Page, {}, false};
  const auto side = [&](const Border& border, Rect along) { draw_edge(canvas, {border.style, border.width, border.color.value_or(Color{})}, along); };
  side(borders.top, {at.left, at.top, at.right, at.top});
  side(borders.bottom, {at.left, at.bottom, at.right, at.bottom});
  side(borders.left, {at.left, at.top, at.left, at.bottom});
  side(borders.right, {at.right, at.top, at.right, at.bottom});
  page.frames.insert(page.frames.begin(), std::make_move_iterator(frames.begin()), std::make_move_iterator(frames.end()));
}

void Furniture::draw_all() {
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    if (engine_.document.sections[pages_[i].section].page_borders != Borders{}) draw_borders(i);
    engine_.out.pages[i].label = pages_[i].number;
    draw_story(pages_[i].footer, i, true);
    draw_story(pages_[i].header, i, false);
  }
}

}  // namespace zhengben::layout
