#include "writers/layout/shape_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace zhengben::layout {

namespace {

constexpr double kArc = 0.5522847498;      // control points of a quarter of an ellipse
constexpr double kLeast = 0.001;             // a side in points, where one divides by it
constexpr double kWhole = 21'600;          // the units that some presets count in

// Draws in points from the left top of the shape.
class Pen {
 public:
  Pen(const Rect& rect, const std::vector<double>& adjustments) : adjustments_(adjustments), rect_(rect), w((rect.right - rect.left).points()), h((rect.bottom - rect.top).points()), s(std::max(kLeast, std::min(w, h))) {}

  // The shape's own value where the file gives none; whoever asks for one follows it.
  double adjustment(std::size_t index, double own) {
    followed_ = true;
    return index < adjustments_.size() ? adjustments_[index] : own;
  }
  bool follows() const { return followed_ || adjustments_.empty(); }

  void move(double x, double y) { out.segments.push_back({PathSegment::Kind::Move, {}, {}, at(x, y)}); }
  void line(double x, double y) { out.segments.push_back({PathSegment::Kind::Line, {}, {}, at(x, y)}); }
  void curve(double ax, double ay, double bx, double by, double x, double y) { out.segments.push_back({PathSegment::Kind::Curve, at(ax, ay), at(bx, by), at(x, y)}); }
  void close() { out.segments.push_back({PathSegment::Kind::Close, {}, {}, {}}); }

  void polygon(std::initializer_list<std::array<double, 2>> points) {
    bool first = true;
    for (const auto& [x, y] : points) {
      if (first) move(x, y);
      else line(x, y);
      first = false;
    }
    close();
  }

  void ellipse(double left, double top, double right, double bottom) {
    const double cx = (left + right) / 2, cy = (top + bottom) / 2, dx = (right - left) / 2 * kArc, dy = (bottom - top) / 2 * kArc;
    move(left, cy);
    curve(left, cy - dy, cx - dx, top, cx, top);
    curve(cx + dx, top, right, cy - dy, right, cy);
    curve(right, cy + dy, cx + dx, bottom, cx, bottom);
    curve(cx - dx, bottom, left, cy + dy, left, cy);
    close();
  }

  void rounded(double rx, double ry) {
    const double kx = rx * (1 - kArc), ky = ry * (1 - kArc);
    move(0, ry);
    curve(0, ky, kx, 0, rx, 0);
    line(w - rx, 0);
    curve(w - kx, 0, w, ky, w, ry);
    line(w, h - ry);
    curve(w, h - ky, w - kx, h, w - rx, h);
    line(rx, h);
    curve(kx, h, 0, h - ky, 0, h - ry);
    close();
  }

  void text(double left, double top, double right, double bottom) { out.text = {at(left, top).x, at(left, top).y, at(right, bottom).x, at(right, bottom).y}; }

  // A star or regular polygon with its first point at the top: `inner` of the outer radius between the points; 1: none.
  void star(int points, double inner, double stretch_x = 1, double stretch_y = 1, double centre = 0.5) {
    const int count = inner < 1 ? points * 2 : points;
    for (int i = 0; i < count; ++i) {
      const double radius = inner < 1 && i % 2 != 0 ? inner : 1, angle = 2 * std::numbers::pi * i / count;
      const double x = w / 2 + w / 2 * stretch_x * radius * std::sin(angle), y = h * centre - h / 2 * stretch_y * radius * std::cos(angle);
      if (i == 0) move(x, y);
      else line(x, y);
    }
    close();
  }

 private:
  Point2 at(double x, double y) const { return {rect_.left + Length::from_points(x), rect_.top + Length::from_points(y)}; }
  const std::vector<double>& adjustments_;
  bool followed_ = false;
  Rect rect_;

 public:
  const double w, h, s;                    // width, height, the shorter side
  ShapeOutline out;
};

// Of the block arrows: half the shaft's width and the head's length.
struct ArrowMeasures {
  double shaft, head;
};

ArrowMeasures arrow_measures(Pen& p, double along, double across) {
  const double half = across * std::clamp(p.adjustment(0, 0.5), 0.0, 1.0) / 2;
  return {half, std::clamp(p.adjustment(1, 0.5), 0.0, along / p.s) * p.s};
}

bool draw_arrow(Pen& p, std::string_view name) {
  const bool lying = name == "rightArrow" || name == "leftArrow" || name == "leftRightArrow";
  if (!lying && name != "upArrow" && name != "downArrow" && name != "upDownArrow") return false;
  const double w = p.w, h = p.h;
  const auto [shaft, head] = lying ? arrow_measures(p, w, h) : arrow_measures(p, h, w);
  const double top = h / 2 - shaft, bottom = h / 2 + shaft, left = w / 2 - shaft, right = w / 2 + shaft;
  const double lead = head * shaft / std::max(kLeast, lying ? h / 2 : w / 2);   // where the tip is as wide as the shaft
  if (name == "rightArrow") {
    p.polygon({{0, top}, {w - head, top}, {w - head, 0}, {w, h / 2}, {w - head, h}, {w - head, bottom}, {0, bottom}});
    p.text(0, top, w - head + lead, bottom);
  } else if (name == "leftArrow") {
    p.polygon({{w, top}, {head, top}, {head, 0}, {0, h / 2}, {head, h}, {head, bottom}, {w, bottom}});
    p.text(head - lead, top, w, bottom);
  } else if (name == "upArrow") {
    p.polygon({{left, h}, {left, head}, {0, head}, {w / 2, 0}, {w, head}, {right, head}, {right, h}});
    p.text(left, head - lead, right, h);
  } else if (name == "downArrow") {
    p.polygon({{left, 0}, {left, h - head}, {0, h - head}, {w / 2, h}, {w, h - head}, {right, h - head}, {right, 0}});
    p.text(left, 0, right, h - head + lead);
  } else if (lying) {
    const double tip = std::min(head, w / 2);
    p.polygon({{0, h / 2}, {tip, 0}, {tip, top}, {w - tip, top}, {w - tip, 0}, {w, h / 2}, {w - tip, h}, {w - tip, bottom}, {tip, bottom}, {tip, h}});
    p.text(tip / 2, top, w - tip / 2, bottom);
  } else {
    const double tip = std::min(head, h / 2);
    p.polygon({{w / 2, 0}, {w, tip}, {right, tip}, {right, h - tip}, {w, h - tip}, {w / 2, h}, {0, h - tip}, {left, h - tip}, {left, tip}, {0, tip}});
    p.text(left, tip / 2, right, h - tip / 2);
  }
  return true;
}

bool draw_pointed(Pen& p, std::string_view name) {
  if (name != "chevron" && name != "homePlate") return false;
  const double w = p.w, h = p.h, x = std::clamp(p.adjustment(0, 0.5), 0.0, w / p.s) * p.s;
  if (name == "chevron") {
    p.polygon({{0, 0}, {w - x, 0}, {w, h / 2}, {w - x, h}, {0, h}, {x, h / 2}});
    p.text(w > 2 * x ? x : 0, 0, w > 2 * x ? w - x : w, h);
  } else {
    p.polygon({{0, 0}, {w - x, 0}, {w, h / 2}, {w - x, h}, {0, h}});
    p.text(0, 0, w - x / 2, h);
  }
  return true;
}

bool draw_polygon(Pen& p, std::string_view name) {
  const double w = p.w, h = p.h, q = p.s / 4;
  if (name == "triangle" || name == "flowChartExtract") {
    const double tip = w * std::clamp(p.adjustment(0, 0.5), 0.0, 1.0);
    p.polygon({{0, h}, {tip, 0}, {w, h}});
    p.text(tip / 2, h / 2, (tip + w) / 2, h);
  } else if (name == "rtTriangle") {
    p.polygon({{0, h}, {0, 0}, {w, h}});
    p.text(w / 12, h * 7 / 12, w * 7 / 12, h * 11 / 12);
  } else if (name == "diamond" || name == "flowChartDecision") {
    p.polygon({{0, h / 2}, {w / 2, 0}, {w, h / 2}, {w / 2, h}});
    p.text(w / 4, h / 4, w * 3 / 4, h * 3 / 4);
  } else if (name == "parallelogram") {
    const double lean = std::clamp(p.adjustment(0, 0.25), 0.0, w / p.s) * p.s;
    p.polygon({{0, h}, {lean, 0}, {w, 0}, {w - lean, h}});
    p.text(w / 6, h / 6, w * 5 / 6, h * 5 / 6);
  } else if (name == "flowChartInputOutput") {
    p.polygon({{0, h}, {w / 5, 0}, {w, 0}, {w * 4 / 5, h}});
    p.text(w / 5, 0, w * 4 / 5, h);
  } else if (name == "trapezoid") {
    const double lean = std::clamp(p.adjustment(0, 0.25), 0.0, w / 2 / p.s) * p.s, share = lean / std::max(kLeast, w) * 2;
    p.polygon({{0, h}, {lean, 0}, {w - lean, 0}, {w, h}});
    p.text(w / 3 * share, h / 3 * share, w - w / 3 * share, h);
  } else if (name == "pentagon") {
    p.star(5, 1, 1.0515, 1.1056, 0.5528);
    p.text(w * 0.191, h * 0.21, w * 0.809, h);
  } else if (name == "hexagon") {
    p.polygon({{0, h / 2}, {q, h * 0.067}, {w - q, h * 0.067}, {w, h / 2}, {w - q, h * 0.933}, {q, h * 0.933}});
    p.text(w * 0.18, h * 0.18, w * 0.82, h * 0.82);
  } else if (name == "octagon") {
    const double c = p.s * 0.29289;
    p.polygon({{0, c}, {c, 0}, {w - c, 0}, {w, c}, {w, h - c}, {w - c, h}, {c, h}, {0, h - c}});
    p.text(c / 2, c / 2, w - c / 2, h - c / 2);
  } else if (name == "plus" || name == "mathPlus") {
    const double a = name == "plus" ? std::clamp(p.adjustment(0, 0.25), 0.0, 0.5) * p.s : q;
    p.polygon({{0, a}, {a, a}, {a, 0}, {w - a, 0}, {w - a, a}, {w, a}, {w, h - a}, {w - a, h - a}, {w - a, h}, {a, h}, {a, h - a}, {0, h - a}});
    p.text(w > h ? 0 : a, w > h ? a : 0, w > h ? w : w - a, w > h ? h - a : h);
  } else if (name == "star4") {
    p.star(4, 0.354);
    p.text(w * 0.36, h * 0.36, w * 0.64, h * 0.64);
  } else if (name == "star5") {
    p.star(5, 0.382, 1.0515, 1.1056, 0.5528);
    p.text(w * 0.309, h * 0.382, w * 0.691, h * 0.764);
  } else if (name == "star6") {
    p.star(6, 0.577, 1.1547);
    p.text(w * 0.25, h * 0.25, w * 0.75, h * 0.75);
  } else if (name == "star8") {
    p.star(8, 0.75);
    p.text(w * 0.23, h * 0.23, w * 0.77, h * 0.77);
  } else if (name == "frame") {
    const double b = p.s * std::clamp(p.adjustment(0, 0.125), 0.0, 0.5);
    p.polygon({{0, 0}, {w, 0}, {w, h}, {0, h}});
    p.polygon({{b, b}, {b, h - b}, {w - b, h - b}, {w - b, b}});
    p.text(b, b, w - b, h - b);
  } else {
    return false;
  }
  return true;
}

bool draw_round(Pen& p, std::string_view name) {
  const double w = p.w, h = p.h;
  if (name == "roundRect" || name == "flowChartAlternateProcess") {
    const double r = p.s * (name == "roundRect" ? std::clamp(p.adjustment(0, 0.16667), 0.0, 0.5) : 1 / 6.0), in = r * 0.29289;
    p.rounded(r, r);
    p.text(in, in, w - in, h - in);
  } else if (name == "flowChartTerminator") {
    p.rounded(std::min(w * 3'475 / kWhole, w / 2), h / 2);
    p.text(w * 1'018 / kWhole, h * 3'163 / kWhole, w * 20'582 / kWhole, h * 18'437 / kWhole);
  } else if (name == "ellipse" || name == "flowChartConnector") {
    p.ellipse(0, 0, w, h);
    p.text(w * 0.14645, h * 0.14645, w * 0.85355, h * 0.85355);
  } else if (name == "donut") {
    const double b = p.s * std::clamp(p.adjustment(0, 0.25), 0.0, 0.5);
    p.ellipse(0, 0, w, h);
    p.ellipse(w - b, b, b, h - b);         // the other way round: a hole
    p.text(w * 0.14645, h * 0.14645, w * 0.85355, h * 0.85355);
  } else if (name == "heart") {
    p.move(w / 2, h / 4);
    p.curve(w * 0.708, -h / 3, w * 1.52, h / 4, w / 2, h);
    p.curve(w * -0.52, h / 4, w * 0.292, -h / 3, w / 2, h / 4);
    p.close();
    p.text(w / 6, h / 4, w * 5 / 6, h * 2 / 3);
  } else if (name == "cloud") {
    // Arcs between points on its rim, each bulging outwards.
    constexpr std::array<std::array<double, 2>, 11> kRim{{{3'900, 14'370}, {1'960, 10'700}, {3'900, 7'000}, {7'000, 2'550}, {11'250, 1'620}, {14'900, 1'150},
                                                          {19'080, 2'850}, {19'900, 7'500}, {18'700, 15'000}, {13'700, 19'000}, {8'150, 19'200}}};
    p.move(kRim[0][0] / kWhole * w, kRim[0][1] / kWhole * h);
    for (std::size_t i = 0; i < kRim.size(); ++i) {
      const auto& from = kRim[i];
      const auto& to = kRim[(i + 1) % kRim.size()];
      const double dx = to[0] - from[0], dy = to[1] - from[1], bulge = 0.5;
      const auto out = [&](double share, bool y) { return y ? from[1] + dy * share - dx * bulge : from[0] + dx * share + dy * bulge; };
      p.curve(out(0, false) / kWhole * w, out(0, true) / kWhole * h, out(1, false) / kWhole * w, out(1, true) / kWhole * h, to[0] / kWhole * w, to[1] / kWhole * h);
    }
    p.close();
    p.text(w * 2'977 / kWhole, h * 3'262 / kWhole, w * 17'087 / kWhole, h * 17'337 / kWhole);
  } else {
    return false;
  }
  return true;
}

}  // namespace

ShapeOutline shape_outline(std::string_view name, const std::vector<double>& adjustments, const Rect& rect) {
  Pen pen(rect, adjustments);
  pen.text(0, 0, pen.w, pen.h);
  if (name == "line" || name == "straightConnector1") {
    pen.move(0, 0);
    pen.line(pen.w, pen.h);
    pen.out.open = true;
    return pen.out;
  }
  if (draw_arrow(pen, name) || draw_pointed(pen, name) || draw_polygon(pen, name) || draw_round(pen, name)) {
    pen.out.adjusted = pen.follows();
    return pen.out;
  }
  pen.polygon({{0, 0}, {pen.w, 0}, {pen.w, pen.h}, {0, pen.h}});
  pen.out.known = name.empty() || name == "rect" || name == "flowChartProcess";
  return pen.out;
}

}  // namespace zhengben::layout
