// What all parts of one document share while they are written.
#ifndef ZHENGBEN_WRITERS_DOCX_SHARED_H
#define ZHENGBEN_WRITERS_DOCX_SHARED_H

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/document.h"
#include "model/finding.h"
#include "writers/docx/numbering.h"
#include "writers/docx/package.h"
#include "writers/docx/styles.h"

namespace zhengben::docx_writer {

// The root's namespaces; every part declares the same ones.
inline constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:w10=\"urn:schemas-microsoft-com:office:word\"";

struct Shared {
  Shared(const Document& source, bool every_bookmark, Findings& findings_out);

  const Document& document;
  Findings& findings;
  Styles styles;
  Numbering numbering;
  Package package;
  std::vector<std::int64_t> note_ids;                   // by note, within its kind
  std::int64_t next_drawing = 1, next_mark = 1;
  std::unordered_set<std::int32_t> comments_placed, boxes_placed;
  std::unordered_map<std::int32_t, int> comment_marks;   // by comment: how many marks of it are still to come
  std::unordered_set<std::string> fields_flattened;      // their names
  int bad_characters = 0;

  // Where the picture is, relative to word/; empty where it cannot be written, which is reported. Pictures are written, and
  // numbered, as they are first used.
  const std::string& picture(std::size_t image);

  bool wants_bookmark(const std::string& name) const { return every_bookmark_ || referenced_.contains(name); }
  // The name as it is written: at most 40 characters, as Word has it. Nothing where a bookmark of the name is already there.
  std::optional<std::string> new_bookmark(const std::string& name);
  // A reference's name for the same bookmark.
  std::string bookmark_name(const std::string& name) const;

 private:
  std::map<std::size_t, std::string> pictures_;
  int written_pictures_ = 0;
  bool every_bookmark_;
  std::unordered_set<std::string> referenced_, written_;
};

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_SHARED_H
