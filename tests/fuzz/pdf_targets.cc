#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/error.h"
#include "model/table.h"
#include "model/text.h"
#include "readers/pdf/calculator.h"
#include "readers/pdf/cmap.h"
#include "readers/pdf/interpreter.h"
#include "readers/pdf/page_images.h"
#include "readers/pdf/paragraphs.h"
#include "readers/pdf/jbig2_decoder.h"
#include "readers/pdf/picture_decoder.h"
#include "readers/reader.h"
#include "tests/fuzz/targets.h"
#include "tests/readers/pdf/make_pdf.h"

namespace zhengben::fuzz {

namespace {

// Small, so that an input is dear in bytes and not in time.
constexpr Limits kLimits{.max_table_cells = 20'000, .max_pages = 100, .max_image_pixels = 1 << 20, .max_image_bytes = 4 << 20, .max_pdf_depth = 60, .max_pdf_stream_bytes = 1 << 20, .max_pdf_operators = 100'000};
constexpr int kMaxAsked = 20'000;
constexpr std::size_t kMaxPictures = 20;
constexpr std::int64_t kMostSamples = 1 << 20;

void require(bool holds) {
  if (!holds) std::abort();
}

void ask(const pdf::Object& object, int depth, int& asked) {
  if (++asked > kMaxAsked || depth > 8) return;
  object.boolean();
  object.integer();
  object.number();
  object.name();
  object.string();
  for (std::size_t i = 0; i < object.size() && i < 50; ++i) ask(object.at(i), depth + 1, asked);
  for (const std::string& key : object.keys()) ask(object.get(key), depth + 1, asked);
}

}  // namespace

void pdf(std::string_view bytes) {
  try {
    const Document document = read_pdf(bytes, {.limits = kLimits}).document;
    for (const Table& table : document.tables) require(is_full_grid(table));
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void objects(std::string_view bytes) {
  try {
    Findings findings;
    const pdf::File file(bytes, {}, kLimits, findings);
    int asked = 0;
    for (const pdf::PageObject& page : file.pages()) ask(page.dictionary, 0, asked);
    for (std::int64_t id = 1; id < 50; ++id) {
      std::string filter;
      file.data(file.object(id));
      file.image_data(file.object(id), filter);
    }
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void content(std::string_view bytes) {
  try {
    Findings findings;
    const std::string made = test::pdf_of_pages({std::string(bytes)});
    const pdf::File file(made, {}, kLimits, findings);
    pdf::FontCache fonts(file);
    const pdf::OptionalContent optional(file);
    std::int64_t operators = kLimits.max_pdf_operators;
    pdf::Interpreter interpreter(file, fonts, optional, kLimits, operators);
    for (const pdf::PageObject& page : file.pages()) {
      const pdf::PageContent content = interpreter.run(page);
      const std::vector<std::uint32_t> characters = pdf::visible_characters(content);
      std::size_t words = 0, given = 0;
      std::vector<pdf::Line> lines = pdf::lines_of(content, characters, {});
      for (const pdf::Line& line : lines)
        for (const pdf::Word& word : line.words) words += word.characters.size();
      for (const std::uint32_t index : characters) given += content.characters[index].unmapped || !is_blank_text(content.characters[index].text);
      require(words == given);   // every character that is no blank stands in one word
      std::size_t blocks = 0;
      const std::size_t count = lines.size();
      for (const pdf::TextBlock& block : pdf::text_blocks(std::move(lines), 1, {0, 0, content.width, 0})) blocks += block.lines.size();
      require(blocks <= count && (count == 0 || blocks > 0));
      ReadResult result;
      for (std::size_t i = 0; i < content.pictures.size() && i < kMaxPictures; ++i) pdf::picture_paragraph(file, content.pictures[i], 1, kLimits, result);
    }
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
  }
}

void scan(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::string_view data = bytes.substr(1);
  pdf::DecodedPicture picture;
  const bool jbig2 = bytes.front() == '2';
  if (!(jbig2 ? pdf::decode_jbig2(data, data.substr(0, data.size() / 2), kMostSamples, picture) : pdf::decode_jpeg2000(data, kMostSamples, picture))) return;
  require(picture.width > 0 && picture.height > 0 && picture.width <= kMostSamples / picture.height);
  const std::int64_t row = picture.bits == 1 ? (picture.width + 7) / 8 : picture.width * picture.components;
  require(static_cast<std::int64_t>(picture.samples.size()) == row * picture.height);
}

void calculator(std::string_view bytes) {
  const std::optional<pdf::Calculator> made = pdf::Calculator::parsed(bytes);
  if (!made) return;
  for (const double value : {0.0, 0.3, 1.0})
    for (const double result : made->run({value, 1 - value, value, 0.5})) require(std::isfinite(result));
}

void cmap(std::string_view bytes) {
  const pdf::CMap map = pdf::CMap::parsed(bytes);
  pdf::CMap::base_name(bytes);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    int length = 0;
    const std::uint32_t code = map.next_code(bytes, at, length);
    require(at > before && at <= bytes.size() && length >= 1 && length <= 4);
    map.cid(code, length);
    map.text(code, length);
  }
}

}  // namespace zhengben::fuzz
