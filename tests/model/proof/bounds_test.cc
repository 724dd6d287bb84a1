#include "model/proof/bounds.h"

#include <doctest/doctest.h>

#include <random>

using namespace zhengben;

namespace {

constexpr int kVariables = 5, kLargest = 4;

LinearSystem random_system(std::mt19937& random) {
  std::vector<Equation> equations(2 + random() % 3);
  for (Equation& equation : equations) {
    equation.left.push_back(static_cast<std::int32_t>(random() % kVariables));
    for (std::int32_t i = 0; i < kVariables; ++i)
      if (i != equation.left[0] && random() % 2) (random() % 5 == 0 ? equation.left : equation.right).push_back(i);
    if (equation.right.empty()) equation.right.push_back((equation.left[0] + 1) % kVariables);
  }
  return {std::move(equations), kVariables};
}

bool solves(const LinearSystem& system, const std::vector<std::int64_t>& values) {
  for (const Equation& equation : system.equations) {
    std::int64_t difference = 0;
    for (const std::int32_t i : equation.left) difference += values[static_cast<std::size_t>(i)];
    for (const std::int32_t i : equation.right) difference -= values[static_cast<std::size_t>(i)];
    if (difference != 0) return false;
  }
  return true;
}

std::vector<std::int32_t> all_of(const LinearSystem& system) {
  std::vector<std::int32_t> all;
  for (std::size_t i = 0; i < system.equations.size(); ++i) all.push_back(static_cast<std::int32_t>(i));
  return all;
}

Narrowing narrowed(const LinearSystem& system, const std::vector<Bounds>& known, const std::vector<std::int32_t>& equations) {
  Narrowing narrowing(system, known);
  narrowing.run(equations);
  return narrowing;
}

template <typename Visit>
void for_each_assignment(const Visit& visit) {
  std::vector<std::int64_t> values(kVariables, 0);
  for (;;) {
    visit(values);
    std::size_t i = 0;
    while (i < kVariables && ++values[i] > kLargest) values[i++] = 0;
    if (i == kVariables) return;
  }
}

}  // namespace

TEST_CASE("bounds hold every solution that exhaustive search finds") {
  std::mt19937 random(20201);
  for (int round = 0; round < 400; ++round) {
    const LinearSystem system = random_system(random);
    std::vector<Bounds> known(kVariables);
    for (Bounds& bounds : known)
      if (random() % 2) bounds = {.low = static_cast<std::int64_t>(random() % 3), .high = 0}, bounds.high = bounds.low;
    const Narrowing narrowing = narrowed(system, known, all_of(system));
    for_each_assignment([&](const std::vector<std::int64_t>& values) {
      for (std::size_t i = 0; i < kVariables; ++i)
        if (values[i] < known[i].low || values[i] > known[i].high) return;
      if (!solves(system, values)) return;
      REQUIRE_FALSE(narrowing.contradiction().has_value());
      for (std::size_t i = 0; i < kVariables; ++i) {
        REQUIRE(narrowing.bounds()[i].low <= values[i]);
        REQUIRE(values[i] <= narrowing.bounds()[i].high);
      }
    });
  }
}

TEST_CASE("a proof forces its value and none of its equations can be left out") {
  std::mt19937 random(20202);
  int proofs = 0;
  for (int round = 0; round < 2'000; ++round) {
    const LinearSystem system = random_system(random);
    std::vector<Bounds> known(kVariables);
    for (Bounds& bounds : known)
      if (random() % 2) bounds.low = bounds.high = static_cast<std::int64_t>(random() % 3);
    const Narrowing narrowing = narrowed(system, known, all_of(system));
    if (narrowing.contradiction()) continue;
    for (std::size_t i = 0; i < kVariables; ++i) {
      if (known[i].is_fixed() || !narrowing.bounds()[i].is_fixed()) continue;
      const std::vector<std::int32_t> proof = forcing_equations(system, known, narrowing, static_cast<std::int32_t>(i));
      REQUIRE_FALSE(proof.empty());
      REQUIRE(narrowed(system, known, proof).bounds()[i] == narrowing.bounds()[i]);
      for (std::size_t left_out = 0; left_out < proof.size(); ++left_out) {
        std::vector<std::int32_t> fewer = proof;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
        REQUIRE_FALSE(narrowed(system, known, fewer).bounds()[i].is_fixed());
      }
      ++proofs;
    }
  }
  CHECK(proofs > 500);
}

TEST_CASE("relations that push each other up for ever come to an end") {
  // a = b + c and b = a + d with c at least one: no finite solution.
  const LinearSystem system({{.left = {0}, .right = {1, 2}}, {.left = {1}, .right = {0, 3}}}, 4);
  std::vector<Bounds> known(4);
  known[2] = {.low = 1, .high = 1};
  const Narrowing narrowing = narrowed(system, known, {0, 1});
  CHECK_FALSE(narrowing.bounds()[0].is_fixed());
}
