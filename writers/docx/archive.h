// Parts to a package. The only file of the writers that knows libzip.
#ifndef ZHENGBEN_WRITERS_DOCX_ARCHIVE_H
#define ZHENGBEN_WRITERS_DOCX_ARCHIVE_H

#include <string>
#include <vector>

namespace zhengben::docx_writer {

struct Part {
  std::string name;               // "word/document.xml"
  std::string bytes;
  bool stored = false;            // already compressed: pictures
};

// The parts sorted by name, every date the same. Throws Error.
std::string zipped(std::vector<Part> parts);

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_ARCHIVE_H
