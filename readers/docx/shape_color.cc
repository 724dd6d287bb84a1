#include "readers/docx/shape_color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

constexpr std::size_t kMostStops = 64;

std::optional<std::string_view> plain(Element e, std::string_view name) { return e.attribute(Namespace::None, name); }

// A share in thousandths of a percent.
double share(Element e) { return static_cast<double>(std::clamp<std::int64_t>(integer(plain(e, "val")).value_or(100'000), -1'000'000, 1'000'000)) / 100'000.0; }

std::uint8_t channel(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255)); }

// Hue, saturation and luminance, and back: what lumMod and lumOff work on.
struct Hsl {
  double hue = 0, saturation = 0, luminance = 0;
};

Hsl hsl_of(const Color& color) {
  const double r = color.red / 255.0, g = color.green / 255.0, b = color.blue / 255.0;
  const double most = std::max({r, g, b}), least = std::min({r, g, b}), span = most - least;
  Hsl out{0, 0, (most + least) / 2};
  if (span <= 0) return out;
  out.saturation = span / (1 - std::abs(2 * out.luminance - 1));
  if (most == r) out.hue = std::fmod((g - b) / span + 6, 6);
  else if (most == g) out.hue = (b - r) / span + 2;
  else out.hue = (r - g) / span + 4;
  return out;
}

Color color_of(const Hsl& in) {
  const double chroma = (1 - std::abs(2 * in.luminance - 1)) * in.saturation, rest = in.luminance - chroma / 2;
  const double second = chroma * (1 - std::abs(std::fmod(in.hue, 2) - 1));
  double r = 0, g = 0, b = 0;
  if (in.hue < 1) r = chroma, g = second;
  else if (in.hue < 2) r = second, g = chroma;
  else if (in.hue < 3) g = chroma, b = second;
  else if (in.hue < 4) g = second, b = chroma;
  else if (in.hue < 5) r = second, b = chroma;
  else r = chroma, b = second;
  return {channel(r + rest), channel(g + rest), channel(b + rest)};
}

Color changed_in_hsl(const Color& color, std::string_view name, double part, Element e) {
  Hsl hsl = hsl_of(color);
  const bool times = name.ends_with("Mod");
  if (name.starts_with("lum")) hsl.luminance = std::clamp(times ? hsl.luminance * part : hsl.luminance + part, 0.0, 1.0);
  if (name.starts_with("sat")) hsl.saturation = std::clamp(times ? hsl.saturation * part : hsl.saturation + part, 0.0, 1.0);
  // Hues are counted in sixths of the circle, angles in 60,000ths of a degree.
  if (name.starts_with("hue")) hsl.hue = std::fmod((times ? hsl.hue * part : hsl.hue + static_cast<double>(integer(plain(e, "val")).value_or(0)) / 3'600'000.0) + 600, 6);
  return color_of(hsl);
}

// ECMA-376-1 3rd ed. (2011) 20.1.2.3: lumMod, lumOff, satMod, satOff, hueMod, hueOff, shade, tint, alpha, gray, inv.
std::optional<Color> changed(Color color, Element choice) {
  double opacity = 1;
  for (Element e : children(choice)) {
    const std::string_view name = e.name();
    const double part = share(e);
    if (name == "alpha" || name == "alphaMod") {
      opacity *= std::clamp(part, 0.0, 1.0);
    } else if (name.size() == 6 && (name.ends_with("Mod") || name.ends_with("Off"))) {
      color = changed_in_hsl(color, name, part, e);
    } else if (name == "shade" || name == "tint") {
      const double ground = name == "tint" ? 1 - part : 0;
      color = {channel(color.red / 255.0 * part + ground), channel(color.green / 255.0 * part + ground), channel(color.blue / 255.0 * part + ground)};
    } else if (name == "gray") {
      const std::uint8_t level = channel((0.299 * color.red + 0.587 * color.green + 0.114 * color.blue) / 255);
      color = {level, level, level};
    } else if (name == "inv") {
      color = {static_cast<std::uint8_t>(255 - color.red), static_cast<std::uint8_t>(255 - color.green), static_cast<std::uint8_t>(255 - color.blue)};
    }
  }
  if (opacity < 0.004) return std::nullopt;
  const auto on_white = [&](std::uint8_t value) { return channel(value / 255.0 * opacity + 1 - opacity); };
  return Color{on_white(color.red), on_white(color.green), on_white(color.blue)};
}

std::optional<Color> scheme_color(std::string_view name, const Theme& theme) {
  if (name == "tx1" || name == "dk1") name = "text1";
  if (name == "bg1" || name == "lt1") name = "background1";
  if (name == "tx2" || name == "dk2") name = "text2";
  if (name == "bg2" || name == "lt2") name = "background2";
  if (name == "hlink") name = "hyperlink";
  return theme.color(name, std::nullopt, std::nullopt);
}

std::optional<Color> named_color(std::string_view name) {
  struct Row {
    std::string_view name;
    Color color;
  };
  static constexpr std::array<Row, 18> kNames{{{"black", {0, 0, 0}}, {"white", {255, 255, 255}}, {"red", {255, 0, 0}}, {"green", {0, 128, 0}}, {"lime", {0, 255, 0}}, {"blue", {0, 0, 255}},
                                               {"yellow", {255, 255, 0}}, {"aqua", {0, 255, 255}}, {"fuchsia", {255, 0, 255}}, {"gray", {128, 128, 128}}, {"silver", {192, 192, 192}},
                                               {"maroon", {128, 0, 0}}, {"navy", {0, 0, 128}}, {"olive", {128, 128, 0}}, {"purple", {128, 0, 128}}, {"teal", {0, 128, 128}},
                                               {"orange", {255, 165, 0}}, {"cyan", {0, 255, 255}}}};
  const auto* const found = std::find_if(kNames.begin(), kNames.end(), [&](const Row& row) { return row.name == name; });
  return found == kNames.end() ? std::nullopt : std::optional(found->color);
}

double decimal(std::string_view text) {
  const std::string digits(text.substr(0, 24));
  const double value = std::strtod(digits.c_str(), nullptr);
  return std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0;
}

void put_in_order(Gradient& gradient) {
  for (Gradient::Stop& stop : gradient.stops) stop.at = std::clamp(stop.at, 0.0, 1.0);
  std::stable_sort(gradient.stops.begin(), gradient.stops.end(), [](const Gradient::Stop& a, const Gradient::Stop& b) { return a.at < b.at; });
}

std::uint8_t between(std::uint8_t a, std::uint8_t b, double share) { return channel((a + (b - a) * share) / 255); }

// "0 #000082;19661f #66008f;1 #ff0000": ECMA-376-4 (2011) 19.1.2.5 fill, colors.
std::vector<Gradient::Stop> vml_stops(std::string_view list) {
  std::vector<Gradient::Stop> out;
  for (std::size_t from = 0; from < list.size() && out.size() < kMostStops;) {
    const std::size_t to = std::min(list.find(';', from), list.size());
    std::string_view item = list.substr(from, to - from);
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (const std::size_t blank = item.find(' '); blank != std::string_view::npos)
      if (const auto color = vml_color(item.substr(blank + 1))) out.push_back({vml_fraction(item.substr(0, blank)), *color});
    from = to + 1;
  }
  return out;
}

}  // namespace

std::optional<Color> drawing_color(Element parent, const Theme& theme, std::optional<Color> placeholder) {
  for (Element e : children(parent)) {
    std::optional<Color> color;
    if (e.is(Namespace::A, "srgbClr")) color = hex_color(plain(e, "val"));
    else if (e.is(Namespace::A, "schemeClr")) color = plain(e, "val") == "phClr" ? placeholder : scheme_color(plain(e, "val").value_or(""), theme);
    else if (e.is(Namespace::A, "sysClr")) color = hex_color(plain(e, "lastClr"));
    else if (e.is(Namespace::A, "prstClr")) color = named_color(plain(e, "val").value_or(""));
    if (color) return changed(*color, e);
  }
  return std::nullopt;
}

std::optional<Color> vml_color(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  std::string value(text->substr(0, text->find(' ')));
  if (value.size() == 4 && value[0] == '#') value = {'#', value[1], value[1], value[2], value[2], value[3], value[3]};
  if (value.starts_with('#')) return hex_color(std::string_view(value).substr(1));
  return named_color(value);
}


std::optional<Gradient> drawing_gradient(Element fill, const Theme& theme, std::optional<Color> placeholder) {
  Gradient out;
  for (Element stop : children(fill.child(Namespace::A, "gsLst")))
    if (out.stops.size() < kMostStops)
      out.stops.push_back({static_cast<double>(integer(plain(stop, "pos")).value_or(0)) / 100'000.0, drawing_color(stop, theme, placeholder).value_or(Color{255, 255, 255})});
  if (out.stops.size() < 2) return std::nullopt;
  put_in_order(out);
  out.degrees = static_cast<double>(integer(plain(fill.child(Namespace::A, "lin"), "ang")).value_or(0)) / 60'000.0;
  const Element path = fill.child(Namespace::A, "path");
  if (!path) return out;
  out.radial = true;
  // 20.1.8.31 fillToRect: the middle of where the first colour stands is what the colours run out from.
  const Element middle = path.child(Namespace::A, "fillToRect");
  const auto side = [&](std::string_view name) { return static_cast<double>(integer(plain(middle, name)).value_or(0)) / 100'000.0; };
  out.centre_x = std::clamp((side("l") + 1 - side("r")) / 2, 0.0, 1.0);
  out.centre_y = std::clamp((side("t") + 1 - side("b")) / 2, 0.0, 1.0);
  return out;
}

std::optional<Gradient> vml_gradient(Element fill, const Color& own) {
  const std::string_view type = plain(fill, "type").value_or("solid");
  if (!type.starts_with("gradient")) return std::nullopt;
  const Color second = vml_color(plain(fill, "color2")).value_or(Color{255, 255, 255});
  const double focus = vml_fraction(plain(fill, "focus").value_or("0")), angle = decimal(plain(fill, "angle").value_or("0"));
  Gradient out;
  out.stops = vml_stops(plain(fill, "colors").value_or(""));
  if (out.stops.size() < 2) out.stops = {{0, own}, {1, second}};
  put_in_order(out);
  const auto reverse = [&] {
    for (Gradient::Stop& stop : out.stops) stop.at = 1 - stop.at;
    put_in_order(out);
  };
  out.radial = type == "gradientRadial";
  if (out.radial) {
    const std::string_view position = plain(fill, "focusposition").value_or("0,0");
    const std::size_t comma = std::min(position.find(','), position.size());
    out.centre_x = std::clamp(vml_fraction(position.substr(0, comma)), 0.0, 1.0);
    out.centre_y = std::clamp(vml_fraction(position.substr(std::min(comma + 1, position.size()))), 0.0, 1.0);
    if (std::abs(focus) <= 0.5) reverse();
    return out;
  }
  // Angles count counterclockwise from the bottom, where the shape's own colour stands; a focus of the whole turns the
  // colours round, one of half mirrors them.
  out.degrees = 90 - angle;
  const bool mirrored = std::abs(focus) >= 0.25 && std::abs(focus) <= 0.75;
  if ((std::abs(focus) <= 0.5) != (angle < 0) && !mirrored) reverse();
  if (!mirrored) return out;
  if ((focus > 0) == (angle < 0)) reverse();
  const std::vector<Gradient::Stop> half = out.stops;
  out.stops.clear();
  for (const Gradient::Stop& stop : half) out.stops.push_back({stop.at / 2, stop.color});
  for (const Gradient::Stop& stop : half) out.stops.push_back({1 - stop.at / 2, stop.color});
  put_in_order(out);
  return out;
}

double vml_fraction(std::string_view text) {
  if (text.ends_with('%')) return decimal(text) / 100;
  return text.ends_with('f') ? decimal(text) / 65'536 : decimal(text);
}

Color color_in_middle(const Gradient& gradient) {
  for (std::size_t i = 1; i < gradient.stops.size(); ++i) {
    const auto &from = gradient.stops[i - 1], &to = gradient.stops[i];
    if (to.at < 0.5) continue;
    const double share = to.at > from.at ? std::clamp((0.5 - from.at) / (to.at - from.at), 0.0, 1.0) : 1;
    return {between(from.color.red, to.color.red, share), between(from.color.green, to.color.green, share), between(from.color.blue, to.color.blue, share)};
  }
  return gradient.stops.empty() ? Color{} : gradient.stops.back().color;
}

}  // namespace zhengben::docx
