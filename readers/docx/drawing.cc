#include <algorithm>

#include "model/room_only.h"
#include "model/text.h"
#include "readers/docx/image_type.h"
#include "readers/docx/placement.h"
#include "readers/docx/shape.h"
#include "readers/docx/story.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

std::optional<std::string_view> plain(Element e, std::string_view name) { return e.attribute(Namespace::None, name); }

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

void StoryReader::report_effects(const LeftOut& effects, const InlineFrame& in) {
  for (const DroppedEffect& effect : effects) {
    Finding item = finding(Code::EffectDropped, in.place, {effect.name});
    if (effect.fills) item.severity = Severity::Loss;
    reading_.findings().add(std::move(item));
  }
}

bool StoryReader::read_look(Element shape, TextBox& box, const InlineFrame& in) {
  const auto left_out = shape.is(Namespace::Wps, "wsp") ? std::optional(read_shape_look(shape, reading_.source.theme, box)) : read_vml_look(shape, box);
  if (left_out) report_effects(*left_out, in);
  return left_out.has_value();
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
  read_look(shape, box, in);
  StoryReader story(reading_, part_, reading_.box_counters, StoryKind::TextBox, content);
  box.blocks = story.read(content, in.place);
  place_box(std::move(box), run, in);
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
  if (box.blocks.empty()) return keep_room(placed, run, in);
  place_box(std::move(box), run, in);
}

void StoryReader::place_box(TextBox box, const RunState& run, InlineFrame& in) {
  Run out{.kind = RunKind::TextBox, .format = run.resolved.format, .object = static_cast<std::int32_t>(reading_.document().text_boxes.size())};
  reading_.document().text_boxes.push_back(std::move(box));
  in.builder.add(std::move(out));
}

// What cannot be drawn keeps its place, so that the text around it stays where it is.
void StoryReader::keep_room(const Placement& placed, const RunState& run, InlineFrame& in) {
  if (placed.width <= Length() && placed.height <= Length()) return;
  TextBox box;
  box.placed = placed;
  box.shape = kRoomOnly;
  place_box(std::move(box), run, in);
}

// A shape without text.
void StoryReader::add_shape(Element shape, const Placement& placed, const RunState& run, InlineFrame& in) {
  TextBox box;
  box.placed = placed;
  if (!read_look(shape, box, in)) return;
  const bool seen = box.fill || box.borders.top.style != LineStyle::None;
  if (seen || placed.inline_with_text) place_box(std::move(box), run, in);
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
  place_box(std::move(box), run, in);
}

void StoryReader::add_group(Element group, const Drawn& drawn, const RunState& run, InlineFrame& in) {
  if (!drawn.group && drawn.placed.inline_with_text) keep_room(drawn.placed, run, in);
  const DrawnGroup inside = drawing_group(group.child(Namespace::Wpg, "grpSpPr"), drawn.placed, drawn.group);
  find_drawn(group, {drawn.placed, &inside}, run, in);
}

// What is drawn, wherever it stands in groups and canvases: pictures, shapes, boxes with text.
void StoryReader::find_drawn(Element e, const Drawn& drawn, const RunState& run, InlineFrame& in) {
  const auto placed_by = [&](Element properties) {
    const Element xfrm = properties.child(Namespace::A, "xfrm");
    return drawn.group ? in_drawing_group(xfrm, *drawn.group) : turned(xfrm, drawn.placed);
  };
  for (Element c : children(e)) {
    if (c.is(Namespace::Mc, "AlternateContent")) {
      find_drawn(chosen_alternative(c), drawn, run, in);
    } else if (c.is(Namespace::Wpg, "wgp") || c.is(Namespace::Wpg, "grpSp")) {
      add_group(c, drawn, run, in);
    } else if (c.is(Namespace::Pic, "pic")) {
      const Element blip = c.child(Namespace::Pic, "blipFill").child(Namespace::A, "blip");
      const Placement placed = with_picture(c, placed_by(c.child(Namespace::Pic, "spPr")));
      LeftOut effects;
      add_effects(c.child(Namespace::Pic, "spPr"), effects);
      report_effects(effects, in);
      const auto embedded = blip.attribute(Namespace::R, "embed");
      if (embedded && !embedded->empty()) add_image(*embedded, placed, run, in);
      else if (const auto linked = blip.attribute(Namespace::R, "link")) add_image(*linked, placed, run, in);
    } else if (c.is(Namespace::Wps, "wsp")) {
      const Placement placed = placed_by(c.child(Namespace::Wps, "spPr"));
      if (const Element content = c.child(Namespace::Wps, "txbx").w_child("txbxContent")) add_text_box(content, c, placed, run, in);
      else add_shape(c, placed, run, in);
    } else if (c.w("txbxContent")) {
      add_text_box(c, e, drawn.placed, run, in);
    } else if (c.is(Namespace::Dgm, "relIds")) {
      add_diagram(c, drawn.placed, run, in);
    } else if (c.is(Namespace::C, "chart")) {
      reading_.findings().add(Code::ObjectSkipped, in.place, {"chart"});
      keep_room(drawn.placed, run, in);
    } else {
      find_drawn(c, drawn, run, in);
    }
  }
}

void StoryReader::read_drawing(Element e, const RunState& run, InlineFrame& in) {
  for (Element c : children(e))
    if (c.is(Namespace::Wp, "inline") || c.is(Namespace::Wp, "anchor")) {
      const Placement placed = placement_of(c);
      for (Element g : children(c))
        if (g.is(Namespace::A, "graphic")) find_drawn(g, {placed, nullptr}, run, in);
    }
}

void StoryReader::add_vml_shape(Element c, const Drawn& drawn, const RunState& run, InlineFrame& in) {
  const bool line = c.is(Namespace::V, "line");
  const bool styled = !c.attribute(Namespace::None, "style").value_or("").empty();
  const Placement placed = !styled && !line ? drawn.placed : drawn.group ? in_vml_group(c, *drawn.group) : line ? vml_line_placement(c) : vml_placement(c);
  if (c.is(Namespace::V, "group")) {
    if (!drawn.group && placed.inline_with_text) keep_room(placed, run, in);
    const DrawnGroup inside = vml_group(c, placed);
    return find_vml(c, {placed, &inside}, run, in);
  }
  // A plain shape shows itself; of v:shape only what its type draws would be known, and that is left to pictures and boxes.
  const bool plain_shape = line || c.is(Namespace::V, "rect") || c.is(Namespace::V, "oval") || c.is(Namespace::V, "roundrect");
  if (plain_shape && !c.child(Namespace::V, "textbox") && !c.child(Namespace::V, "imagedata")) {
    add_shape(c, placed, run, in);
    if (line && vml_line_rises(c) && !reading_.document().text_boxes.empty()) reading_.document().text_boxes.back().placed.flip_vertical = true;
  }
  find_vml(c, {placed, drawn.group}, run, in);
}

void StoryReader::find_vml(Element e, const Drawn& drawn, const RunState& run, InlineFrame& in) {
  for (Element c : children(e)) {
    if (c.is(Namespace::Mc, "AlternateContent")) {
      find_vml(chosen_alternative(c), drawn, run, in);
    } else if (c.is(Namespace::V, "imagedata")) {
      const auto id = c.attribute(Namespace::R, "id");
      const auto linked = id ? id : c.attribute(Namespace::R, "href");
      if (linked) add_image(*linked, drawn.placed, run, in);
    } else if (c.is(Namespace::V, "textbox")) {
      if (const Element content = c.w_child("txbxContent")) add_text_box(content, e, drawn.placed, run, in);
    } else if (c.w("txbxContent")) {
      add_text_box(c, e, drawn.placed, run, in);
    } else if (c.is(Namespace::V, "textpath")) {
      add_word_art(plain(c, "string").value_or(""), drawn.placed, run, in);
    } else if (c.is(Namespace::O, "OLEObject")) {
      reading_.findings().add(Code::ObjectSkipped, in.place, {std::string(plain(c, "ProgID").value_or("OLE"))});
    } else if (c.name_space() == Namespace::V && !c.is(Namespace::V, "shapetype")) {
      add_vml_shape(c, drawn, run, in);
    } else if (!c.is(Namespace::V, "shapetype")) {
      find_vml(c, drawn, run, in);
    }
  }
}

void StoryReader::read_vml(Element e, const RunState& run, InlineFrame& in) {
  if (e.w_child("drawing")) return read_drawing(e.w_child("drawing"), run, in);
  if (const Element control = e.w_child("control")) reading_.findings().add(Code::ObjectSkipped, in.place, {std::string(control.w_attribute("name").value_or("control"))});
  find_vml(e, {Placement(), nullptr}, run, in);
}

}  // namespace zhengben::docx
