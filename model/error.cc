#include "model/error.h"

namespace zhengben {

Error::Error(Code code, std::vector<std::string> arguments, Place place) : code_(code), arguments_(std::move(arguments)), place_(std::move(place)) {
  what_ = info(code).id;
  for (const std::string& argument : arguments_) what_ += ": " + argument;
}

}  // namespace zhengben
