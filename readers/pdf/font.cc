#include "readers/pdf/font.h"

#include <cmath>

#include "model/text.h"
#include "readers/pdf/compatibility.h"

namespace zhengben::pdf {

namespace {

constexpr unsigned kFixedPitch = 1U << 0U, kSerif = 1U << 1U, kItalic = 1U << 6U, kForceBold = 1U << 18U;

std::string without_subset_prefix(const std::string& name) { return name.size() > 7 && name[6] == '+' ? name.substr(7) : name; }

bool says(const std::string& name, const char* word) { return name.find(word) != std::string::npos; }

// What a character map must not claim: control and unassigned marks that producers write for "I do not know".
bool is_meaningless(const std::string& text) {
  if (text.empty()) return true;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (!control && c != 0xFFFD && c != 0xFFFE && c != 0xFFFF) return false;
  }
  return true;
}

bool is_private_use(const std::string& text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const char32_t c = next_character(text, at);
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

}  // namespace

Font::Font(const File& file, const Object& dictionary) : file_(&file) {
  const std::string subtype = dictionary.get("Subtype").name();
  info_.name = without_subset_prefix(dictionary.get("BaseFont").name());
  if (const Object map = dictionary.get("ToUnicode"); map.type() == Type::Stream) {
    const std::string text = file.data(map);
    const std::optional<CMap> base = CMap::predefined(CMap::base_name(text));
    to_unicode_ = CMap::parsed(text, base ? &*base : nullptr);
  } else if (map.type() == Type::Name) {
    to_unicode_ = CMap::predefined(map.name());
    if (to_unicode_ && to_unicode_->is_identity()) code_is_text_ = CMap::predefined("UniGB-UTF16-H");
  }
  composite_ = subtype == "Type0";
  type3_ = subtype == "Type3";
  if (composite_) {
    read_composite(dictionary);
  } else {
    read_simple(dictionary);
  }
  info_.bold = info_.bold || says(info_.name, "Bold") || says(info_.name, "Black") || says(info_.name, "Heavy");
  info_.italic = info_.italic || says(info_.name, "Italic") || says(info_.name, "Oblique");
}

void Font::read_descriptor(const Object& descriptor) {
  const auto flags = static_cast<unsigned>(descriptor.get("Flags").integer());
  info_.fixed_pitch = flags & kFixedPitch;
  info_.serif = flags & kSerif;
  info_.italic = flags & kItalic;
  info_.bold = (flags & kForceBold) || descriptor.get("FontWeight").number() >= 600;
  const double ascent = descriptor.get("Ascent").number() / 1000, descent = std::abs(descriptor.get("Descent").number()) / 1000;
  // Many producers write zeros or nonsense: then the usual box is better.
  if (ascent > 0.3 && ascent < 1.5 && descent < 0.8 && ascent + descent > 0.6) {
    ascent_ = ascent;
    descent_ = descent;
  }
  for (const char* key : {"FontFile", "FontFile2", "FontFile3"})
    if (const Object program = descriptor.get(key); program.type() == Type::Stream) {
      embedded_truetype_ = std::string_view(key) == "FontFile2";
      program_ = std::make_unique<FontProgram>(file_->data(program));
      return;
    }
}

// What a character map says; nothing where it says nothing of use.
std::string Font::mapped_text(const std::optional<CMap>& map, std::uint32_t code, int length) {
  if (!map) return {};
  std::optional<std::string> text = map->text(code, length);
  return text && !is_meaningless(*text) && !is_private_use(*text) ? std::move(*text) : std::string{};
}

// Characters of private use, where the map has nothing better: those of symbol fonts have known ones.
std::string Font::private_text(std::uint32_t code, int length) const {
  const std::optional<std::string> text = to_unicode_ ? to_unicode_->text(code, length) : std::nullopt;
  if (!text || !is_private_use(*text)) return {};
  std::size_t at = 0;
  const char32_t symbol = symbol_of(info_.name, next_character(*text, at));
  return symbol == 0 ? *text : to_utf8(std::u32string(1, symbol));
}

const ShownGlyph& Font::next(std::string_view bytes, std::size_t& at) {
  int length = 1;
  const std::uint32_t code = composite_ ? encoding_->next_code(bytes, at, length) : static_cast<unsigned char>(bytes[at++]);
  const auto [it, fresh] = glyphs_.try_emplace(static_cast<std::uint64_t>(length) << 32U | code);
  if (fresh) {
    it->second = composite_ ? composite_glyph(code, length) : simple_glyph(code);
    replace_ligatures(it->second.text);
    it->second.replaced = replace_compatibility(it->second.text);
  }
  return it->second;
}

}  // namespace zhengben::pdf
