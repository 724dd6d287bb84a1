// Functions of numbers, as colour spaces use them. ISO 32000-1:2008 7.10 Functions.
#ifndef ZHENGBEN_READERS_PDF_FUNCTION_H
#define ZHENGBEN_READERS_PDF_FUNCTION_H

#include <memory>
#include <span>
#include <vector>

#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

class Function {
 public:
  virtual ~Function() = default;
  // As many numbers as the function gives; inputs that are missing are 0. Clipped to its domain and range.
  std::vector<double> operator()(std::span<const double> inputs) const;

  // Null for a function that is damaged, of an unknown type or larger than any colour needs.
  static std::unique_ptr<const Function> of(const File& file, const Object& object, int depth = 0);

 protected:
  struct Bounds {
    double low = 0, high = 1;
    double clipped(double value) const;
  };
  virtual std::vector<double> evaluate(const std::vector<double>& inputs) const = 0;
  static std::vector<Bounds> bounds_of(const Object& pairs);

  std::vector<Bounds> domain_, range_;

 private:
  static std::unique_ptr<Function> made(const File& file, const Object& object, std::vector<Bounds> domain, std::vector<Bounds> range, int depth);
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FUNCTION_H
