#include "readers/pdf/jbig2_regions.h"

#include <algorithm>

#include "readers/pdf/fax.h"

namespace zhengben::pdf::jbig2 {

namespace {

// Figures 3 to 6: the pixels of each template, the first the lowest bit; adaptive ones by their number.
struct TemplatePixel {
  int x = 0, y = 0, adaptive = -1;
};
const std::array<std::vector<TemplatePixel>, 4>& templates() {
  static const std::array<std::vector<TemplatePixel>, 4> table{{
      {{-1, 0}, {-2, 0}, {-3, 0}, {-4, 0}, {0, 0, 0}, {2, -1}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {0, 0, 1}, {0, 0, 2}, {1, -2}, {0, -2}, {-1, -2}, {0, 0, 3}},
      {{-1, 0}, {-2, 0}, {-3, 0}, {0, 0, 0}, {2, -1}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {2, -2}, {1, -2}, {0, -2}, {-1, -2}},
      {{-1, 0}, {-2, 0}, {0, 0, 0}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {1, -2}, {0, -2}, {-1, -2}},
      {{-1, 0}, {-2, 0}, {-3, 0}, {-4, 0}, {0, 0, 0}, {1, -1}, {0, -1}, {-1, -1}, {-2, -1}, {-3, -1}},
  }};
  return table;
}

// Figures 8 to 11: the context that says whether a row is the same as the one above.
constexpr std::array<std::size_t, 4> kSameRow{0x9B25, 0x0795, 0x00E5, 0x0195};

}  // namespace

Bitmap GenericRegion::decode(ArithmeticDecoder& decoder, Contexts& contexts, Budget& budget) const {
  Bitmap out(width, height, budget);
  std::vector<TemplatePixel> pixels = templates()[static_cast<std::size_t>(kind)];
  int reach = 0;
  for (TemplatePixel& pixel : pixels) {
    if (pixel.adaptive >= 0) pixel = {adaptive[static_cast<std::size_t>(pixel.adaptive)].x, adaptive[static_cast<std::size_t>(pixel.adaptive)].y};
    if (pixel.y > 0 || (pixel.y == 0 && pixel.x >= 0)) throw Damaged();
    reach = std::max({reach, std::abs(pixel.x), -pixel.y});
  }
  budget.spend(width * height);
  bool same = false;
  for (std::int64_t y = 0; y < height; ++y) {
    if (typical && decoder.bit(contexts[kSameRow[static_cast<std::size_t>(kind)]]) != 0) same = !same;
    if (same) {
      if (y > 0) std::copy(out.row(y - 1), out.row(y - 1) + width, out.row(y));
      continue;
    }
    std::uint8_t* row = out.row(y);
    for (std::int64_t x = 0; x < width; ++x) {
      if (skip && skip->at(x, y) != 0) continue;
      std::size_t context = 0;
      // Away from the edges no pixel needs to be looked for.
      if (x >= reach && x + reach < width && y >= reach) {
        for (std::size_t i = 0; i < pixels.size(); ++i) context |= static_cast<std::size_t>(row[x + pixels[i].x + pixels[i].y * width]) << i;
      } else {
        for (std::size_t i = 0; i < pixels.size(); ++i) context |= static_cast<std::size_t>(out.at(x + pixels[i].x, y + pixels[i].y)) << i;
      }
      row[x] = static_cast<std::uint8_t>(decoder.bit(contexts[context]));
    }
  }
  return out;
}

// 6.2.6 Decoding using MMR coding: T.6, black is ink.
Bitmap decode_mmr(std::string_view& data, std::int64_t width, std::int64_t height, Budget& budget) {
  Bitmap out(width, height, budget);
  const FaxPicture picture = undo_fax(data, {.k = -1, .columns = width, .rows = height, .black_is_1 = true});
  data.remove_prefix(picture.whole ? picture.consumed : data.size());
  const std::int64_t row_bytes = (width + 7) / 8;
  if (static_cast<std::int64_t>(picture.samples.size()) < row_bytes * height) throw Damaged();
  for (std::int64_t y = 0; y < height; ++y)
    for (std::int64_t x = 0; x < width; ++x)
      out.set(x, y, static_cast<unsigned char>(picture.samples[static_cast<std::size_t>(y * row_bytes + x / 8)]) >> (7 - x % 8) & 1U);
  return out;
}

Bitmap RefinementRegion::decode(ArithmeticDecoder& decoder, Contexts& contexts, Budget& budget) const {
  Bitmap out(width, height, budget);
  budget.spend(width * height);
  const auto old = [&](std::int64_t x, std::int64_t y) { return static_cast<std::size_t>(reference->at(x - shift_x, y - shift_y)); };
  const auto now = [&](std::int64_t x, std::int64_t y) { return static_cast<std::size_t>(out.at(x, y)); };
  if (kind == 0 && (adaptive[0].y > 0 || (adaptive[0].y == 0 && adaptive[0].x >= 0))) throw Damaged();
  // Figures 12 and 13.
  const auto context_of = [&](std::int64_t x, std::int64_t y) {
    if (kind == 0)
      return now(x - 1, y) | now(x + 1, y - 1) << 1 | now(x, y - 1) << 2 | now(x + adaptive[0].x, y + adaptive[0].y) << 3 | old(x + 1, y + 1) << 4 | old(x, y + 1) << 5 | old(x - 1, y + 1) << 6 | old(x + 1, y) << 7 |
             old(x, y) << 8 | old(x - 1, y) << 9 | old(x + 1, y - 1) << 10 | old(x, y - 1) << 11 | old(x + adaptive[1].x, y + adaptive[1].y) << 12;
    return now(x - 1, y) | now(x + 1, y - 1) << 1 | now(x, y - 1) << 2 | now(x - 1, y - 1) << 3 | old(x + 1, y + 1) << 4 | old(x, y + 1) << 5 | old(x + 1, y) << 6 | old(x, y) << 7 | old(x - 1, y) << 8 | old(x, y - 1) << 9;
  };
  const std::size_t same_context = kind == 0 ? 0x100 : 0x080;
  bool same = false;
  for (std::int64_t y = 0; y < height; ++y) {
    if (typical && decoder.bit(contexts[same_context]) != 0) same = !same;
    for (std::int64_t x = 0; x < width; ++x) {
      if (same) {
        // 6.3.5.6: a pixel amid nine equal ones is as they are.
        const std::size_t middle = old(x, y);
        bool all = true;
        for (int i = -1; i <= 1 && all; ++i)
          for (int j = -1; j <= 1 && all; ++j) all = old(x + i, y + j) == middle;
        if (all) {
          out.set(x, y, static_cast<std::uint8_t>(middle));
          continue;
        }
      }
      out.set(x, y, static_cast<std::uint8_t>(decoder.bit(contexts[context_of(x, y)])));
    }
  }
  return out;
}

namespace {

std::int32_t required(const std::optional<std::int32_t>& value) {
  if (!value) throw Damaged();
  return *value;
}

std::int64_t floored_half(std::int64_t value) { return value >= 0 ? value / 2 : -((1 - value) / 2); }

}  // namespace

Bitmap TextRegion::decode(ArithmeticDecoder& decoder, TextContexts& contexts, Contexts& refinement, Budget& budget) const {
  Bitmap out(width, height, budget, fill);
  const std::int64_t strips = std::int64_t{1} << strip_bits;
  std::int64_t strip = -required(contexts.delta_t.decode(decoder)) * strips, first = 0;
  for (std::uint32_t done = 0; done < instances;) {
    strip += required(contexts.delta_t.decode(decoder)) * strips;
    first += required(contexts.first_s.decode(decoder));
    std::int64_t s = first;
    for (;;) {
      budget.spend(1);
      if (done == instances) throw Damaged();
      const std::int64_t t = strip + (strips == 1 ? 0 : required(contexts.inside_t.decode(decoder)));
      const std::uint32_t id = contexts.symbol_id.decode(decoder);
      if (id >= symbols.size()) throw Damaged();
      const Bitmap* symbol = symbols[id];
      Bitmap refined;
      if (refines && required(contexts.refined.decode(decoder)) != 0) {
        const std::int64_t more_width = required(contexts.delta_width.decode(decoder)), more_height = required(contexts.delta_height.decode(decoder));
        const std::int64_t shift_x = required(contexts.delta_x.decode(decoder)), shift_y = required(contexts.delta_y.decode(decoder));
        const RefinementRegion region{.width = symbol->width() + more_width, .height = symbol->height() + more_height, .kind = refinement_kind, .adaptive = refinement_adaptive, .reference = symbol,
                                      .shift_x = floored_half(more_width) + shift_x, .shift_y = floored_half(more_height) + shift_y};
        refined = region.decode(decoder, refinement, budget);
        symbol = &refined;
      }
      budget.spend(symbol->width() * symbol->height());
      // 6.4.5, 3 c) vi to x: where the symbol stands by its corner, and where the next one begins.
      const bool right = corner >= 2, bottom = corner == 0 || corner == 2;
      if (!transposed && right) s += symbol->width() - 1;
      if (transposed && bottom) s += symbol->height() - 1;
      const std::int64_t x = transposed ? t : s, y = transposed ? s : t;
      out.compose(*symbol, right ? x - symbol->width() + 1 : x, bottom ? y - symbol->height() + 1 : y, how);
      if (!transposed && !right) s += symbol->width() - 1;
      if (transposed && !bottom) s += symbol->height() - 1;
      ++done;
      const std::optional<std::int32_t> gap = contexts.delta_s.decode(decoder);
      if (!gap) break;
      s += *gap + spacing;
      if (std::abs(s) > INT32_MAX || std::abs(strip) > INT32_MAX) throw Damaged();
    }
  }
  return out;
}

std::vector<std::shared_ptr<const Bitmap>> SymbolDictionary::decode(ArithmeticDecoder& decoder, Contexts& generic, Contexts& refinement, Budget& budget) const {
  budget.spend(std::int64_t{made} + exported);
  const unsigned id_bits = bits_for(given.size() + made);
  if (id_bits > 20) throw Damaged();
  IntegerContexts delta_height, delta_width, aggregates, exports;
  TextContexts text(id_bits);
  std::vector<std::shared_ptr<const Bitmap>> all = given;
  std::int64_t height = 0;
  while (all.size() < given.size() + made) {
    height += required(delta_height.decode(decoder));
    std::int64_t width = 0;
    for (;;) {
      budget.spend(1);
      const std::optional<std::int32_t> wider = delta_width.decode(decoder);
      if (!wider) break;
      if (all.size() == given.size() + made) throw Damaged();
      width += *wider;
      if (!refines) {
        all.push_back(std::make_shared<const Bitmap>(GenericRegion{.width = width, .height = height, .kind = kind, .adaptive = adaptive}.decode(decoder, generic, budget)));
        continue;
      }
      // 6.5.8.2 Refinement/aggregate-coded symbol bitmap.
      const std::int32_t count = required(aggregates.decode(decoder));
      if (count == 1) {
        const std::uint32_t id = text.symbol_id.decode(decoder);
        const std::int32_t shift_x = required(text.delta_x.decode(decoder)), shift_y = required(text.delta_y.decode(decoder));
        if (id >= all.size()) throw Damaged();
        const RefinementRegion region{.width = width, .height = height, .kind = refinement_kind, .adaptive = refinement_adaptive, .reference = all[id].get(), .shift_x = shift_x, .shift_y = shift_y};
        all.push_back(std::make_shared<const Bitmap>(region.decode(decoder, refinement, budget)));
        continue;
      }
      if (count < 1) throw Damaged();
      TextRegion region{.width = width, .height = height, .refines = true, .refinement_kind = refinement_kind, .refinement_adaptive = refinement_adaptive, .instances = static_cast<std::uint32_t>(count)};
      budget.spend(static_cast<std::int64_t>(all.size()));
      for (const auto& symbol : all) region.symbols.push_back(symbol.get());
      all.push_back(std::make_shared<const Bitmap>(region.decode(decoder, text, refinement, budget)));
    }
  }
  // 6.5.10 Exported symbols: runs of those that are not and those that are.
  std::vector<std::shared_ptr<const Bitmap>> out;
  bool wanted = false;
  for (std::size_t at = 0; at < all.size(); wanted = !wanted) {
    budget.spend(1);
    const std::int32_t run = required(exports.decode(decoder));
    if (run < 0 || static_cast<std::size_t>(run) > all.size() - at) throw Damaged();
    if (wanted) out.insert(out.end(), all.begin() + static_cast<std::ptrdiff_t>(at), all.begin() + static_cast<std::ptrdiff_t>(at) + run);
    at += static_cast<std::size_t>(run);
  }
  if (out.size() != exported) throw Damaged();
  return out;
}

Bitmap HalftoneRegion::decode(std::string_view data, Budget& budget) const {
  if (grid_width > INT16_MAX || grid_height > INT16_MAX) throw Damaged();
  Bitmap out(width, height, budget, fill);
  const Bitmap& first = patterns->front();
  const auto place = [&](std::int64_t m, std::int64_t n) {
    return std::pair((grid_x + m * step_y + n * step_x) >> 8, (grid_y + m * step_x - n * step_y) >> 8);
  };
  Bitmap skip;
  if (skips) {
    skip = Bitmap(grid_width, grid_height, budget);
    for (std::int64_t m = 0; m < grid_height; ++m)
      for (std::int64_t n = 0; n < grid_width; ++n) {
        const auto [x, y] = place(m, n);
        skip.set(n, m, x + first.width() <= 0 || x >= width || y + first.height() <= 0 || y >= height);
      }
  }
  // Annex C.5: planes of bits in Gray code, the highest first.
  const unsigned planes = bits_for(patterns->size());
  ArithmeticDecoder decoder(data);
  GenericRegion region{.width = grid_width, .height = grid_height, .kind = kind, .adaptive = {{{kind <= 1 ? 3 : 2, -1}, {-3, -1}, {2, -2}, {-2, -2}}}, .skip = skips ? &skip : nullptr};
  Contexts contexts(region.contexts());
  budget.spend(std::int64_t{grid_width} * grid_height);
  std::vector<std::uint32_t> gray(std::size_t{grid_width} * grid_height, 0);
  Bitmap above;
  for (unsigned plane = 0; plane < planes; ++plane) {
    Bitmap bits = mmr ? decode_mmr(data, grid_width, grid_height, budget) : region.decode(decoder, contexts, budget);
    if (plane > 0) bits.compose(above, 0, 0, Operator::Xor);
    for (std::size_t i = 0; i < gray.size(); ++i) gray[i] = gray[i] << 1 | bits.row(0)[i];
    above = std::move(bits);
  }
  budget.spend(static_cast<std::int64_t>(gray.size()) * (first.width() * first.height() + 1));
  for (std::int64_t m = 0; m < grid_height; ++m)
    for (std::int64_t n = 0; n < grid_width; ++n) {
      const auto [x, y] = place(m, n);
      const std::size_t pattern = std::min<std::size_t>(gray[static_cast<std::size_t>(m * grid_width + n)], patterns->size() - 1);
      out.compose((*patterns)[pattern], x, y, how);
    }
  return out;
}

unsigned bits_for(std::size_t count) {
  unsigned bits = 0;
  while (bits < 32 && (std::size_t{1} << bits) < count) ++bits;
  return bits;
}

}  // namespace zhengben::pdf::jbig2
