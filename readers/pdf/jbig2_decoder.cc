#include "readers/pdf/jbig2_decoder.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "readers/pdf/jbig2_regions.h"

namespace zhengben::pdf {

namespace jbig2 {

namespace {

using namespace std::string_view_literals;

constexpr std::int64_t kWork = 16;                  // pixels decoded for each of the page's: refinements, symbols, planes
constexpr std::int64_t kLeastWork = 1 << 22;
constexpr std::uint32_t kUnknown = 0xFFFFFFFF;      // a length or height that the end tells

// Numbers of a segment, the high byte first. Throws Damaged past its end.
class Reader {
 public:
  explicit Reader(std::string_view data) : data_(data) {}
  std::uint32_t number(int bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i) value = value << 8 | byte();
    return value;
  }
  std::uint8_t byte() {
    if (at_ >= data_.size()) throw Damaged();
    return static_cast<unsigned char>(data_[at_++]);
  }
  Offset offset() {
    const auto x = static_cast<std::int8_t>(byte()), y = static_cast<std::int8_t>(byte());
    return {x, y};
  }
  template <std::size_t N>
  void offsets(std::array<Offset, N>& out, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) out[i] = offset();
  }
  std::string_view take(std::size_t size) {
    if (size > data_.size() - at_) throw Damaged();
    at_ += size;
    return data_.substr(at_ - size, size);
  }
  std::string_view rest() const { return data_.substr(at_); }
  bool at_end() const { return at_ >= data_.size(); }

 private:
  std::string_view data_;
  std::size_t at_ = 0;
};

struct Header {
  std::uint32_t number = 0, length = 0;
  int type = 0;
  std::vector<std::uint32_t> refers_to;
};

// 7.2 Segment header syntax.
Header header_of(Reader& reader, Budget& budget) {
  Header header;
  header.number = reader.number(4);
  const std::uint8_t flags = reader.byte();
  header.type = flags & 63;
  std::uint32_t count = reader.byte() >> 5;
  if (count == 7) {
    count = reader.number(3);   // with the five bits before it, 29 bits: none has more than 2^24
    reader.take((count + 8) / 8);
  }
  budget.spend(count);
  const int size = header.number <= 256 ? 1 : header.number <= 65'536 ? 2 : 4;
  for (std::uint32_t i = 0; i < count; ++i) header.refers_to.push_back(reader.number(size));
  reader.number((flags & 0x40) != 0 ? 4 : 1);   // the page: there is one
  header.length = reader.number(4);
  return header;
}

// What segments leave for later ones.
struct Left {
  std::vector<std::shared_ptr<const Bitmap>> symbols;
  std::vector<Bitmap> patterns;
  std::optional<Bitmap> region;
  Contexts generic, refinement;
};

// 7.4.1 Region segment information field.
struct Place {
  std::int64_t width = 0, height = 0, x = 0, y = 0;
  Operator how = Operator::Or;
};

Operator operator_of(unsigned bits) {
  if (bits > 4) throw Damaged();
  return static_cast<Operator>(bits);
}

Place place_of(Reader& reader) {
  Place place;
  place.width = reader.number(4);
  place.height = reader.number(4);
  place.x = static_cast<std::int32_t>(reader.number(4));
  place.y = static_cast<std::int32_t>(reader.number(4));
  place.how = operator_of(reader.byte() & 7U);
  return place;
}

std::size_t adaptive_pixels(int kind) { return kind == 0 ? 4 : 1; }

class Page {
 public:
  explicit Page(std::int64_t most_samples) : most_samples_(most_samples), budget_(std::max(kLeastWork, most_samples * kWork)) {}

  // Every segment up to the end, or to damage, which is then thrown.
  void read(std::string_view data) {
    if (data.starts_with("\x97JB2\r\n\x1A\n"sv)) data.remove_prefix(std::min<std::size_t>(data.size(), data.size() > 8 && (data[8] & 2) != 0 ? 9 : 13));   // annex D: a file's own header
    Reader reader(data);
    while (!reader.at_end()) {
      const Header header = header_of(reader, budget_);
      const std::size_t size = header.length == kUnknown ? unknown_length(reader.rest()) : header.length;
      segment(header, Reader(reader.take(std::min(size, reader.rest().size()))));
      if (header.type == 51) return;
    }
  }

  const std::optional<Bitmap>& bitmap() const { return page_; }

 private:
  // 7.2.7: of a generic region, by the end of its coding, behind which the number of its rows stands.
  static std::size_t unknown_length(std::string_view data) {
    if (data.size() < 18) throw Damaged();
    const std::size_t end = data.find((data[17] & 1) != 0 ? "\0\0"sv : "\xFF\xAC"sv, 18);
    if (end == std::string_view::npos) throw Damaged();
    return end + 6;
  }

  void segment(const Header& header, Reader reader) {
    switch (header.type) {
      case 0: return symbol_dictionary(header, reader);
      case 4: case 6: case 7: return text_region(header, reader);
      case 16: return pattern_dictionary(header, reader);
      case 20: case 22: case 23: return halftone_region(header, reader);
      case 36: case 38: case 39: return generic_region(header, reader);
      case 40: case 42: case 43: return refinement_region(header, reader);
      case 48: return page_information(reader);
      case 53: throw Damaged();              // tables for Huffman coding
      default: return;                       // ends, profiles, comments
    }
  }

  // 7.4.8 Page information segment syntax.
  void page_information(Reader& reader) {
    const std::int64_t width = reader.number(4), height = reader.number(4);
    reader.take(8);
    fill_ = reader.byte() >> 2 & 1U;
    grows_ = height == kUnknown;
    if (width == 0 || (!grows_ && (height == 0 || width > most_samples_ / height))) throw Damaged();
    page_.emplace(width, grows_ ? 0 : height, budget_, fill_);
  }

  void put(const Header& header, const Place& place, Bitmap bitmap) {
    // Of each kind of region the first type is kept for others to refer to.
    if (header.type % 4 == 0 && header.type != 0) {
      left_[header.number].region = std::move(bitmap);
      return;
    }
    if (!page_) throw Damaged();
    if (grows_ && place.y + place.height > page_->height()) {
      if (page_->width() > most_samples_ / (place.y + place.height)) throw Damaged();
      page_->extend(place.y + place.height, fill_, budget_);
    }
    page_->compose(bitmap, place.x, place.y, place.how);
  }

  void generic_region(const Header& header, Reader& reader) {
    Place place = place_of(reader);
    const std::uint8_t flags = reader.byte();
    GenericRegion region{.width = place.width, .height = place.height, .kind = flags >> 1 & 3, .typical = (flags & 8) != 0};
    if ((flags & 1) != 0) {
      std::string_view coded = reader.rest();
      return put(header, place, decode_mmr(coded, place.width, place.height, budget_));
    }
    if ((flags & 16) != 0) throw Damaged();   // twelve adaptive pixels: nobody writes them
    reader.offsets(region.adaptive, adaptive_pixels(region.kind));
    ArithmeticDecoder decoder(reader.rest());
    Contexts contexts(region.contexts());
    put(header, place, region.decode(decoder, contexts, budget_));
  }

  void refinement_region(const Header& header, Reader& reader) {
    const Place place = place_of(reader);
    const std::uint8_t flags = reader.byte();
    RefinementRegion region{.width = place.width, .height = place.height, .kind = flags & 1, .typical = (flags & 2) != 0};
    if (region.kind == 0) reader.offsets(region.adaptive, 2);
    const Bitmap* reference = page_ ? &*page_ : nullptr;
    for (const std::uint32_t number : header.refers_to)
      if (const auto found = left_.find(number); found != left_.end() && found->second.region) reference = &*found->second.region;
    if (!reference) throw Damaged();
    // The page itself is refined where it stands.
    if (page_ && reference == &*page_) {
      region.shift_x = -place.x;
      region.shift_y = -place.y;
    }
    region.reference = reference;
    ArithmeticDecoder decoder(reader.rest());
    Contexts contexts(kRefinementContexts);
    put(header, place, region.decode(decoder, contexts, budget_));
  }

  std::vector<std::shared_ptr<const Bitmap>> symbols_of(const Header& header) {
    std::vector<std::shared_ptr<const Bitmap>> out;
    for (const std::uint32_t number : header.refers_to)
      if (const auto found = left_.find(number); found != left_.end()) out.insert(out.end(), found->second.symbols.begin(), found->second.symbols.end());
    budget_.spend(static_cast<std::int64_t>(out.size()));
    return out;
  }

  // 7.4.2 Symbol dictionary segment syntax.
  void symbol_dictionary(const Header& header, Reader& reader) {
    const std::uint32_t flags = reader.number(2);
    if ((flags & 1) != 0) throw Damaged();   // Huffman coding
    SymbolDictionary dictionary{.refines = (flags & 2) != 0, .kind = static_cast<int>(flags >> 10 & 3), .refinement_kind = static_cast<int>(flags >> 12 & 1)};
    reader.offsets(dictionary.adaptive, adaptive_pixels(dictionary.kind));
    if (dictionary.refines && dictionary.refinement_kind == 0) reader.offsets(dictionary.refinement_adaptive, 2);
    dictionary.exported = reader.number(4);
    dictionary.made = reader.number(4);
    dictionary.given = symbols_of(header);
    Contexts generic, refinement;
    if ((flags & 0x100) != 0 && !header.refers_to.empty()) {
      generic = left_[header.refers_to.back()].generic;
      refinement = left_[header.refers_to.back()].refinement;
    }
    generic.resize(GenericRegion{}.contexts());
    refinement.resize(kRefinementContexts);
    ArithmeticDecoder decoder(reader.rest());
    Left& left = left_[header.number];
    left.symbols = dictionary.decode(decoder, generic, refinement, budget_);
    if ((flags & 0x200) == 0) return;
    left.generic = std::move(generic);
    left.refinement = std::move(refinement);
  }

  // 7.4.3 Text region segment syntax.
  void text_region(const Header& header, Reader& reader) {
    const Place place = place_of(reader);
    const std::uint32_t flags = reader.number(2);
    if ((flags & 1) != 0) throw Damaged();   // Huffman coding
    const int spacing = static_cast<int>(flags >> 10 & 31);
    TextRegion region{.width = place.width, .height = place.height, .refines = (flags & 2) != 0, .strip_bits = static_cast<int>(flags >> 2 & 3), .corner = static_cast<int>(flags >> 4 & 3),
                      .transposed = (flags & 0x40) != 0, .how = operator_of(flags >> 7 & 3), .fill = static_cast<std::uint8_t>(flags >> 9 & 1), .spacing = spacing >= 16 ? spacing - 32 : spacing,
                      .refinement_kind = static_cast<int>(flags >> 15 & 1)};
    if (region.refines && region.refinement_kind == 0) reader.offsets(region.refinement_adaptive, 2);
    region.instances = reader.number(4);
    const std::vector<std::shared_ptr<const Bitmap>> symbols = symbols_of(header);
    for (const auto& symbol : symbols) region.symbols.push_back(symbol.get());
    const unsigned id_bits = bits_for(symbols.size());
    if (id_bits > 20) throw Damaged();
    TextContexts contexts(id_bits);
    Contexts refinement(kRefinementContexts);
    ArithmeticDecoder decoder(reader.rest());
    put(header, place, region.decode(decoder, contexts, refinement, budget_));
  }

  // 7.4.4 Pattern dictionary segment syntax, 6.7 Pattern dictionary decoding procedure: all patterns side by side.
  void pattern_dictionary(const Header& header, Reader& reader) {
    const std::uint8_t flags = reader.byte();
    const int width = reader.byte(), height = reader.byte();
    const std::int64_t count = std::int64_t{reader.number(4)} + 1;
    if (width == 0 || height == 0) throw Damaged();
    budget_.spend(count);
    GenericRegion region{.width = count * width, .height = height, .kind = flags >> 1 & 3, .adaptive = {{{-width, 0}, {-3, -1}, {2, -2}, {-2, -2}}}};
    std::string_view coded = reader.rest();
    ArithmeticDecoder decoder(coded);
    Contexts contexts(region.contexts());
    const Bitmap all = (flags & 1) != 0 ? decode_mmr(coded, region.width, height, budget_) : region.decode(decoder, contexts, budget_);
    for (std::int64_t i = 0; i < count; ++i) left_[header.number].patterns.push_back(all.part(i * width, width, budget_));
  }

  // 7.4.5 Halftone region segment syntax.
  void halftone_region(const Header& header, Reader& reader) {
    const Place place = place_of(reader);
    const std::uint8_t flags = reader.byte();
    HalftoneRegion region{.width = place.width, .height = place.height, .mmr = (flags & 1) != 0, .kind = flags >> 1 & 3, .skips = (flags & 8) != 0, .how = operator_of(flags >> 4 & 7U), .fill = static_cast<std::uint8_t>(flags >> 7)};
    region.grid_width = reader.number(4);
    region.grid_height = reader.number(4);
    region.grid_x = static_cast<std::int32_t>(reader.number(4));
    region.grid_y = static_cast<std::int32_t>(reader.number(4));
    region.step_x = static_cast<std::uint16_t>(reader.number(2));
    region.step_y = static_cast<std::uint16_t>(reader.number(2));
    const auto found = header.refers_to.empty() ? left_.end() : left_.find(header.refers_to.front());
    if (found == left_.end() || found->second.patterns.empty()) throw Damaged();
    region.patterns = &found->second.patterns;
    put(header, place, region.decode(reader.rest(), budget_));
  }

  std::int64_t most_samples_;
  Budget budget_;
  std::map<std::uint32_t, Left> left_;
  std::optional<Bitmap> page_;
  std::uint8_t fill_ = 0;
  bool grows_ = false;
};

// A PDF has 0 for ink.
void pack(const Bitmap& page, DecodedPicture& out) {
  const auto row_bytes = static_cast<std::size_t>((page.width() + 7) / 8);
  out.samples.assign(row_bytes * static_cast<std::size_t>(page.height()), '\xFF');
  for (std::int64_t y = 0; y < page.height(); ++y)
    for (std::int64_t x = 0; x < page.width(); ++x)
      if (page.row(y)[x] != 0) out.samples[static_cast<std::size_t>(y) * row_bytes + static_cast<std::size_t>(x / 8)] &= static_cast<char>(~(0x80 >> (x % 8)));
}

}  // namespace

}  // namespace jbig2

bool decode_jbig2(std::string_view data, std::string_view globals, std::int64_t most_samples, DecodedPicture& out) {
  out = {};
  jbig2::Page page(most_samples);
  for (const std::string_view part : {globals, data}) {
    try {
      page.read(part);
    } catch (const jbig2::Damaged&) {
      out.whole = false;
    }
  }
  if (!page.bitmap() || page.bitmap()->height() == 0) return false;
  out.width = page.bitmap()->width();
  out.height = page.bitmap()->height();
  out.bits = 1;
  jbig2::pack(*page.bitmap(), out);
  return true;
}

}  // namespace zhengben::pdf
