// Whether what was put into rows and columns is a table: columns of prose, lists, tables of contents and the words of
// charts also stand in columns.
#ifndef ZHENGBEN_READERS_PDF_LIKENESS_H
#define ZHENGBEN_READERS_PDF_LIKENESS_H

#include "readers/pdf/tables.h"

namespace zhengben::pdf {

// `ruled`: rules above and below say so too.
bool is_like_table(const FoundTable& table, bool ruled);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_LIKENESS_H
