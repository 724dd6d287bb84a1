// Sentences for people, in Chinese and in English, from the code table and the message catalogues.
#ifndef ZHENGBEN_MODEL_MESSAGE_H
#define ZHENGBEN_MODEL_MESSAGE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/code.h"
#include "model/finding.h"

namespace zhengben {

enum class Language : std::uint8_t { English, Chinese };

// The catalogue's text for an English key; the key itself where there is none.
std::string translated(std::string_view english, Language language);
// translated, with {1}, {2} … replaced.
std::string formatted(std::string_view english, const std::vector<std::string>& arguments, Language language);

std::string message(const Finding& finding, Language language);   // without the place
std::string message(Code code, const std::vector<std::string>& arguments, Language language);
std::string describe(const Place& place, Language language);      // "table 3, row 9, column 8"; counted from 1
std::string help(Code code, Language language);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_MESSAGE_H
