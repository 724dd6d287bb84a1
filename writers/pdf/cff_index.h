// The two containers of a CFF font program: INDEX and DICT. Adobe Technical Note #5176, 5 INDEX Data and 4 DICT Data.
#ifndef ZHENGBEN_WRITERS_PDF_CFF_INDEX_H
#define ZHENGBEN_WRITERS_PDF_CFF_INDEX_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

class CffIndex {
 public:
  CffIndex() = default;
  // Reads the INDEX at `at` and moves `at` behind it; nothing where it does not lie within the data.
  static std::optional<CffIndex> read(std::string_view cff, std::size_t& at);

  std::size_t count() const { return count_; }
  std::string_view item(std::size_t i) const;   // empty past the end

 private:
  std::size_t offset(std::size_t i) const;
  std::string_view offsets_, data_;
  std::size_t count_ = 0, offset_size_ = 1;
};

void append_index(std::string& out, const std::vector<std::string_view>& items);
// Items that lie in one piece, each up to where the next begins.
void append_index(std::string& out, std::string_view data, const std::vector<std::size_t>& ends);

struct DictEntry {
  int key = 0;                    // 12 x reads as 1200 + x
  std::vector<double> operands;
  std::string_view bytes;         // operands and operator as they stand
};

std::optional<std::vector<DictEntry>> read_dict(std::string_view dict);
const DictEntry* find_entry(const std::vector<DictEntry>& dict, int key);
double operand(const std::vector<DictEntry>& dict, int key, std::size_t n, double otherwise);
void append_integer(std::string& dict, std::int32_t value);   // always five bytes, so that offsets can be filled in
void append_operator(std::string& dict, int key);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_CFF_INDEX_H
