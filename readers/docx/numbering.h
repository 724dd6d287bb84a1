// The numbering part: list definitions, and the counters that give each paragraph the number its reader sees.
#ifndef ZHENGBEN_READERS_DOCX_NUMBERING_H
#define ZHENGBEN_READERS_DOCX_NUMBERING_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/block.h"
#include "model/formatting.h"
#include "readers/docx/paragraph_properties.h"
#include "readers/docx/run_properties.h"
#include "readers/docx/styles.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

inline constexpr std::size_t kListLevels = 9;

struct NumberingLevel {
  bool present = false;
  std::int64_t start = 0;         // 17.9.26 start: absent is 0
  std::string_view format = "decimal", custom_pattern, text, paragraph_style;
  std::int64_t restart = -1;      // 17.9.11 lvlRestart; -1: not said
  bool legal = false;
  ListLabel::Suffix suffix = ListLabel::Suffix::Tab;
  Alignment alignment = Alignment::Start;
  RunProperties run;
  ParagraphProperties paragraph;
};

struct AbstractNumbering {
  std::array<NumberingLevel, kListLevels> levels;
  std::string_view style_link, numbering_style;   // styleLink: is the definition of that style; numStyleLink: uses it
};

// A w:num: an abstract definition with overrides. Those that share one without startOverride go on counting together.
struct NumberingInstance {
  std::int32_t abstract = -1;
  std::array<std::int64_t, kListLevels> start_override{-1, -1, -1, -1, -1, -1, -1, -1, -1};
  std::vector<std::pair<std::size_t, NumberingLevel>> level_overrides;
};

class Numbering {
 public:
  Numbering() = default;
  // Borrows from the part's tree and from `styles`, which name the definitions of list styles.
  Numbering(Element root, const Theme& theme, const StyleSheet& styles);

  bool contains(std::int64_t num_id) const { return instances_.contains(num_id); }
  const NumberingInstance* instance(std::int64_t num_id) const;
  // nullptr where the list or level is not defined.
  const NumberingLevel* level(std::int64_t num_id, std::size_t level) const;
  // The level whose w:pStyle is this style; nothing where none is.
  std::optional<std::size_t> level_of_style(std::int64_t num_id, std::string_view style_id) const;

 private:
  std::vector<AbstractNumbering> abstracts_;
  std::unordered_map<std::int64_t, NumberingInstance> instances_;
};

// The counters of one story.
class ListCounters {
 public:
  explicit ListCounters(const Numbering& numbering) : numbering_(&numbering) {}
  // Counts a paragraph of the list and level, and gives its label's text; list and level must be defined.
  std::string next(std::int64_t num_id, std::size_t level);

 private:
  struct Counter {
    std::array<std::int64_t, kListLevels> value{};
    std::array<bool, kListLevels> running{};
  };
  std::string label_text(std::int64_t num_id, std::size_t level, const Counter& counter) const;
  const Numbering* numbering_;
  std::unordered_map<std::int32_t, Counter> counters_;        // by abstract definition
  std::unordered_map<std::int64_t, std::uint32_t> started_;   // levels whose startOverride was used, as bits, by numId
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_NUMBERING_H
