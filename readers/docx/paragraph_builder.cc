#include "readers/docx/paragraph_builder.h"

#include <algorithm>
#include <limits>

namespace zhengben::docx {

namespace {

constexpr std::uint32_t kOpen = std::numeric_limits<std::uint32_t>::max();

std::string range_key(MarkKind kind, std::string_view id) { return static_cast<char>('0' + static_cast<int>(kind)) + std::string(id); }

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

void ParagraphBuilder::add_text(std::string_view text, std::uint32_t format) {
  while (!text.empty()) {
    const auto stop = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_control) - text.begin());
    if (stop > 0) {
      std::vector<Run>& runs = paragraph_.runs;
      if (runs.empty() || runs.back().kind != RunKind::Text || runs.back().format != format) runs.push_back(Run{.kind = RunKind::Text, .format = format});
      runs.back().text += text.substr(0, stop);
      size_ += static_cast<std::uint32_t>(stop);
    }
    if (stop == text.size()) return;
    const char control = text[stop];
    text.remove_prefix(stop + 1);
    if (control == '\t') add(RunKind::Tab, format);
    else if (control == '\n' || control == '\r') add_text(" ", format);
  }
}

void ParagraphBuilder::add(Run run) {
  size_ += static_cast<std::uint32_t>(plain_size(run));
  paragraph_.runs.push_back(std::move(run));
}

std::string ParagraphBuilder::text_from(std::uint32_t begin) const {
  std::string out;
  std::uint32_t at = size_;
  auto run = paragraph_.runs.rbegin();
  for (; run != paragraph_.runs.rend() && at > begin; ++run) at -= static_cast<std::uint32_t>(plain_size(*run));
  const std::size_t skip = begin > at ? begin - at : 0;
  Paragraph tail;
  tail.runs.assign(run.base(), paragraph_.runs.end());
  return plain_text(tail).substr(skip);
}

std::size_t ParagraphBuilder::open_mark(Mark mark) {
  mark.begin = size_;
  mark.end = kOpen;
  paragraph_.marks.push_back(std::move(mark));
  return paragraph_.marks.size() - 1;
}

void ParagraphBuilder::open_range(std::string_view id, Mark mark) {
  const std::string key = range_key(mark.kind, id);
  ranges_[key] = open_mark(std::move(mark));
}

bool ParagraphBuilder::close_range(MarkKind kind, std::string_view id) {
  const auto found = ranges_.find(range_key(kind, id));
  if (found == ranges_.end()) return false;
  close_mark(found->second);
  ranges_.erase(found);
  return true;
}

Paragraph ParagraphBuilder::finish() {
  std::vector<Mark>& marks = paragraph_.marks;
  marks.erase(std::remove_if(marks.begin(), marks.end(), [](const Mark& m) { return m.name == kDropped; }), marks.end());
  for (Mark& mark : marks)
    if (mark.end == kOpen) mark.end = size_;
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
  return std::move(paragraph_);
}

}  // namespace zhengben::docx
