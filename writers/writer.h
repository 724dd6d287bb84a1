// What every writer offers: a Conversion in, bytes out. What a writer cannot express is a finding of severity loss.
// Writers hold no clock, no locale and no hash order: same input, same bytes.
#ifndef ZHENGBEN_WRITERS_WRITER_H
#define ZHENGBEN_WRITERS_WRITER_H

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/conversion.h"
#include "model/message.h"

namespace zhengben {

enum class Style : std::uint8_t {
  Standard,   // GB/T 9704-2012, from roles
  Source,     // the document's own formatting
};
enum class PdfProfile : std::uint8_t { Archival, Plain };   // PDF/A-2a and PDF/UA-1 together, or neither

class FontCatalog;    // writers/layout/font.h; shared between documents, read-only

struct WriteOptions {
  Style style = Style::Standard;
  Language language = Language::Chinese;            // of messages in the JSON
  PdfProfile pdf_profile = PdfProfile::Archival;
  const FontCatalog* fonts = nullptr;               // needed by write_pdf
};

std::string write_docx(const Conversion& conversion, const WriteOptions& options, Findings& findings);
std::string write_pdf(const Conversion& conversion, const WriteOptions& options, Findings& findings);
std::string write_json(const Conversion& conversion, const WriteOptions& options);
std::string write_text(const Conversion& conversion, const WriteOptions& options);
std::string write_csv(const Conversion& conversion, const WriteOptions& options);   // a line a field, with its place

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_WRITER_H
