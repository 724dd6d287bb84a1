#include <doctest/doctest.h>

#include "writers/pdf/shading.h"

using namespace zhengben;

TEST_CASE("two colours are one function, more are stitched at rising bounds") {
  const Shading two{{{0, {255, 0, 0}}, {1, {0, 0, 255}}}, false, {}, {}};
  CHECK(shading_dictionary(two, {10, 20}, {30, 20}) ==
        "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[10 20 30 20 ]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[1 0 0]/C1[0 0 1]>>>>");
  const Shading sharp{{{0.5, {255, 0, 0}}, {0.5, {0, 0, 255}}}, false, {}, {}};
  const std::string text = shading_dictionary(sharp, {0, 0}, {1, 0});
  CHECK(text.find("/Bounds[0.5 0.501 ]") != std::string::npos);
  CHECK(text.find("/Encode[0 1 0 1 0 1 ]") != std::string::npos);
}

TEST_CASE("a radial shading reaches from its middle to its rim") {
  const Shading radial{{{0, {}}, {1, {255, 255, 255}}}, true, {}, {}};
  CHECK(shading_dictionary(radial, {50, 50}, {53, 54}).find("/ShadingType 3/ColorSpace/DeviceRGB/Coords[50 50 0 50 50 5 ]") != std::string::npos);
}
