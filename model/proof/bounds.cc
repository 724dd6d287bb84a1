#include "model/proof/bounds.h"

#include <algorithm>
#include <deque>

namespace zhengben {

namespace {

// Runs that creep upwards one by one (a form whose relations contradict each other could do that) are cut off; the
// bounds reached by then are true all the same.
constexpr std::size_t kRoundsAtMost = 256;

Bounds sum_of(const std::vector<std::int32_t>& side, const std::vector<Bounds>& bounds) {
  Bounds sum{.low = 0, .high = 0};
  for (const std::int32_t variable : side) {
    sum.low += bounds[static_cast<std::size_t>(variable)].low;
    sum.high += bounds[static_cast<std::size_t>(variable)].high;
  }
  return sum;
}

}  // namespace

LinearSystem::LinearSystem(std::vector<Equation> all, std::size_t variables) : equations(std::move(all)), equations_of(variables) {
  for (std::size_t i = 0; i < equations.size(); ++i)
    for (const auto* side : {&equations[i].left, &equations[i].right})
      for (const std::int32_t variable : *side) {
        auto& uses = equations_of[static_cast<std::size_t>(variable)];
        if (uses.empty() || uses.back() != static_cast<std::int32_t>(i)) uses.push_back(static_cast<std::int32_t>(i));
      }
}

Narrowing::Narrowing(const LinearSystem& system, std::vector<Bounds> known)
    : system_(&system), bounds_(std::move(known)), last_step_(bounds_.size(), -1) {
  steps_.reserve(bounds_.size());
}

bool Narrowing::narrow_side(const std::vector<std::int32_t>& side, Bounds side_sum, Bounds other_sum, std::int32_t index) {
  for (const std::int32_t variable : side) {
    Bounds& own = bounds_[static_cast<std::size_t>(variable)];
    if (own.is_fixed()) continue;
    const std::int64_t high = other_sum.high - (side_sum.low - own.low), low = other_sum.low - (side_sum.high - own.high);
    if (high >= own.high && low <= own.low) continue;
    const Bounds before = own;
    own = {.low = std::max(low, own.low), .high = std::min(high, own.high)};
    auto& last = last_step_[static_cast<std::size_t>(variable)];
    steps_.push_back({.variable = variable, .equation = index, .before = last});
    last = static_cast<std::int32_t>(steps_.size() - 1);
    touched_.push_back(variable);
    if (own.low > own.high) return false;
    // Of a variable that stands twice only once: the sum is then wider than it need be, never narrower.
    side_sum.low += own.low - before.low;
    side_sum.high += own.high - before.high;
  }
  return true;
}

bool Narrowing::apply(std::int32_t index) {
  const Equation& equation = system_->equations[static_cast<std::size_t>(index)];
  const Bounds left = sum_of(equation.left, bounds_), right = sum_of(equation.right, bounds_);
  if (left.low > right.high || right.low > left.high) return false;
  return narrow_side(equation.left, left, right, index) && narrow_side(equation.right, right, sum_of(equation.left, bounds_), index);
}

void Narrowing::run(std::span<const std::int32_t> active, std::int32_t until_fixed) {
  std::vector<char> is_active(system_->equations.size(), 0), is_waiting(system_->equations.size(), 0);
  std::deque<std::int32_t> waiting(active.begin(), active.end());
  for (const std::int32_t index : active) is_active[static_cast<std::size_t>(index)] = is_waiting[static_cast<std::size_t>(index)] = 1;
  std::size_t left = kRoundsAtMost * (active.size() + 1);
  while (!waiting.empty() && left-- > 0) {
    const std::int32_t index = waiting.front();
    waiting.pop_front();
    is_waiting[static_cast<std::size_t>(index)] = 0;
    touched_.clear();
    if (!apply(index)) {
      contradiction_ = index;
      return;
    }
    if (until_fixed >= 0 && bounds_[static_cast<std::size_t>(until_fixed)].is_fixed()) return;
    for (const std::int32_t variable : touched_)
      for (const std::int32_t next : system_->equations_of[static_cast<std::size_t>(variable)]) {
        const auto at = static_cast<std::size_t>(next);
        if (!is_active[at] || is_waiting[at]) continue;
        is_waiting[at] = 1;
        waiting.push_back(next);
      }
  }
}

std::vector<std::int32_t> Narrowing::equations_behind(std::int32_t variable) const {
  // Steps are visited from the last to the first: a step rests on every earlier step of the variables of its equation.
  std::vector<char> needed(steps_.size(), 0);
  std::vector<std::int32_t> found;
  const auto need = [&](std::int32_t step, std::int32_t below) {
    while (step >= below) step = steps_[static_cast<std::size_t>(step)].before;
    if (step >= 0) needed[static_cast<std::size_t>(step)] = 1;
  };
  const auto all = static_cast<std::int32_t>(steps_.size());
  need(last_step_[static_cast<std::size_t>(variable)], all);
  for (std::int32_t i = all - 1; i >= 0; --i) {
    if (!needed[static_cast<std::size_t>(i)]) continue;
    const Step& step = steps_[static_cast<std::size_t>(i)];
    if (step.before >= 0) needed[static_cast<std::size_t>(step.before)] = 1;
    const Equation& equation = system_->equations[static_cast<std::size_t>(step.equation)];
    for (const auto* side : {&equation.left, &equation.right})
      for (const std::int32_t other : *side) need(last_step_[static_cast<std::size_t>(other)], i);
    found.push_back(step.equation);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::int32_t> forcing_equations(const LinearSystem& system, const std::vector<Bounds>& known, const Narrowing& narrowing,
                                            std::int32_t variable) {
  std::vector<std::int32_t> needed = narrowing.equations_behind(variable);
  // The later ones are tried first, so that of several proofs the one by the earlier relations of the form remains. What
  // cannot be left out of many cannot be left out of fewer, so each is tried once.
  for (std::int32_t bound = static_cast<std::int32_t>(system.equations.size()); needed.size() > 1;) {
    const auto next = std::lower_bound(needed.begin(), needed.end(), bound);
    if (next == needed.begin()) break;
    bound = *std::prev(next);
    std::vector<std::int32_t> fewer = needed;
    std::erase(fewer, bound);
    Narrowing trial(system, known);
    trial.run(fewer, variable);
    if (!trial.contradiction() && trial.bounds()[static_cast<std::size_t>(variable)].is_fixed()) needed = trial.equations_behind(variable);
  }
  return needed;
}

}  // namespace zhengben
