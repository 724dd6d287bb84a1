// Builds one paragraph from what runs say: text in as few runs as its formats need, marks by offset beside it.
#ifndef ZHENGBEN_READERS_DOCX_PARAGRAPH_BUILDER_H
#define ZHENGBEN_READERS_DOCX_PARAGRAPH_BUILDER_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/block.h"

namespace zhengben::docx {

class ParagraphBuilder {
 public:
  // Text without control characters; a tab becomes a Tab run, a line end a blank.
  void add_text(std::string_view text, std::uint32_t format);
  void add(Run run);
  void add(RunKind kind, std::uint32_t format) { add(Run{.kind = kind, .format = format}); }

  std::uint32_t size() const { return size_; }       // bytes of plain_text so far
  std::string text_from(std::uint32_t begin) const;  // plain_text from there on
  bool empty() const { return paragraph_.runs.empty(); }

  // A mark that begins here; close_mark ends it here. Marks never closed end with the paragraph.
  std::size_t open_mark(Mark mark);
  void close_mark(std::size_t index) { paragraph_.marks[index].end = size_; }
  void drop_mark(std::size_t index) { paragraph_.marks[index].name = kDropped; }

  // Marks whose beginning and end stand apart in the file and share an id.
  void open_range(std::string_view id, Mark mark);
  bool close_range(MarkKind kind, std::string_view id);   // false where none is open
  void open_bookmark(std::string_view id, std::string_view name) { open_range(id, Mark{.kind = MarkKind::Bookmark, .name = std::string(name)}); }

  // Ends the paragraph; marks come out sorted.
  Paragraph finish();

 private:
  static constexpr const char* kDropped = "\x01";
  Paragraph paragraph_;
  std::uint32_t size_ = 0;
  std::unordered_map<std::string, std::size_t> ranges_;   // open ones by kind and id
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_PARAGRAPH_BUILDER_H
