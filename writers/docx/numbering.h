// The numbering part, and the proof that it brings about the labels that the document's readers saw.
//
// A model's labels are text; in a DOCX they are counted anew by whoever opens it. So every label is counted here as it
// is written: where the count would give another text, a list of its own starts at the right number, and where no
// number gives the text, the label is written as text. A number never changes in silence. Lists are numbered in the
// order in which they are first used, so that a document that is read again is written the same.
#ifndef ZHENGBEN_WRITERS_DOCX_NUMBERING_H
#define ZHENGBEN_WRITERS_DOCX_NUMBERING_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "writers/docx/styles.h"

namespace zhengben::docx_writer {

inline constexpr std::size_t kListLevels = 9;

// The counters of one story: the body, the footnotes, one header.
struct LabelCounters {
  struct OfList {
    std::array<std::int64_t, kListLevels> value{};
    std::array<bool, kListLevels> running{};
    std::optional<std::size_t> written;   // the list that goes on counting
  };
  std::vector<OfList> lists;      // by Document::lists
};

class Numbering {
 public:
  explicit Numbering(const Document& document) : document_(document) {}
  // w:numId under which this label comes out as its text; nothing where it must be written as text.
  std::optional<std::int64_t> place(const ListLabel& label, LabelCounters& counters);
  bool empty() const { return written_.empty(); }
  std::string xml(const Styles& styles) const;

 private:
  struct Written {                // becomes a w:abstractNum and its w:num
    std::size_t list = 0;         // index into Document::lists
    std::array<std::int64_t, kListLevels> starts{};
  };
  std::optional<std::int64_t> value_for(const ListLabel& label, const LabelCounters::OfList& counter);
  std::string text_of(std::size_t list, std::size_t level, const LabelCounters::OfList& counter) const;
  void level_xml(std::string& out, const Styles& styles, const ListLevel& level, std::size_t index, std::int64_t start) const;

  const Document& document_;
  std::vector<Written> written_;  // numId is the index, from 1
  int searches_ = 0;
};

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_NUMBERING_H
