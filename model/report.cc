#include "model/report.h"

namespace zhengben {

const FieldValue* Report::field(std::string_view key) const {
  if (!form) return nullptr;
  const std::int32_t index = form->field_index(key);
  return index < 0 ? nullptr : &fields[static_cast<std::size_t>(index)];
}

std::string to_string(Decimal value) {
  std::string digits = std::to_string(value.digits);
  if (value.scale <= 0) return digits;
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const auto scale = static_cast<std::size_t>(value.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  digits.insert(digits.size() - scale, 1, '.');
  return negative ? "-" + digits : digits;
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
