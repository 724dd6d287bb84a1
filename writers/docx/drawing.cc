#include <algorithm>
#include <array>
#include <cmath>

#include "model/room_only.h"
#include "writers/docx/properties.h"
#include "writers/docx/story.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

using Anchor = Placement::Anchor;

// ECMA-376-1 3rd ed. (2011) 20.4.3.4 ST_RelFromH and 20.4.3.5 ST_RelFromV.
std::string_view from_x(Anchor anchor) {
  if (anchor == Anchor::LeftMargin) return "leftMargin";
  if (anchor == Anchor::RightMargin) return "rightMargin";
  return anchor == Anchor::Page ? "page" : anchor == Anchor::Margin ? "margin" : anchor == Anchor::Character ? "character" : "column";
}
std::string_view from_y(Anchor anchor) {
  if (anchor == Anchor::TopMargin) return "topMargin";
  if (anchor == Anchor::BottomMargin) return "bottomMargin";
  return anchor == Anchor::Page ? "page" : anchor == Anchor::Margin ? "margin" : anchor == Anchor::Line ? "line" : "paragraph";
}
// The same in VML.
std::string_view vml_from_x(Anchor anchor) {
  if (anchor == Anchor::LeftMargin) return "left-margin-area";
  if (anchor == Anchor::RightMargin) return "right-margin-area";
  return anchor == Anchor::Page ? "page" : anchor == Anchor::Margin ? "margin" : anchor == Anchor::Character ? "char" : "text";
}
std::string_view vml_from_y(Anchor anchor) {
  if (anchor == Anchor::TopMargin) return "top-margin-area";
  if (anchor == Anchor::BottomMargin) return "bottom-margin-area";
  return anchor == Anchor::Page ? "page" : anchor == Anchor::Margin ? "margin" : anchor == Anchor::Line ? "line" : "text";
}
std::string_view align_x(Alignment alignment) { return alignment == Alignment::Center ? "center" : alignment == Alignment::End ? "right" : "left"; }
constexpr std::array kAlignsY{"top", "top", "center", "bottom"};

// Word keeps them in 32 bits.
constexpr std::int64_t kMostEmu = 2'147'483'647;
std::int64_t side(Length length) { return std::clamp<std::int64_t>(length.emu(), 1, kMostEmu); }
std::int64_t distance(Length length) { return std::clamp<std::int64_t>(length.emu(), 0, kMostEmu); }
std::int64_t offset(Length length) { return std::clamp<std::int64_t>(length.emu(), -kMostEmu, kMostEmu); }

void extent(std::string& out, const char* name, const Placement& placed) {
  out += '<';
  out += name;
  xml::attribute(out, "cx", side(placed.width));
  xml::attribute(out, "cy", side(placed.height));
  out += "/>";
}

void distances(std::string& out, const Placement& placed) {
  xml::attribute(out, "distT", distance(placed.distance_top));
  xml::attribute(out, "distB", distance(placed.distance_bottom));
  xml::attribute(out, "distL", distance(placed.distance_left));
  xml::attribute(out, "distR", distance(placed.distance_right));
}

void wrap(std::string& out, Placement::Wrap wrap) {
  switch (wrap) {
    case Placement::Wrap::None: out += "<wp:wrapNone/>"; return;
    case Placement::Wrap::Square: out += "<wp:wrapSquare wrapText=\"bothSides\"/>"; return;
    case Placement::Wrap::TopAndBottom: out += "<wp:wrapTopAndBottom/>"; return;
    case Placement::Wrap::Tight:
      out += "<wp:wrapTight wrapText=\"bothSides\"><wp:wrapPolygon edited=\"0\"><wp:start x=\"0\" y=\"0\"/><wp:lineTo x=\"0\" y=\"21600\"/><wp:lineTo x=\"21600\" y=\"21600\"/>"
             "<wp:lineTo x=\"21600\" y=\"0\"/><wp:lineTo x=\"0\" y=\"0\"/></wp:wrapPolygon></wp:wrapTight>";
      return;
  }
}

// Word takes an alignment or an offset, not one from the other: a part of a group that is aligned keeps its offset.
bool is_aligned(const std::optional<Alignment>& alignment, Length offset) { return alignment && offset == Length{}; }

void position(std::string& out, const Placement& placed) {
  out += "<wp:simplePos x=\"0\" y=\"0\"/><wp:positionH";
  xml::attribute(out, "relativeFrom", from_x(placed.horizontal));
  out += is_aligned(placed.align_x, placed.x) ? "><wp:align>" + std::string(align_x(*placed.align_x)) + "</wp:align>" : "><wp:posOffset>" + std::to_string(offset(placed.x)) + "</wp:posOffset>";
  out += "</wp:positionH><wp:positionV";
  xml::attribute(out, "relativeFrom", from_y(placed.vertical));
  const auto vertical = placed.y == Length{} ? static_cast<std::size_t>(placed.align_y) : 0;
  out += vertical != 0 ? "><wp:align>" + std::string(kAlignsY[vertical]) + "</wp:align>" : "><wp:posOffset>" + std::to_string(offset(placed.y)) + "</wp:posOffset>";
  out += "</wp:positionV>";
}

// 20.1.2.3.20 … srcRect counts thousandths of a percent.
void crop(std::string& out, const Placement& placed) {
  if (placed.crop_left == 0 && placed.crop_top == 0 && placed.crop_right == 0 && placed.crop_bottom == 0) return;
  out += "<a:srcRect";
  const auto fraction = [&](const char* name, double value) {
    if (value != 0) xml::attribute(out, name, std::clamp<std::int64_t>(std::llround(value * 100'000), -1'000'000, 1'000'000));
  };
  fraction("l", placed.crop_left);
  fraction("t", placed.crop_top);
  fraction("r", placed.crop_right);
  fraction("b", placed.crop_bottom);
  out += "/>";
}

void picture(std::string& out, const Placement& placed, const std::string& relationship, std::int64_t id) {
  out += "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr";
  xml::attribute(out, "id", id);
  xml::attribute(out, "name", "图片 " + std::to_string(id));
  out += "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip";
  xml::attribute(out, "r:embed", relationship);
  out += "/>";
  crop(out, placed);
  out += "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm";
  // 20.1.7.6 xfrm: 60,000ths of a degree.
  if (placed.rotation_degrees != 0) xml::attribute(out, "rot", std::llround(std::fmod(placed.rotation_degrees, 360.0) * 60'000));
  if (placed.flip_horizontal) out += " flipH=\"1\"";
  if (placed.flip_vertical) out += " flipV=\"1\"";
  out += "><a:off x=\"0\" y=\"0\"/>";
  extent(out, "a:ext", placed);
  out += "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>";
}

const Border* first_drawn(const Borders& borders) {
  for (const Border* each : {&borders.top, &borders.left, &borders.bottom, &borders.right})
    if (each->style != LineStyle::None) return each;
  return nullptr;
}

const char* dash_style(LineStyle style) {
  switch (style) {
    case LineStyle::Dotted: return "1 1";
    case LineStyle::Dashed: return "dash";
    case LineStyle::DotDash: return "dashDot";
    case LineStyle::DotDotDash: return "longDashDotDot";
    default: return "solid";
  }
}

// ECMA-376-4 (2011) 19.1.2.5 fill: angles count counterclockwise from the bottom, where the last colour stands.
void gradient(std::string& out, const Gradient& gradient) {
  out += "<v:fill";
  xml::attribute(out, "type", gradient.radial ? "gradientRadial" : "gradient");
  xml::attribute(out, "color2", "#" + hex(gradient.stops.front().color));
  std::string colors;
  for (auto stop = gradient.stops.rbegin(); stop != gradient.stops.rend(); ++stop)
    colors += (colors.empty() ? "" : ";") + std::to_string(std::llround((1 - stop->at) * 65'536)) + "f #" + hex(stop->color);
  xml::attribute(out, "colors", colors);
  if (gradient.radial) xml::attribute(out, "focusposition", std::to_string(std::llround(gradient.centre_x * 65'536)) + "f," + std::to_string(std::llround(gradient.centre_y * 65'536)) + "f");
  else xml::attribute(out, "angle", std::llround(std::fmod(90 - gradient.degrees + 720, 360.0)));
  out += "/>";
}

const char* flow_style(TextDirection direction) {
  switch (direction) {
    case TextDirection::Rotated90: return "layout-flow:vertical";
    case TextDirection::Rotated270: return "layout-flow:vertical;mso-layout-flow-alt:bottom-to-top";
    case TextDirection::VerticalRightToLeft:
    case TextDirection::VerticalLeftToRight: return "layout-flow:vertical-ideographic";
    case TextDirection::Horizontal: break;
  }
  return "";
}

// The CSS of a VML shape; ECMA-376-4 (2011) 19.1.2.19 shape, style.
std::string vml_style(const Placement& placed, std::int64_t order) {
  std::string css;
  const auto add = [&](std::string_view name, std::string_view value) { css += std::string(css.empty() ? "" : ";") + std::string(name) + ":" + std::string(value); };
  if (!placed.inline_with_text) {
    add("position", "absolute");
    add("margin-left", xml::points(placed.x));
    add("margin-top", xml::points(placed.y));
  }
  add("width", xml::points(std::max(Length::from_points(1), placed.width)));
  add("height", xml::points(std::max(Length::from_points(1), placed.height)));
  if (const long long turn = std::llround(placed.rotation_degrees); turn != 0) add("rotation", std::to_string(turn));
  if (placed.flip_horizontal || placed.flip_vertical) add("flip", placed.flip_horizontal ? (placed.flip_vertical ? "x y" : "x") : "y");
  if (placed.inline_with_text) return css;
  add("z-index", std::to_string(placed.behind_text ? -order : order));
  if (is_aligned(placed.align_x, placed.x)) add("mso-position-horizontal", align_x(*placed.align_x));
  add("mso-position-horizontal-relative", vml_from_x(placed.horizontal));
  if (placed.align_y != Placement::AlignY::None && placed.y == Length{}) add("mso-position-vertical", kAlignsY[static_cast<std::size_t>(placed.align_y)]);
  add("mso-position-vertical-relative", vml_from_y(placed.vertical));
  if (placed.wrap != Placement::Wrap::None) {
    add("mso-wrap-distance-left", xml::points(placed.distance_left));
    add("mso-wrap-distance-top", xml::points(placed.distance_top));
    add("mso-wrap-distance-right", xml::points(placed.distance_right));
    add("mso-wrap-distance-bottom", xml::points(placed.distance_bottom));
  }
  return css;
}

}  // namespace

void StoryWriter::image(const Run& run, const Paragraph& paragraph) {
  const auto index = static_cast<std::size_t>(run.object);
  if (run.object < 0 || shared_.picture(index).empty()) return;
  const Placement placed = run.placed.value_or(Placement{});
  const std::string relationship = relationships_.add("image", shared_.picture(index));
  const std::int64_t id = shared_.next_drawing++;
  end_run();
  begin_run(run.format, paragraph.format);
  out_ += "<w:drawing>";
  out_ += placed.inline_with_text ? "<wp:inline" : "<wp:anchor";
  distances(out_, placed);
  if (!placed.inline_with_text) {
    out_ += " simplePos=\"0\"";
    xml::attribute(out_, "relativeHeight", id);
    xml::attribute(out_, "behindDoc", placed.behind_text ? "1" : "0");
    out_ += " locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">";
    position(out_, placed);
  } else {
    out_ += '>';
  }
  extent(out_, "wp:extent", placed);
  if (!placed.inline_with_text) wrap(out_, placed.wrap);
  out_ += "<wp:docPr";
  xml::attribute(out_, "id", id);
  xml::attribute(out_, "name", "图片 " + std::to_string(id));
  if (!placed.alternative_text.empty()) xml::attribute(out_, "descr", placed.alternative_text);
  out_ += "/><wp:cNvGraphicFramePr/>";
  picture(out_, placed, relationship, id);
  out_ += placed.inline_with_text ? "</wp:inline>" : "</wp:anchor>";
  out_ += "</w:drawing>";
  end_run();
}

// VML says a box once, and everybody reads it; DrawingML would say its text twice, once for those who do not know it.
void StoryWriter::text_box(const Run& run, const Paragraph& paragraph) {
  const auto index = static_cast<std::size_t>(run.object);
  if (index >= shared_.document.text_boxes.size()) return;
  const TextBox& box = shared_.document.text_boxes[index];
  end_run();
  if (!shared_.boxes_placed.insert(run.object).second) return;
  if (in_box_) {   // no box may stand in a box: Word refuses the file
    later_.push_back(index);
    shared_.findings.add(Code::BoxInlined);
    return;
  }
  begin_run(run.format, paragraph.format);
  const std::int64_t id = shared_.next_drawing++;
  const char* kind = box.shape == "ellipse" ? "v:oval" : box.shape == "roundRect" ? "v:roundrect" : "v:rect";
  const bool simple = box.shape.empty() || box.shape == kRoomOnly || box.shape == "ellipse" || box.shape == "roundRect";
  if (!simple) shared_.findings.add(Code::FeatureNotWritten, {}, {"shape " + box.shape});
  out_ += std::string("<w:pict><") + kind;
  xml::attribute(out_, "id", "box" + std::to_string(id));
  const char* const anchor = box.vertical == VerticalAlignment::Center ? ";v-text-anchor:middle" : box.vertical == VerticalAlignment::Bottom ? ";v-text-anchor:bottom" : "";
  xml::attribute(out_, "style", vml_style(box.placed, id) + anchor);
  if (!box.placed.alternative_text.empty()) xml::attribute(out_, "alt", box.placed.alternative_text);
  xml::attribute(out_, "filled", box.fill ? "t" : "f");
  if (box.fill) xml::attribute(out_, "fillcolor", "#" + hex(box.gradient ? box.gradient->stops.back().color : *box.fill));
  const Border* line = first_drawn(box.borders);
  xml::attribute(out_, "stroked", line ? "t" : "f");
  if (line) {
    xml::attribute(out_, "strokecolor", "#" + hex(line->color.value_or(Color{})));
    xml::attribute(out_, "strokeweight", xml::points(std::max(Length::from_points(0.25), line->width)));
  }
  if (box.shape == "roundRect" && !box.adjustments.empty()) xml::attribute(out_, "arcsize", std::to_string(std::llround(std::clamp(box.adjustments[0], 0.0, 0.5) * 65'536)) + "f");
  out_ += '>';
  if (box.gradient) gradient(out_, *box.gradient);
  if (line && line->style != LineStyle::Single) out_ += std::string("<v:stroke dashstyle=\"") + dash_style(line->style) + "\"/>";
  if (!box.blocks.empty()) box_text(box);
  if (!box.placed.inline_with_text && box.placed.wrap != Placement::Wrap::None)
    out_ += box.placed.wrap == Placement::Wrap::TopAndBottom ? "<w10:wrap type=\"topAndBottom\"/>" : box.placed.wrap == Placement::Wrap::Tight ? "<w10:wrap type=\"tight\"/>" : "<w10:wrap type=\"square\"/>";
  out_ += std::string("</") + kind + "></w:pict>";
  end_run();
}

void StoryWriter::box_text(const TextBox& box) {
  out_ += "<v:textbox";
  if (box.direction != TextDirection::Horizontal) xml::attribute(out_, "style", flow_style(box.direction));
  xml::attribute(out_, "inset", xml::points(box.insets.left) + "," + xml::points(box.insets.top) + "," + xml::points(box.insets.right) + "," + xml::points(box.insets.bottom));
  out_ += "><w:txbxContent>";
  StoryWriter inside(shared_, relationships_, counters_, kind_);
  inside.in_box_ = true;
  inside.blocks(box.blocks);
  out_ += inside.out_;
  out_ += "</w:txbxContent></v:textbox>";
}

}  // namespace zhengben::docx_writer
