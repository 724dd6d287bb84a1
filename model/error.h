// No document can come out: unreadable, encrypted, not that format, past a limit. Thrown rarely, caught once, in
// tools/pipeline. Nothing of ours throws anything else; an adapter translates on the spot.
#ifndef ZHENGBEN_MODEL_ERROR_H
#define ZHENGBEN_MODEL_ERROR_H

#include <exception>
#include <string>
#include <vector>

#include "model/code.h"
#include "model/finding.h"

namespace zhengben {

class Error : public std::exception {
 public:
  explicit Error(Code code, std::vector<std::string> arguments = {}, Place place = {});
  Code code() const { return code_; }
  int exit_status() const { return info(code_).exit_status; }
  const std::vector<std::string>& arguments() const { return arguments_; }
  const Place& place() const { return place_; }
  const char* what() const noexcept override { return what_.c_str(); }   // the id and the arguments, for logs

 private:
  Code code_;
  std::vector<std::string> arguments_;
  Place place_;
  std::string what_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_ERROR_H
