#include "model/form/form.h"

#include <algorithm>

namespace zhengben {

std::int32_t Form::field_index(std::string_view key) const {
  const auto key_of = [&](std::int32_t index) -> std::string_view { return fields[static_cast<std::size_t>(index)].key; };
  if (by_key.size() == fields.size()) {
    const auto found = std::ranges::lower_bound(by_key, key, {}, key_of);
    return found != by_key.end() && key_of(*found) == key ? *found : -1;
  }
  for (std::size_t i = 0; i < fields.size(); ++i)   // a form put together by hand
    if (fields[i].key == key) return static_cast<std::int32_t>(i);
  return -1;
}

const FormTable* Form::table(std::string_view wanted) const {
  const auto found = std::ranges::find(tables, wanted, &FormTable::id);
  return found == tables.end() ? nullptr : &*found;
}

}  // namespace zhengben
