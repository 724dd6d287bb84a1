#include "readers/docx/frame.h"

#include <algorithm>

#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

TextFrame::Anchor anchor_of(std::string_view val) {
  if (val == "text") return TextFrame::Anchor::Text;
  if (val == "margin") return TextFrame::Anchor::Margin;
  return val == "page" ? TextFrame::Anchor::Page : TextFrame::Anchor::Unsaid;
}

// 22.9.2.18 ST_XAlign, 22.9.2.20 ST_YAlign.
TextFrame::Align align_of(std::string_view val) {
  if (val == "inline") return TextFrame::Align::Inline;
  if (val == "left" || val == "top") return TextFrame::Align::Start;
  if (val == "center") return TextFrame::Align::Center;
  if (val == "right" || val == "bottom") return TextFrame::Align::End;
  if (val == "inside") return TextFrame::Align::Inside;
  return val == "outside" ? TextFrame::Align::Outside : TextFrame::Align::None;
}

TextFrame::Wrap wrap_of(std::string_view val) {
  if (val == "auto") return TextFrame::Wrap::Auto;
  if (val == "around") return TextFrame::Wrap::Around;
  if (val == "notBeside") return TextFrame::Wrap::NotBeside;
  if (val == "none") return TextFrame::Wrap::None;
  if (val == "through") return TextFrame::Wrap::Through;
  return val == "tight" ? TextFrame::Wrap::Tight : TextFrame::Wrap::Unsaid;
}

}  // namespace

TextFrame frame(Element e) {
  TextFrame out;
  const auto word = [&](std::string_view name) { return e.w_attribute(name).value_or(""); };
  out.drop_cap = word("dropCap") == "drop" ? TextFrame::DropCap::Drop : word("dropCap") == "margin" ? TextFrame::DropCap::Margin : TextFrame::DropCap::None;
  out.horizontal = anchor_of(word("hAnchor"));
  out.vertical = anchor_of(word("vAnchor"));
  out.align_x = align_of(word("xAlign"));
  out.align_y = align_of(word("yAlign"));
  out.wrap = wrap_of(word("wrap"));
  out.height_rule = word("hRule") == "exact" ? TextFrame::Height::Exact : word("hRule") == "atLeast" ? TextFrame::Height::AtLeast : TextFrame::Height::Auto;
  out.lines = static_cast<int>(std::clamp<std::int64_t>(integer(e.w_attribute("lines")).value_or(1), 1, 10));
  out.width = twips(e.w_attribute("w"));
  out.height = twips(e.w_attribute("h"));
  out.x = twips(e.w_attribute("x"));
  out.y = twips(e.w_attribute("y"));
  out.distance_x = twips(e.w_attribute("hSpace")).value_or(Length());
  out.distance_y = twips(e.w_attribute("vSpace")).value_or(Length());
  out.anchor_locked = on_off_attribute(e, "anchorLock").value_or(false);
  return out;
}

}  // namespace zhengben::docx
