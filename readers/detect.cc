#include "readers/detect.h"

namespace zhengben {

FileKind detect(std::string_view bytes) {
  if (bytes.empty()) return FileKind::Empty;
  if (bytes.starts_with("PK")) return FileKind::Docx;
  if (bytes.starts_with("%PDF-")) return FileKind::Pdf;
  return FileKind::Text;
}

}  // namespace zhengben
