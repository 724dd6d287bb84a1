// Formatting as words, for dumps: only what differs from a base, in a fixed order.
#ifndef ZHENGBEN_MODEL_DUMP_FORMAT_H
#define ZHENGBEN_MODEL_DUMP_FORMAT_H

#include <string>

#include "model/document.h"

namespace zhengben {

// "16pt" with up to two decimals, trailing zeros left out.
std::string shown(Length length);
std::string shown(const Border& border);
std::string shown(const Gradient& gradient);

// Words parted by blanks, each "key" or "key=value"; "-key" where a flag of the base is off. Empty where equal.
std::string differences(const CharacterFormat& format, const CharacterFormat& base);
std::string differences(const ParagraphFormat& format, const ParagraphFormat& base);
std::string differences(const Section& section, const Section& base);       // first_block and stories left to the caller
std::string differences(const TableFormat& format, const TableFormat& base);
std::string differences(const CellFormat& format, const CellFormat& base);
std::string differences(const Placement& placed, const Placement& base);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_DUMP_FORMAT_H
