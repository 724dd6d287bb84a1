// The decoding procedures of JBIG2. ITU-T T.88 (08/2018) 6. Huffman coding is not taken: encoders of scanned pages code arithmetically,
// or by MMR.
#ifndef ZHENGBEN_READERS_PDF_JBIG2_REGIONS_H
#define ZHENGBEN_READERS_PDF_JBIG2_REGIONS_H

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "readers/pdf/arithmetic_decoder.h"
#include "readers/pdf/jbig2_bitmap.h"

namespace zhengben::pdf::jbig2 {

struct Offset {
  int x = 0, y = 0;
};

// 6.2 Generic region decoding procedure.
struct GenericRegion {
  std::int64_t width = 0, height = 0;
  int kind = 0;                            // GBTEMPLATE
  bool typical = false;                    // TPGDON
  std::array<Offset, 4> adaptive{};        // GBAT
  const Bitmap* skip = nullptr;

  std::size_t contexts() const { return std::size_t{1} << 16; }
  Bitmap decode(ArithmeticDecoder& decoder, Contexts& contexts, Budget& budget) const;
};

// Takes from `data` what it reads.
Bitmap decode_mmr(std::string_view& data, std::int64_t width, std::int64_t height, Budget& budget);

// 6.3 Generic refinement region decoding procedure.
struct RefinementRegion {
  std::int64_t width = 0, height = 0;
  int kind = 0;                            // GRTEMPLATE
  bool typical = false;                    // TPGRON
  std::array<Offset, 2> adaptive{};        // GRAT
  const Bitmap* reference = nullptr;
  std::int64_t shift_x = 0, shift_y = 0;   // GRREFERENCEDX, GRREFERENCEDY

  Bitmap decode(ArithmeticDecoder& decoder, Contexts& contexts, Budget& budget) const;
};
inline constexpr std::size_t kRefinementContexts = std::size_t{1} << 13;

// The integer procedures of text regions, which a symbol dictionary shares with those inside it.
struct TextContexts {
  explicit TextContexts(unsigned id_bits) : symbol_id(id_bits) {}
  IntegerContexts delta_t, first_s, delta_s, inside_t, refined, delta_width, delta_height, delta_x, delta_y;
  SymbolIdContexts symbol_id;
};

// 6.4 Text region decoding procedure.
struct TextRegion {
  std::int64_t width = 0, height = 0;
  bool refines = false;                    // SBREFINE
  int strip_bits = 0;                      // LOGSBSTRIPS
  int corner = 1;                          // REFCORNER: 0 bottom left, 1 top left, 2 bottom right, 3 top right
  bool transposed = false;
  Operator how = Operator::Or;
  std::uint8_t fill = 0;
  int spacing = 0;                         // SBDSOFFSET
  int refinement_kind = 0;
  std::array<Offset, 2> refinement_adaptive{};
  std::uint32_t instances = 0;
  std::vector<const Bitmap*> symbols;

  Bitmap decode(ArithmeticDecoder& decoder, TextContexts& contexts, Contexts& refinement, Budget& budget) const;
};

// 6.5 Symbol dictionary decoding procedure.
struct SymbolDictionary {
  bool refines = false;                    // SDREFAGG
  int kind = 0, refinement_kind = 0;
  std::array<Offset, 4> adaptive{};
  std::array<Offset, 2> refinement_adaptive{};
  std::uint32_t exported = 0, made = 0;    // SDNUMEXSYMS, SDNUMNEWSYMS
  std::vector<std::shared_ptr<const Bitmap>> given;

  // `generic` and `refinement` go on with what an earlier dictionary has learnt where they are not empty.
  std::vector<std::shared_ptr<const Bitmap>> decode(ArithmeticDecoder& decoder, Contexts& generic, Contexts& refinement, Budget& budget) const;
};

// 6.6 Halftone region decoding procedure, its gray-scale image by annex C.5.
struct HalftoneRegion {
  std::int64_t width = 0, height = 0;
  bool mmr = false;
  int kind = 0;
  bool skips = false;
  Operator how = Operator::Or;
  std::uint8_t fill = 0;
  std::uint32_t grid_width = 0, grid_height = 0;
  std::int32_t grid_x = 0, grid_y = 0;
  std::uint16_t step_x = 0, step_y = 0;
  const std::vector<Bitmap>* patterns = nullptr;

  Bitmap decode(std::string_view data, Budget& budget) const;
};

// Bits that tell `count` values apart.
unsigned bits_for(std::size_t count);

}  // namespace zhengben::pdf::jbig2

#endif  // ZHENGBEN_READERS_PDF_JBIG2_REGIONS_H
