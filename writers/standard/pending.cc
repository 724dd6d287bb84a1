#include "writers/standard/standard_style.h"
namespace zhengben {
Document with_standard_style(const Document& document) { return document; }
}  // namespace zhengben
