// The C interface over the pipeline. Nothing but numbers and bytes crosses it; every function that could throw catches.
#include <algorithm>
#include <cstring>
#include <exception>
#include <list>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "model/version.h"
#include "tools/capi/zhengben.h"
#include "tools/files/input_file.h"
#include "tools/files/output_file.h"
#include "tools/pipeline/convert.h"
#include "writers/layout/font.h"

struct zb_engine {
  std::list<zhengben::Form> forms;          // a list: reports point into it
  std::vector<std::string> font_directories;
  std::shared_ptr<const zhengben::FontCatalog> fonts;   // loaded when a PDF is first wanted
  std::string error;
};

struct zb_result {
  int32_t status = ZB_INTERNAL;
  std::string bytes, json, error_code, error_message;
};

namespace {

using namespace zhengben;

constexpr std::size_t kFirstOptionsSize = sizeof(zb_options);   // of version 1.0: later versions only grow

void set_error(zb_result& result, const Error& error, Language language) {
  result.status = error.exit_status();
  result.bytes.clear();
  result.json.clear();
  result.error_code = info(error.code()).id;
  result.error_message = message(error.code(), error.arguments(), language);
}

Language language_of(const zb_options& options) {
  return options.language && std::string_view(options.language).starts_with("zh") ? Language::Chinese : Language::English;
}

std::string text_or(const char* text, const char* otherwise) { return text ? text : otherwise; }

template <typename Value>
Value choice(std::int32_t number, std::initializer_list<Value> values, const char* what) {
  if (number < 0 || static_cast<std::size_t>(number) >= values.size()) throw Error(Code::Usage, {what});
  return values.begin()[number];
}

std::vector<const Form*> forms_for(const zb_engine& engine, const std::string& wanted) {
  if (wanted == "none") return {};
  std::vector<const Form*> forms = builtin_form_list();
  for (const Form& form : engine.forms) forms.push_back(&form);
  if (wanted != "auto") std::erase_if(forms, [&](const Form* form) { return form->id() != wanted; });
  if (forms.empty()) throw Error(Code::Usage, {"form"});
  return forms;
}

ConvertOptions convert_options(zb_engine& engine, const zb_options& from) {
  const bool clean = choice<bool>(from.action, {true, false}, "action");
  ConvertOptions options;
  options.process.restore_grids = clean;
  options.process.from = text_or(from.from, "");
  options.process.forms = forms_for(engine, text_or(from.form, "auto"));
  const RepairLevel usual = clean ? RepairLevel::Lossless : RepairLevel::None;
  options.process.repair = choice(from.repair, {usual, RepairLevel::None, RepairLevel::Lossless, RepairLevel::Proved}, "repair");
  options.process.read.track_changes = choice(from.track_changes, {TrackChanges::Accept, TrackChanges::Reject, TrackChanges::Keep}, "track_changes");
  options.process.read.password = text_or(from.password, "");
  if (from.max_input_bytes > 0) options.process.read.limits.max_input_bytes = from.max_input_bytes;
  if (from.max_output_bytes > 0) options.process.read.limits.max_output_bytes = from.max_output_bytes;
  if (from.cancelled) options.process.cancelled = [ask = from.cancelled, user = from.user] { return ask(user) != 0; };
  options.write.style = choice(from.style, {clean ? Style::Standard : Style::Source, Style::Standard, Style::Source}, "style");
  options.write.pdf_profile = choice(from.pdf_profile, {PdfProfile::Archival, PdfProfile::Plain}, "pdf_profile");
  options.write.language = language_of(from);
  const OutputFormat* format = output_format(text_or(from.to, "docx"));
  if (!format) throw Error(Code::Usage, {"to"});
  options.to = {format, output_format("json")};
  if (format->needs_fonts) {
    if (!engine.fonts) engine.fonts = FontCatalog::load({.directories = engine.font_directories});
    options.write.fonts = engine.fonts.get();
  }
  return options;
}

void report_findings(const Conversion& conversion, const zb_options& options) {
  if (!options.on_finding) return;
  for (const Finding& finding : conversion.findings.items()) {
    const std::string code(info(finding.code).id), text = message(finding, language_of(options));
    std::string fields;
    for (const std::string& field : finding.fields) fields += (fields.empty() ? "" : " ") + field;
    const std::int32_t severity = finding.severity == Severity::Loss ? ZB_LOSS : finding.severity == Severity::Warning ? ZB_WARNING : ZB_NOTE;
    const zb_finding out{sizeof(zb_finding), code.c_str(), severity, finding.place.table, finding.place.row, finding.place.column, finding.place.page, text.c_str(), fields.c_str()};
    options.on_finding(options.user, &out);
  }
}

void convert_into(zb_result& result, zb_engine& engine, std::string_view bytes, const std::string& name, const zb_options& options) {
  Outcome outcome = convert(bytes, name, convert_options(engine, options));
  if (outcome.error) {
    set_error(result, *outcome.error, language_of(options));
    return;
  }
  result.status = outcome.exit_status;
  result.bytes = std::move(outcome.outputs[0]);
  result.json = std::move(outcome.outputs[1]);
  report_findings(outcome.conversion, options);
}

void options_init(zb_options* options, std::size_t size) {
  if (!options || size < sizeof(std::size_t)) return;
  std::memset(options, 0, size);
  options->size = size;
}

// An older program's options are shorter, a newer one's longer: only what both know counts.
zb_options known_options(const zb_options* given) {
  zb_options options;
  options_init(&options, sizeof options);
  if (!given) return options;
  if (given->size < kFirstOptionsSize) throw Error(Code::Usage, {"options.size"});
  std::memcpy(&options, given, std::min(sizeof options, given->size));
  options.size = sizeof options;
  return options;
}

// Runs `work` on a new result; whatever it throws becomes the result's error.
template <typename Work>
std::int32_t guarded(zb_engine* engine, const zb_options* given, zb_result** out, const Work& work) noexcept {
  if (!out) return ZB_USAGE;
  *out = nullptr;
  try {
    auto result = std::make_unique<zb_result>();
    Language language = Language::English;
    try {
      if (!engine) throw Error(Code::Usage, {"engine"});
      const zb_options options = known_options(given);
      language = language_of(options);
      work(*result, options);
    } catch (const Error& error) {
      set_error(*result, error, language);
    } catch (const std::bad_alloc&) {
      set_error(*result, Error(Code::LimitMemory), language);
    } catch (const std::exception& error) {
      set_error(*result, Error(Code::Internal, {error.what()}), language);
    }
    const std::int32_t status = result->status;
    *out = result.release();
    return status;
  } catch (...) {
    return ZB_INTERNAL;
  }
}

zb_engine* engine_new(const char* const* font_directories) noexcept {
  try {
    auto engine = std::make_unique<zb_engine>();
    for (; font_directories && *font_directories; ++font_directories) engine->font_directories.emplace_back(*font_directories);
    return engine.release();
  } catch (...) {
    return nullptr;
  }
}

void engine_free(zb_engine* engine) noexcept { const std::unique_ptr<zb_engine> gone(engine); }

std::int32_t engine_add_form(zb_engine* engine, const char* json, std::size_t size) noexcept {
  if (!engine || !json) return ZB_USAGE;
  try {
    engine->forms.push_back(form_from_json({json, size}));
    for (Form& form : engine->forms) prepare(form);   // the others may have moved
    engine->error.clear();
    return ZB_DONE;
  } catch (const std::exception& error) {
    try {
      engine->error = error.what();
    } catch (...) {
      return ZB_INTERNAL;
    }
    return ZB_USAGE;
  }
}

const char* engine_error(const zb_engine* engine) noexcept { return engine ? engine->error.c_str() : ""; }

std::int32_t convert_bytes(zb_engine* engine, const void* bytes, std::size_t size, const char* name, const zb_options* given, zb_result** out) noexcept {
  return guarded(engine, given, out, [&](zb_result& result, const zb_options& options) {
    if (!bytes && size > 0) throw Error(Code::Usage, {"bytes"});
    convert_into(result, *engine, {static_cast<const char*>(bytes), size}, text_or(name, ""), options);
  });
}

std::int32_t convert_path(zb_engine* engine, const char* input, const char* output, const zb_options* given, zb_result** out) noexcept {
  return guarded(engine, given, out, [&](zb_result& result, const zb_options& options) {
    if (!input) throw Error(Code::Usage, {"input"});
    const Overwrite overwrite = options.overwrite ? Overwrite::Always : Overwrite::Never;
    if (output && is_same_file(input, output)) throw Error(Code::OutputExists, {output});
    if (output) check_output(output, overwrite);
    const std::int64_t most = options.max_input_bytes > 0 ? options.max_input_bytes : Limits{}.max_input_bytes;
    convert_into(result, *engine, read_input(input, most), file_name_of(input), options);
    if (output && result.error_code.empty()) write_output(output, result.bytes, overwrite);
  });
}

std::int32_t result_status(const zb_result* result) noexcept { return result ? result->status : ZB_INTERNAL; }

const char* text_and_size(const std::string* text, std::size_t* size) {
  if (size) *size = text ? text->size() : 0;
  return text ? text->c_str() : "";
}

const void* result_bytes(const zb_result* result, std::size_t* size) noexcept { return text_and_size(result ? &result->bytes : nullptr, size); }
const char* result_json(const zb_result* result, std::size_t* size) noexcept { return text_and_size(result ? &result->json : nullptr, size); }
const char* result_error_code(const zb_result* result) noexcept { return text_and_size(result ? &result->error_code : nullptr, nullptr); }
const char* result_error_message(const zb_result* result) noexcept { return text_and_size(result ? &result->error_message : nullptr, nullptr); }
void result_free(zb_result* result) noexcept { const std::unique_ptr<zb_result> gone(result); }

const char* version_text() noexcept { return zhengben::version().data(); }

constexpr zb_api kApi = {
    sizeof(zb_api), ZB_API_MAJOR, 0, version_text, engine_new, engine_free, engine_add_form, engine_error, options_init, convert_bytes, convert_path,
    result_status, result_bytes, result_json, result_error_code, result_error_message, result_free,
};

}  // namespace

extern "C" const zb_api* zb_get_api(std::int32_t major) { return major == ZB_API_MAJOR ? &kApi : nullptr; }
