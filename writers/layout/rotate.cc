#include "writers/layout/rotate.h"

#include <cmath>
#include <numbers>

namespace zhengben::layout {

namespace {

class Rotation {
 public:
  Rotation(Point2 centre, double degrees) : centre_(centre), degrees_(degrees), cosine_(std::cos(degrees * std::numbers::pi / 180)), sine_(std::sin(degrees * std::numbers::pi / 180)) {}

  Point2 operator()(Point2 p) const {
    const Length x = p.x - centre_.x, y = p.y - centre_.y;
    return {centre_.x + x * cosine_ - y * sine_, centre_.y + x * sine_ + y * cosine_};
  }

  void turn(GlyphRun& run) const {
    run.origin = (*this)(run.origin);
    run.rotation_degrees -= degrees_;
  }

  void turn(Path& path) const {
    for (PathSegment& segment : path.segments)
      for (Point2* point : {&segment.control1, &segment.control2, &segment.to}) *point = (*this)(*point);
    if (!path.shading) return;
    path.shading->from = (*this)(path.shading->from);
    path.shading->to = (*this)(path.shading->to);
  }

  void turn(PlacedImage& image) const {
    const Point2 from = middle_of(image.rect), to = (*this)(from);
    image.rect.left += to.x - from.x;
    image.rect.right += to.x - from.x;
    image.rect.top += to.y - from.y;
    image.rect.bottom += to.y - from.y;
    image.rotation_degrees += degrees_;
  }

  void turn(LinkArea& link) const {
    const Point2 from = middle_of(link.rect), to = (*this)(from);
    const Rect bounds = rotated_bounds(link.rect, degrees_);
    link.rect = {bounds.left + to.x - from.x, bounds.top + to.y - from.y, bounds.right + to.x - from.x, bounds.bottom + to.y - from.y};
  }

  // A rectangle is an outline then; what was dashed along its middle stays so.
  Path turned(const Rule& rule) const {
    const Rect& r = rule.rect;
    Path path;
    path.artifact = rule.artifact;
    using Kind = PathSegment::Kind;
    const auto add = [&](Kind kind, Length x, Length y) { path.segments.push_back({kind, {}, {}, (*this)({x, y})}); };
    if (rule.style == LineStyle::Single) {
      path.fill = rule.color;
      add(Kind::Move, r.left, r.top);
      add(Kind::Line, r.right, r.top);
      add(Kind::Line, r.right, r.bottom);
      add(Kind::Line, r.left, r.bottom);
      path.segments.push_back({Kind::Close, {}, {}, {}});
      return path;
    }
    const bool flat = r.right - r.left >= r.bottom - r.top;
    const Point2 middle = middle_of(r);
    path.line_color = rule.color;
    path.line_width = flat ? r.bottom - r.top : r.right - r.left;
    path.style = rule.style;
    add(Kind::Move, flat ? r.left : middle.x, flat ? middle.y : r.top);
    add(Kind::Line, flat ? r.right : middle.x, flat ? middle.y : r.bottom);
    return path;
  }

 private:
  Point2 centre_;
  double degrees_, cosine_, sine_;
};

}  // namespace

void rotate_frames(std::vector<Frame>& frames, std::size_t first, Point2 centre, double degrees) {
  const Rotation rotation(centre, degrees);
  for (std::size_t i = first; i < frames.size(); ++i) {
    if (auto* run = std::get_if<GlyphRun>(&frames[i])) rotation.turn(*run);
    else if (auto* path = std::get_if<Path>(&frames[i])) rotation.turn(*path);
    else if (auto* image = std::get_if<PlacedImage>(&frames[i])) rotation.turn(*image);
    else if (auto* link = std::get_if<LinkArea>(&frames[i])) rotation.turn(*link);
    else frames[i] = rotation.turned(std::get<Rule>(frames[i]));
  }
}

Rect rotated_bounds(const Rect& rect, double degrees) {
  const double angle = degrees * std::numbers::pi / 180, cosine = std::abs(std::cos(angle)), sine = std::abs(std::sin(angle));
  const Length width = rect.right - rect.left, height = rect.bottom - rect.top;
  const Length across = width * cosine + height * sine, down = width * sine + height * cosine;
  const Point2 middle = middle_of(rect);
  return {middle.x - across / 2, middle.y - down / 2, middle.x + across / 2, middle.y + down / 2};
}

}  // namespace zhengben::layout
