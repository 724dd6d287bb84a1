// What is asked of the libraries for encodings, Unicode's normal forms and translations, with no type and no exception of theirs:
// they can stand in a module of its own that is loaded only where they are wanted (Boost.Locale and ICU take 1.5 ms to load, and most
// inputs are UTF-8 or UTF-16).
#ifndef ZHENGBEN_MODEL_LOCALE_ENGINE_H
#define ZHENGBEN_MODEL_LOCALE_ENGINE_H

#include <optional>
#include <string>
#include <string_view>

namespace zhengben {

struct LocaleEngine {
  std::optional<std::string> (*decoded)(std::string_view bytes, const std::string& encoding);   // as decoded() of model/text.h
  std::string (*normal_form_c)(std::string_view text);
  std::string (*normal_form_kc)(std::string_view text);
  std::string (*likely_encoding)(std::string_view bytes);
  // Of a message by a catalogue in GNU's MO format for zh_CN, always the same one; null where it has none.
  const char* (*chinese)(const char* english, std::string_view catalogue);
};

// Boost.Locale's and uchardet's: linked, or loaded where a program chooses to (tools/zhengben/modules.cc).
const LocaleEngine& locale_engine();

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_LOCALE_ENGINE_H
