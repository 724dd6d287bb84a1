#include "model/block.h"

#include <algorithm>

namespace zhengben {

namespace {

std::string_view plain_of(const Run& run) {
  switch (run.kind) {
    case RunKind::Text:
    case RunKind::PageNumber:
    case RunKind::PageCount:
    case RunKind::Ruby:
    case RunKind::Math: return run.text;
    case RunKind::Tab: return "\t";
    case RunKind::LineBreak: return "\n";
    default: return {};
  }
}

bool holds_editable_text(const Run& run) {
  return run.kind == RunKind::Text || run.kind == RunKind::Ruby || run.kind == RunKind::Math;
}

// Erases the bytes [begin, end) from the runs; tabs and breaks inside the range go with it.
void erase_range(std::vector<Run>& runs, std::size_t begin, std::size_t end) {
  std::size_t at = 0;
  for (auto run = runs.begin(); run != runs.end();) {
    const std::size_t size = plain_size(*run);
    const std::size_t from = std::max(begin, at), to = std::min(end, at + size);
    at += size;
    const bool touched = size > 0 && from < to;
    if (touched && (!holds_editable_text(*run) || to - from == size)) {
      run = runs.erase(run);
      continue;
    }
    if (touched) run->text.erase(from - (at - size), to - from);
    ++run;
  }
}

// The text run that ends at or holds byte `at`, so that what is put there takes its format; end() where there is none.
std::vector<Run>::iterator run_for_insertion(std::vector<Run>& runs, std::size_t at, std::size_t& offset) {
  auto found = runs.end();
  std::size_t begin = 0;
  for (auto run = runs.begin(); run != runs.end(); ++run) {
    const std::size_t size = plain_size(*run);
    if (run->kind == RunKind::Text && begin <= at && at <= begin + size && (found == runs.end() || at != begin)) {
      found = run;
      offset = at - begin;
    }
    begin += size;
  }
  return found;
}

void insert_at(std::vector<Run>& runs, std::size_t at, const Run& text) {
  std::size_t offset = 0;
  if (auto run = run_for_insertion(runs, at, offset); run != runs.end() && run->format == text.format) {
    run->text.insert(offset, text.text);
    return;
  }
  std::size_t begin = 0;
  for (auto run = runs.begin(); run != runs.end(); ++run) {
    const std::size_t size = plain_size(*run);
    if (begin < at && at < begin + size && run->kind == RunKind::Text) {
      Run tail = *run;
      tail.text = run->text.substr(at - begin);
      run->text.resize(at - begin);
      run = runs.insert(run + 1, tail);
      runs.insert(run, text);
      return;
    }
    if (begin >= at) {
      runs.insert(run, text);
      return;
    }
    begin += size;
  }
  runs.push_back(text);
}

std::uint32_t format_at(const std::vector<Run>& runs, std::size_t at) {
  std::size_t begin = 0;
  std::uint32_t format = runs.empty() ? 0 : runs.front().format;
  for (const Run& run : runs) {
    const std::size_t size = plain_size(run);
    if (size > 0) format = run.format;
    if (at < begin + size) break;
    begin += size;
  }
  return format;
}

}  // namespace

std::size_t plain_size(const Run& run) { return plain_of(run).size(); }

std::string plain_text(const Paragraph& paragraph) {
  std::string out;
  for (const Run& run : paragraph.runs) out += plain_of(run);
  return out;
}

std::string paragraph_text(const Paragraph& paragraph) {
  std::string out;
  if (paragraph.label && !paragraph.label->text.empty()) {
    out = paragraph.label->text;
    if (paragraph.label->suffix != ListLabel::Suffix::Nothing) out += ' ';
  }
  return out + plain_text(paragraph);
}

void replace_text(Paragraph& paragraph, std::size_t begin, std::size_t end, const std::string& with) {
  Run text;
  text.format = format_at(paragraph.runs, begin < end ? begin : (begin == 0 ? 0 : begin - 1));
  text.text = with;
  erase_range(paragraph.runs, begin, end);
  if (!with.empty()) insert_at(paragraph.runs, begin, text);
  const auto moved = [&](std::uint32_t offset) -> std::uint32_t {
    if (offset <= begin) return offset;
    if (offset >= end) return static_cast<std::uint32_t>(offset - (end - begin) + with.size());
    return static_cast<std::uint32_t>(begin);
  };
  for (Mark& mark : paragraph.marks) {
    mark.begin = moved(mark.begin);
    mark.end = std::max(mark.begin, moved(mark.end));
  }
}

}  // namespace zhengben
