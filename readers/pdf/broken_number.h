// Whether two texts that a line's end parts may be one number that was too wide for its cell.
#ifndef ZHENGBEN_READERS_PDF_BROKEN_NUMBER_H
#define ZHENGBEN_READERS_PDF_BROKEN_NUMBER_H

#include <string_view>

namespace zhengben::pdf {

// `before` ends and `after` begins with a digit. No number is what has two decimal points or groups of another size than
// three digits; nor are two texts of one shape with marks in it, "1-0173" over "1-3802": each is whole.
bool may_be_one_number(std::string_view before, std::string_view after);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_BROKEN_NUMBER_H
