// Unicode normal forms beyond the canonical composition of text.h.
#ifndef ZHENGBEN_MODEL_NORMAL_FORM_H
#define ZHENGBEN_MODEL_NORMAL_FORM_H

#include <string>
#include <string_view>

namespace zhengben {

// NFKC: compatibility characters as what they stand for. Unicode Standard Annex #15, 1.1 Canonical and Compatibility
// Equivalence. Only for characters that are known to be mere forms of others: it makes "²" a "2".
std::string normal_form_kc(std::string_view text);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_NORMAL_FORM_H
