// In a file of its own: a program that loads libqpdf when it is wanted defines this function itself, and then the library is not
// linked.
#include "readers/pdf/qpdf_rewrite.h"

namespace zhengben::pdf {

Rewriter& rewriter() { return zhengben_qpdf_rewrite; }

}  // namespace zhengben::pdf
