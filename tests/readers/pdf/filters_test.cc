#include <doctest/doctest.h>

#include "make_pdf.h"
#include "model/error.h"
#include "readers/pdf/filters.h"
#include "readers/pdf/predictor.h"
#include "readers/reader.h"

using namespace zhengben;
using namespace zhengben::pdf;
using namespace zhengben::test;

namespace {

constexpr std::int64_t kBudget = 1 << 20;

struct Undone {
  FilterResult result = FilterResult::Whole;
  std::string bytes;
};

Undone undone(std::string_view name, std::string_view data, std::int64_t budget = kBudget) {
  Undone out;
  out.result = undo_filter(name, {}, data, budget, out.bytes);
  return out;
}

std::string bytes_of(const std::vector<int>& values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

// "hello hello hello", deflated.
std::string deflated() { return bytes_of({0x78, 0x9C, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x90, 0x00, 0x3A, 0x2E, 0x06, 0x7D}); }

std::string lzw_example() { return bytes_of({0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}); }

}  // namespace

TEST_CASE("each filter gives back what it was given") {
  CHECK(undone("FlateDecode", deflated()).bytes == "hello hello hello");
  CHECK(undone("ASCIIHexDecode", "68 65 6C6c 6F 7>").bytes == "hellop");
  CHECK(undone("ASCII85Decode", "87cURD]i,\"Ebo80~>").bytes == "Hello World!");
  CHECK(undone("ASCII85Decode", "z~>").bytes == std::string(4, '\0'));
  CHECK(undone("RunLengthDecode", bytes_of({2, 'a', 'b', 'c', 0xFE, 'd', 0x80})).bytes == "abcddd");
  // ISO 32000-1:2008 7.4.4.2 Details of LZW Encoding, example 2.
  CHECK(undone("LZWDecode", lzw_example()).bytes == "-----A---B");
}

TEST_CASE("a damaged stream gives what came before the damage") {
  const Undone cut = undone("FlateDecode", deflated().substr(0, 9));
  CHECK(cut.result == FilterResult::Damaged);
  CHECK(cut.bytes.starts_with("hell"));
  const Undone bad_sum = undone("FlateDecode", deflated().substr(0, 15) + "x");
  CHECK(bad_sum.result == FilterResult::Damaged);
  CHECK(bad_sum.bytes == "hello hello hello");
  const Undone bad_head = undone("FlateDecode", bytes_of({1, 2}) + deflated().substr(2));
  CHECK(bad_head.result == FilterResult::Damaged);
  CHECK(bad_head.bytes == "hello hello hello");
}

TEST_CASE("no filter makes more than its budget") {
  CHECK(undone("FlateDecode", deflated(), 16).result == FilterResult::OverBudget);
  CHECK(undone("RunLengthDecode", std::string(64, '\x81'), 1'000).result == FilterResult::OverBudget);
  CHECK(undone("LZWDecode", lzw_example(), 4).result == FilterResult::OverBudget);
}

TEST_CASE("a filter nobody knows gives nothing") {
  const Undone unknown = undone("FooDecode", "data");
  CHECK(unknown.result == FilterResult::Unknown);
  CHECK(unknown.bytes.empty());
}

TEST_CASE("PNG and TIFF predictors are undone row by row") {
  std::string png = bytes_of({1, 1, 1, 1, 2, 1, 1, 1, 4, 1, 1, 1});
  CHECK(undo_predictor({.predictor = 15, .colors = 1, .bits_per_component = 8, .columns = 3}, png));
  CHECK(png == bytes_of({1, 2, 3, 2, 3, 4, 3, 4, 5}));
  std::string tiff = bytes_of({1, 1, 1, 5, 1, 1});
  CHECK(undo_predictor({.predictor = 2, .colors = 1, .bits_per_component = 8, .columns = 3}, tiff));
  CHECK(tiff == bytes_of({1, 2, 3, 5, 6, 7}));
}

TEST_CASE("predictors of no sense are refused before anything is made") {
  std::string data = "abc";
  CHECK_FALSE(undo_predictor({.predictor = 15, .colors = 32, .bits_per_component = 16, .columns = 2'147'483'647}, data));
  CHECK_FALSE(undo_predictor({.predictor = 15, .colors = 0}, data));
  CHECK_FALSE(undo_predictor({.predictor = 2, .bits_per_component = 3}, data));
}

TEST_CASE("a stage of a chain of filters that goes over the budget ends the document") {
  std::string hex;
  for (int i = 0; i < 20; ++i) hex += "81";   // ten runs of 128 bytes
  const std::string contents = "<< /Length " + std::to_string(hex.size() + 1) + " /Filter [/ASCIIHexDecode /RunLengthDecode] >>\nstream\n" + hex + ">\nendstream";
  const std::string file = pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", contents});
  ReadOptions options;
  options.limits.max_pdf_stream_bytes = 1'000;
  CHECK_THROWS_AS(read_pdf(file, options), Error);
  CHECK_NOTHROW(read_pdf(file, {}));
}
