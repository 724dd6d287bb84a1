// libqpdf's rewrite of a damaged or encrypted PDF, without a type of ours: compiled as C++17, since clang 14 does not
// take libqpdf 11's headers as C++20.
#ifndef ZHENGBEN_READERS_PDF_QPDF_REWRITE_H
#define ZHENGBEN_READERS_PDF_QPDF_REWRITE_H

#include <string>
#include <string_view>

namespace zhengben::pdf {

enum class RewriteResult { Done, WrongPassword, Damaged };

// `out`: the new file, or what libqpdf says is wrong.
RewriteResult qpdf_rewrite(std::string_view bytes, const std::string& password, std::string& out);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_QPDF_REWRITE_H
