// JBIG2 beside an encoder of the same standard (ITU-T T.88), which is here for that.
#include "readers/pdf/jbig2_decoder.h"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <optional>

#include "readers/pdf/arithmetic_decoder.h"
#include "readers/pdf/jbig2_regions.h"

using namespace zhengben::pdf;
using namespace zhengben::pdf::jbig2;

namespace {

std::string bytes_of(const std::string& hexadecimal) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2) out += static_cast<char>(std::stoi(hexadecimal.substr(i, 2), nullptr, 16));
  return out;
}

std::string number(std::int64_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

// Annex E.2 Description of the arithmetic encoder, with table E.1 written down a second time.
class Encoder {
 public:
  void bit(std::uint8_t* context, unsigned value) {
    struct Row {
      std::uint32_t part;
      std::uint8_t likely, unlikely;
      bool turns;
    };
    static const std::array<Row, 47> rows{{{0x5601, 1, 1, true},    {0x3401, 2, 6, false},   {0x1801, 3, 9, false},   {0x0AC1, 4, 12, false},  {0x0521, 5, 29, false},  {0x0221, 38, 33, false}, {0x5601, 7, 6, true},    {0x5401, 8, 14, false},
                                           {0x4801, 9, 14, false},  {0x3801, 10, 14, false}, {0x3001, 11, 17, false}, {0x2401, 12, 18, false}, {0x1C01, 13, 20, false}, {0x1601, 29, 21, false}, {0x5601, 15, 14, true},  {0x5401, 16, 14, false},
                                           {0x5101, 17, 15, false}, {0x4801, 18, 16, false}, {0x3801, 19, 17, false}, {0x3401, 20, 18, false}, {0x3001, 21, 19, false}, {0x2801, 22, 19, false}, {0x2401, 23, 20, false}, {0x2201, 24, 21, false},
                                           {0x1C01, 25, 22, false}, {0x1801, 26, 23, false}, {0x1601, 27, 24, false}, {0x1401, 28, 25, false}, {0x1201, 29, 26, false}, {0x1101, 30, 27, false}, {0x0AC1, 31, 28, false}, {0x09C1, 32, 29, false},
                                           {0x08A1, 33, 30, false}, {0x0521, 34, 31, false}, {0x0441, 35, 32, false}, {0x02A1, 36, 33, false}, {0x0221, 37, 34, false}, {0x0141, 38, 35, false}, {0x0111, 39, 36, false}, {0x0085, 40, 37, false},
                                           {0x0049, 41, 38, false}, {0x0025, 42, 39, false}, {0x0015, 43, 40, false}, {0x0009, 44, 41, false}, {0x0005, 45, 42, false}, {0x0001, 45, 43, false}, {0x5601, 46, 46, false}}};
    std::uint8_t &state = context[0], &likely = context[1];
    const Row& row = rows[state];
    interval_ -= row.part;
    if (value == likely) {
      if ((interval_ & 0x8000U) != 0) {
        code_ += row.part;
        return;
      }
      if (interval_ < row.part) interval_ = row.part;
      else code_ += row.part;
      state = row.likely;
    } else {
      if (interval_ < row.part) code_ += row.part;
      else interval_ = row.part;
      if (row.turns) likely = static_cast<std::uint8_t>(1 - likely);
      state = row.unlikely;
    }
    do {
      interval_ <<= 1;
      code_ <<= 1;
      if (--shifts_ == 0) byte_out();
    } while ((interval_ & 0x8000U) == 0);
  }

  std::string finish() {
    const std::uint32_t most = code_ + interval_;
    code_ |= 0xFFFF;
    if (code_ >= most) code_ -= 0x8000;
    code_ <<= shifts_;
    byte_out();
    code_ <<= shifts_;
    byte_out();
    std::string out(bytes_.begin() + 1, bytes_.end());
    return out + "\xFF\xAC";
  }

 private:
  void byte_out() {
    if (bytes_.back() == '\xFF') return put_stuffed();
    if (code_ >= 0x8000000) {
      ++bytes_.back();
      if (bytes_.back() == '\xFF') {
        code_ &= 0x7FFFFFF;
        return put_stuffed();
      }
    }
    bytes_ += static_cast<char>(code_ >> 19);
    code_ &= 0x7FFFF;
    shifts_ = 8;
  }
  void put_stuffed() {
    bytes_ += static_cast<char>(code_ >> 20);
    code_ &= 0xFFFFF;
    shifts_ = 7;
  }

  std::uint32_t code_ = 0, interval_ = 0x8000;
  int shifts_ = 12;
  std::string bytes_ = std::string(1, '\0');   // the first byte is none: a carry may go there
};

using Context = std::array<std::uint8_t, 2>;
using States = std::map<std::uint32_t, Context>;

// Annex A.2, the other way round; nothing for what stands out of band.
void encode_integer(Encoder& encoder, States& states, std::optional<int> value) {
  std::uint32_t before = 1;
  const auto put = [&](unsigned bit) {
    encoder.bit(states[before].data(), bit);
    before = before < 256 ? before << 1 | bit : ((before << 1 | bit) & 511U) | 256U;
  };
  const int size = value ? std::abs(*value) : 0;
  put(!value || *value < 0);
  static constexpr std::array<std::pair<int, int>, 5> kRanges{{{2, 0}, {4, 4}, {6, 20}, {8, 84}, {12, 340}}};
  std::size_t range = 0;
  while (range + 1 < kRanges.size() && size >= kRanges[range + 1].second) ++range;
  for (std::size_t i = 0; i < range; ++i) put(1);
  put(0);
  for (int i = kRanges[range].first - 1; i >= 0; --i) put(static_cast<unsigned>(size - kRanges[range].second) >> static_cast<unsigned>(i) & 1U);
}

void encode_id(Encoder& encoder, States& states, unsigned bits, unsigned id) {
  std::uint32_t before = 1;
  for (unsigned i = bits; i-- > 0;) {
    encoder.bit(states[before].data(), id >> i & 1U);
    before = before << 1 | (id >> i & 1U);
  }
}

using Drawing = std::vector<std::string>;      // 'X' is ink

int ink(const Drawing& drawing, int x, int y) {
  return y >= 0 && y < static_cast<int>(drawing.size()) && x >= 0 && x < static_cast<int>(drawing[static_cast<std::size_t>(y)].size()) && drawing[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == 'X';
}

Drawing shown(const DecodedPicture& picture) {
  Drawing out;
  const auto row_bytes = static_cast<std::size_t>((picture.width + 7) / 8);
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
    out.emplace_back();
    for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) out.back() += (static_cast<unsigned char>(picture.samples[y * row_bytes + x / 8]) >> (7 - x % 8) & 1U) == 0 ? 'X' : '.';
  }
  return out;
}

// Figures 3 to 6 with the nominal adaptive pixels, in an order of this test's own: only which pixels count matters.
const std::array<std::vector<std::pair<int, int>>, 4> kTemplates{{
    {{-4, 0}, {-3, 0}, {-2, 0}, {-1, 0}, {-2, -1}, {-1, -1}, {0, -1}, {1, -1}, {2, -1}, {3, -1}, {-3, -1}, {-1, -2}, {0, -2}, {1, -2}, {2, -2}, {-2, -2}},
    {{-3, 0}, {-2, 0}, {-1, 0}, {-2, -1}, {-1, -1}, {0, -1}, {1, -1}, {2, -1}, {3, -1}, {-1, -2}, {0, -2}, {1, -2}, {2, -2}},
    {{-2, 0}, {-1, 0}, {-2, -1}, {-1, -1}, {0, -1}, {1, -1}, {2, -1}, {-1, -2}, {0, -2}, {1, -2}},
    {{-4, 0}, {-3, 0}, {-2, 0}, {-1, 0}, {-3, -1}, {-2, -1}, {-1, -1}, {0, -1}, {1, -1}, {2, -1}},
}};
const std::array<std::array<Offset, 4>, 4> kAdaptive{{{{{3, -1}, {-3, -1}, {2, -2}, {-2, -2}}}, {{{3, -1}}}, {{{2, -1}}}, {{{2, -1}}}}};

std::string adaptive_bytes(int kind) {
  std::string out;
  for (std::size_t i = 0; i < (kind == 0 ? 4U : 1U); ++i) out += number(kAdaptive[static_cast<std::size_t>(kind)][i].x, 1) + number(kAdaptive[static_cast<std::size_t>(kind)][i].y, 1);
  return out;
}

void encode_bitmap(Encoder& encoder, States& states, const Drawing& drawing, int kind) {
  for (int y = 0; y < static_cast<int>(drawing.size()); ++y)
    for (int x = 0; x < static_cast<int>(drawing[0].size()); ++x) {
      std::uint32_t context = 0;
      for (const auto& [dx, dy] : kTemplates[static_cast<std::size_t>(kind)]) context = context << 1 | static_cast<std::uint32_t>(ink(drawing, x + dx, y + dy));
      encoder.bit(states[context].data(), static_cast<unsigned>(ink(drawing, x, y)));
    }
}

std::string segment(int index, int type, const std::string& data, const std::string& refers_to = "") {
  return number(index, 4) + number(type, 1) + number(static_cast<std::int64_t>(refers_to.size()) << 5, 1) + refers_to + number(1, 1) + number(static_cast<std::int64_t>(data.size()), 4) + data;
}

std::string page(int width, int height) { return segment(0, 48, number(width, 4) + number(height, 4) + number(0, 8) + number(0, 1) + number(0, 2)); }
std::string place(int width, int height, int x, int y, int how = 0) { return number(width, 4) + number(height, 4) + number(x, 4) + number(y, 4) + number(how, 1); }

Drawing decoded(const std::string& data, const std::string& globals = "", bool whole = true) {
  DecodedPicture picture;
  REQUIRE(decode_jbig2(data, globals, 1'000'000, picture));
  CHECK(picture.whole == whole);
  return shown(picture);
}

Drawing noise(int width, int height) {
  Drawing out;
  std::uint32_t seed = 7;
  for (int y = 0; y < height; ++y) {
    out.emplace_back();
    for (int x = 0; x < width; ++x) {
      seed = seed * 1664525 + 1013904223;
      out.back() += (seed >> 28) < (y % 5 == 0 ? 12U : 3U) ? 'X' : '.';
    }
  }
  return out;
}

const Drawing kLetter = {".XX.", "X..X", "XXXX", "X..X"}, kDot = {"XX", "XX"};

// A dictionary of both, in two height classes: the dot and the letter.
std::string dictionary() {
  Encoder encoder;
  States heights, widths, exports, pixels;
  encode_integer(encoder, heights, 2);
  encode_integer(encoder, widths, 2);
  encode_bitmap(encoder, pixels, kDot, 0);
  encode_integer(encoder, widths, std::nullopt);
  encode_integer(encoder, heights, 2);
  encode_integer(encoder, widths, 4);
  encode_bitmap(encoder, pixels, kLetter, 0);
  encode_integer(encoder, widths, std::nullopt);
  encode_integer(encoder, exports, 0);
  encode_integer(encoder, exports, 2);
  return segment(1, 0, number(0, 2) + adaptive_bytes(0) + number(2, 4) + number(2, 4) + encoder.finish());
}

// The letter at (1, 0), the dot two behind it, and the letter again in a strip five below.
std::string text(int corner, bool transposed) {
  Encoder encoder;
  States rows, firsts, gaps, ids;
  encode_integer(encoder, rows, 0);
  encode_integer(encoder, rows, 0);
  encode_integer(encoder, firsts, 1);
  encode_id(encoder, ids, 1, 1);
  encode_integer(encoder, gaps, 2);
  encode_id(encoder, ids, 1, 0);
  encode_integer(encoder, gaps, std::nullopt);
  encode_integer(encoder, rows, 5);
  encode_integer(encoder, firsts, 0);
  encode_id(encoder, ids, 1, 1);
  encode_integer(encoder, gaps, std::nullopt);
  return segment(2, 6, place(12, 10, 0, 0) + number(corner << 4 | (transposed ? 0x40 : 0), 2) + number(3, 4) + encoder.finish(), number(1, 1));
}

}  // namespace

TEST_CASE("the arithmetic decoder reads the standard's own test sequence") {
  // H.2 Test sequence for arithmetic coder.
  const std::string coded = bytes_of("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC"), wanted = bytes_of("00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF");
  ArithmeticDecoder decoder(coded);
  Probability context;
  std::string out;
  for (int i = 0; i < 32; ++i) {
    unsigned byte = 0;
    for (int bit = 0; bit < 8; ++bit) byte = byte << 1 | decoder.bit(context);
    out += static_cast<char>(byte);
  }
  CHECK(out == wanted);
}

TEST_CASE("a generic region is read by each of its templates") {
  const Drawing drawing = noise(37, 23);
  for (int kind = 0; kind < 4; ++kind) {
    CAPTURE(kind);
    Encoder encoder;
    States states;
    encode_bitmap(encoder, states, drawing, kind);
    CHECK(decoded(page(37, 23) + segment(1, 38, place(37, 23, 0, 0) + number(kind << 1, 1) + adaptive_bytes(kind) + encoder.finish())) == drawing);
  }
}

TEST_CASE("symbols are put where their text says, from each corner, along and down") {
  const Drawing along = decoded(page(12, 10) + dictionary() + text(1, false));
  CHECK(along == Drawing{"..XX..XX....", ".X..X.XX....", ".XXXX.......", ".X..X.......", "............", "..XX........", ".X..X.......", ".XXXX.......", ".X..X.......", "............"});
  CHECK(decoded(page(12, 10) + text(1, false), dictionary()) == along);
  const Drawing down = decoded(page(12, 10) + dictionary() + text(1, true));
  CHECK(down[1] == ".XX...XX....");
  CHECK(down[6] == "XX..........");
  const Drawing raised = decoded(page(12, 10) + dictionary() + text(0, false));
  CHECK(raised[0] == ".X..X.XX....");          // only what is below the upper edge
  CHECK(raised[5] == ".X..X.......");
}

TEST_CASE("a region is put over the page by its operator, and a page may grow") {
  Encoder encoder;
  States states;
  encode_bitmap(encoder, states, kLetter, 0);
  const std::string coded = number(0, 1) + adaptive_bytes(0) + encoder.finish();
  CHECK(decoded(page(4, 4) + segment(1, 38, place(4, 4, 0, 0) + coded) + segment(2, 38, place(4, 4, 0, 0, 2) + coded)) == Drawing(4, "...."));
  CHECK(decoded(page(4, 2) + segment(1, 38, place(4, 4, 0, -2) + coded)) == Drawing{"XXXX", "X..X"});
  const std::string growing = segment(0, 48, number(4, 4) + number(0xFFFFFFFF, 4) + number(0, 8) + number(0, 1) + number(0x8004, 2));
  CHECK(decoded(growing + segment(1, 38, place(4, 4, 0, 3) + coded)).size() == 7);
}

TEST_CASE("a refinement with nothing to refine, a text without its symbols and Huffman coding are damage, and what came before is kept") {
  Encoder encoder;
  States states;
  encode_bitmap(encoder, states, kLetter, 0);
  const std::string good = page(12, 10) + segment(1, 38, place(4, 4, 0, 0) + number(0, 1) + adaptive_bytes(0) + encoder.finish());
  for (const std::string& bad : {text(1, false), segment(3, 0, number(1, 2)), segment(3, 6, place(4, 4, 0, 0) + number(1, 2)), segment(3, 38, place(0x7FFFFFFF, 4, 0, 0) + number(0, 1) + adaptive_bytes(0)),
                                 segment(3, 22, place(4, 4, 0, 0)), std::string("\0\0\0\3\0\xFF\xFF\xFF\xFF", 9)})
    CHECK(decoded(good + bad, "", false)[0] == ".XX.........");
  DecodedPicture picture;
  CHECK_FALSE(decode_jbig2(segment(1, 42, place(4, 4, 0, 0) + number(1, 1)), "", 1'000, picture));
}

TEST_CASE("more work than a picture is worth ends it") {
  const std::string region = segment(1, 38, place(1'000'000, 1'000'000, 0, 0) + number(0, 1) + adaptive_bytes(0));
  DecodedPicture picture;
  CHECK(decode_jbig2(page(8, 8) + region, "", 1'000, picture));
  CHECK_FALSE(picture.whole);
}
