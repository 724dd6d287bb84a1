#include <algorithm>
#include <cmath>

#include "model/text.h"
#include "readers/docx/image_type.h"
#include "readers/docx/story.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

std::optional<std::string_view> plain(Element e, std::string_view name) { return e.attribute(Namespace::None, name); }

Placement::Anchor anchor_of(std::string_view from) {
  if (from == "page") return Placement::Anchor::Page;
  if (from == "column") return Placement::Anchor::Column;
  if (from == "paragraph") return Placement::Anchor::Paragraph;
  if (from == "line") return Placement::Anchor::Line;
  if (from == "character") return Placement::Anchor::Character;
  if (from == "leftMargin" || from == "insideMargin" || from == "left-margin-area" || from == "inner-margin-area") return Placement::Anchor::LeftMargin;
  if (from == "rightMargin" || from == "outsideMargin" || from == "right-margin-area" || from == "outer-margin-area") return Placement::Anchor::RightMargin;
  if (from == "topMargin" || from == "top-margin-area") return Placement::Anchor::TopMargin;
  if (from == "bottomMargin" || from == "bottom-margin-area") return Placement::Anchor::BottomMargin;
  return Placement::Anchor::Margin;
}

void read_position(Element e, Placement& p) {
  const bool horizontal = e.is(Namespace::Wp, "positionH");
  (horizontal ? p.horizontal : p.vertical) = anchor_of(plain(e, "relativeFrom").value_or(horizontal ? "column" : "paragraph"));
  if (const Element offset = e.child(Namespace::Wp, "posOffset")) {
    const std::string text = offset.text();
    (horizontal ? p.x : p.y) = emu(text).value_or(Length());
  }
  const Element align = e.child(Namespace::Wp, "align");
  if (!align) return;
  const std::string val = align.text();
  if (horizontal) p.align_x = val == "center" ? Alignment::Center : val == "right" || val == "outside" ? Alignment::End : Alignment::Start;
  else p.align_y = val == "center" ? Placement::AlignY::Center : val == "bottom" || val == "outside" ? Placement::AlignY::Bottom : Placement::AlignY::Top;
}

// ECMA-376-1 3rd ed. (2011) 20.4.2.3 anchor, 20.4.2.8 inline.
Placement placement_of(Element e) {
  Placement p;
  p.inline_with_text = e.is(Namespace::Wp, "inline");
  p.distance_top = emu(plain(e, "distT")).value_or(Length());
  p.distance_bottom = emu(plain(e, "distB")).value_or(Length());
  p.distance_left = emu(plain(e, "distL")).value_or(Length());
  p.distance_right = emu(plain(e, "distR")).value_or(Length());
  p.behind_text = is_on(plain(e, "behindDoc").value_or("0"));
  for (Element c : children(e)) {
    if (c.is(Namespace::Wp, "extent")) {
      p.width = std::max(emu(plain(c, "cx")).value_or(Length()), Length());
      p.height = std::max(emu(plain(c, "cy")).value_or(Length()), Length());
    } else if (c.is(Namespace::Wp, "docPr")) {
      p.alternative_text = plain(c, "descr").value_or("");
    } else if (c.is(Namespace::Wp, "positionH") || c.is(Namespace::Wp, "positionV")) {
      read_position(c, p);
    } else if (c.is(Namespace::Wp, "wrapSquare")) p.wrap = Placement::Wrap::Square;
    else if (c.is(Namespace::Wp, "wrapTight") || c.is(Namespace::Wp, "wrapThrough")) p.wrap = Placement::Wrap::Tight;
    else if (c.is(Namespace::Wp, "wrapTopAndBottom")) p.wrap = Placement::Wrap::TopAndBottom;
  }
  return p;
}

double fraction(Element rect, std::string_view side) { return static_cast<double>(std::clamp<std::int64_t>(integer(plain(rect, side)).value_or(0), -100'000, 100'000)) / 100'000.0; }

Placement with_picture(Element pic, Placement p) {
  const Element rect = pic.child(Namespace::Pic, "blipFill").child(Namespace::A, "srcRect");
  if (rect) {
    p.crop_left = fraction(rect, "l");
    p.crop_top = fraction(rect, "t");
    p.crop_right = fraction(rect, "r");
    p.crop_bottom = fraction(rect, "b");
  }
  const Element xfrm = pic.child(Namespace::Pic, "spPr").child(Namespace::A, "xfrm");
  if (const auto rotation = integer(plain(xfrm, "rot"))) p.rotation_degrees = static_cast<double>(*rotation % 21'600'000) / 60'000.0;
  if (p.width <= Length() || p.height <= Length()) {
    const Element size = xfrm.child(Namespace::A, "ext");
    p.width = emu(plain(size, "cx")).value_or(p.width);
    p.height = emu(plain(size, "cy")).value_or(p.height);
  }
  return p;
}

// A CSS-like length of VML: "12pt", "1in", a bare number in pixels of 1/96 inch.
std::optional<Length> css_length(std::string_view text) {
  const bool bare = !text.empty() && (text.back() == '.' || (text.back() >= '0' && text.back() <= '9'));
  if (text.ends_with("px") || bare) {
    const auto pixels = twips(bare ? text : text.substr(0, text.size() - 2));
    if (!pixels) return std::nullopt;
    return *pixels * 15.0;   // read as twips, meant as pixels: 1,440 / 96
  }
  return twips(text);
}

std::string_view css_value(std::string_view style, std::string_view name) {
  for (std::size_t from = 0; from < style.size();) {
    const std::size_t to = std::min(style.find(';', from), style.size());
    std::string_view item = style.substr(from, to - from);
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (const std::size_t colon = item.find(':'); colon != std::string_view::npos && item.substr(0, colon) == name) {
      item.remove_prefix(colon + 1);
      while (item.starts_with(' ')) item.remove_prefix(1);
      return item;
    }
    from = to + 1;
  }
  return {};
}

Placement vml_placement(Element shape) {
  Placement p;
  const std::string_view style = plain(shape, "style").value_or("");
  p.width = css_length(css_value(style, "width")).value_or(Length());
  p.height = css_length(css_value(style, "height")).value_or(Length());
  p.inline_with_text = css_value(style, "position") != "absolute";
  p.x = css_length(css_value(style, "margin-left")).value_or(Length());
  p.y = css_length(css_value(style, "margin-top")).value_or(Length());
  if (const std::string_view from = css_value(style, "mso-position-horizontal-relative"); !from.empty()) p.horizontal = anchor_of(from == "text" ? "column" : from);
  if (const std::string_view from = css_value(style, "mso-position-vertical-relative"); !from.empty()) p.vertical = anchor_of(from == "text" ? "paragraph" : from);
  p.behind_text = css_value(style, "z-index").starts_with('-');
  p.alternative_text = plain(shape, "alt").value_or("");
  if (const Element wrap = shape.child(Namespace::W10, "wrap")) {
    const std::string_view type = plain(wrap, "type").value_or("");
    p.wrap = type == "square" ? Placement::Wrap::Square : type == "topAndBottom" ? Placement::Wrap::TopAndBottom : type == "tight" || type == "through" ? Placement::Wrap::Tight : Placement::Wrap::None;
  }
  return p;
}

std::string drawing_text(Element body) {
  std::string out;
  for (Element e : children(body)) out += e.is(Namespace::A, "t") ? e.text() : drawing_text(e);
  return out;
}

Length inset(std::optional<std::string_view> value, std::int64_t otherwise) { return emu(value).value_or(Length::from_emu(otherwise)); }

}  // namespace

std::optional<std::int32_t> Reading::image_of_part(const std::string& name, const Place& place) {
  const auto bytes = source.package.bytes(name, options.limits.max_image_bytes);
  if (!bytes) {
    findings().add(Code::MissingPart, place, {name});
    return std::nullopt;
  }
  const ImageType type = image_type(*bytes);
  const bool known_size = type.width > 0 && type.height > 0;
  if (type.media_type.empty() || (known_size && type.width > options.limits.max_image_pixels / type.height)) {
    findings().add(Code::ImageSkipped, place, {name});
    return std::nullopt;
  }
  document().images.push_back(ImageData{*bytes, std::string(type.media_type)});
  return static_cast<std::int32_t>(document().images.size() - 1);
}

std::optional<std::int32_t> Reading::image(const Part& own, std::string_view relationship_id, const Place& place) {
  const auto r = own.relationships.find(relationship_id);
  if (r == own.relationships.end()) return std::nullopt;
  if (r->second.external) {
    findings().add(Code::ExternalDropped, place, {r->second.target});
    return std::nullopt;
  }
  const auto seen = images_.find(r->second.target);
  if (seen != images_.end()) return seen->second;
  const auto index = image_of_part(r->second.target, place);
  images_.emplace(r->second.target, index);
  return index;
}

void StoryReader::add_image(std::string_view relationship, const Placement& placed, const RunState& run, InlineFrame& in) {
  const auto index = reading_.image(part_, relationship, in.place);
  if (!index) return;
  Run out{.kind = RunKind::Image, .format = run.resolved.format, .object = *index};
  out.placed = placed;
  in.builder.add(std::move(out));
}

void StoryReader::add_text_box(Element content, Element shape, const Placement& placed, const RunState& run, InlineFrame& in) {
  if (reading_.depth > reading_.options.limits.max_nesting) {
    reading_.findings().add(Code::NestingFlattened, in.place, {std::to_string(reading_.options.limits.max_nesting)});
    return add_text(raw_text(content), run, in);
  }
  TextBox box;
  box.placed = placed;
  const Element body = shape.child(Namespace::Wps, "bodyPr");
  box.insets = {inset(plain(body, "tIns"), 45'720), inset(plain(body, "lIns"), 91'440), inset(plain(body, "bIns"), 45'720), inset(plain(body, "rIns"), 91'440)};
  const Element look = shape.child(Namespace::Wps, "spPr");
  if (const Element fill = look.child(Namespace::A, "solidFill").child(Namespace::A, "srgbClr")) box.fill = hex_color(plain(fill, "val"));
  const Element line = look.child(Namespace::A, "ln");
  const bool vml_line = !shape.is(Namespace::Wps, "wsp") && is_on(plain(shape, "stroked").value_or("t"));
  if ((line && !line.child(Namespace::A, "noFill")) || vml_line) {
    Border b;
    b.style = LineStyle::Single;
    b.width = emu(plain(line, "w")).value_or(Length::from_points(0.75));
    if (const Element color = line.child(Namespace::A, "solidFill").child(Namespace::A, "srgbClr")) b.color = hex_color(plain(color, "val"));
    box.borders = {b, b, b, b, {}, {}};
  }
  StoryReader story(reading_, part_, reading_.box_counters, StoryKind::TextBox, content);
  box.blocks = story.read(content, in.place);
  Run out{.kind = RunKind::TextBox, .format = run.resolved.format, .object = static_cast<std::int32_t>(reading_.document().text_boxes.size())};
  reading_.document().text_boxes.push_back(std::move(box));
  in.builder.add(std::move(out));
}

// The words of WordArt, as a box; their shape is not kept. ECMA-376-4 3rd ed. (2011) 19.1.2.23 textpath. Behind the pages it
// is a watermark, which is told of and left out: as text it would stand in the header's lines.
void StoryReader::add_word_art(std::string_view text, const Placement& placed, const RunState& run, InlineFrame& in) {
  if (is_blank_text(text)) return;
  if (kind_ == StoryKind::HeaderFooter) {
    Finding item = finding(Code::ObjectSkipped, in.place, {"WordArt: " + std::string(text)});
    item.severity = Severity::Note;
    return reading_.findings().add(std::move(item));
  }
  ParagraphBuilder words;
  words.add_text(text, run.resolved.format);
  TextBox box;
  box.placed = placed;
  box.blocks.emplace_back(words.finish());
  Run out{.kind = RunKind::TextBox, .format = run.resolved.format, .object = static_cast<std::int32_t>(reading_.document().text_boxes.size())};
  reading_.document().text_boxes.push_back(std::move(box));
  in.builder.add(std::move(out));
}

// Of a diagram the words are kept, a paragraph a point, as a box; its shapes are not. ECMA-376-1 3rd ed. (2011) 21.4.
void StoryReader::add_diagram(Element relationship_ids, const Placement& placed, const RunState& run, InlineFrame& in) {
  reading_.findings().add(Code::ObjectSkipped, in.place, {"diagram"});
  const auto r = part_.relationships.find(relationship_ids.attribute(Namespace::R, "dm").value_or(""));
  if (r == part_.relationships.end() || r->second.external) return;
  const auto data = reading_.source.package.xml(r->second.target);
  if (!data) return;
  TextBox box;
  box.placed = placed;
  for (Element point : children(data->root().child(Namespace::Dgm, "ptLst"))) {
    const std::string text = drawing_text(point.child(Namespace::Dgm, "t"));
    if (text.empty()) continue;
    ParagraphBuilder words;
    words.add_text(text, run.resolved.format);
    box.blocks.emplace_back(words.finish());
  }
  if (box.blocks.empty()) return;
  Run out{.kind = RunKind::TextBox, .format = run.resolved.format, .object = static_cast<std::int32_t>(reading_.document().text_boxes.size())};
  reading_.document().text_boxes.push_back(std::move(box));
  in.builder.add(std::move(out));
}

// What is drawn, wherever it stands in groups and canvases: pictures and boxes with text.
void StoryReader::find_drawn(Element e, const Placement& placed, const RunState& run, InlineFrame& in) {
  for (Element c : children(e)) {
    if (c.is(Namespace::Mc, "AlternateContent")) {
      find_drawn(chosen_alternative(c), placed, run, in);
    } else if (c.is(Namespace::Pic, "pic")) {
      const Element blip = c.child(Namespace::Pic, "blipFill").child(Namespace::A, "blip");
      const auto embedded = blip.attribute(Namespace::R, "embed");
      if (embedded && !embedded->empty()) add_image(*embedded, with_picture(c, placed), run, in);
      else if (const auto linked = blip.attribute(Namespace::R, "link")) add_image(*linked, with_picture(c, placed), run, in);
    } else if (c.is(Namespace::Wps, "wsp")) {
      if (const Element content = c.child(Namespace::Wps, "txbx").w_child("txbxContent")) add_text_box(content, c, placed, run, in);
    } else if (c.w("txbxContent")) {
      add_text_box(c, e, placed, run, in);
    } else if (c.is(Namespace::Dgm, "relIds")) {
      add_diagram(c, placed, run, in);
    } else if (c.is(Namespace::C, "chart")) {
      reading_.findings().add(Code::ObjectSkipped, in.place, {"chart"});
    } else {
      find_drawn(c, placed, run, in);
    }
  }
}

void StoryReader::read_drawing(Element e, const RunState& run, InlineFrame& in) {
  for (Element c : children(e))
    if (c.is(Namespace::Wp, "inline") || c.is(Namespace::Wp, "anchor")) {
      const Placement placed = placement_of(c);
      for (Element g : children(c))
        if (g.is(Namespace::A, "graphic")) find_drawn(g, placed, run, in);
    }
}

void StoryReader::find_vml(Element e, const Placement& placed, const RunState& run, InlineFrame& in) {
  for (Element c : children(e)) {
    if (c.is(Namespace::Mc, "AlternateContent")) {
      find_vml(chosen_alternative(c), placed, run, in);
    } else if (c.is(Namespace::V, "imagedata")) {
      const auto id = c.attribute(Namespace::R, "id");
      const auto linked = id ? id : c.attribute(Namespace::R, "href");
      if (linked) add_image(*linked, placed, run, in);
    } else if (c.is(Namespace::V, "textbox")) {
      if (const Element content = c.w_child("txbxContent")) add_text_box(content, e, placed, run, in);
    } else if (c.w("txbxContent")) {
      add_text_box(c, e, placed, run, in);
    } else if (c.is(Namespace::V, "textpath")) {
      add_word_art(plain(c, "string").value_or(""), placed, run, in);
    } else if (c.is(Namespace::O, "OLEObject")) {
      reading_.findings().add(Code::ObjectSkipped, in.place, {std::string(plain(c, "ProgID").value_or("OLE"))});
    } else {
      const bool shape = c.name_space() == Namespace::V && !plain(c, "style").value_or("").empty();
      find_vml(c, shape ? vml_placement(c) : placed, run, in);
    }
  }
}

void StoryReader::read_vml(Element e, const RunState& run, InlineFrame& in) {
  if (e.w_child("drawing")) return read_drawing(e.w_child("drawing"), run, in);
  if (const Element control = e.w_child("control")) reading_.findings().add(Code::ObjectSkipped, in.place, {std::string(control.w_attribute("name").value_or("control"))});
  find_vml(e, Placement(), run, in);
}

}  // namespace zhengben::docx
