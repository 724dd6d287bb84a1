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
  void add(std::string_view bytes);
  std::string hex();                                // once

 private:
  struct Free {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, Free> context_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_PIPELINE_SHA256_H
