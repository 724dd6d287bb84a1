// What was found and done, as sentences for a clerk or as JSON, a line each, for standard error.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_MESSAGES_H
#define ZHENGBEN_TOOLS_ZHENGBEN_MESSAGES_H

#include <string>

#include "model/conversion.h"
#include "model/error.h"
#include "tools/zhengben/settings.h"

namespace zhengben {

std::string findings_as_messages(const std::string& file, const Conversion& conversion, const Settings& settings);
std::string error_as_message(const std::string& file, const Error& error, const Settings& settings);   // file may be empty

std::string finding_line(const Finding& finding, const Settings& settings);   // without the file, no line end
// `other`: a second file that it is about; empty: none.
std::string finding_as_json(const std::string& file, const Finding& finding, const Settings& settings, const std::string& other = {});

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_MESSAGES_H
