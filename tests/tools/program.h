// Runs the built program as a user would, in a scratch folder that goes with the object.
#ifndef ZHENGBEN_TESTS_TOOLS_PROGRAM_H
#define ZHENGBEN_TESTS_TOOLS_PROGRAM_H

#include <cstdint>
#include <string>
#include <vector>

namespace zhengben::tests {

struct Ran {
  int status = -1;          // of exit; 128 + the signal where one ended it
  std::string out, err;
};

struct RunOptions {
  std::string input;                        // on standard input
  std::vector<std::string> environment;     // "LANG=zh_CN.UTF-8"; nothing else is passed but PATH
  std::int64_t max_file_bytes = -1;         // RLIMIT_FSIZE: a disk that is full
  std::string stdout_to;                    // a path instead of Ran::out
  int signal_after_start = 0;               // sent once the program waits for its standard input
};

Ran run(const std::vector<std::string>& arguments, const RunOptions& options = {});

class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  std::string file(const std::string& name, const std::string& bytes) const;   // makes it; returns its path
  std::vector<std::string> names() const;                                      // of what is in it, sorted

 private:
  std::string folder_;
};

std::string bytes_of(const std::string& path);     // empty where there is no such file
std::string fixture(const std::string& name);      // its path

}  // namespace zhengben::tests

#endif  // ZHENGBEN_TESTS_TOOLS_PROGRAM_H
