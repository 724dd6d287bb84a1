#include "tools/zhengben/modules.h"

#include <dlfcn.h>

#include "model/error.h"
#include "model/locale_engine.h"
#include "readers/pdf/object_source.h"
#include "readers/pdf/picture_decoder.h"
#include "readers/pdf/qpdf_rewrite.h"
#include "tools/worker/worker.h"
#include "tools/zhengben/companion.h"
#include "writers/pdf/object_file.h"

namespace zhengben {

namespace {

void* module_opened(const std::string& name) {
  void* module = ::dlopen(companion(name).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!module) throw Error(Code::Internal, {::dlerror()});
  return module;   // for as long as the process lives
}

void* symbol_of(void* module, const char* name) {
  void* symbol = ::dlsym(module, name);
  if (!symbol) throw Error(Code::Internal, {::dlerror()});
  return symbol;
}

// What the parent loaded, seen by the workers forked after it.
struct Loaded {
  const LocaleEngine* locale = nullptr;
  const pdf::ReadingEngine* reading = nullptr;
  const WritingEngine* writing = nullptr;
  pdf::Rewriter* rewriter = nullptr;
  const pdf::PictureDecoder* pictures = nullptr;
};

Loaded& loaded() {
  static Loaded engines;
  return engines;
}

template <typename Engine>
Engine& wanted(Engine* const& engine, void (*load)()) {
  if (!engine && is_worker()) end_unequipped();
  if (!engine) load();
  return *engine;
}

}  // namespace

void* module_symbol(const std::string& file, const char* symbol) { return symbol_of(module_opened(file), symbol); }

void load_podofo() {
  if (loaded().reading) return;
  void* module = module_opened("zhengben_podofo.so");
  loaded().writing = static_cast<const WritingEngine*>(symbol_of(module, "zhengben_podofo_writing"));
  loaded().reading = static_cast<const pdf::ReadingEngine*>(symbol_of(module, "zhengben_podofo_reading"));
}

void load_locale() {
  if (!loaded().locale) loaded().locale = static_cast<const LocaleEngine*>(module_symbol("zhengben_locale.so", "zhengben_boost_locale"));
}

void load_qpdf() {
  if (loaded().rewriter) return;
  loaded().rewriter = reinterpret_cast<pdf::Rewriter*>(module_symbol("zhengben_qpdf.so", "zhengben_qpdf_rewrite"));
}

void load_pictures() {
  if (!loaded().pictures) loaded().pictures = static_cast<const pdf::PictureDecoder*>(module_symbol("zhengben_pictures.so", "zhengben_picture_decoder"));
}

void load_all() {
  load_locale();
  load_podofo();
  load_qpdf();
  load_pictures();
}

// In the place of those that link the libraries.
const LocaleEngine& locale_engine() { return wanted(loaded().locale, load_locale); }
const WritingEngine& writing_engine() { return wanted(loaded().writing, load_podofo); }

namespace pdf {

const ReadingEngine& reading_engine() { return wanted(loaded().reading, load_podofo); }
Rewriter& rewriter() { return wanted(loaded().rewriter, load_qpdf); }
const PictureDecoder& picture_decoder() { return wanted(loaded().pictures, load_pictures); }

}  // namespace pdf

}  // namespace zhengben
