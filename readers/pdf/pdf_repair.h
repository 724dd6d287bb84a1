// Rewrites a PDF that PoDoFo refuses: libqpdf rebuilds cross-references, unpacks object streams and takes the
// encryption off.
#ifndef ZHENGBEN_READERS_PDF_PDF_REPAIR_H
#define ZHENGBEN_READERS_PDF_PDF_REPAIR_H

#include <string>
#include <string_view>

namespace zhengben::pdf {

// Throws Error: PdfDamaged, PdfEncrypted (the password, empty or not, does not open it).
std::string rewritten(std::string_view bytes, const std::string& password);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PDF_REPAIR_H
