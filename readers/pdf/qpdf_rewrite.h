// libqpdf's rewrite of a damaged or encrypted PDF, without a type of ours: compiled as C++17, since clang 14 does not
// take libqpdf 11's headers as C++20.
#ifndef ZHENGBEN_READERS_PDF_QPDF_REWRITE_H
#define ZHENGBEN_READERS_PDF_QPDF_REWRITE_H

#include <string>
#include <string_view>

namespace zhengben::pdf {

enum class RewriteResult { Done, WrongPassword, Damaged };

// `out`: the new file, or what libqpdf says is wrong.
using Rewriter = RewriteResult(std::string_view bytes, const std::string& password, std::string& out);

// libqpdf's: linked, or loaded where a program chooses to (tools/zhengben/modules.cc).
Rewriter& rewriter();

}  // namespace zhengben::pdf

extern "C" zhengben::pdf::Rewriter zhengben_qpdf_rewrite;

#endif  // ZHENGBEN_READERS_PDF_QPDF_REWRITE_H
