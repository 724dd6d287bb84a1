#include "tools/batch/shard.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <queue>

#include "model/error.h"

namespace zhengben {

namespace {

constexpr int kMost = 1'000'000;

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > kMost) return std::nullopt;
  return value;
}

std::optional<int> variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? number_in(value) : std::nullopt;
}

Shard checked(std::optional<int> index, std::optional<int> count, std::string_view text) {
  if (!index || !count || *index < 1 || *index > *count) throw Error(Code::Usage, {"--shard " + std::string(text) + ": i/n, auto, or auto/n"});
  return {*index, *count};
}

// sbatch(1) "OUTPUT ENVIRONMENT VARIABLES"; Kubernetes, "Indexed Job for Parallel Processing": the index starts at 0.
Shard from_environment(std::optional<int> count, std::string_view text) {
  if (const std::optional<int> task = variable("SLURM_ARRAY_TASK_ID")) {
    if (count) return checked(task, count, text);   // then the array is numbered from 1
    // An array with holes (--array=3,7 to repeat two) does not say how many there were.
    const std::optional<int> first = variable("SLURM_ARRAY_TASK_MIN"), last = variable("SLURM_ARRAY_TASK_MAX"), tasks = variable("SLURM_ARRAY_TASK_COUNT");
    if (!first || !last || !tasks || *last - *first + 1 != *tasks) return checked(std::nullopt, tasks, text);
    return checked(*task - *first + 1, tasks, text);
  }
  const std::optional<int> index = variable("JOB_COMPLETION_INDEX");
  return checked(index ? std::optional(*index + 1) : std::nullopt, count ? count : variable("JOB_COMPLETIONS"), text);
}

}  // namespace

Shard parse_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view first = text.substr(0, slash);
  const std::optional<int> count = slash == std::string_view::npos ? std::nullopt : number_in(text.substr(slash + 1));
  if (slash != std::string_view::npos && !count) return checked(std::nullopt, count, text);
  return first == "auto" ? from_environment(count, text) : checked(number_in(first), count, text);
}

std::string name_of(const Shard& shard) { return std::to_string(shard.index) + "/" + std::to_string(shard.count); }

std::vector<int> deal(const std::vector<std::int64_t>& sizes, int count) {
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  using Load = std::pair<std::int64_t, int>;
  std::priority_queue<Load, std::vector<Load>, std::greater<>> loads;
  for (int shard = 1; shard <= count; ++shard) loads.push({0, shard});
  std::vector<int> dealt(sizes.size());
  for (const std::size_t i : order) {
    auto [load, shard] = loads.top();
    loads.pop();
    dealt[i] = shard;
    loads.push({load + sizes[i] + kCostOfAny, shard});
  }
  return dealt;
}

}  // namespace zhengben
