// Objects in, bytes of a PDF file out.
#ifndef ZHENGBEN_WRITERS_PDF_PDF_SINK_H
#define ZHENGBEN_WRITERS_PDF_PDF_SINK_H

#include <memory>
#include <string>
#include <string_view>

#include "writers/deflate.h"
#include "writers/pdf/object_file.h"

namespace zhengben {

class PdfSink {
 public:
  using Entries = PdfEntries;

  PdfSink();
  ~PdfSink();
  PdfSink(const PdfSink&) = delete;
  PdfSink& operator=(const PdfSink&) = delete;

  int reserve();                                  // the number of an object that `set` gives later
  void set(int object, const std::string& text);  // once for each
  int add(const std::string& text);
  // `bytes` already as the filters named in `entries` want them; Length is added.
  int add_stream(const Entries& entries, std::string_view bytes);
  int add_packed(Entries entries, std::string_view bytes, Packing packing);   // compressed here, Filter is added

  // The file, with a classic cross-reference table and an ID of its own bytes.
  std::string finish(int catalog, const Entries& info);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_PDF_SINK_H
