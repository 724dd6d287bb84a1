// What the writer asks of the library that holds a PDF's objects and writes them out, with no type and no exception of that
// library: it can stand in a module of its own that is loaded only where a PDF is written.
#ifndef ZHENGBEN_WRITERS_PDF_OBJECT_FILE_H
#define ZHENGBEN_WRITERS_PDF_OBJECT_FILE_H

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhengben {

using PdfEntries = std::vector<std::pair<std::string, std::string>>;   // keys without slash, values as PDF text

// Nothing throws: false is a failure, which error() names.
class ObjectFile {
 public:
  virtual ~ObjectFile() = default;
  virtual bool set(int object, const std::string& text) = 0;   // once for each number, from 1
  virtual bool set_stream(int object, const PdfEntries& entries, std::string_view bytes) = 0;
  // The whole file with a classic cross-reference table; its ID is of no use yet.
  virtual bool write(int catalog, int info_object, const PdfEntries& info, std::string& file) = 0;
  virtual const std::string& error() const = 0;
};

struct WritingEngine {
  std::unique_ptr<ObjectFile> (*make)();
};

// PoDoFo's: linked, or loaded where a program chooses to (tools/zhengben/modules.cc).
const WritingEngine& writing_engine();

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_OBJECT_FILE_H
