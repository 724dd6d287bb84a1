// Type 2 charstrings (Adobe Technical Note #5177) with their subroutines written out in place, so that a subset needs
// none. The outline and the hints stay what they were, operator by operator.
#ifndef ZHENGBEN_WRITERS_PDF_CHARSTRING_H
#define ZHENGBEN_WRITERS_PDF_CHARSTRING_H

#include <optional>
#include <string>
#include <string_view>

#include "writers/pdf/cff_index.h"

namespace zhengben {

struct FlatCharstring {
  std::optional<double> width;    // over nominalWidthX; nothing: defaultWidthX holds
};

// Appends the charstring with its subroutines' bytes in the place of their calls. Nothing, and `out` as it was, where it is
// damaged, nests past the note's bound, or computes the number of a subroutine.
std::optional<FlatCharstring> append_flattened(std::string& out, std::string_view charstring, const CffIndex& global_subrs, const CffIndex& local_subrs);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_CHARSTRING_H
