// The end of an official document: who signs, and the date (GB/T 9704-2012 7.3.5).
#ifndef ZHENGBEN_MODEL_BIND_CLOSING_H
#define ZHENGBEN_MODEL_BIND_CLOSING_H

#include <string_view>
#include <vector>

#include "model/bind/lines.h"

namespace zhengben {

bool is_date(std::string_view text);   // 2021年1月15日, 二〇二一年一月十五日; nothing else on the line

// Sets Role::Date of a date that stands alone among the last lines, Role::Signature of the short line before it.
void set_closing_roles(std::vector<Line>& lines);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_CLOSING_H
