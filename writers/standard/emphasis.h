// What of a run's own look carries meaning and so lives on in the standard look.
#ifndef ZHENGBEN_WRITERS_STANDARD_EMPHASIS_H
#define ZHENGBEN_WRITERS_STANDARD_EMPHASIS_H

#include "model/formatting.h"

namespace zhengben::standard {

struct EmphasisPolicy {
  bool weight = true;             // bold and italic
  bool color = true;              // colour and highlight
  bool underline = true;
  bool fonts = false;             // the text has characters that only its own font knows
};

// `look` with the emphasis of `source`.
CharacterFormat emphasised(const CharacterFormat& look, const CharacterFormat& source, const EmphasisPolicy& policy);

}  // namespace zhengben::standard

#endif  // ZHENGBEN_WRITERS_STANDARD_EMPHASIS_H
