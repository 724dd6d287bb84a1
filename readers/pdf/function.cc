#include "readers/pdf/function.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "readers/pdf/calculator.h"

namespace zhengben::pdf {

namespace {

constexpr int kMaxNesting = 8;
constexpr std::size_t kMostInputs = 4, kMostOutputs = 32, kMostParts = 256;
constexpr std::int64_t kMostSamples = 1 << 22;

double interpolated(double x, double from_low, double from_high, double to_low, double to_high) {
  return from_high == from_low ? to_low : to_low + (x - from_low) * (to_high - to_low) / (from_high - from_low);
}

}  // namespace

// Written so that a NaN becomes the lower bound.
double Function::Bounds::clipped(double value) const { return value > low ? std::min(value, high) : low; }

std::vector<Function::Bounds> Function::bounds_of(const Object& pairs) {
  const std::vector<double> numbers = pairs.numbers();
  std::vector<Bounds> out;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) out.push_back({std::min(numbers[i], numbers[i + 1]), std::max(numbers[i], numbers[i + 1])});
  return out;
}

std::vector<double> Function::operator()(std::span<const double> inputs) const {
  std::vector<double> in(domain_.size());
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = domain_[i].clipped(i < inputs.size() ? inputs[i] : 0);
  std::vector<double> out = evaluate(in);
  for (std::size_t i = 0; i < std::min(out.size(), range_.size()); ++i) out[i] = range_[i].clipped(out[i]);
  return out;
}

namespace {

// 7.10.2 Type 0 (Sampled) Functions.
class Sampled final : public Function {
 public:
  bool load(const File& file, const Object& object, std::size_t inputs, const std::vector<std::pair<double, double>>& range) {
    const std::vector<double> sizes = object.get("Size").numbers(), encode = object.get("Encode").numbers(), decode = object.get("Decode").numbers();
    bits_ = object.get("BitsPerSample").integer();
    if (inputs == 0 || sizes.size() != inputs || range.empty() || bits_ < 1 || bits_ > 32) return false;
    std::int64_t count = static_cast<std::int64_t>(range.size());
    for (std::size_t i = 0; i < inputs; ++i) {
      if (!(sizes[i] >= 1) || sizes[i] > kMostSamples) return false;
      sizes_.push_back(static_cast<std::int64_t>(sizes[i]));
      if (count > kMostSamples / sizes_.back()) return false;
      count *= sizes_.back();
      encode_.emplace_back(encode.size() > 2 * i + 1 ? std::pair(encode[2 * i], encode[2 * i + 1]) : std::pair(0.0, static_cast<double>(sizes_[i] - 1)));
    }
    for (std::size_t i = 0; i < range.size(); ++i) decode_.emplace_back(decode.size() > 2 * i + 1 ? std::pair(decode[2 * i], decode[2 * i + 1]) : range[i]);
    data_ = file.data(object);
    return static_cast<std::int64_t>(data_.size()) * 8 >= count * bits_;
  }

 private:
  double sample(std::int64_t index) const {
    std::uint64_t value = 0;
    for (std::int64_t bit = index * bits_, end = bit + bits_; bit < end;) {
      const std::int64_t taken = std::min<std::int64_t>(8 - bit % 8, end - bit);
      const auto byte = static_cast<unsigned char>(data_[static_cast<std::size_t>(bit / 8)]);
      value = value << taken | (byte >> (8 - bit % 8 - taken) & ((1U << taken) - 1U));
      bit += taken;
    }
    return static_cast<double>(value) / static_cast<double>((std::uint64_t{1} << bits_) - 1);
  }

  // Between the samples around: of each input the lower and the upper one, weighed by their nearness.
  std::vector<double> evaluate(const std::vector<double>& inputs) const override {
    std::vector<std::int64_t> below(inputs.size());
    std::vector<double> part(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const double at = std::clamp(interpolated(inputs[i], domain_[i].low, domain_[i].high, encode_[i].first, encode_[i].second), 0.0, static_cast<double>(sizes_[i] - 1));
      below[i] = static_cast<std::int64_t>(at);
      part[i] = at - static_cast<double>(below[i]);
    }
    std::vector<double> out(decode_.size(), 0);
    for (std::size_t corner = 0; corner < std::size_t{1} << inputs.size(); ++corner) {
      double weight = 1;
      std::int64_t index = 0, stride = 1;
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        const bool upper = (corner >> i & 1U) != 0;
        weight *= upper ? part[i] : 1 - part[i];
        index += stride * std::min(below[i] + (upper ? 1 : 0), sizes_[i] - 1);
        stride *= sizes_[i];
      }
      if (weight == 0) continue;
      for (std::size_t j = 0; j < out.size(); ++j) out[j] += weight * sample(index * static_cast<std::int64_t>(out.size()) + static_cast<std::int64_t>(j));
    }
    for (std::size_t j = 0; j < out.size(); ++j) out[j] = decode_[j].first + out[j] * (decode_[j].second - decode_[j].first);
    return out;
  }

  std::vector<std::int64_t> sizes_;
  std::vector<std::pair<double, double>> encode_, decode_;
  std::int64_t bits_ = 8;
  std::string data_;
};

// 7.10.3 Type 2 (Exponential Interpolation) Functions.
class Exponential final : public Function {
 public:
  explicit Exponential(const Object& object) : from_(object.get("C0").numbers()), to_(object.get("C1").numbers()), exponent_(object.get("N").number(1)) {
    if (from_.empty()) from_ = {0};
    if (to_.empty()) to_ = {1};
    to_.resize(std::min(from_.size(), kMostOutputs), 0);
    from_.resize(to_.size());
  }

 private:
  std::vector<double> evaluate(const std::vector<double>& inputs) const override {
    const double part = std::pow(inputs[0], exponent_);
    std::vector<double> out(from_.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = from_[i] + part * (to_[i] - from_[i]);
    return out;
  }

  std::vector<double> from_, to_;
  double exponent_;
};

// 7.10.4 Type 3 (Stitching) Functions.
class Stitching final : public Function {
 public:
  bool load(const File& file, const Object& object, int depth) {
    const Object parts = object.get("Functions");
    const std::vector<double> encode = object.get("Encode").numbers();
    edges_ = object.get("Bounds").numbers();
    if (parts.size() == 0 || parts.size() > kMostParts || edges_.size() + 1 != parts.size()) return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      parts_.push_back(Function::of(file, parts.at(i), depth + 1));
      if (!parts_.back()) return false;
      encode_.emplace_back(encode.size() > 2 * i + 1 ? std::pair(encode[2 * i], encode[2 * i + 1]) : std::pair(0.0, 1.0));
    }
    return true;
  }

 private:
  std::vector<double> evaluate(const std::vector<double>& inputs) const override {
    std::size_t part = 0;
    while (part < edges_.size() && inputs[0] >= edges_[part]) ++part;
    const double low = part == 0 ? domain_[0].low : edges_[part - 1], high = part == edges_.size() ? domain_[0].high : edges_[part];
    const double at = interpolated(inputs[0], low, high, encode_[part].first, encode_[part].second);
    return (*parts_[part])(std::span(&at, 1));
  }

  std::vector<double> edges_;
  std::vector<std::pair<double, double>> encode_;
  std::vector<std::unique_ptr<const Function>> parts_;
};

// 7.10.5 Type 4 (PostScript Calculator) Functions.
class Calculating final : public Function {
 public:
  explicit Calculating(Calculator calculator, std::size_t outputs) : calculator_(std::move(calculator)), outputs_(outputs) {}

 private:
  std::vector<double> evaluate(const std::vector<double>& inputs) const override {
    std::vector<double> stack = calculator_.run(inputs);
    if (stack.size() > outputs_) stack.erase(stack.begin(), stack.end() - static_cast<std::ptrdiff_t>(outputs_));
    stack.resize(outputs_, 0);
    return stack;
  }

  Calculator calculator_;
  std::size_t outputs_;
};

}  // namespace

std::unique_ptr<Function> Function::made(const File& file, const Object& object, std::vector<Bounds> domain, std::vector<Bounds> range, int depth) {
  std::unique_ptr<Function> out;
  switch (object.get("FunctionType").integer(-1)) {
    case 0: {
      std::vector<std::pair<double, double>> pairs;
      for (const Bounds& bounds : range) pairs.emplace_back(bounds.low, bounds.high);
      auto sampled = std::make_unique<Sampled>();
      if (sampled->load(file, object, domain.size(), pairs)) out = std::move(sampled);
      break;
    }
    case 2: out = std::make_unique<Exponential>(object); break;
    case 3: {
      auto stitching = std::make_unique<Stitching>();
      if (stitching->load(file, object, depth)) out = std::move(stitching);
      break;
    }
    case 4:
      if (std::optional<Calculator> calculator = range.empty() ? std::nullopt : Calculator::parsed(file.data(object))) out = std::make_unique<Calculating>(std::move(*calculator), range.size());
      break;
    default: break;
  }
  if (out) {
    out->domain_ = std::move(domain);
    out->range_ = std::move(range);
  }
  return out;
}

std::unique_ptr<const Function> Function::of(const File& file, const Object& object, int depth) {
  std::vector<Bounds> domain = bounds_of(object.get("Domain")), range = bounds_of(object.get("Range"));
  if (depth > kMaxNesting || domain.empty() || domain.size() > kMostInputs || range.size() > kMostOutputs) return nullptr;
  return made(file, object, std::move(domain), std::move(range), depth);
}

}  // namespace zhengben::pdf
