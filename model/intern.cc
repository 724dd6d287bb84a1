#include "model/intern.h"

#include <functional>
#include <string>

namespace zhengben {

namespace {

// Only what usually tells formats apart goes into the hash; equality settles the rest.
class Mixer {
 public:
  void add(std::size_t value) { hash_ = (hash_ ^ value) * 0x9E3779B97F4A7C15ULL; }
  void add(const std::string& text) { add(std::hash<std::string>{}(text)); }
  void add(Length length) { add(static_cast<std::size_t>(length.emu())); }
  void add(const std::optional<Color>& color) { add(color ? std::size_t{1} << 24 | color->red << 16U | color->green << 8U | color->blue : 0U); }
  std::size_t hash() const { return hash_ ^ (hash_ >> 29U); }

 private:
  std::size_t hash_ = 1469598103934665603ULL;
};

}  // namespace

std::size_t hash_of(const CharacterFormat& format) {
  Mixer mixer;
  mixer.add(format.fonts.ascii);
  mixer.add(format.fonts.east_asia);
  mixer.add(format.size);
  mixer.add(std::size_t{format.bold} | std::size_t{format.italic} << 1U | std::size_t{format.strike} << 2U | std::size_t{format.caps} << 3U |
            static_cast<std::size_t>(format.underline) << 4U | static_cast<std::size_t>(format.vertical) << 8U);
  mixer.add(format.color);
  mixer.add(format.highlight);
  mixer.add(format.shading);
  mixer.add(format.spacing);
  mixer.add(format.style);
  return mixer.hash();
}

std::size_t hash_of(const ParagraphFormat& format) {
  Mixer mixer;
  mixer.add(static_cast<std::size_t>(format.alignment));
  mixer.add(format.indent_left);
  mixer.add(format.indent_right);
  mixer.add(format.indent_first);
  mixer.add(static_cast<std::size_t>(format.indent_first_chars.value_or(-1)));
  mixer.add(format.space_before);
  mixer.add(format.space_after);
  mixer.add(static_cast<std::size_t>(format.line.rule));
  mixer.add(static_cast<std::size_t>(format.line.multiple * 1'000));
  mixer.add(format.line.height);
  mixer.add(std::size_t{format.keep_next} | std::size_t{format.page_break_before} << 1U);
  mixer.add(static_cast<std::size_t>(format.outline_level.value_or(-1)));
  mixer.add(format.tabs.size());
  mixer.add(format.style);
  return mixer.hash();
}

}  // namespace zhengben
