#include "readers/pdf/arithmetic_decoder.h"

#include <algorithm>

namespace zhengben::pdf {

namespace {

struct Estimate {
  std::uint16_t less_likely;               // share of the interval
  std::uint8_t after_likely, after_less_likely;
  bool turns;                              // the likely value changes
};

// Table E.1 Qe values and probability estimation process.
constexpr std::array<Estimate, 47> kEstimates{{
    {0x5601, 1, 1, true},    {0x3401, 2, 6, false},   {0x1801, 3, 9, false},   {0x0AC1, 4, 12, false},  {0x0521, 5, 29, false},  {0x0221, 38, 33, false}, {0x5601, 7, 6, true},    {0x5401, 8, 14, false},
    {0x4801, 9, 14, false},  {0x3801, 10, 14, false}, {0x3001, 11, 17, false}, {0x2401, 12, 18, false}, {0x1C01, 13, 20, false}, {0x1601, 29, 21, false}, {0x5601, 15, 14, true},  {0x5401, 16, 14, false},
    {0x5101, 17, 15, false}, {0x4801, 18, 16, false}, {0x3801, 19, 17, false}, {0x3401, 20, 18, false}, {0x3001, 21, 19, false}, {0x2801, 22, 19, false}, {0x2401, 23, 20, false}, {0x2201, 24, 21, false},
    {0x1C01, 25, 22, false}, {0x1801, 26, 23, false}, {0x1601, 27, 24, false}, {0x1401, 28, 25, false}, {0x1201, 29, 26, false}, {0x1101, 30, 27, false}, {0x0AC1, 31, 28, false}, {0x09C1, 32, 29, false},
    {0x08A1, 33, 30, false}, {0x0521, 34, 31, false}, {0x0441, 35, 32, false}, {0x02A1, 36, 33, false}, {0x0221, 37, 34, false}, {0x0141, 38, 35, false}, {0x0111, 39, 36, false}, {0x0085, 40, 37, false},
    {0x0049, 41, 38, false}, {0x0025, 42, 39, false}, {0x0015, 43, 40, false}, {0x0009, 44, 41, false}, {0x0005, 45, 42, false}, {0x0001, 45, 43, false}, {0x5601, 46, 46, false},
}};

}  // namespace

// E.3.5 Initialisation of the decoder.
ArithmeticDecoder::ArithmeticDecoder(std::string_view data) : data_(data) {
  code_ = byte_at(0) << 16;
  next_byte();
  code_ <<= 7;
  shifts_ -= 7;
}

// E.3.4 Compressed data input. A byte behind 0xFF that is no stuffed one is a marker: it is never passed.
void ArithmeticDecoder::next_byte() {
  const bool stuffed = byte_at(at_) == 0xFF;
  if (stuffed && byte_at(at_ + 1) > 0x8F) {
    code_ += 0xFF00;
    shifts_ = 8;
    return;
  }
  ++at_;
  code_ += byte_at(at_) << (stuffed ? 9 : 8);
  shifts_ = stuffed ? 7 : 8;
}

// E.3.2 Decoding a decision.
unsigned ArithmeticDecoder::bit(Probability& context) {
  const Estimate& estimate = kEstimates[context.state];
  interval_ -= estimate.less_likely;
  const bool lower = (code_ >> 16) < estimate.less_likely;
  if (!lower) {
    code_ -= std::uint32_t{estimate.less_likely} << 16;
    if ((interval_ & 0x8000U) != 0) return context.likely;
  }
  // Where the less likely value has the larger part, both are exchanged.
  const bool likely = lower == (interval_ < estimate.less_likely);
  if (lower) interval_ = estimate.less_likely;
  const unsigned value = likely ? context.likely : 1U - context.likely;
  if (!likely && estimate.turns) context.likely = static_cast<std::uint8_t>(1U - context.likely);
  context.state = likely ? estimate.after_likely : estimate.after_less_likely;
  do {
    if (shifts_ == 0) next_byte();
    interval_ <<= 1;
    code_ <<= 1;
    --shifts_;
  } while ((interval_ & 0x8000U) == 0);
  return value;
}

// A.2 Procedure for decoding values (except IAID).
std::optional<std::int32_t> IntegerContexts::decode(ArithmeticDecoder& decoder) {
  std::uint32_t before = 1;
  const auto next = [&] {
    const unsigned bit = decoder.bit(contexts_[before]);
    before = before < 256 ? before << 1 | bit : ((before << 1 | bit) & 511U) | 256U;
    return bit;
  };
  struct Range {
    unsigned bits;
    std::int64_t offset;
  };
  static constexpr std::array<Range, 6> kRanges{{{2, 0}, {4, 4}, {6, 20}, {8, 84}, {12, 340}, {32, 4436}}};
  const bool negative = next() != 0;
  std::size_t range = 0;
  while (range < 5 && next() != 0) ++range;
  std::int64_t value = 0;
  for (unsigned i = 0; i < kRanges[range].bits; ++i) value = value << 1 | next();
  value += kRanges[range].offset;
  if (negative && value == 0) return std::nullopt;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(negative ? -value : value, INT32_MIN, INT32_MAX));
}

// A.3 The IAID decoding procedure.
std::uint32_t SymbolIdContexts::decode(ArithmeticDecoder& decoder) {
  std::uint32_t before = 1;
  for (unsigned i = 0; i < bits_; ++i) before = before << 1 | decoder.bit(contexts_[before]);
  return before - (1U << bits_);
}

}  // namespace zhengben::pdf
