// Laid-out pages to the bytes of a PDF file.
#ifndef ZHENGBEN_WRITERS_PDF_PDF_DOCUMENT_H
#define ZHENGBEN_WRITERS_PDF_PDF_DOCUMENT_H

#include <string>
#include <vector>

#include "model/document.h"
#include "model/finding.h"
#include "writers/layout/font.h"
#include "writers/layout/frame.h"
#include "writers/writer.h"

namespace zhengben {

// With PdfProfile::Archival the file conforms to PDF/A-2a and PDF/UA-1, whatever the frames hold.
// The frames of a page are let go once it is written: pass the pages in, if nobody needs them any more.
std::string transcribe(LaidOut laid, const std::vector<ImageData>& images, const FontCatalog& fonts, PdfProfile profile, Findings& findings);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_PDF_DOCUMENT_H
