#include "readers/pdf/predictor.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace zhengben::pdf {

namespace {

constexpr std::int64_t kMostColors = 64, kMostColumns = 1 << 24;

unsigned char byte_at(const std::string& data, std::size_t at) { return static_cast<unsigned char>(data[at]); }

// Portable Network Graphics Specification, 2nd ed., 9.4 Filter Type 4: Paeth.
int paeth(int left, int up, int corner) {
  const int guess = left + up - corner, to_left = std::abs(guess - left), to_up = std::abs(guess - up), to_corner = std::abs(guess - corner);
  if (to_left <= to_up && to_left <= to_corner) return left;
  return to_up <= to_corner ? up : corner;
}

// Each row starts with the number of its filter; the rows move up as that byte goes.
bool undo_png(std::string& data, std::size_t row_bytes, std::size_t pixel_bytes) {
  std::string out;
  out.reserve(data.size());
  std::vector<unsigned char> before(row_bytes, 0), row(row_bytes, 0);
  bool whole = true;
  for (std::size_t at = 0; at < data.size(); at += row_bytes + 1) {
    const unsigned char filter = byte_at(data, at);
    const std::size_t count = std::min(row_bytes, data.size() - at - 1);
    whole = whole && count == row_bytes && filter <= 4;
    for (std::size_t i = 0; i < count; ++i) {
      const int raw = byte_at(data, at + 1 + i), left = i >= pixel_bytes ? row[i - pixel_bytes] : 0, up = before[i], corner = i >= pixel_bytes ? before[i - pixel_bytes] : 0;
      int added = 0;
      if (filter == 1) added = left;
      if (filter == 2) added = up;
      if (filter == 3) added = (left + up) / 2;
      if (filter == 4) added = paeth(left, up, corner);
      row[i] = static_cast<unsigned char>(raw + added);
    }
    out.append(reinterpret_cast<const char*>(row.data()), count);
    std::swap(before, row);
  }
  data = std::move(out);
  return whole;
}

// TIFF 6.0, section 14 Differencing Predictor: components of 8 and 16 bits; fewer bits are summed one by one.
bool undo_tiff(std::string& data, const FilterParameters& p, std::size_t row_bytes) {
  const auto colors = static_cast<std::size_t>(p.colors);
  for (std::size_t row = 0; row < data.size(); row += row_bytes) {
    const std::size_t end = std::min(row + row_bytes, data.size());
    if (p.bits_per_component == 8) {
      for (std::size_t i = row + colors; i < end; ++i) data[i] = static_cast<char>(byte_at(data, i) + byte_at(data, i - colors));
    } else if (p.bits_per_component == 16) {
      for (std::size_t i = row + 2 * colors; i + 1 < end; i += 2) {
        const unsigned sum = (byte_at(data, i) << 8U | byte_at(data, i + 1)) + (byte_at(data, i - 2 * colors) << 8U | byte_at(data, i - 2 * colors + 1));
        data[i] = static_cast<char>(sum >> 8U & 0xFFU);
        data[i + 1] = static_cast<char>(sum & 0xFFU);
      }
    } else {
      const auto bits = static_cast<unsigned>(p.bits_per_component), mask = (1U << bits) - 1;
      std::vector<unsigned> sums(colors, 0);
      for (std::size_t i = row, component = 0; i < end; ++i) {
        unsigned made = 0;
        for (unsigned shift = 8; shift >= bits; shift -= bits) {
          unsigned& sum = sums[component++ % colors];
          sum = (sum + (byte_at(data, i) >> (shift - bits))) & mask;
          made = made << bits | sum;
        }
        data[i] = static_cast<char>(made);
      }
    }
  }
  return data.size() % row_bytes == 0;
}

}  // namespace

bool undo_predictor(const FilterParameters& p, std::string& data) {
  const bool known_bits = p.bits_per_component == 1 || p.bits_per_component == 2 || p.bits_per_component == 4 || p.bits_per_component == 8 || p.bits_per_component == 16;
  if (!known_bits || p.colors < 1 || p.colors > kMostColors || p.columns < 1 || p.columns > kMostColumns) return false;
  const auto row_bytes = static_cast<std::size_t>((p.colors * p.bits_per_component * p.columns + 7) / 8);
  const auto pixel_bytes = static_cast<std::size_t>(std::max<std::int64_t>(1, p.colors * p.bits_per_component / 8));
  if (p.predictor == 2) return undo_tiff(data, p, row_bytes);
  return undo_png(data, row_bytes, pixel_bytes);
}

}  // namespace zhengben::pdf
