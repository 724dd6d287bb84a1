// Character maps: codes of a composite font to CIDs, and codes to Unicode. ISO 32000-1:2008 9.7.5 CMaps, 9.10.3
// ToUnicode CMaps. Predefined Chinese, Japanese and Korean CMaps are encodings known by name: their codes are text in
// GBK, Big5 … or Unicode, which is all that reading needs.
#ifndef ZHENGBEN_READERS_PDF_CMAP_H
#define ZHENGBEN_READERS_PDF_CMAP_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zhengben::pdf {

struct CodeRange {                // a codespace: codes of `bytes` bytes, each byte between those of low and high
  int bytes = 1;
  std::uint32_t low = 0, high = 0;
};

class CMap {
 public:
  CMap() = default;
  // An embedded CMap or ToUnicode stream; `base` is the one it names with usecmap, if any.
  static CMap parsed(std::string_view text, const CMap* base = nullptr);
  // A predefined one by its name: Identity-H and -V, and those of Table 118; nothing for any other name.
  static std::optional<CMap> predefined(const std::string& name);
  // The name after usecmap in `text`, empty where there is none.
  static std::string base_name(std::string_view text);

  // Takes the next code off `bytes` at `at`. Always moves on by at least one byte.
  std::uint32_t next_code(std::string_view bytes, std::size_t& at, int& length) const;
  std::optional<std::uint32_t> cid(std::uint32_t code, int length) const;
  // UTF-8 text of a code; nothing where the map is silent.
  std::optional<std::string> text(std::uint32_t code, int length) const;

  // Whether the map gives the code an empty text, and others several characters: its glyph belongs to a cluster whose text
  // another glyph has. Seen from WeasyPrint for Arabic.
  bool is_rest_of_cluster(std::uint32_t code, int length) const;

  bool vertical() const { return vertical_; }
  bool is_identity() const { return identity_; }
  bool maps_text() const { return !encoding_.empty() || !text_.empty() || !text_ranges_.empty(); }

 private:
  struct Range {
    std::uint64_t low = 0, high = 0;   // code with its length in the upper half
    std::uint32_t value = 0;
    std::u16string base;               // of a text range: the text of `low`
  };
  void add_text(std::uint32_t code, int length, std::string_view utf16);
  void finish();
  friend class CMapParser;

  std::vector<CodeRange> spaces_;
  std::vector<Range> cid_ranges_, text_ranges_;        // sorted by low
  std::unordered_map<std::uint64_t, std::string> text_;
  std::string encoding_;                               // of a predefined map's codes
  bool identity_ = false, vertical_ = false, seven_bit_ = false;
  bool clusters_ = false;                              // some code stands for several characters
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_CMAP_H
