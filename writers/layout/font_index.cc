#include "writers/layout/font_index.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <tuple>

#include "writers/layout/font_face.h"
#include "writers/layout/font_names.h"

namespace zhengben {

namespace {

struct DestroyConfig { void operator()(FcConfig* config) const { FcConfigDestroy(config); } };
using Config = std::unique_ptr<FcConfig, DestroyConfig>;

const char* chars(const FcChar8* text) { return reinterpret_cast<const char*>(text); }
const FcChar8* fc_chars(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> sorted_files(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (auto at = std::filesystem::directory_iterator(directory, error); !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    files.push_back(at->path());
  }
  std::ranges::sort(files);
  return files;
}

// Fontconfig's configuration without its rules of matching: reading those takes most of its start, and which font
// stands in for which is decided here. Kept is what says where fonts and caches are and which are refused.
Config config_without_rules() {
  Config config(FcConfigCreate());
  // Not FcConfigFilename, which loads the whole configuration first.
  FcChar8* name = config ? FcConfigGetFilename(config.get(), nullptr) : nullptr;
  if (!name) return nullptr;
  const std::filesystem::path main(chars(name));
  FcStrFree(name);
  std::string text = file_text(main);
  std::vector<std::filesystem::path> included;
  for (std::size_t at = 0; (at = text.find("<include", at)) != std::string::npos;) {
    const std::size_t open = text.find('>', at), close = text.find("</include>", at);
    if (open == std::string::npos || close == std::string::npos) return nullptr;
    const std::filesystem::path target = main.parent_path() / text.substr(open + 1, close - open - 1);
    std::error_code error;
    if (std::filesystem::is_directory(target, error)) std::ranges::copy(sorted_files(target), std::back_inserter(included));
    else included.push_back(target);
    text.erase(at, close + 10 - at);
  }
  if (text.empty() || !FcConfigParseAndLoadFromMemory(config.get(), fc_chars(text), FcTrue)) return nullptr;
  for (const std::filesystem::path& path : included) {
    const std::string rules = path.extension() == ".conf" ? file_text(path) : std::string();
    const bool says_where = rules.find("<dir") != std::string::npos || rules.find("<cachedir") != std::string::npos ||
                            rules.find("<selectfont") != std::string::npos || rules.find("<include") != std::string::npos;
    if (says_where) FcConfigParseAndLoad(config.get(), fc_chars(path.string()), FcFalse);
  }
  return config;
}

std::string string_of(const FcPattern* pattern, const char* property, int n = 0) {
  FcChar8* value = nullptr;
  return FcPatternGetString(pattern, property, n, &value) == FcResultMatch ? chars(value) : std::string();
}

int number_of(const FcPattern* pattern, const char* property, int otherwise) {
  double value = otherwise;
  return FcPatternGetDouble(pattern, property, 0, &value) == FcResultMatch ? static_cast<int>(value) : otherwise;
}

// Outlines in a format that a PDF takes. An instance of a variable font (the index's upper half) is none of its own.
bool is_usable(const FcPattern* pattern) {
  const std::string format = string_of(pattern, FC_FONTFORMAT);
  FcBool outline = FcFalse, variable = FcFalse, color = FcFalse;
  FcPatternGetBool(pattern, FC_OUTLINE, 0, &outline);
  FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
  FcPatternGetBool(pattern, FC_COLOR, 0, &color);
  return outline && !variable && !color && (format == "TrueType" || format == "CFF") && number_of(pattern, FC_INDEX, 0) < 0x10000;
}

IndexedFace face_of(const FcPattern* pattern) {
  IndexedFace face;
  for (int n = 0;; ++n) {
    std::string family = string_of(pattern, FC_FAMILY, n);
    if (family.empty()) break;
    face.families.push_back(std::move(family));
  }
  face.style = string_of(pattern, FC_STYLE);
  face.postscript_name = string_of(pattern, FC_POSTSCRIPT_NAME);
  face.path = string_of(pattern, FC_FILE);
  face.index = number_of(pattern, FC_INDEX, 0);
  face.weight = FcWeightToOpenType(number_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR));
  face.width = number_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
  face.italic = number_of(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
  FcCharSet* characters = nullptr;
  if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch) face.characters = characters;
  return face;
}

// Where TeX Live keeps FandolFang: Debian does not tell Fontconfig.
constexpr const char* kTexFonts = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol";

}  // namespace

struct FontIndex::System {
  Config config;
};

FontIndex::FontIndex() : system_(std::make_unique<System>()) {}
FontIndex::~FontIndex() = default;

std::unique_ptr<const FontIndex> FontIndex::load(const FontOptions& options) {
  std::unique_ptr<FontIndex> index(new FontIndex);
  for (const std::string& directory : options.directories) index->add_directory(directory);
  index->add_system();
  index->add_directory(kTexFonts);
  index->add_names();
  return index;
}

// Read without Fontconfig, which would work out every character set first and write a cache beside.
void FontIndex::add_directory(const std::string& directory) {
  for (const std::filesystem::path& path : sorted_files(directory)) {
    std::string extension = path.extension().string();
    for (char& c : extension) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (extension != ".ttf" && extension != ".otf" && extension != ".ttc" && extension != ".otc") continue;
    const int count = extension == ".ttc" || extension == ".otc" ? faces_in_file(path.string()) : 1;
    for (int i = 0; i < count; ++i) {
      const auto opened = FontFace::open(path.string(), i);
      if (!opened) continue;
      IndexedFace face;
      face.families = opened->family_names();
      face.style = opened->name(2);
      face.postscript_name = opened->name(6);
      face.path = path.string();
      face.index = i;
      face.weight = opened->weight();
      face.width = opened->width();
      face.italic = opened->is_italic();
      faces_.push_back(std::move(face));
    }
  }
}

void FontIndex::add_system() {
  system_->config = config_without_rules();
  if (!system_->config) system_->config.reset(FcInitLoadConfig());
  if (!system_->config || !FcConfigBuildFonts(system_->config.get())) return;
  const FcFontSet* fonts = FcConfigGetFonts(system_->config.get(), FcSetSystem);
  const auto first = static_cast<std::ptrdiff_t>(faces_.size());
  for (int i = 0; fonts && i < fonts->nfont; ++i) {
    if (is_usable(fonts->fonts[i])) faces_.push_back(face_of(fonts->fonts[i]));
  }
  const auto key = [](const IndexedFace& face) { return std::tie(face.path, face.index); };
  std::sort(faces_.begin() + first, faces_.end(), [&](const IndexedFace& a, const IndexedFace& b) { return key(a) < key(b); });
}

void FontIndex::add_names() {
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    for (const std::string& family : faces_[i].families) {
      std::vector<FaceId>& named = by_family_[family_key(family)];
      if (named.empty() || named.back() != static_cast<FaceId>(i)) named.push_back(static_cast<FaceId>(i));
    }
  }
}

FaceId FontIndex::best_face(std::string_view key, int weight, bool italic) const {
  const auto found = by_family_.find(key);
  if (found == by_family_.end()) return -1;
  const auto distance = [&](FaceId id) {
    const IndexedFace& face = faces_[static_cast<std::size_t>(id)];
    return std::abs(face.weight - weight) + (face.italic != italic ? 2'000 : 0) + 100 * std::abs(face.width - 100);
  };
  return *std::ranges::min_element(found->second, {}, distance);
}

std::optional<bool> FontIndex::listed(FaceId face, char32_t character) const {
  const void* characters = faces_[static_cast<std::size_t>(face)].characters;
  if (!characters) return std::nullopt;
  return FcCharSetHasChar(static_cast<const FcCharSet*>(characters), character) == FcTrue;
}

}  // namespace zhengben
