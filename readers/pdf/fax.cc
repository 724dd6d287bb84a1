#include "readers/pdf/fax.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "readers/pdf/fax_codes.h"

namespace zhengben::pdf {

namespace {

constexpr int kLongestCode = 13;
constexpr std::int64_t kNone = -1;

// What the next bits of a code's length and more mean: a run, by the first thirteen of them.
struct Code {
  std::int16_t run = -1;
  std::uint8_t length = 0;
};

class RunTable {
 public:
  explicit RunTable(std::string_view codes) {
    add(codes, 0, 1, 64);
    add(kLongCodes, 1'792, 64, 0);
  }
  const Code& at(std::uint32_t bits) const { return codes_[bits]; }

 private:
  // Codes of runs from `run` on in steps of `step`; after `change` of them in steps of 64.
  void add(std::string_view codes, int run, int step, int change) {
    for (int index = 1; !codes.empty(); ++index) {
      const std::string_view code = codes.substr(0, codes.find(' '));
      codes.remove_prefix(std::min(code.size() + 1, codes.size()));
      std::uint32_t value = 0;
      for (const char bit : code) value = value * 2 + static_cast<std::uint32_t>(bit - '0');
      const auto free_bits = static_cast<std::uint32_t>(kLongestCode) - static_cast<std::uint32_t>(code.size());
      for (std::uint32_t rest = 0; rest < 1U << free_bits; ++rest) codes_[(value << free_bits) + rest] = {static_cast<std::int16_t>(run), static_cast<std::uint8_t>(code.size())};
      run += step;
      if (index == change) step = 64;
    }
  }

  std::array<Code, 1U << static_cast<unsigned>(kLongestCode)> codes_{};
};

class Bits {
 public:
  explicit Bits(std::string_view data) : data_(data) {}
  // The next `count` bits, at most sixteen; zeros behind the end.
  std::uint32_t peek(int count) const {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 3; ++i) out = out << 8U | (at_ / 8 + i < data_.size() ? static_cast<unsigned char>(data_[at_ / 8 + i]) : 0U);
    return out << 8U << at_ % 8 >> (32U - static_cast<unsigned>(count));
  }
  void skip(int count) { at_ += static_cast<std::size_t>(count); }
  void align() { at_ = (at_ + 7) / 8 * 8; }
  bool at_end() const { return at_ >= data_.size() * 8; }
  std::size_t bytes() const { return std::min(at_ / 8, data_.size()); }

 private:
  std::string_view data_;
  std::size_t at_ = 0;
};

// Where the colour changes along a row, first to black. Never falls.
using Changes = std::vector<std::int64_t>;

class Decoder {
 public:
  Decoder(std::string_view data, const FaxParameters& parameters) : bits_(data), given_(parameters) {}

  FaxPicture run() {
    const auto row_bytes = static_cast<std::size_t>((given_.columns + 7) / 8);
    const char white = given_.black_is_1 ? '\0' : '\xFF';
    FaxPicture out{std::string(row_bytes * static_cast<std::size_t>(given_.rows), white), true, 0};
    Changes above, row;
    for (std::int64_t y = 0; y < given_.rows; ++y) {
      if (given_.byte_align) bits_.align();
      const Row kind = next_row();
      row.clear();
      if (kind == Row::None || !(kind == Row::OneDimension ? read_runs(row) : read_changes(above, row))) {
        out.whole = false;
        return out;
      }
      paint(row, out.samples.data() + static_cast<std::size_t>(y) * row_bytes);
      std::swap(above, row);
    }
    for (int end = 0; end < 2 && bits_.peek(12) == 1; ++end) bits_.skip(12);
    bits_.align();
    out.consumed = bits_.bytes();
    return out;
  }

 private:
  enum class Row { None, OneDimension, TwoDimensions };

  // T.4 4.1.4 Fill and 4.1.2 End-of-line: any number of zeros, then a one. Two of them end the picture (T.6 2.4.1.1
  // end-of-facsimile-block, T.4 4.1.3 Return to control).
  Row next_row() {
    int ends = 0;
    while (bits_.peek(11) == 0 && !bits_.at_end()) {
      while (bits_.peek(1) == 0 && !bits_.at_end()) bits_.skip(1);
      bits_.skip(1);
      if (++ends == 2) return Row::None;
      if (given_.k > 0 && bits_.peek(12) != 1) break;
    }
    if (bits_.at_end()) return Row::None;
    if (given_.k < 0) return Row::TwoDimensions;
    if (given_.k == 0) return Row::OneDimension;
    const bool one = bits_.peek(1) == 1;
    bits_.skip(1);
    return one ? Row::OneDimension : Row::TwoDimensions;
  }

  // One run of a colour: make-up codes, then the one that ends it.
  std::int64_t read_run(bool black) {
    static const RunTable kWhite(kWhiteCodes), kBlack(kBlackCodes);
    for (std::int64_t sum = 0;;) {
      const Code& code = (black ? kBlack : kWhite).at(bits_.peek(kLongestCode));
      if (code.run < 0 || bits_.at_end()) return kNone;
      bits_.skip(code.length);
      sum += code.run;
      if (code.run < 64) return sum;
      if (sum > given_.columns) return kNone;
    }
  }

  bool read_runs(Changes& row) {
    std::int64_t at = 0;
    for (bool black = false; at < given_.columns; black = !black) {
      const std::int64_t run = read_run(black);
      if (run == kNone) return false;
      at += run;
      row.push_back(std::min(at, given_.columns));
    }
    return true;
  }

  // T.4 4.2.1.3 Coding modes: how far the change is from the one above, at most three to either side.
  std::optional<int> read_vertical() {
    struct Mode {
      std::uint32_t bits;
      int length, offset;
    };
    static constexpr std::array<Mode, 7> kModes{{{1, 1, 0}, {3, 3, 1}, {2, 3, -1}, {3, 6, 2}, {2, 6, -2}, {3, 7, 3}, {2, 7, -3}}};
    for (const Mode& mode : kModes) {
      if (bits_.peek(mode.length) != mode.bits) continue;
      bits_.skip(mode.length);
      return mode.offset;
    }
    return std::nullopt;
  }

  bool read_changes(const Changes& above, Changes& row) {
    const auto change = [&](std::size_t index) { return index < above.size() ? above[index] : given_.columns; };
    std::int64_t at = 0;
    bool black = false;
    std::size_t b = 0;                     // of the change above that counts: to the other colour, right of `at`
    for (bool first = true; at < given_.columns; first = false) {
      b -= b > 0;
      while (b < above.size() && (b % 2 != (black ? 1U : 0U) || (first ? above[b] < at : above[b] <= at))) ++b;
      if (bits_.at_end()) return false;
      if (bits_.peek(4) == 1) {            // pass
        bits_.skip(4);
        at = change(b + 1);
      } else if (bits_.peek(3) == 1) {     // horizontal
        bits_.skip(3);
        for (int i = 0; i < 2; ++i) {
          const std::int64_t run = read_run(black != (i == 1));
          if (run == kNone) return false;
          at = std::min(at + run, given_.columns);
          row.push_back(at);
        }
      } else {
        const std::optional<int> offset = read_vertical();
        if (!offset) return false;
        const std::int64_t to = std::min(change(b) + *offset, given_.columns);
        if (to < at) return false;
        at = to;
        row.push_back(at);
        black = !black;
      }
    }
    return true;
  }

  void paint(const Changes& row, char* samples) const {
    for (std::size_t i = 0; i < row.size(); i += 2) {
      const std::int64_t end = i + 1 < row.size() ? row[i + 1] : given_.columns;
      for (std::int64_t x = row[i]; x < end; ++x) samples[x / 8] = static_cast<char>(static_cast<unsigned char>(samples[x / 8]) ^ (0x80U >> static_cast<unsigned>(x % 8)));
    }
  }

  Bits bits_;
  const FaxParameters& given_;
};

}  // namespace

FaxPicture undo_fax(std::string_view data, const FaxParameters& parameters) { return Decoder(data, parameters).run(); }

}  // namespace zhengben::pdf
