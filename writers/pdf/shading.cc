#include "writers/pdf/shading.h"

#include <algorithm>
#include <cmath>

#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

namespace {

// Bounds of a stitching function must rise (ISO 32000-1:2008 7.10.4): what changes at one point does so over this much.
constexpr double kLeastStep = 0.001;

std::string color_array(const Color& color) {
  return "[" + number_text(color.red / 255.0) + ' ' + number_text(color.green / 255.0) + ' ' + number_text(color.blue / 255.0) + ']';
}

std::string between(const Color& from, const Color& to) { return "<</FunctionType 2/Domain[0 1]/N 1/C0" + color_array(from) + "/C1" + color_array(to) + ">>"; }

// Exponential functions from stop to stop, stitched together; the outer colours reach to the ends.
std::string color_function(std::vector<Gradient::Stop> stops) {
  if (stops.empty()) return between({}, {});
  if (stops.front().at > 0) stops.insert(stops.begin(), {0, stops.front().color});
  if (stops.back().at < 1) stops.push_back({1, stops.back().color});
  std::string functions, bounds, encode;
  double last = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    const bool ends = i + 2 == stops.size();
    const double to = ends ? 1 : std::max(stops[i + 1].at, last + kLeastStep);
    if (!ends && to >= 1 - kLeastStep) continue;
    functions += between(stops[i].color, stops[i + 1].color);
    encode += "0 1 ";
    if (!ends) bounds += number_text(to) + ' ';
    last = to;
    ++count;
  }
  if (count == 1) return functions;
  return "<</FunctionType 3/Domain[0 1]/Functions[" + functions + "]/Bounds[" + bounds + "]/Encode[" + encode + "]>>";
}

}  // namespace

std::string shading_dictionary(const Shading& shading, std::pair<double, double> from, std::pair<double, double> to) {
  const auto numbers = [](std::initializer_list<double> values) {
    std::string out;
    for (const double value : values) out += number_text(value) + ' ';
    return out;
  };
  const double radius = std::hypot(to.first - from.first, to.second - from.second);
  const std::string place = shading.radial ? numbers({from.first, from.second, 0, from.first, from.second, radius}) : numbers({from.first, from.second, to.first, to.second});
  return std::string("<</ShadingType ") + (shading.radial ? '3' : '2') + "/ColorSpace/DeviceRGB/Coords[" + place + "]/Extend[true true]/Function" + color_function(shading.stops) + ">>";
}

}  // namespace zhengben
