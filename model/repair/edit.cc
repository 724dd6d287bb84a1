#include "model/repair/edit.h"

#include <algorithm>
#include <vector>

#include "model/text.h"

namespace zhengben {

namespace {

// The stretches of `from` to take out so that `to` is left; false where `to` is not to be had that way.
bool stretches_to_erase(std::string_view from, std::string_view to, std::vector<ByteRange>& out) {
  std::size_t wanted = 0;
  for (std::size_t at = 0; at < from.size();) {
    const std::size_t begin = at;
    next_character(from, at);
    const std::string_view character = from.substr(begin, at - begin);
    if (to.substr(wanted).starts_with(character)) {
      wanted += character.size();
    } else if (!out.empty() && out.back().end == begin) {
      out.back().end = at;
    } else {
      out.push_back({begin, at});
    }
  }
  return wanted == to.size();
}

// Appends the runs and marks of `tail` to `paragraph`.
void append(Paragraph& paragraph, Paragraph tail) {
  const auto offset = static_cast<std::uint32_t>(plain_text(paragraph).size());
  for (Run& run : tail.runs) paragraph.runs.push_back(std::move(run));
  for (Mark& mark : tail.marks) {
    mark.begin += offset;
    mark.end += offset;
    paragraph.marks.push_back(std::move(mark));
  }
}

bool has_text(const Paragraph& paragraph) { return !is_blank_text(paragraph_text(paragraph)); }

// All paragraphs of the cell in one, which has the format of the first with text in it and stands where that stood.
Paragraph& joined_paragraph(Cell& cell) {
  std::vector<Block> kept;
  std::vector<Paragraph> parts;
  std::size_t main = 0, place = 0;
  bool found = false;
  for (Block& block : cell.blocks) {
    auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph) {
      kept.push_back(std::move(block));
      continue;
    }
    if (!found && (parts.empty() || has_text(*paragraph))) {
      main = parts.size();
      place = kept.size();
      found = has_text(*paragraph);
    }
    parts.push_back(std::move(*paragraph));
  }
  if (parts.empty()) parts.emplace_back();
  Paragraph whole = parts[main];
  whole.runs.clear();
  whole.marks.clear();
  for (Paragraph& part : parts) append(whole, std::move(part));
  kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(place), std::move(whole));
  cell.blocks = std::move(kept);
  return std::get<Paragraph>(cell.blocks[place]);
}

void visit_blocks(Document& document, std::vector<Block>& blocks, Place place, const std::function<void(Paragraph&, const Place&)>& visit) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (&blocks == &document.body) place.block = static_cast<std::int32_t>(i);
    if (auto* paragraph = std::get_if<Paragraph>(&blocks[i])) visit(*paragraph, place);
  }
}

}  // namespace

void erase(Paragraph& paragraph, const std::vector<ByteRange>& stretches) {
  std::vector<Run> kept;
  std::size_t at = 0, next = 0;
  for (Run& run : paragraph.runs) {
    const std::size_t size = plain_size(run), end = at + size;
    const bool is_string = run.kind == RunKind::Text || run.kind == RunKind::Ruby || run.kind == RunKind::Math;
    std::string left;
    std::size_t from = at;
    while (next < stretches.size() && stretches[next].begin < end) {
      const ByteRange cut{.begin = std::max(stretches[next].begin, at), .end = std::min(stretches[next].end, end)};
      if (is_string) left += run.text.substr(from - at, cut.begin - from);
      from = cut.end;
      if (stretches[next].end > end) break;
      ++next;
    }
    const bool touched = from > at;
    if (touched && is_string) run.text = left + run.text.substr(from - at);
    if (!touched || (is_string && !run.text.empty())) kept.push_back(std::move(run));
    at = end;
  }
  paragraph.runs = std::move(kept);
  std::vector<std::size_t> gone_before(stretches.size() + 1, 0);
  for (std::size_t i = 0; i < stretches.size(); ++i) gone_before[i + 1] = gone_before[i] + stretches[i].end - stretches[i].begin;
  const auto moved = [&](std::uint32_t offset) {
    const auto behind = std::upper_bound(stretches.begin(), stretches.end(), offset, [](std::uint32_t value, const ByteRange& cut) { return value < cut.begin; });
    const auto index = static_cast<std::size_t>(behind - stretches.begin());
    const std::size_t inside = index > 0 && offset < stretches[index - 1].end ? stretches[index - 1].end - offset : 0;
    return static_cast<std::uint32_t>(offset + inside - gone_before[index]);
  };
  for (Mark& mark : paragraph.marks) {
    mark.begin = moved(mark.begin);
    mark.end = moved(mark.end);
  }
}

void edit_to(Paragraph& paragraph, const std::string& text) {
  const std::string plain = plain_text(paragraph);
  if (plain == text) return;
  std::vector<ByteRange> stretches;
  if (stretches_to_erase(plain, text, stretches)) {
    erase(paragraph, stretches);
    return;
  }
  const std::string_view words = trimmed(plain);
  const auto begin = words.empty() ? 0 : static_cast<std::size_t>(words.data() - plain.data());
  replace_text(paragraph, begin + words.size(), plain.size(), "");
  replace_text(paragraph, begin, begin + words.size(), text);
  replace_text(paragraph, 0, begin, "");
}

bool holds_table(const Cell& cell) {
  return std::any_of(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) { return std::holds_alternative<TableRef>(block); });
}

void edit_cell(Cell& cell, const std::string& text) {
  if (!cell.raw) cell.raw = cell_text(cell);
  Paragraph& paragraph = joined_paragraph(cell);
  paragraph.label.reset();
  edit_to(paragraph, text);
}

void for_each_placed_paragraph(Document& document, const std::function<void(Paragraph&, const Place&)>& visit) {
  visit_blocks(document, document.body, {}, visit);
  for (std::size_t t = 0; t < document.tables.size(); ++t)
    for (Cell& cell : document.tables[t].cells) {
      Place place;
      place.table = static_cast<std::int32_t>(t);
      place.row = cell.row;
      place.column = cell.column;
      visit_blocks(document, cell.blocks, place, visit);
    }
  for (TextBox& box : document.text_boxes) visit_blocks(document, box.blocks, {}, visit);
  for (Note& note : document.notes) visit_blocks(document, note.blocks, {}, visit);
  for (auto& story : document.stories) visit_blocks(document, story, {}, visit);
  for (Comment& comment : document.comments) visit_blocks(document, comment.blocks, {}, visit);
}

}  // namespace zhengben
