// Which optional content a page shows by default. ISO 32000-1:2008 8.11 Optional Content.
#ifndef ZHENGBEN_READERS_PDF_OPTIONAL_CONTENT_H
#define ZHENGBEN_READERS_PDF_OPTIONAL_CONTENT_H

#include <cstdint>
#include <set>

#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

class OptionalContent {
 public:
  explicit OptionalContent(const File& file);
  // `layer`: a group or a membership dictionary; what is neither is shown.
  bool is_hidden(const Object& layer) const;

 private:
  bool is_on(const Object& group) const;
  bool holds(const Object& expression, int depth) const;

  bool any_ = false, base_off_ = false;
  std::set<std::int64_t> on_, off_;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_OPTIONAL_CONTENT_H
