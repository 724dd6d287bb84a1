#include "writers/layout/flow.h"

#include <algorithm>
#include <utility>

#include "model/error.h"

namespace zhengben::layout {

namespace {

Grid grid_of(const Section& section) { return {section.grid, section.line_pitch, section.char_pitch}; }

bool same_paper(const Section& a, const Section& b) { return a.page_width == b.page_width && a.page_height == b.page_height; }

}  // namespace

Flow::Flow(Engine& engine, std::int64_t max_pages)
    : engine_(engine), max_pages_(max_pages), furniture_(engine), composer_(engine, Surroundings{{}, grid_of(engine.document.sections.front()), 0}) {}

void Flow::run() {
  const auto& sections = engine_.document.sections;
  const std::size_t count = engine_.document.body.size();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : std::min(sections[i].first_block, count);
    section_end_ = i + 1 < sections.size() ? std::clamp(sections[i + 1].first_block, begin, count) : count;
    begin_section(i);
    const bool balanced = columns_.size() > 1 && i + 1 < sections.size() && sections[i + 1].start == SectionStart::Continuous;
    for (std::size_t b = begin; b < section_end_; ++b) {
      if (balanced && at_top()) balance_columns(b, section_end_);
      place(b);
    }
  }
  place_endnotes();
  close_page();
  furniture_.draw_all();
}

void Flow::begin_section(std::size_t index) {
  const Section& section = engine_.document.sections[index];
  const bool stays = index > 0 && section.start == SectionStart::Continuous && same_paper(section, engine_.document.sections[section_]);
  if (stays) {
    // Below the lowest of the columns that end here.
    draw_column_rules();
    enter_section(index);
    set_area();
    start_columns();
    return;
  }
  if (index > 0) {
    close_page();
    const bool odd = furniture_.next_number() % 2 != 0;
    const bool skips = (section.start == SectionStart::OddPage && !odd) || (section.start == SectionStart::EvenPage && odd);
    if (skips && !section.page_number_start) {
      new_page();
      close_page();
    }
  }
  enter_section(index);
  first_of_section_ = true;
  new_page();
  if (index == 0 || keeps_space_after_hard_break()) top_ = Top::Document;
}

void Flow::enter_section(std::size_t index) {
  const Section& section = engine_.document.sections[index];
  section_ = index;
  composer_.set_grid(grid_of(section));
  if (section.direction != TextDirection::Horizontal) engine_.not_laid_out("vertical text of a section", Severity::Loss);
  if (index == 0 || section.line_numbers.restart == NumberRestart::Section) line_number_ = section.line_numbers.start;
}

void Flow::set_area() {
  const Section& section = engine_.document.sections[section_];
  area_.left = section.margin_left + section.gutter;
  area_.right = std::max(area_.left + Length::from_points(12), section.page_width - section.margin_right);
}

void Flow::start_columns() {
  const Section& section = engine_.document.sections[section_];
  y_ = std::max(y_, lowest_);
  columns_ = section.columns;
  if (columns_.empty()) columns_.push_back({area_.right - area_.left, {}});
  for (Column& column : columns_) column.width = std::max(column.width, Length::from_points(12));
  column_ = 0;
  region_top_ = y_;
  bottom_ = area_.bottom;
}

void Flow::new_page() {
  if (static_cast<std::int64_t>(engine_.out.pages.size()) >= max_pages_) throw Error(Code::LimitPages, {std::to_string(max_pages_)});
  area_ = furniture_.begin_page(section_, first_of_section_);
  first_of_section_ = false;
  Page page;
  page.width = area_.width;
  page.height = area_.height;
  engine_.out.pages.push_back(std::move(page));
  taken_.clear();
  if (const LineNumbers& numbers = engine_.document.sections[section_].line_numbers; numbers.restart == NumberRestart::Page) line_number_ = numbers.start;
  y_ = lowest_ = area_.top;
  start_columns();
  top_ = Top::Break;
  above_.reset();
  foot_height_ = spare_ = Length{};
  carry_notes();
}

void Flow::next_column() {
  lowest_ = std::max(lowest_, y_);
  if (column_ + 1 < columns_.size()) {
    ++column_;
    y_ = region_top_;
    top_ = Top::Break;
    above_.reset();
    return;
  }
  close_page();
  new_page();
}

// ECMA-376-1 3rd ed. (2011) 17.6.4 cols, sep: as far down as the lowest of them reaches.
void Flow::draw_column_rules() {
  lowest_ = std::max(lowest_, y_);
  if (!engine_.document.sections[section_].column_rule || columns_.size() < 2 || lowest_ <= region_top_) return;
  Canvas sheet = canvas();
  Length x = area_.left;
  for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
    x += columns_[i].width + columns_[i].space_after / 2;
    draw_edge(sheet, {LineStyle::Single, Length::from_points(0.5), {}}, {x, region_top_, x, lowest_});
    x += columns_[i].space_after / 2;
  }
}

void Flow::close_page() {
  if (engine_.out.pages.empty()) return;
  const Section& section = engine_.document.sections[section_];
  draw_column_rules();
  if (section.vertical != VerticalAlignment::Top && lowest_ < limit()) {
    const Length down = section.vertical == VerticalAlignment::Center ? (limit() - lowest_) / 2 : limit() - lowest_;
    for (Frame& frame : page().frames) shift(frame, {Length{}, down});
  }
  draw_notes();
  page().frames.shrink_to_fit();   // pages are kept until they are written
}

// The lowest columns that hold all that is left of the section, if it fits on this page: Word balances columns that a
// continuous section follows.
void Flow::balance_columns(std::size_t from, std::size_t end) {
  const Length room = limit() - region_top_;
  const auto count = static_cast<std::int64_t>(columns_.size());
  if (column_ != 0 || y_ != region_top_) return;
  Length total, tallest;
  std::vector<Length> lines;
  for (std::size_t i = from; i < end; ++i) {
    BlockBox& block = box(i);
    const Length gap = i > from ? gap_between(engine_, &box(i - 1), block) : Length{};
    if (const auto* paragraph = std::get_if<ParagraphBox>(&block)) {
      for (std::size_t l = 0; l < paragraph->lines.size(); ++l) lines.push_back(paragraph->lines[l].height + (l == 0 ? gap : Length{}));
    } else {
      lines.push_back(height_of(*std::get<std::unique_ptr<TableBox>>(block)) + gap);
    }
    total += gap;
    if (lines.size() > 100'000) return;
  }
  total = Length{};
  for (const Length line : lines) {
    total += line;
    tallest = std::max(tallest, line);
  }
  if (total > room * static_cast<double>(count)) return;
  for (Length height = std::max(total / count, tallest); height < room; height += Length::from_points(3)) {
    std::int64_t used = 1;
    Length y;
    for (const Length line : lines) {
      if (y + line > height) {
        ++used;
        y = Length{};
      }
      y += line;
    }
    if (used <= count) {
      bottom_ = region_top_ + height + foot_height_;
      return;
    }
  }
}

Length Flow::column_left() const {
  Length x = area_.left;
  for (std::size_t i = 0; i < column_; ++i) x += columns_[i].width + columns_[i].space_after;
  return x;
}

Length Flow::column_width() const { return columns_[column_].width; }

Canvas Flow::canvas() {
  return {engine_, page().frames, static_cast<std::int32_t>(engine_.out.pages.size() - 1), false, ArtifactKind::Layout, area_, false};
}

BlockBox& Flow::box(std::size_t index) {
  while (composed_ <= index) {
    ahead_.push_back(composer_.compose(engine_.document.body[composed_++]));
    if (const auto* paragraph = std::get_if<ParagraphBox>(&ahead_.back()))
      compose_notes(*paragraph);
    else
      compose_notes(*std::get<std::unique_ptr<TableBox>>(ahead_.back()));
  }
  BlockBox& found = ahead_[index - ahead_first_];
  arrange(engine_, found, column_width());
  return found;
}

void Flow::place(std::size_t index) {
  if (std::holds_alternative<ParagraphBox>(box(index)))
    place_paragraph(index);
  else
    place_table(index);
  const bool floats = std::exchange(floated_, false);   // what floats is not what stands above
  if (!floats) above_ = std::move(ahead_.front());
  ahead_.pop_front();
  ++ahead_first_;
  if (at_top()) above_.reset();            // a break at its end: nothing stands above
}

// Up to compatibility mode 14 the space before stays where the paragraph or its section asked for the new page; from
// mode 15 on it is dropped there too.
bool Flow::keeps_space_after_hard_break() const { return engine_.document.compatibility.mode < 15; }

Length Flow::gap_above(const BlockBox& block) const {
  if (above_ && !at_top()) return gap_between(engine_, &*above_, block);
  // Space before is dropped at the top of a page, but kept at the top of the document (word-layout facts 20-23).
  if (top_ == Top::Break) return Length{};
  const Length gap = gap_between(engine_, nullptr, block);
  // What of the gap the space after takes stays on the page before: seen in mode 14, 12 pt before at the top of seven
  // pages below paragraphs without space after, none on two below paragraphs with 12 pt.
  if (top_ == Top::Asked && !engine_.document.compatibility.sum_paragraph_spacing) return std::max(Length{}, gap - left_above_);
  return gap;
}

void shift(Frame& frame, Point2 by) {
  const auto move_rect = [&](Rect& rect) {
    rect.left += by.x;
    rect.right += by.x;
    rect.top += by.y;
    rect.bottom += by.y;
  };
  if (auto* run = std::get_if<GlyphRun>(&frame)) {
    run->origin.x += by.x;
    run->origin.y += by.y;
  } else if (auto* rule = std::get_if<Rule>(&frame)) {
    move_rect(rule->rect);
  } else if (auto* path = std::get_if<Path>(&frame)) {
    for (PathSegment& segment : path->segments)
      for (Point2* point : {&segment.control1, &segment.control2, &segment.to}) *point = {point->x + by.x, point->y + by.y};
    if (path->shading)
      for (Point2* point : {&path->shading->from, &path->shading->to}) *point = {point->x + by.x, point->y + by.y};
  } else if (auto* image = std::get_if<PlacedImage>(&frame)) {
    move_rect(image->rect);
  } else if (auto* link = std::get_if<LinkArea>(&frame)) {
    move_rect(link->rect);
  }
}

}  // namespace zhengben::layout
