// The adaptive arithmetic decoder of JBIG2 and its integers. ITU-T T.88 (08/2018) annex E Arithmetic coding, annex A Arithmetic
// integer decoding procedure. Behind the end of the data it reads ones, as the standard has it: it never fails.
#ifndef ZHENGBEN_READERS_PDF_ARITHMETIC_DECODER_H
#define ZHENGBEN_READERS_PDF_ARITHMETIC_DECODER_H

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhengben::pdf {

// What was learnt of one context: an estimate and the more probable value.
struct Probability {
  std::uint8_t state = 0;
  std::uint8_t likely = 0;
};

using Contexts = std::vector<Probability>;

class ArithmeticDecoder {
 public:
  explicit ArithmeticDecoder(std::string_view data);
  unsigned bit(Probability& context);

 private:
  void next_byte();
  unsigned byte_at(std::size_t at) const { return at < data_.size() ? static_cast<unsigned char>(data_[at]) : 0xFFU; }

  std::string_view data_;
  std::size_t at_ = 0;
  std::uint32_t code_ = 0, interval_ = 0x8000;
  int shifts_ = 0;
};

// One of the integer procedures (IADH, IADW, ...): its contexts.
class IntegerContexts {
 public:
  IntegerContexts() : contexts_(512) {}
  // Nothing for what stands out of band.
  std::optional<std::int32_t> decode(ArithmeticDecoder& decoder);

 private:
  Contexts contexts_;
};

// IAID: a symbol's number of `bits` bits, at most 20.
class SymbolIdContexts {
 public:
  explicit SymbolIdContexts(unsigned bits) : bits_(bits), contexts_(std::size_t{1} << bits) {}
  std::uint32_t decode(ArithmeticDecoder& decoder);

 private:
  unsigned bits_;
  Contexts contexts_;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_ARITHMETIC_DECODER_H
