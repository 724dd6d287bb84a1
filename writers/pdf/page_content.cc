#include "writers/pdf/page_content.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "writers/pdf/pdf_syntax.h"
#include "writers/pdf/shading.h"

namespace zhengben {

namespace {

const char* artifact_type(ArtifactKind kind) {
  switch (kind) {
    case ArtifactKind::Page: return "Page";
    case ArtifactKind::Pagination: return "Pagination";
    case ArtifactKind::Layout:
    case ArtifactKind::Background: break;   // Background asks for a box that several frames together do not have
  }
  return "Layout";
}

}  // namespace

PageContent::PageContent(const Page& page, int index, PdfFonts& fonts, StructureTree* structure)
    : page_(page), index_(index), fonts_(fonts), structure_(structure) {}

void PageContent::numbers(std::initializer_list<double> values) {
  for (const double value : values) {
    append_number(out_, value);
    out_ += ' ';
  }
}

std::string PageContent::box(const Rect& rect) const {
  std::string out;
  for (const double value : {rect.left.points(), up(rect.bottom), rect.right.points(), up(rect.top)}) {
    if (!out.empty()) out += ' ';
    append_number(out, value);
  }
  return out;
}

// Opens the sequence that content of the element goes into; the one that is open serves on where it is the same.
void PageContent::mark(StructureId structure, ArtifactKind artifact) {
  if (!structure_) return;
  if (!structure_->has(structure)) structure = kArtifact;
  if (marked_ && structure == open_structure_ && (structure != kArtifact || artifact == open_artifact_)) return;
  close_mark();
  if (structure == kArtifact) {
    out_ += "/Artifact<</Type/";
    out_ += artifact_type(artifact);
    out_ += ">>BDC\n";
  } else {
    const int mcid = static_cast<int>(owners_.size());
    owners_.push_back(structure);
    structure_->add_content(structure, index_, mcid);
    out_ += '/' + structure_->type(structure) + "<</MCID ";
    append_integer_text(out_, mcid);
    out_ += ">>BDC\n";
  }
  marked_ = true;
  open_structure_ = structure;
  open_artifact_ = artifact;
}

void PageContent::close_mark() {
  end_text();
  if (marked_) out_ += "EMC\n";
  marked_ = false;
}

void PageContent::begin_text() {
  if (!in_text_) out_ += "BT\n";
  in_text_ = true;
}

void PageContent::end_text() {
  if (in_text_) out_ += "ET\n";
  in_text_ = false;
}

void PageContent::set_color(const Color& color, bool stroke) {
  Color& now = stroke ? stroke_color_ : fill_color_;
  if (now == color) return;
  now = color;
  numbers({color.red / 255.0, color.green / 255.0, color.blue / 255.0});
  out_ += stroke ? "RG\n" : "rg\n";
}

void PageContent::fill(double left, double top, double right, double bottom) {
  numbers({left, bottom, right - left, top - bottom});
  out_ += "re f\n";
}

// A line along the middle of the rectangle's longer side, as thick as the shorter.
void PageContent::stroke(const Rule& rule, const std::string& dash) {
  const double left = rule.rect.left.points(), right = rule.rect.right.points(), top = up(rule.rect.top), bottom = up(rule.rect.bottom);
  const bool lying = right - left >= top - bottom;
  set_color(rule.color, true);
  numbers({lying ? top - bottom : right - left});
  out_ += "w " + dash + " 0 d ";
  if (lying) numbers({left, (top + bottom) / 2});
  else numbers({(left + right) / 2, bottom});
  out_ += "m ";
  if (lying) numbers({right, (top + bottom) / 2});
  else numbers({(left + right) / 2, top});
  out_ += "l S [] 0 d\n";
}

void PageContent::draw(const Rule& rule) {
  mark(kArtifact, rule.artifact);
  end_text();
  const double left = rule.rect.left.points(), right = rule.rect.right.points(), top = up(rule.rect.top), bottom = up(rule.rect.bottom);
  const bool lying = right - left >= top - bottom;
  const double thick = lying ? top - bottom : right - left;
  const auto dash = [thick](std::initializer_list<double> lengths) {
    std::string out = "[";
    for (const double length : lengths) out += number_text(std::max(0.1, length * thick)) + ' ';
    return out + "]";
  };
  switch (rule.style) {
    case LineStyle::Dotted: return stroke(rule, dash({1, 1}));
    case LineStyle::Dashed: return stroke(rule, dash({4, 2}));
    case LineStyle::DotDash: return stroke(rule, dash({4, 2, 1, 2}));
    case LineStyle::DotDotDash: return stroke(rule, dash({4, 2, 1, 2, 1, 2}));
    default: break;
  }
  set_color(rule.color, false);
  // A double line is thirds, a triple one fifths: line, gap, line.
  const int parts = rule.style == LineStyle::Double ? 3 : rule.style == LineStyle::Triple ? 5 : 1;
  for (int part = 0; part < parts; part += 2) {
    const double from = thick * part / parts, to = thick * (part + 1) / parts;
    if (lying) fill(left, top - from, right, top - to);
    else fill(left + from, top, left + to, bottom);
  }
}

// ISO 32000-1:2008 8.5.2 Path Construction Operators and 8.5.3 Path-Painting Operators.
void PageContent::draw(const Path& path) {
  const bool lined = path.line_width > Length{};
  if (!path.fill && !lined) return;
  mark(kArtifact, path.artifact);
  end_text();
  if (path.shading) {
    out_ += "q ";
    outline(path);
    out_ += "W* n /" + shading_name(*path.shading) + " sh Q\n";
    if (!lined) return;
  }
  const bool filled = path.fill && !path.shading;
  if (filled) set_color(*path.fill, false);
  if (lined) {
    set_color(path.line_color, true);
    numbers({path.line_width.points()});
    const double width = path.line_width.points();
    const char* dash = path.style == LineStyle::Dotted ? "[1 1]" : path.style == LineStyle::Dashed ? "[4 2]" : "[]";
    out_ += std::string("w ") + (width > 0 ? dash : "[]") + " 0 d\n";
  }
  outline(path);
  out_ += filled ? (lined ? "B*" : "f*") : "S";
  out_ += lined && path.style != LineStyle::Single ? " [] 0 d\n" : "\n";
}

void PageContent::outline(const Path& path) {
  const auto point = [&](const Point2& at) { numbers({at.x.points(), up(at.y)}); };
  for (const PathSegment& segment : path.segments) {
    if (segment.kind == PathSegment::Kind::Close) {
      out_ += "h ";
      continue;
    }
    if (segment.kind == PathSegment::Kind::Curve) {
      point(segment.control1);
      point(segment.control2);
    }
    point(segment.to);
    out_ += segment.kind == PathSegment::Kind::Move ? "m " : segment.kind == PathSegment::Kind::Line ? "l " : "c ";
  }
}

std::string PageContent::shading_name(const Shading& shading) {
  const auto point = [&](const Point2& at) { return std::pair{at.x.points(), up(at.y)}; };
  shadings_.push_back(shading_dictionary(shading, point(shading.from), point(shading.to)));
  return "S" + std::to_string(shadings_.size() - 1);
}

void PageContent::draw(const PlacedImage& image, const std::string& resource_name) {
  mark(image.structure, image.artifact);
  end_text();
  if (structure_ && structure_->has(image.structure)) structure_->set_box(image.structure, box(image.rect));
  const double width = (image.rect.right - image.rect.left).points(), height = (image.rect.bottom - image.rect.top).points();
  const double seen_x = std::max(0.001, 1 - image.crop_left - image.crop_right), seen_y = std::max(0.001, 1 - image.crop_top - image.crop_bottom);
  const double angle = -image.rotation_degrees * std::numbers::pi / 180, cosine = std::cos(angle), sine = std::sin(angle);
  out_ += "q ";
  // About the middle of the rectangle; the cropped picture lies around it, clipped.
  numbers({cosine, sine, -sine, cosine, image.rect.left.points() + width / 2, up(image.rect.bottom) + height / 2});
  out_ += "cm ";
  if (image.flip_horizontal || image.flip_vertical) {
    numbers({image.flip_horizontal ? -1.0 : 1.0, 0, 0, image.flip_vertical ? -1.0 : 1.0, 0, 0});
    out_ += "cm ";
  }
  if (seen_x < 1 || seen_y < 1) {
    numbers({-width / 2, -height / 2, width, height});
    out_ += "re W n ";
  }
  const double full_width = width / seen_x, full_height = height / seen_y;
  numbers({full_width, 0, 0, full_height, -width / 2 - image.crop_left * full_width, -height / 2 - image.crop_bottom * full_height});
  out_ += "cm /" + resource_name + " Do Q\n";
}

std::string PageContent::finish() {
  close_mark();
  return std::move(out_);
}

}  // namespace zhengben
