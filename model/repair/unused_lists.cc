#include <utility>
#include <vector>

#include "model/repair/repairs.h"
#include "model/traverse.h"

namespace zhengben {

void drop_unused_lists(Document& document) {
  std::vector<std::int32_t> number(document.lists.size(), -1);
  const auto slot_of = [&](const Paragraph& paragraph) -> std::int32_t* {
    if (!paragraph.label || paragraph.label->list < 0 || static_cast<std::size_t>(paragraph.label->list) >= number.size()) return nullptr;
    return &number[static_cast<std::size_t>(paragraph.label->list)];
  };
  for_each_paragraph(std::as_const(document), [&](const Paragraph& paragraph) {
    if (std::int32_t* slot = slot_of(paragraph)) *slot = 0;
  });
  std::vector<ListDefinition> used;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (number[i] < 0) continue;
    number[i] = static_cast<std::int32_t>(used.size());
    used.push_back(std::move(document.lists[i]));
  }
  if (used.size() < number.size())
    for_each_paragraph(document, [&](Paragraph& paragraph) {
      if (const std::int32_t* slot = slot_of(paragraph)) paragraph.label->list = *slot;
    });
  document.lists = std::move(used);
}

}  // namespace zhengben
