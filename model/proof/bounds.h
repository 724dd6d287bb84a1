// Sums over non-negative whole numbers, narrowed to bounds until nothing moves any more.
//
// Bounds only ever narrow, and only by what a relation allows, so each is true of every solution; the fixpoint does not
// depend on the order of the relations. Not every consequence of the system is found this way (that would take linear
// programming): what is found can be shown to a person, relation by relation.
#ifndef ZHENGBEN_MODEL_PROOF_BOUNDS_H
#define ZHENGBEN_MODEL_PROOF_BOUNDS_H

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zhengben {

struct Bounds {
  // No figure has more digits than these (model/repair/figure.h), so "unbounded" is an ordinary number and sums of
  // thousands of them stay within 64 bits.
  static constexpr std::int64_t kMost = 999'999'999'999'999;
  std::int64_t low = 0, high = kMost;
  bool is_fixed() const { return low == high; }
  bool operator==(const Bounds&) const = default;
};

// The sum of `left` equals the sum of `right`; indices of variables.
struct Equation {
  std::vector<std::int32_t> left, right;
};

struct LinearSystem {
  static constexpr std::size_t kMostTerms = 4'000;       // of an equation
  std::vector<Equation> equations;
  std::vector<std::vector<std::int32_t>> equations_of;   // by variable, ascending

  LinearSystem(std::vector<Equation> all, std::size_t variables);
};

// One run to the fixpoint, and the trail of how it got there.
class Narrowing {
 public:
  Narrowing(const LinearSystem& system, std::vector<Bounds> known);

  // By the equations of `active` (ascending indices). Ends at the first equation that cannot hold, and as soon as the
  // variable `until_fixed` is down to one value.
  void run(std::span<const std::int32_t> active, std::int32_t until_fixed = -1);

  const std::vector<Bounds>& bounds() const { return bounds_; }
  std::optional<std::int32_t> contradiction() const { return contradiction_; }
  // The equations that the bounds of `variable` came from, ascending.
  std::vector<std::int32_t> equations_behind(std::int32_t variable) const;

 private:
  struct Step {
    std::int32_t variable, equation, before;   // before: the earlier step of the same variable, -1 where none
  };
  bool apply(std::int32_t index);
  bool narrow_side(const std::vector<std::int32_t>& side, Bounds side_sum, Bounds other_sum, std::int32_t index);

  const LinearSystem* system_;
  std::vector<Bounds> bounds_;
  std::vector<Step> steps_;
  std::vector<std::int32_t> last_step_;        // by variable
  std::vector<std::int32_t> touched_;          // variables that the equation in hand moved
  std::optional<std::int32_t> contradiction_;
};

// A least list of equations that alone force `variable` to one value, found in `narrowing`: none of them can be left
// out. Requires that it was forced there and that `known` is what the narrowing began with.
std::vector<std::int32_t> forcing_equations(const LinearSystem& system, const std::vector<Bounds>& known, const Narrowing& narrowing,
                                            std::int32_t variable);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_PROOF_BOUNDS_H
