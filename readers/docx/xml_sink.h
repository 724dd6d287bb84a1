// A growing buffer of characters that is never filled before it is written: std::string's would be.
#ifndef ZHENGBEN_READERS_DOCX_XML_SINK_H
#define ZHENGBEN_READERS_DOCX_XML_SINK_H

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace zhengben::docx {

class Sink {
 public:
  explicit Sink(std::size_t capacity = 256) : data_(new char[capacity]), capacity_(capacity) {}

  void put(char c) {
    if (size_ == capacity_) grow(1);
    data_[size_++] = c;
  }
  void put(std::string_view text) {
    if (capacity_ - size_ < text.size()) grow(text.size());
    std::memcpy(data_.get() + size_, text.data(), text.size());
    size_ += text.size();
  }
  std::string_view view() const { return {data_.get(), size_}; }

 private:
  void grow(std::size_t more) {
    capacity_ = std::max(capacity_ + capacity_ / 2, size_ + more);
    std::unique_ptr<char[]> wider(new char[capacity_]);
    std::memcpy(wider.get(), data_.get(), size_);
    data_ = std::move(wider);
  }

  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0, capacity_;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_SINK_H
