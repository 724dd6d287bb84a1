#ifndef ZHENGBEN_TOOLS_PIPELINE_SHA256_H
#define ZHENGBEN_TOOLS_PIPELINE_SHA256_H

#include <memory>
#include <string>
#include <string_view>

namespace zhengben {

std::string sha256_hex(std::string_view bytes);   // 64 lower-case digits

// Of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void add(std::string_view bytes);
  std::string hex();                                // once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_SHA256_H
