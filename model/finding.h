// The channels of what went wrong and what was done. A Finding is data: the input is odd, a document still comes out.
// A Change is what altered something: before, after, class, proof.
#ifndef ZHENGBEN_MODEL_FINDING_H
#define ZHENGBEN_MODEL_FINDING_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/code.h"

namespace zhengben {

// A place that a person can find. -1 and empty mean "not said". Rows and columns from 0, pages from 1.
struct Place {
  std::string part;
  std::int32_t block = -1;        // index into the body
  std::int32_t table = -1;        // index into Document::tables
  std::int32_t row = -1, column = -1;
  std::int32_t page = -1;
  bool operator==(const Place&) const = default;
};

struct Finding {
  Code code = Code::Internal;
  Severity severity = Severity::Note;
  Place place;
  std::vector<std::string> arguments;      // of the message
  std::vector<std::string> fields;         // keys of the fields it is about, and only those
  std::optional<std::string> suspect;      // the one cell that alone explains a failed sum
  std::optional<std::int64_t> wants;       // the value it would need
  bool operator==(const Finding&) const = default;
};

enum class ChangeClass : std::uint8_t { Lossless, Proved, Decided };

struct Change {
  Code code = Code::Internal;
  ChangeClass change_class = ChangeClass::Lossless;
  Place place;
  std::optional<std::string> field;        // only where that cell's own text changed
  std::string before, after;
  std::vector<std::string> proof;          // ids of the relations that force it
  bool operator==(const Change&) const = default;
};

std::string_view name_of(ChangeClass change_class);   // "lossless", "proved", "decided"

// A finding with the severity that its code usually has.
Finding finding(Code code, Place place = {}, std::vector<std::string> arguments = {});

// Repeats of one code are kept up to a bound for each, so that a hostile file cannot make a million.
class Findings {
 public:
  void add(Finding item);
  void add(Code code, Place place = {}, std::vector<std::string> arguments = {});
  const std::vector<Finding>& items() const { return items_; }
  std::vector<Finding>& items() { return items_; }
  bool wants_person() const;     // any of severity Warning or Loss

 private:
  static constexpr int kAtMostOfACode = 1'000;
  std::vector<Finding> items_;
  std::vector<int> count_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_FINDING_H
