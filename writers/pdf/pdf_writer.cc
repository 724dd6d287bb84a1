#include <algorithm>

#include "model/error.h"
#include "writers/layout/layout.h"
#include "writers/pdf/pdf_document.h"
#include "writers/writer.h"

namespace zhengben {

std::string write_pdf(const Conversion& conversion, const WriteOptions& options, Findings& findings) {
  if (!options.fonts) throw Error(Code::Internal);
  const std::string& title = conversion.title.empty() ? conversion.document.properties.title : conversion.title;
  LaidOut laid = lay_out(conversion.document, title, *options.fonts, {.style = options.style}, findings);
  return transcribe(std::move(laid), conversion.document.images, *options.fonts, options.pdf_profile, findings);
}

}  // namespace zhengben
