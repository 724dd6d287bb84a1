// The only file that knows Boost.Locale and uchardet. It needs nothing of ours but the declarations of its interface.
#include "model/boost_locale.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <boost/locale.hpp>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <locale>
#include <memory>
#include <vector>

namespace zhengben {

namespace {

const std::locale& icu_locale() {
  static const std::locale locale = [] {
    boost::locale::generator generator;
    generator.categories(boost::locale::convert_facet);
    return generator("en_US.UTF-8");
  }();
  return locale;
}

std::optional<std::string> decode(std::string_view bytes, const std::string& encoding) {
  try {
    return boost::locale::conv::to_utf<char>(bytes.data(), bytes.data() + bytes.size(), encoding, boost::locale::conv::stop);
  } catch (const boost::locale::conv::conversion_error&) {
    return std::nullopt;
  } catch (const boost::locale::conv::invalid_charset_error&) {
    return std::nullopt;
  }
}

std::string compose(std::string_view text) { return boost::locale::normalize(std::string(text), boost::locale::norm_nfc, icu_locale()); }

std::string compose_compatible(std::string_view text) { return boost::locale::normalize(std::string(text), boost::locale::norm_nfkc, icu_locale()); }

struct CloseDetector {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

std::string detect_encoding(std::string_view bytes) {
  constexpr std::size_t kEnough = 1U << 20U;
  const std::unique_ptr<uchardet, CloseDetector> detector(uchardet_new());
  if (!detector || uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kEnough)) != 0) return "";
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

using Catalogue = boost::locale::message_format<char>;

// Boost.Locale reads catalogues from files; this one is compiled in and handed to it through its file callback.
std::locale load_chinese(std::string_view catalogue) {
  boost::locale::gnu_gettext::messages_info source;
  source.language = "zh";
  source.country = "CN";
  source.encoding = "UTF-8";
  source.paths.emplace_back();
  source.domains.emplace_back("zhengben");
  source.callback = [catalogue](const std::string& file, const std::string&) -> std::vector<char> {
    if (file.find("zh_CN/") == std::string::npos) return {};
    return {catalogue.begin(), catalogue.end()};
  };
  return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(source)};
}

const char* translate_to_chinese(const char* english, std::string_view catalogue) {
  static const std::locale locale = load_chinese(catalogue);
  return std::use_facet<Catalogue>(locale).get(0, nullptr, english);
}

}  // namespace

}  // namespace zhengben

extern "C" const zhengben::LocaleEngine zhengben_boost_locale = {zhengben::decode, zhengben::compose, zhengben::compose_compatible, zhengben::detect_encoding, zhengben::translate_to_chinese};
