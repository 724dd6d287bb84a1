// What fonts the machine has: every face by all its names. The only place that knows Fontconfig.
#ifndef ZHENGBEN_WRITERS_LAYOUT_FONT_INDEX_H
#define ZHENGBEN_WRITERS_LAYOUT_FONT_INDEX_H

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "writers/layout/font.h"

namespace zhengben {

struct IndexedFace {
  std::vector<std::string> families;      // as the font spells them, in every language
  std::string style, postscript_name, path;
  int index = 0;                          // in the file
  int weight = 400;                       // OpenType's scale
  int width = 100;                        // per cent
  bool italic = false;
  const void* characters = nullptr;       // Fontconfig's set of them; null where not known
};

class FontIndex {
 public:
  // Own directories first, then the system's. The order of faces depends on names and paths only.
  static std::unique_ptr<const FontIndex> load(const FontOptions& options);
  ~FontIndex();
  FontIndex(const FontIndex&) = delete;
  FontIndex& operator=(const FontIndex&) = delete;

  const std::vector<IndexedFace>& faces() const { return faces_; }
  bool has_family(std::string_view key) const { return by_family_.contains(key); }
  // The face of the family whose weight and slant are nearest; -1 where there is none.
  FaceId best_face(std::string_view key, int weight, bool italic) const;
  // Whether the face draws the character, by its listed set; nothing where only the file can say.
  std::optional<bool> listed(FaceId face, char32_t character) const;

 private:
  struct System;
  FontIndex();
  void add_directory(const std::string& directory);
  void add_system();
  void add_names();

  std::unique_ptr<System> system_;
  std::vector<IndexedFace> faces_;
  std::map<std::string, std::vector<FaceId>, std::less<>> by_family_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_LAYOUT_FONT_INDEX_H
