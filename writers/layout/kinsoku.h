// Where a line may not begin or end, and where it may break at all.
#ifndef ZHENGBEN_WRITERS_LAYOUT_KINSOKU_H
#define ZHENGBEN_WRITERS_LAYOUT_KINSOKU_H

#include <string>

#include "model/document.h"

namespace zhengben::layout {

class Kinsoku {
 public:
  // The file's own sets where it has some, Word's for simplified Chinese else.
  explicit Kinsoku(const Compatibility& compatibility);
  bool may_not_start(char32_t character) const;
  bool may_not_end(char32_t character) const;

 private:
  std::u32string no_start_, no_end_;   // sorted
};

struct BreakRules {
  const Kinsoku* kinsoku = nullptr;    // none: the paragraph has it off
  bool word_wrap = true;               // off: Latin words break anywhere
};

// Whether a line may end between two neighbours, `before` being no space.
bool may_break(char32_t before, char32_t after, const BreakRules& rules);

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_KINSOKU_H
