#include "model/report.h"

namespace zhengben {

const FieldValue* Report::field(std::string_view key) const {
  if (!form) return nullptr;
  const std::int32_t index = form->field_index(key);
  return index < 0 ? nullptr : &fields[static_cast<std::size_t>(index)];
}

Place place_of(const FieldValue& field) {
  Place place;
  place.table = field.table;
  place.row = field.row;
  place.column = field.column;
  if (field.page > 0) place.page = field.page;
  return place;
}

}  // namespace zhengben
