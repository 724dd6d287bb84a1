#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "model/error.h"
#include "model/form/form.h"
#include "model/text.h"
#include "readers/docx/html_text.h"
#include "tests/fuzz/targets.h"
#include "tools/pipeline/process.h"
#include "tools/pipeline/verify.h"
#include "writers/layout/font.h"
#include "writers/pdf/image.h"
#include "writers/writer.h"

namespace zhengben::fuzz {

namespace {

// Of what is read, small; what is written from it may be larger.
constexpr Limits kLimits{.max_entries = 200, .max_inflated_bytes = 4 << 20, .max_xml_part_bytes = 1 << 20, .ratio_floor_bytes = 1 << 20, .max_xml_nodes = 100'000, .max_table_cells = 5'000,
                         .max_pages = 300, .max_image_pixels = 1 << 20, .max_image_bytes = 4 << 20};

void require(bool holds) {
  if (!holds) std::abort();
}

ProcessOptions options_with(const Limits& limits) {
  ProcessOptions options;
  options.read.limits = limits;
  options.forms = builtin_form_list();
  return options;
}

std::string clean(const Conversion& conversion, Style style) {
  Findings findings;
  std::string out = write_docx(conversion, {.style = style}, findings);
  verify_docx(out, conversion, {});
  return out;
}

}  // namespace

void chunk(std::string_view bytes) {
  const auto check = [](std::string_view text) {
    const std::string decoded = docx::decoded_text(text);
    require(is_valid_utf8(decoded));
    for (const std::string& line : docx::html_paragraphs(decoded)) require(!line.empty() && is_valid_utf8(line));
  };
  check(bytes);
  if (const auto text = docx::mime_text(bytes)) check(text->bytes);
}

void image(std::string_view bytes) {
  const auto image = pdf_image(bytes, kLimits);
  require(!image || (image->width > 0 && image->height > 0 && !image->data.empty()));
}

void form(std::string_view bytes) {
  try {
    form_from_json(bytes);
  } catch (const Error& error) {
    require(error.code() == Code::FormInvalid);
  }
}

// An output that could not be written, or that does not say what the input said, is a bug, whatever the input was: only
// reading it may throw.
void fair(std::string_view bytes) {
  Conversion conversion;
  try {
    conversion = process(bytes, "a.docx", options_with(kLimits));
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
    return;
  }
  for (const Style style : {Style::Standard, Style::Source}) {
    const std::string out = clean(conversion, style);
    require(clean(process(out, "a.docx", options_with({})), style) == out);
  }
  verify_json(write_json(conversion, {}), conversion, {});
}

void pages(std::string_view bytes) {
  static const std::shared_ptr<const FontCatalog> fonts = FontCatalog::load({});
  Conversion conversion;
  try {
    conversion = process(bytes, "a.docx", options_with(kLimits));
  } catch (const Error& error) {
    require(error.code() != Code::Internal);
    return;
  }
  try {
    Findings findings;
    verify_pdf(write_pdf(conversion, {.style = Style::Source, .fonts = fonts.get()}, findings), conversion, {});
  } catch (const Error& error) {
    require(error.code() != Code::Internal && error.code() != Code::OutputInvalid);
  }
}

}  // namespace zhengben::fuzz
