// Numbering formats as the instructions of fields name them.
#ifndef ZHENGBEN_MODEL_NUMBER_SWITCH_H
#define ZHENGBEN_MODEL_NUMBER_SWITCH_H

#include <string_view>

namespace zhengben {

// ECMA-376-1 3rd ed. (2011) 17.16.4.3.1 General formatting: the ST_NumberFormat (17.18.59) that the argument of \* asks
// for. Empty for one that says nothing of numbers, as MERGEFORMAT.
std::string_view number_format_of_switch(std::string_view argument);

// The argument that asks for a format; empty where none does.
std::string_view switch_of_number_format(std::string_view format);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_NUMBER_SWITCH_H
