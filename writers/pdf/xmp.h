// The document's metadata packet. ISO 19005-2:2011 6.6 Metadata, ISO 14289-1:2014 5 Version identification.
#ifndef ZHENGBEN_WRITERS_PDF_XMP_H
#define ZHENGBEN_WRITERS_PDF_XMP_H

#include <string>
#include <string_view>

namespace zhengben {

struct XmpFacts {
  std::string_view title, language, producer;
  bool archival = true;           // says PDF/A-2a and PDF/UA-1
};
std::string xmp_packet(const XmpFacts& facts);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_XMP_H
