#include <algorithm>

#include "model/symbol_fonts.h"
#include "model/text.h"
#include "readers/docx/math.h"
#include "readers/docx/story.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

constexpr std::size_t kMostOpenComments = 64;   // at once; a mark of each is in every paragraph on the way

// Without xml:space="preserve" Word drops outer blanks. Many other programs leave the attribute out and mean their
// blanks, and words that run together are a loss: only the line ends of pretty printing go, and what indents them.
std::string_view without_layout(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return text.find('\n') == std::string_view::npos ? text : text.substr(0, 0);
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  if (text.substr(last + 1).find('\n') != std::string_view::npos) text = text.substr(0, last + 1);
  if (text.substr(0, first).find('\n') != std::string_view::npos) text.remove_prefix(first);
  return text;
}

// U+202A-U+202E are E2 80 AA-AE, U+2066-U+2069 are E2 81 A6-A9.
bool has_bidi_control(std::string_view text) {
  for (std::size_t at = text.find('\xE2'); at != std::string_view::npos && at + 2 < text.size(); at = text.find('\xE2', at + 1)) {
    const auto second = static_cast<unsigned char>(text[at + 1]), third = static_cast<unsigned char>(text[at + 2]);
    if ((second == 0x80 && third >= 0xAA && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9)) return true;
  }
  return false;
}

}  // namespace

void StoryReader::read_inlines(Element parent, InlineFrame& in) {
  for (Element e : children(parent)) read_inline(e, in);
}

void StoryReader::read_inline(Element e, InlineFrame& in) {
  if (e.w("r")) return read_run(e, in);
  if (e.is(Namespace::Mc, "AlternateContent")) return read_inlines(chosen_alternative(e), in);
  if (e.is(Namespace::M, "oMath") || e.is(Namespace::M, "oMathPara")) {
    RunState run;
    run.resolved = reading_.formats.run(RunProperties(), in.context);
    return read_math(e, run, in);
  }
  if (e.name_space() != Namespace::W) {
    if (reading_.reads_through(e, in.place)) read_inlines(e, in);
    return;
  }
  const std::string_view name = e.name();
  if (name == "pPr") return;
  if (name == "hyperlink") return read_hyperlink(e, in);
  if (name == "sdt") return read_inlines(e.w_child("sdtContent"), in);
  if (name == "fldSimple") return read_simple_field(e, in);
  if (name == "ins" || name == "del" || name == "moveFrom" || name == "moveTo") return read_revised_inlines(e, in);
  if (read_inline_mark(e, in)) return;
  if (name == "p" || name == "tbl" || name == "altChunk") return in.strays.push_back(e);
  if (!name.ends_with("Pr")) read_inlines(e, in);   // smartTag, customXml, bdo, dir and what else stands around runs
}

bool StoryReader::read_inline_mark(Element e, InlineFrame& in) {
  const std::string_view name = e.name();
  if (name == "bookmarkStart") {
    in.builder.open_bookmark(e.w_attribute("id").value_or(""), e.w_attribute("name").value_or(""));
    return true;
  }
  if (name == "bookmarkEnd") {
    in.builder.close_range(MarkKind::Bookmark, e.w_attribute("id").value_or(""));
    return true;
  }
  if (name == "commentRangeStart" || name == "commentRangeEnd") {
    read_comment_mark(e, in);
    return true;
  }
  if (name == "subDoc") {
    reading_.findings().add(Code::ExternalDropped, in.place, {"subDoc"});
    return true;
  }
  // moveFromRangeStart, customXmlInsRangeEnd …: points without content.
  return name == "proofErr" || name == "permStart" || name == "permEnd" || name.ends_with("RangeStart") || name.ends_with("RangeEnd");
}

void StoryReader::read_hyperlink(Element e, InlineFrame& in) {
  std::string target;
  if (const auto id = e.attribute(Namespace::R, "id"))
    if (const auto r = part_.relationships.find(*id); r != part_.relationships.end()) target = r->second.target;
  if (const auto anchor = e.w_attribute("anchor"); anchor && !anchor->empty()) target += "#" + std::string(*anchor);
  if (target.empty() || !is_safe_link(target)) {
    if (!target.empty()) reading_.change(Code::LinkDropped, in.place, target, "");
    return read_inlines(e, in);
  }
  const std::size_t mark = in.builder.open_mark(Mark{.kind = MarkKind::Hyperlink, .name = target});
  read_inlines(e, in);
  in.builder.close_mark(mark);
}

void StoryReader::read_revised_inlines(Element e, InlineFrame& in) {
  const TrackChanges mode = reading_.options.track_changes;
  if (mode == TrackChanges::Keep) {
    const Mark mark{.kind = is_inserted_kind(e) ? MarkKind::Insertion : MarkKind::Deletion, .author = std::string(e.w_attribute("author").value_or("")), .date = std::string(e.w_attribute("date").value_or(""))};
    ++reading_.output.revisions;
    const std::size_t index = in.builder.open_mark(mark);
    read_inlines(e, in);
    return in.builder.close_mark(index);
  }
  ++reading_.output.revisions;
  const Code code = mode == TrackChanges::Accept ? Code::RevisionsAccepted : Code::RevisionsRejected;
  if (is_removed(e, mode)) {
    std::string text = raw_text(e);
    if (!text.empty()) reading_.change(code, in.place, std::move(text), "");
    return;
  }
  const std::uint32_t begin = in.builder.size();
  read_inlines(e, in);
  if (in.builder.size() > begin) reading_.change(code, in.place, "", in.builder.text_from(begin));
}

void StoryReader::read_comment_mark(Element e, InlineFrame& in) {
  if (e.w("commentRangeEnd")) return end_comment(e.w_attribute("id").value_or(""), &in);
  if (e.w("commentRangeStart")) return begin_comment(e, &in);
  // A reference marks a point where no range was drawn.
  const std::string_view id = e.w_attribute("id").value_or("");
  const auto number = integer(id);
  if (!reading_.options.keep_comments || !number || commented_.contains(*number)) return;
  begin_comment(e, &in);
  end_comment(id, &in);
}

void StoryReader::begin_comment(Element e, InlineFrame* in) {
  if (!reading_.options.keep_comments || comments_.size() >= kMostOpenComments) return;
  const std::string_view id = e.w_attribute("id").value_or("");
  const auto number = integer(id);
  const auto index = number ? reading_.comment(*number) : std::nullopt;
  if (!index || !commented_.insert(*number).second) return;
  comments_.push_back({std::string(id), *index});
  if (in) in->builder.open_range(id, Mark{.kind = MarkKind::Comment, .object = *index});
}

void StoryReader::end_comment(std::string_view id, InlineFrame* in) {
  const auto open = std::find_if(comments_.begin(), comments_.end(), [&](const OpenComment& each) { return each.id == id; });
  if (open == comments_.end()) return;
  comments_.erase(open);
  if (in) in->builder.close_range(MarkKind::Comment, id);
}

void StoryReader::read_run(Element r, InlineFrame& in) {
  RunProperties direct;
  if (const Element r_pr = r.w_child("rPr")) direct = run_properties(effective(r_pr, "rPrChange"), reading_.source.theme);
  RunState run;
  run.resolved = reading_.formats.run(direct, in.context);
  run.drop = run.resolved.hidden && reading_.options.hidden_text == HiddenText::Drop;
  // A field whose result is empty looks like the run that would hold it.
  if (!fields_.empty() && fields_.back().in_result && !fields_.back().format) fields_.back().format = run.resolved.format;
  for (Element e : children(r)) read_run_child(e, run, in);
}

void StoryReader::read_run_child(Element e, const RunState& run, InlineFrame& in) {
  if (e.is(Namespace::Mc, "AlternateContent")) {
    for (Element child : children(chosen_alternative(e))) read_run_child(child, run, in);
    return;
  }
  if (e.is(Namespace::M, "oMath")) return read_math(e, run, in);
  if (e.name_space() != Namespace::W) {
    if (reading_.reads_through(e, in.place))
      for (Element child : children(e)) read_run_child(child, run, in);
    return;
  }
  const std::string_view name = e.name();
  if (name == "fldChar") return read_field_char(e, run, in);
  if (name == "instrText" || name == "delInstrText") {
    if (!fields_.empty() && !fields_.back().in_result) fields_.back().instruction_text += e.text();
    return;
  }
  if (read_run_text(e, run, in)) return;
  if (!shows() || run.drop) {
    if (run.drop && (name == "drawing" || name == "pict" || name == "object")) reading_.output.note_hidden("[" + std::string(name) + "]");
    return;
  }
  if (name == "commentReference") read_comment_mark(e, in);
  else if (name == "drawing") read_drawing(e, run, in);
  else if (name == "pict" || name == "object") read_vml(e, run, in);
  else if (name == "contentPart") reading_.findings().add(Code::ObjectSkipped, in.place, {"ink"});
  else if (name == "footnoteReference" || name == "endnoteReference") read_note_reference(e, run, in);
  else if (name == "ruby") read_ruby(e, run, in);
  else if (name == "r" || name == "smartTag" || name == "hyperlink" || name == "sdt" || name == "p" || name == "tbl") read_inline(e, in);   // seen: runs and tables inside runs
}

bool StoryReader::read_run_text(Element e, const RunState& run, InlineFrame& in) {
  const std::string_view name = e.name();
  if (name == "t" || name == "delText") {
    if (name == "delText" && reading_.options.track_changes == TrackChanges::Accept) return true;
    const std::string text = e.text();
    const bool preserve = e.attribute(Namespace::Xml, "space") == "preserve";
    add_text(preserve ? std::string_view(text) : without_layout(text), run, in);
  } else if (name == "tab" || name == "ptab") add_text("\t", run, in);
  else if (name == "br" || name == "cr") read_break(e, run, in);
  else if (name == "noBreakHyphen") add_text("\u2011", run, in);
  else if (name == "softHyphen") add_text("\u00AD", run, in);
  else if (name == "sym") read_symbol(e, run, in);
  else if (name == "pgNum") {
    if (shows() && !run.drop) in.builder.add(RunKind::PageNumber, run.resolved.format);
  } else return false;
  return true;
}

void StoryReader::add_text(std::string_view text, const RunState& run, InlineFrame& in) {
  if (text.empty()) return;
  if (!shows()) {   // text in a field's code belongs to the code
    const auto code = std::find_if(fields_.rbegin(), fields_.rend(), [](const OpenField& f) { return !f.in_result; });
    if (code != fields_.rend()) code->instruction_text += text;
    return;
  }
  if (run.resolved.hidden) {
    reading_.output.note_hidden(text);
    if (run.drop) {
      in.hidden += text;
      return;
    }
  }
  flush_hidden(in);
  if (has_bidi_control(text)) reading_.findings().add(Code::BidiControl, in.place, {});
  if (!fields_.empty()) {
    OpenField& field = fields_.back();
    field.had_result = true;
    if (field.instruction.kind == FieldKind::Page || field.instruction.kind == FieldKind::PageCount) {
      field.collected += text;
      std::replace_if(field.collected.begin(), field.collected.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
      if (!field.format) field.format = run.resolved.format;
      return;
    }
  }
  if (text.find('\xEF') != std::string_view::npos) in.builder.add_text(reading_.with_symbols(text, reading_.document().character_formats[run.resolved.format].fonts.ascii), run.resolved.format);
  else in.builder.add_text(text, run.resolved.format);
}

void StoryReader::flush_hidden(InlineFrame& in) {
  if (in.hidden.empty()) return;
  reading_.change(Code::HiddenTextDropped, in.place, in.hidden, "");
  in.hidden.clear();
}

void StoryReader::read_break(Element e, const RunState& run, InlineFrame& in) {
  if (!shows() || run.drop) return;
  const std::string_view type = e.w_attribute("type").value_or("textWrapping");
  in.builder.add(type == "page" ? RunKind::PageBreak : type == "column" ? RunKind::ColumnBreak : RunKind::LineBreak, run.resolved.format);
}

// ECMA-376-1 3rd ed. (2011) 17.3.3.30 sym: a position in a font, often in the private use area.
void StoryReader::read_symbol(Element e, const RunState& run, InlineFrame& in) {
  const std::string_view font = e.w_attribute("font").value_or("");
  const auto code = hexadecimal(e.w_attribute("char"));
  if (!code || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF) || *code < 0x20) return;
  const auto character = static_cast<char32_t>(*code);
  const auto mapped = symbol_character(font, character);
  if (!mapped && character >= 0xE000 && character <= 0xF8FF) reading_.findings().add(Code::SymbolUnmapped, in.place, {std::string(font), std::to_string(*code)});
  std::string text;
  append_utf8(text, mapped.value_or(character));
  add_text(text, run, in);
}

void StoryReader::read_ruby(Element e, const RunState& run, InlineFrame& in) {
  Run out{.kind = RunKind::Ruby, .format = run.resolved.format};
  out.text = raw_text(e.w_child("rubyBase"));
  out.annotation = raw_text(e.w_child("rt"));
  for (Element base : children(e.w_child("rubyBase")))
    if (base.w("r"))
      if (const Element r_pr = base.w_child("rPr")) out.format = reading_.formats.run(run_properties(r_pr, reading_.source.theme), in.context).format;
  if (out.text.empty()) return;
  in.builder.add(std::move(out));
}

void StoryReader::read_note_reference(Element e, const RunState& run, InlineFrame& in) {
  const auto id = integer(e.w_attribute("id"));
  if (!id) return;
  std::optional<std::string> custom;
  // 17.11.3: with customMarkFollows the mark is the text that comes next in the run; it stays text.
  if (on_off_attribute(e, "customMarkFollows").value_or(false))
    if (const Element next = e.next_sibling(); next.w("t")) custom = next.text();
  const auto kind = e.w("footnoteReference") ? Note::Kind::Footnote : Note::Kind::Endnote;
  const auto index = reading_.note(kind, *id, custom);
  if (!index) return;
  Run out{.kind = RunKind::NoteReference, .format = run.resolved.format, .object = *index};
  out.text = reading_.document().notes[static_cast<std::size_t>(*index)].label;
  if (custom) out.text.clear();
  in.builder.add(std::move(out));
}

void StoryReader::read_math(Element e, const RunState& run, InlineFrame& in) {
  if (!shows()) return;
  Run out{.kind = RunKind::Math, .format = run.resolved.format};
  out.text = linear_math(e);
  if (out.text.empty()) return;
  reading_.output.note_math(out.text);
  in.builder.add(std::move(out));
}

}  // namespace zhengben::docx
