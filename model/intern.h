// Finds or appends a format in a Document's table, so that equal formats share an index. Holds a hash index beside
// the vector it was given; that vector must outlive it and be changed only through it.
#ifndef ZHENGBEN_MODEL_INTERN_H
#define ZHENGBEN_MODEL_INTERN_H

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/formatting.h"

namespace zhengben {

std::size_t hash_of(const CharacterFormat& format);
std::size_t hash_of(const ParagraphFormat& format);

template <typename Format>
class Interner {
 public:
  explicit Interner(std::vector<Format>& table) : table_(&table) {
    for (std::uint32_t i = 0; i < table.size(); ++i) index_.emplace(hash_of(table[i]), i);
  }
  std::uint32_t operator()(const Format& format) {
    const std::size_t hash = hash_of(format);
    for (auto [it, end] = index_.equal_range(hash); it != end; ++it)
      if ((*table_)[it->second] == format) return it->second;
    table_->push_back(format);
    const auto index = static_cast<std::uint32_t>(table_->size() - 1);
    index_.emplace(hash, index);
    return index;
  }

 private:
  std::vector<Format>* table_;
  std::unordered_multimap<std::size_t, std::uint32_t> index_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_INTERN_H
