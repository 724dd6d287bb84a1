// What every reader offers: bytes in, a Document or an Error out. Oddities are findings.
#ifndef ZHENGBEN_READERS_READER_H
#define ZHENGBEN_READERS_READER_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/finding.h"
#include "model/limits.h"

namespace zhengben {

enum class TrackChanges : std::uint8_t { Accept, Reject, Keep };
enum class HiddenText : std::uint8_t { Drop, Keep };

// Where a table stands, in points from the top left of the page; pages from 1.
struct TableRegion {
  std::int32_t page = 1;
  double left = 0, top = 0, right = 0, bottom = 0;
  bool operator==(const TableRegion&) const = default;
};

struct ReadOptions {
  Limits limits;
  TrackChanges track_changes = TrackChanges::Accept;
  HiddenText hidden_text = HiddenText::Drop;
  bool keep_comments = false;
  std::string password;
  bool pictures = true;            // false: of a PDF no picture is decoded, and none is in the Document
  std::vector<TableRegion> table_regions;   // of a PDF: its tables are these and no others; empty: they are looked for
};

struct ReadResult {
  Document document;
  Findings findings;
  std::vector<Change> changes;     // what reading itself altered: accepted revisions, dropped hidden text
};

// DOCX, DOCM, DOTX, DOTM.
ReadResult read_docx(std::string_view bytes, const ReadOptions& options);
// The plain text that Apache Tika makes of a word processor's file: "[bookmark: …]", a cell a line after a tab, a blank
// line a row. Tables come as unmerged rows; bind gives them their spans.
ReadResult read_text(std::string_view bytes, const ReadOptions& options);
// PDF with a text layer: paragraphs, tables by their rules, page furniture set aside. A page without text is kept as a
// picture, with a finding.
ReadResult read_pdf(std::string_view bytes, const ReadOptions& options);

}  // namespace zhengben

#endif  // ZHENGBEN_READERS_READER_H
