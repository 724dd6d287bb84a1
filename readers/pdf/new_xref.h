// A cross-reference table for a file that has none that could be followed, made from the objects that are there.
#ifndef ZHENGBEN_READERS_PDF_NEW_XREF_H
#define ZHENGBEN_READERS_PDF_NEW_XREF_H

#include <string>
#include <string_view>

namespace zhengben::pdf {

// The file with a table and a trailer behind it; empty where no catalog is found. Of objects of one number the last
// counts, as in ISO 32000-1:2008 7.5.6 Incremental Updates. What stands inside a stream is no object.
std::string with_new_xref(std::string_view bytes);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_NEW_XREF_H
