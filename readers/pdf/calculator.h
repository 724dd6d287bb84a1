// The calculator of PostScript that PDF functions may be written in. ISO 32000-1:2008 7.10.5 Type 4 (PostScript Calculator)
// Functions. It has no loops: each operator runs at most once.
#ifndef ZHENGBEN_READERS_PDF_CALCULATOR_H
#define ZHENGBEN_READERS_PDF_CALCULATOR_H

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhengben::pdf {

class Calculator {
 public:
  // Nothing for what is no program, or one that is longer or deeper than any colour needs.
  static std::optional<Calculator> parsed(std::string_view program);

  // The stack that the program leaves, the bottom first; shorter where it takes more than is there. Numbers that are none are 0.
  std::vector<double> run(std::vector<double> stack) const;

 private:
  struct Step {
    enum class Kind : std::uint8_t { Push, Operator, If, IfElse } kind = Kind::Push;
    double number = 0;
    std::size_t first = 0, second = 0;       // Operator: its index; If, IfElse: blocks
  };
  using Block = std::vector<Step>;

  std::optional<std::size_t> parse_block(std::string_view& rest, int depth, std::size_t& steps);
  void run_block(std::size_t block, std::vector<double>& stack) const;

  std::vector<Block> blocks_;
  std::size_t main_ = 0;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_CALCULATOR_H
