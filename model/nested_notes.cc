#include "model/nested_notes.h"

#include <algorithm>
#include <utility>

#include "model/traverse.h"

namespace zhengben {

namespace {

constexpr int kMaxDepth = 64;

class Opener {
 public:
  explicit Opener(Document& document) : document_(document), of_body_(notes_of_body(document)), boxes_(document.text_boxes.size()), tables_(document.tables.size()), taken_(document.notes.size()) {}

  std::vector<std::string> run() {
    for (std::size_t i = 0; i < of_body_.size(); ++i)
      if (of_body_[i]) open(document_.notes[i].blocks, 0);
    for (Comment& comment : document_.comments) open(comment.blocks, 0);
    for (std::vector<Block>& story : document_.stories) open(story, 0);
    drop_taken();
    return std::move(opened_);
  }

 private:
  // The notes that became text go, the others move up.
  void drop_taken() {
    std::vector<std::int32_t> number(document_.notes.size(), -1);
    std::vector<Note> kept;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i]) continue;
      number[i] = static_cast<std::int32_t>(kept.size());
      kept.push_back(std::move(document_.notes[i]));
    }
    document_.notes = std::move(kept);
    for_each_paragraph(document_, [&](Paragraph& paragraph) {
      for (Run& run : paragraph.runs)
        if (run.kind == RunKind::NoteReference && run.object >= 0 && static_cast<std::size_t>(run.object) < number.size()) run.object = number[static_cast<std::size_t>(run.object)];
    });
  }

  void open(std::vector<Block>& blocks, int depth) {
    if (depth > kMaxDepth) return;
    std::vector<Block> out;
    out.reserve(blocks.size());
    for (Block& block : blocks) {
      std::vector<std::size_t> notes;
      if (auto* paragraph = std::get_if<Paragraph>(&block)) notes = read(*paragraph, depth);
      else table(static_cast<std::size_t>(std::get<TableRef>(block).table), depth);
      out.push_back(std::move(block));
      for (const std::size_t note : notes) append(note, out, depth);
    }
    blocks = std::move(out);
  }

  void table(std::size_t index, int depth) {
    if (std::exchange(tables_[index], true)) return;
    for (Cell& cell : document_.tables[index].cells) open(cell.blocks, depth + 1);
  }

  // Turns references into text; gives the notes that are to follow.
  std::vector<std::size_t> read(Paragraph& paragraph, int depth) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
      Run& run = paragraph.runs[i];
      const auto object = static_cast<std::size_t>(run.object);
      if (run.kind == RunKind::TextBox && object < boxes_.size() && !std::exchange(boxes_[object], true)) open(document_.text_boxes[object].blocks, depth + 1);
      if (run.kind != RunKind::NoteReference || object >= of_body_.size() || of_body_[object]) continue;
      out.push_back(object);
      const std::string mark = std::exchange(run.text, {});
      const std::uint32_t format = run.format;
      paragraph.runs.erase(paragraph.runs.begin() + static_cast<std::ptrdiff_t>(i--));
      if (mark.empty()) continue;
      std::size_t at = 0;
      for (std::size_t before = 0; before <= i && before < paragraph.runs.size(); ++before) at += plain_size(paragraph.runs[before]);
      insert(paragraph, at, {.kind = RunKind::Text, .format = format, .text = mark}, ++i);
    }
    return out;
  }

  // A run of its own, so that it keeps its look; marks that begin or end behind it move on.
  static void insert(Paragraph& paragraph, std::size_t at, Run run, std::size_t index) {
    const auto size = static_cast<std::uint32_t>(run.text.size());
    paragraph.runs.insert(paragraph.runs.begin() + static_cast<std::ptrdiff_t>(index), std::move(run));
    for (Mark& mark : paragraph.marks) {
      if (mark.begin > at) mark.begin += size;
      if (mark.end > at) mark.end += size;
    }
  }

  void append(std::size_t index, std::vector<Block>& out, int depth) {
    Note& note = document_.notes[index];
    if (std::exchange(taken_[index], true)) return;   // once
    opened_.push_back(note.label);
    std::vector<Block> blocks = std::exchange(note.blocks, {});
    open(blocks, depth + 1);
    if (!note.label.empty()) {
      if (blocks.empty() || !std::holds_alternative<Paragraph>(blocks.front())) blocks.insert(blocks.begin(), Paragraph{});
      replace_text(std::get<Paragraph>(blocks.front()), 0, 0, note.label + " ");
    }
    std::move(blocks.begin(), blocks.end(), std::back_inserter(out));
  }

  Document& document_;
  std::vector<bool> of_body_;
  std::vector<char> boxes_, tables_, taken_;
  std::vector<std::string> opened_;
};

}  // namespace

bool has_nested_notes(const Document& document) {
  const std::vector<bool> of_body = notes_of_body(document);
  return std::find(of_body.begin(), of_body.end(), false) != of_body.end();
}

std::vector<std::string> open_nested_notes(Document& document) { return Opener(document).run(); }

}  // namespace zhengben
