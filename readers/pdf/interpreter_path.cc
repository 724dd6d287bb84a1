#include <cmath>

#include "readers/pdf/interpreter.h"

namespace zhengben::pdf {

namespace {

constexpr std::size_t kMaxPathPoints = 200'000;
constexpr double kStraight = 0.35;   // points of deviation up to which a line counts as parallel to an axis

double number(const std::vector<Operand>& operands, std::size_t index) { return index < operands.size() ? operands[index].number : 0; }

Box around(const std::vector<Position>& points) {
  Box box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Position& point : points) {
    box.left = std::min(box.left, point.x);
    box.right = std::max(box.right, point.x);
    box.top = std::min(box.top, point.y);
    box.bottom = std::max(box.bottom, point.y);
  }
  return box;
}

bool is_axis_parallel(const Position& a, const Position& b) { return std::abs(a.x - b.x) <= kStraight || std::abs(a.y - b.y) <= kStraight; }

// Four (or five) corners whose sides are parallel to the axes.
bool is_rectangle(const std::vector<Position>& points) {
  if (points.size() < 4 || points.size() > 5) return false;
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    if (!is_axis_parallel(points[i], points[i + 1])) return false;
  return is_axis_parallel(points.front(), points[3]);
}

}  // namespace

void Interpreter::move_to(const Operands& o) {
  if (path_.size() > kMaxPathPoints) return;
  path_.push_back({{state_.ctm.of(number(o, 0), number(o, 1))}, false, false});
}

void Interpreter::line_to(const Operands& o) {
  if (path_.empty()) return move_to(o);
  if (path_.back().closed) path_.push_back({{path_.back().points.front()}, false, false});
  if (path_.back().points.size() < kMaxPathPoints) path_.back().points.push_back(state_.ctm.of(number(o, 0), number(o, 1)));
}

void Interpreter::curve_to(const Operands& o) {
  if (path_.empty()) path_.push_back({{state_.ctm.of(number(o, 0), number(o, 1))}, false, false});
  path_.back().curved = true;
  for (std::size_t i = 0; i + 1 < o.size(); i += 2)
    if (path_.back().points.size() < kMaxPathPoints) path_.back().points.push_back(state_.ctm.of(number(o, i), number(o, i + 1)));
}

void Interpreter::close_path(const Operands&) {
  if (!path_.empty()) path_.back().closed = true;
}

void Interpreter::rectangle(const Operands& o) {
  if (path_.size() > kMaxPathPoints) return;
  const double x = number(o, 0), y = number(o, 1), w = number(o, 2), h = number(o, 3);
  path_.push_back({{state_.ctm.of(x, y), state_.ctm.of(x + w, y), state_.ctm.of(x + w, y + h), state_.ctm.of(x, y + h)}, true, false});
}

void Interpreter::add_stroke(const Box& box, const Color& color, bool filled, bool curved) {
  if (hidden()) return;
  // A line has no extent of its own across: the clip must not swallow it where it runs along the clip's edge.
  const Box seen = intersection(box, {state_.clip.left - 0.5, state_.clip.top - 0.5, state_.clip.right + 0.5, state_.clip.bottom + 0.5});
  if (seen.width() <= 0 && seen.height() <= 0) return;
  page_.strokes.push_back({seen, color, filled, curved});
}

void Interpreter::paint_segments(bool fill) {
  const double scale = std::sqrt(std::abs(state_.ctm.a * state_.ctm.d - state_.ctm.b * state_.ctm.c));
  const double half = std::max(state_.line_width * scale, 0.1) / 2;
  for (const Subpath& sub : path_) {
    if (sub.points.empty()) continue;
    if (fill) {
      add_stroke(around(sub.points), state_.fill, true, sub.curved || !is_rectangle(sub.points));
      continue;
    }
    const std::size_t count = sub.points.size();
    if (sub.curved) {
      add_stroke(around(sub.points), state_.stroke, false, true);
      continue;
    }
    for (std::size_t i = 0; i + (sub.closed ? 0 : 1) < count; ++i) {
      const Position& from = sub.points[i];
      const Position& to = sub.points[(i + 1) % count];
      Box box = around({from, to});
      const bool straight = is_axis_parallel(from, to);
      if (straight && box.width() >= box.height()) {
        box.top -= half;
        box.bottom += half;
      } else if (straight) {
        box.left -= half;
        box.right += half;
      }
      add_stroke(box, state_.stroke, false, !straight);
    }
  }
}

void Interpreter::stroke_path(const Operands& o) {
  paint_segments(false);
  end_path(o);
}

void Interpreter::close_and_stroke_path(const Operands& o) {
  close_path(o);
  stroke_path(o);
}

void Interpreter::fill_path(const Operands& o) {
  paint_segments(true);
  end_path(o);
}

void Interpreter::fill_and_stroke_path(const Operands& o) {
  paint_segments(true);
  paint_segments(false);
  end_path(o);
}

void Interpreter::end_path(const Operands&) {
  if (clip_pending_) {
    std::vector<Position> points;
    for (const Subpath& sub : path_) points.insert(points.end(), sub.points.begin(), sub.points.end());
    // Only the box of the clip is kept; an empty path clips everything away.
    state_.clip = points.empty() ? Box{} : intersection(state_.clip, around(points));
  }
  clip_pending_ = false;
  path_.clear();
}

void Interpreter::clip_path(const Operands&) { clip_pending_ = true; }

void Interpreter::paint_shading(const Operands&) { add_stroke(state_.clip, Color{200, 200, 200}, true, false); }

}  // namespace zhengben::pdf
