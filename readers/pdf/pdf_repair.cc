#include "readers/pdf/pdf_repair.h"

#include "model/error.h"
#include "readers/pdf/qpdf_rewrite.h"

namespace zhengben::pdf {

std::string rewritten(std::string_view bytes, const std::string& password) {
  std::string out;
  switch (qpdf_rewrite(bytes, password, out)) {
    case RewriteResult::Done: return out;
    case RewriteResult::WrongPassword: throw Error(Code::PdfEncrypted);
    case RewriteResult::Damaged: break;
  }
  throw Error(Code::PdfDamaged, {out});
}

}  // namespace zhengben::pdf
