// The filters of PDF streams that yield bytes. ISO 32000-1:2008 7.4 Filters. Each stage of a chain has the same budget,
// so that what a filter makes for the next one is bounded too.
#ifndef ZHENGBEN_READERS_PDF_FILTERS_H
#define ZHENGBEN_READERS_PDF_FILTERS_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben::pdf {

enum class FilterResult : std::uint8_t {
  Whole,
  Damaged,      // what came before the damage is there
  OverBudget,   // more than the budget would have come out
  Unknown,      // no such filter: nothing comes out
};

// ISO 32000-1:2008 table 8 Optional Parameters for LZWDecode and FlateDecode Filters.
struct FilterParameters {
  std::int64_t predictor = 1, colors = 1, bits_per_component = 8, columns = 1, early_change = 1;
};

// Undoes the filter called `name` ("FlateDecode" or "Fl" and the like) and its predictor. "Crypt" gives the data as
// they are: decryption comes with the object.
FilterResult undo_filter(std::string_view name, const FilterParameters& parameters, std::string_view data, std::int64_t budget, std::string& out);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FILTERS_H
