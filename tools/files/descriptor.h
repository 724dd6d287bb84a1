#ifndef ZHENGBEN_TOOLS_FILES_DESCRIPTOR_H
#define ZHENGBEN_TOOLS_FILES_DESCRIPTOR_H

#include <unistd.h>

#include <utility>

namespace zhengben {

// Owns a file descriptor; -1: none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) reset(std::exchange(other.number_, -1));
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  void reset(int number = -1) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_FILES_DESCRIPTOR_H
