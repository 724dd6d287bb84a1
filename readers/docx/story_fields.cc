#include <algorithm>
#include <utility>

#include "model/text.h"
#include "readers/docx/story.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

constexpr std::size_t kMostOpenFields = 64;      // deeper ones show their results without a mark

// 17.16.17 ffData: what a form field shows that has no cached result.
std::string form_field_text(Element data) {
  if (const Element box = data.w_child("checkBox")) {
    const auto checked = on_off(box, "checked");
    return checked.value_or(on_off(box, "default").value_or(false)) ? "☑" : "☐";
  }
  const Element list = data.w_child("ddList");
  if (!list) return {};
  std::int64_t chosen = integer(child_val(list, "result")).value_or(integer(child_val(list, "default")).value_or(0));
  for (Element e : children(list))
    if (e.w("listEntry") && chosen-- == 0) return std::string(e.val().value_or(""));
  return {};
}

}  // namespace

void StoryReader::read_field_char(Element e, const RunState& run, InlineFrame& in) {
  const std::string_view type = e.w_attribute("fldCharType").value_or("");
  if (type == "begin") {
    const TrackChanges mode = reading_.options.track_changes;
    if (!pairs_.scanned()) pairs_.scan(root_, [mode](Element x) { return is_removed(x, mode) || x.is(Namespace::Mc, "Fallback"); });
    if (!pairs_.has_end(e)) {
      reading_.findings().add(Code::FieldUnresolved, in.place, {"begin"});
      return;
    }
    fields_.emplace_back();
    fields_.back().data = e.w_child("ffData");
    ++instructions_;
  } else if (type == "separate") {
    if (fields_.size() > simple_fields_ && !fields_.back().in_result) begin_result(fields_.back(), in);
  } else if (type == "end" && fields_.size() > simple_fields_) {
    end_field(run, in);
  }
}

void StoryReader::begin_result(OpenField& field, InlineFrame& in) {
  --instructions_;
  field.in_result = true;
  field.instruction = field_instruction(field.instruction_text);
  if (!shows() || fields_.size() > kMostOpenFields) return;
  const FieldInstruction& what = field.instruction;
  if (what.kind == FieldKind::Hyperlink) {
    if (is_safe_link(what.target)) field.mark = in.builder.open_mark(Mark{.kind = MarkKind::Hyperlink, .name = what.target});
    else if (!what.target.empty()) reading_.change(Code::LinkDropped, in.place, what.target, "");
  } else if (what.kind == FieldKind::Unsafe) {
    reading_.findings().add(Code::ExternalDropped, in.place, {what.name});
  } else if (what.kind != FieldKind::Page && what.kind != FieldKind::PageCount && !what.text.empty()) {
    field.mark = in.builder.open_mark(Mark{.kind = MarkKind::Field, .name = what.text});
  }
}

void StoryReader::end_field(const RunState& run, InlineFrame& in) {
  const bool had_separate = fields_.back().in_result;
  if (!had_separate) begin_result(fields_.back(), in);
  OpenField field = std::move(fields_.back());
  fields_.pop_back();
  if (!shows()) return;   // a field inside another's code
  const FieldKind kind = field.instruction.kind;
  if (kind == FieldKind::Page || kind == FieldKind::PageCount) {
    Run out{.kind = kind == FieldKind::Page ? RunKind::PageNumber : RunKind::PageCount, .format = field.format.value_or(run.resolved.format)};
    out.text = field.collected;
    out.annotation = field.instruction.number_format;
    if (!run.drop) in.builder.add(std::move(out));
  } else if (!field.had_result) {
    std::string text = kind == FieldKind::Symbol ? field.instruction.symbol : kind == FieldKind::Equation ? field.instruction.linear : form_field_text(field.data);
    if (!text.empty()) add_text(text, run, in);
  }
  if (field.mark) in.builder.close_mark(*field.mark);
  if (!fields_.empty() && field.had_result) fields_.back().had_result = true;
}

// A field that goes on over the end of a paragraph gets a mark in each.
void StoryReader::pause_fields(InlineFrame& in) {
  for (OpenField& field : fields_) {
    if (!field.collected.empty()) {
      in.builder.add_text(field.collected, field.format.value_or(0));
      field.collected.clear();
    }
    if (field.mark) in.builder.close_mark(*field.mark);
    field.mark.reset();
  }
}

void StoryReader::resume_fields(InlineFrame& in) {
  for (OpenField& field : fields_) {
    if (field.mark || !field.in_result) continue;
    if (field.instruction.kind == FieldKind::Hyperlink && is_safe_link(field.instruction.target)) field.mark = in.builder.open_mark(Mark{.kind = MarkKind::Hyperlink, .name = field.instruction.target});
    if ((field.instruction.kind == FieldKind::Other) && !field.instruction.text.empty()) field.mark = in.builder.open_mark(Mark{.kind = MarkKind::Field, .name = field.instruction.text});
  }
}

void StoryReader::read_simple_field(Element e, InlineFrame& in) {
  fields_.emplace_back();
  ++instructions_;
  fields_.back().instruction_text = e.w_attribute("instr").value_or("");
  fields_.back().data = e.w_child("fldData");
  begin_result(fields_.back(), in);
  const std::size_t outer = std::exchange(simple_fields_, fields_.size());
  read_inlines(e, in);
  RunState run;
  run.resolved = reading_.formats.run(RunProperties(), in.context);
  // Fields that began inside end here at the latest: a simple field ends with its element.
  while (fields_.size() >= simple_fields_) end_field(run, in);
  simple_fields_ = outer;
}

}  // namespace zhengben::docx
