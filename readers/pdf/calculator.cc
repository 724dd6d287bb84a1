#include "readers/pdf/calculator.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

namespace zhengben::pdf {

namespace {

constexpr std::size_t kMostSteps = 10'000, kMostOnStack = 100;   // ISO 32000-1:2008 annex C asks for 100 on the stack
constexpr int kMaxDepth = 20;
constexpr double kMostInteger = 2147483647;

using Stack = std::vector<double>;

double popped(Stack& stack) {
  if (stack.empty()) return 0;
  const double top = stack.back();
  stack.pop_back();
  return top;
}

std::int32_t integer(double value) { return static_cast<std::int32_t>(std::clamp(std::isnan(value) ? 0.0 : std::trunc(value), -kMostInteger, kMostInteger)); }

template <double (*kOperation)(double)>
void unary(Stack& stack) {
  stack.push_back(kOperation(popped(stack)));
}

template <double (*kOperation)(double, double)>
void binary(Stack& stack) {
  const double b = popped(stack), a = popped(stack);
  stack.push_back(kOperation(a, b));
}

double degrees_of(double a, double b) {
  const double degrees = std::atan2(a, b) * 180 / std::numbers::pi;
  return degrees < 0 ? degrees + 360 : degrees;
}

double shifted(double a, double b) {
  const std::int32_t by = integer(b);
  const auto bits = static_cast<std::uint32_t>(integer(a));
  if (by <= -32 || by >= 32) return 0;
  return static_cast<std::int32_t>(by >= 0 ? bits << by : bits >> -by);
}

double quotient(double a, double b) { return integer(b) == 0 ? 0 : integer(static_cast<double>(integer(a)) / integer(b)); }
double remainder_of(double a, double b) { return integer(b) == 0 ? 0 : std::fmod(integer(a), integer(b)); }

void copy(Stack& stack) {
  const auto count = static_cast<std::size_t>(std::clamp(integer(popped(stack)), 0, static_cast<std::int32_t>(kMostOnStack)));
  if (count > stack.size() || stack.size() + count > kMostOnStack) return;
  const std::size_t from = stack.size() - count;
  for (std::size_t i = 0; i < count; ++i) stack.push_back(stack[from + i]);
}

void exchange(Stack& stack) {
  const double b = popped(stack), a = popped(stack);
  stack.push_back(b);
  stack.push_back(a);
}

void index(Stack& stack) {
  const std::int32_t at = integer(popped(stack));
  stack.push_back(at >= 0 && static_cast<std::size_t>(at) < stack.size() ? stack[stack.size() - 1 - static_cast<std::size_t>(at)] : 0);
}

void roll(Stack& stack) {
  const std::int32_t by = integer(popped(stack)), count = integer(popped(stack));
  if (count <= 0 || static_cast<std::size_t>(count) > stack.size()) return;
  const std::int32_t places = (by % count + count) % count;
  std::rotate(stack.end() - count, stack.end() - places, stack.end());
}

struct Operator {
  std::string_view name;
  void (*run)(Stack&);
};

// Truth is 1 and 0: what tells them from integers does not matter to a colour.
constexpr std::array<Operator, 40> kOperators{{
    {"abs", unary<[](double a) { return std::abs(a); }>},
    {"add", binary<[](double a, double b) { return a + b; }>},
    {"and", binary<[](double a, double b) -> double { return integer(a) & integer(b); }>},
    {"atan", binary<degrees_of>},
    {"bitshift", binary<shifted>},
    {"ceiling", unary<[](double a) { return std::ceil(a); }>},
    {"copy", copy},
    {"cos", unary<[](double a) { return std::cos(a * std::numbers::pi / 180); }>},
    {"cvi", unary<[](double a) { return std::trunc(a); }>},
    {"cvr", [](Stack&) {}},
    {"div", binary<[](double a, double b) { return b == 0 ? 0 : a / b; }>},
    {"dup", [](Stack& stack) { stack.push_back(stack.empty() ? 0 : stack.back()); }},
    {"eq", binary<[](double a, double b) -> double { return a == b; }>},
    {"exch", exchange},
    {"exp", binary<[](double a, double b) { return std::pow(a, b); }>},
    {"false", [](Stack& stack) { stack.push_back(0); }},
    {"floor", unary<[](double a) { return std::floor(a); }>},
    {"ge", binary<[](double a, double b) -> double { return b <= a; }>},
    {"gt", binary<[](double a, double b) -> double { return b < a; }>},
    {"idiv", binary<quotient>},
    {"index", index},
    {"le", binary<[](double a, double b) -> double { return a <= b; }>},
    {"ln", unary<[](double a) { return std::log(a); }>},
    {"log", unary<[](double a) { return std::log10(a); }>},
    {"lt", binary<[](double a, double b) -> double { return a < b; }>},
    {"mod", binary<remainder_of>},
    {"mul", binary<[](double a, double b) { return a * b; }>},
    {"ne", binary<[](double a, double b) -> double { return a != b; }>},
    {"neg", unary<[](double a) { return -a; }>},
    {"not", unary<[](double a) -> double { return a == 0; }>},
    {"or", binary<[](double a, double b) -> double { return integer(a) | integer(b); }>},
    {"pop", [](Stack& stack) { popped(stack); }},
    {"roll", roll},
    {"round", unary<[](double a) { return std::floor(a + 0.5); }>},
    {"sin", unary<[](double a) { return std::sin(a * std::numbers::pi / 180); }>},
    {"sqrt", unary<[](double a) { return std::sqrt(std::max(a, 0.0)); }>},
    {"sub", binary<[](double a, double b) { return a - b; }>},
    {"true", [](Stack& stack) { stack.push_back(1); }},
    {"truncate", unary<[](double a) { return std::trunc(a); }>},
    {"xor", binary<[](double a, double b) -> double { return integer(a) ^ integer(b); }>},
}};

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

// The next brace or word; comments are left out. Empty at the end.
std::string_view next_token(std::string_view& rest) {
  for (;;) {
    while (!rest.empty() && is_white(rest.front())) rest.remove_prefix(1);
    if (rest.empty() || rest.front() != '%') break;
    rest.remove_prefix(std::min(rest.find_first_of("\r\n"), rest.size()));
  }
  std::size_t size = std::min<std::size_t>(rest.size(), 1);
  if (!rest.empty() && rest.front() != '{' && rest.front() != '}')
    while (size < rest.size() && !is_white(rest[size]) && rest[size] != '{' && rest[size] != '}' && rest[size] != '%') ++size;
  const std::string_view token = rest.substr(0, size);
  rest.remove_prefix(size);
  return token;
}

std::optional<double> number_of(std::string_view token) {
  double value = 0;
  if (token.starts_with('+')) token.remove_prefix(1);
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  return error == std::errc() && end == token.data() + token.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<Calculator> Calculator::parsed(std::string_view program) {
  Calculator out;
  std::size_t steps = 0;
  if (next_token(program) != "{") return std::nullopt;
  const std::optional<std::size_t> main = out.parse_block(program, 0, steps);
  if (!main) return std::nullopt;
  out.main_ = *main;
  return out;
}

// Behind its opening brace; through its closing one.
std::optional<std::size_t> Calculator::parse_block(std::string_view& rest, int depth, std::size_t& steps) {
  if (depth > kMaxDepth) return std::nullopt;
  Block block;
  std::vector<std::size_t> waiting;          // blocks that the next if or ifelse takes
  for (;;) {
    const std::string_view token = next_token(rest);
    if (token.empty() || ++steps > kMostSteps) return std::nullopt;
    if (token == "}") break;
    if (token == "{") {
      const std::optional<std::size_t> inner = parse_block(rest, depth + 1, steps);
      if (!inner) return std::nullopt;
      waiting.push_back(*inner);
      continue;
    }
    if (token == "if" || token == "ifelse") {
      if (waiting.size() != (token == "if" ? 1 : 2)) return std::nullopt;
      block.push_back({token == "if" ? Step::Kind::If : Step::Kind::IfElse, 0, waiting.front(), waiting.back()});
      waiting.clear();
      continue;
    }
    if (!waiting.empty()) return std::nullopt;
    const auto found = std::find_if(kOperators.begin(), kOperators.end(), [&](const Operator& known) { return known.name == token; });
    if (found != kOperators.end()) {
      block.push_back({Step::Kind::Operator, 0, static_cast<std::size_t>(found - kOperators.begin()), 0});
    } else if (const std::optional<double> number = number_of(token)) {
      block.push_back({Step::Kind::Push, *number, 0, 0});
    } else {
      return std::nullopt;
    }
  }
  if (!waiting.empty()) return std::nullopt;
  blocks_.push_back(std::move(block));
  return blocks_.size() - 1;
}

std::vector<double> Calculator::run(std::vector<double> stack) const {
  run_block(main_, stack);
  for (double& value : stack)
    if (!std::isfinite(value)) value = 0;
  return stack;
}

void Calculator::run_block(std::size_t block, std::vector<double>& stack) const {
  for (const Step& step : blocks_[block]) {
    switch (step.kind) {
      case Step::Kind::Push: stack.push_back(step.number); break;
      case Step::Kind::Operator: kOperators[step.first].run(stack); break;
      case Step::Kind::If:
        if (popped(stack) != 0) run_block(step.first, stack);
        break;
      case Step::Kind::IfElse: run_block(popped(stack) != 0 ? step.first : step.second, stack); break;
    }
    if (stack.size() > kMostOnStack) return;
  }
}

}  // namespace zhengben::pdf
