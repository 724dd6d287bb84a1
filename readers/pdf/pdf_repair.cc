#include "readers/pdf/pdf_repair.h"

#include "model/error.h"
#include "readers/pdf/new_xref.h"
#include "readers/pdf/qpdf_rewrite.h"

namespace zhengben::pdf {

std::string rewritten(std::string_view bytes, const std::string& password) {
  std::string out;
  switch (rewriter()(bytes, password, out)) {
    case RewriteResult::Done: return out;
    case RewriteResult::WrongPassword: throw Error(Code::PdfEncrypted);
    case RewriteResult::Damaged: break;
  }
  // libqpdf wants a trailer, and objects that begin a line.
  std::string whole;
  if (const std::string mended = with_new_xref(bytes); !mended.empty() && rewriter()(mended, password, whole) == RewriteResult::Done) return whole;
  throw Error(Code::PdfDamaged, {out});
}

}  // namespace zhengben::pdf
