#include "readers/docx/story.h"

#include <algorithm>

#include "readers/docx/values.h"

namespace zhengben::docx {

StoryReader::StoryReader(Reading& reading, const Part& part, ListCounters& counters, StoryKind kind, Element root)
    : reading_(reading), part_(part), counters_(counters), kind_(kind), root_(root) {}

std::vector<Block> StoryReader::read(Element parent, const Place& place) {
  BlockFrame frame;
  frame.place = place;
  frame.is_body = kind_ == StoryKind::Body;
  ++reading_.depth;
  read_blocks(parent, frame);
  flush_carried(frame, true);
  --reading_.depth;
  return std::move(frame.blocks);
}

void StoryReader::read_blocks(Element parent, BlockFrame& frame) {
  for (Element e : children(parent)) read_block(e, frame);
}

void StoryReader::read_block(Element e, BlockFrame& frame) {
  if (e.is(Namespace::Mc, "AlternateContent")) return read_blocks(chosen_alternative(e), frame);
  if (e.is(Namespace::M, "oMathPara") || e.is(Namespace::M, "oMath")) return read_loose_runs(e, frame);
  if (e.name_space() != Namespace::W) {
    if (reading_.reads_through(e, frame.place)) read_blocks(e, frame);
    return;
  }
  const std::string_view name = e.name();
  if (name == "p") return read_paragraph(e, frame);
  if (name == "tbl") return read_table(e, frame);
  if (name == "sdt") return read_blocks(e.w_child("sdtContent"), frame);
  if (name == "sectPr") {
    if (frame.is_body) end_section(e, frame);
    return;
  }
  if (name == "ins" || name == "moveTo" || name == "del" || name == "moveFrom") return read_revised_blocks(e, frame);
  if (name == "altChunk") return read_alt_chunk(e, frame);
  if (name == "subDoc") return reading_.findings().add(Code::ExternalDropped, frame.place, {"subDoc"});
  if (name == "r" || name == "hyperlink" || name == "fldSimple") return read_loose_runs(e, frame);
  if (read_block_mark(e, frame)) return;
  if (!name.ends_with("Pr") && name != "tblGrid") read_blocks(e, frame);   // customXml, smartTag and what else stands around blocks
}

bool StoryReader::read_block_mark(Element e, BlockFrame& frame) {
  if (e.w("bookmarkStart")) {
    frame.bookmarks.emplace_back(e.w_attribute("id").value_or(""), e.w_attribute("name").value_or(""));
    return true;
  }
  if (e.w("commentRangeStart")) begin_comment(e, nullptr);
  if (e.w("commentRangeEnd")) end_comment(e.w_attribute("id").value_or(""), nullptr);
  return e.w("bookmarkEnd") || e.w("commentRangeStart") || e.w("commentRangeEnd") || e.w("proofErr") || e.w("permStart") || e.w("permEnd");
}

void StoryReader::read_revised_blocks(Element e, BlockFrame& frame) {
  const bool deleted = is_deleted_kind(e);
  if (!is_removed(e, reading_.options.track_changes)) {
    if (reading_.options.track_changes != TrackChanges::Keep && (deleted || is_inserted_kind(e))) ++reading_.output.revisions;
    return read_blocks(e, frame);
  }
  ++reading_.output.revisions;
  reading_.change(reading_.options.track_changes == TrackChanges::Accept ? Code::RevisionsAccepted : Code::RevisionsRejected, frame.place, raw_text(e), "");
}

// Runs or formulas that stand between paragraphs, against the schema: a paragraph of their own.
void StoryReader::read_loose_runs(Element e, BlockFrame& frame) {
  flush_carried(frame, false);
  InlineFrame in;
  in.context = reading_.formats.context(ParagraphProperties(), frame.table);
  begin_paragraph(in, frame);
  read_inline(e, in);
  finish_paragraph(e, in, ParagraphProperties(), RunProperties(), frame);
  for (Element stray : in.strays) read_block(stray, frame);
}

// Under Reject, the properties as they were before a tracked change of formatting; else those that stand there.
Element StoryReader::effective(Element properties, std::string_view change) const {
  if (reading_.options.track_changes != TrackChanges::Reject) return properties;
  const Element changed = properties.w_child(change);
  if (!changed) return properties;
  ++reading_.output.revisions;
  for (Element e : children(changed)) return e;
  return properties;
}

void StoryReader::begin_paragraph(InlineFrame& in, BlockFrame& frame) {
  in.place = frame.place;
  if (frame.is_body && frame.place.table < 0) in.place.block = static_cast<std::int32_t>(frame.blocks.size());
  if (frame.carried) {
    in.builder = std::move(*frame.carried);
    frame.carried.reset();
  }
  for (const auto& [id, name] : frame.bookmarks) in.builder.open_bookmark(id, name);
  frame.bookmarks.clear();
  for (const OpenComment& open : comments_) in.builder.open_range(open.id, Mark{.kind = MarkKind::Comment, .object = open.index});
  resume_fields(in);
}

void StoryReader::read_paragraph(Element p, BlockFrame& frame) {
  InlineFrame in;
  const Element written = p.w_child("pPr");
  ParagraphProperties direct;
  RunProperties mark;
  if (written) {
    direct = paragraph_properties(effective(written, "pPrChange"), reading_.source.theme);
    if (const Element r_pr = written.w_child("rPr")) mark = run_properties(r_pr, reading_.source.theme);
  }
  in.context = reading_.formats.context(direct, frame.table);
  begin_paragraph(in, frame);
  read_inlines(p, in);
  flush_hidden(in);
  const ResolvedRun resolved = reading_.formats.run(mark, in.context);
  if (mark_is_removed(written, resolved, in.place)) {
    frame.carried = std::move(in.builder);
    frame.carried_from = p;
  } else {
    finish_paragraph(p, in, direct, mark, frame);
  }
  if (frame.is_body && frame.place.table < 0 && written)
    if (const Element sect_pr = written.w_child("sectPr")) {
      flush_carried(frame, false);
      end_section(sect_pr, frame);
    }
  for (Element stray : in.strays) read_block(stray, frame);
}

// A paragraph whose mark is deleted, or hidden from sight, runs on into the next one, which gives it its formatting.
bool StoryReader::mark_is_removed(Element p_pr, const ResolvedRun& mark, const Place& place) {
  const Element r_pr = p_pr.w_child("rPr");
  const bool deleted = r_pr.w_child("del") || r_pr.w_child("moveFrom");
  const bool inserted = r_pr.w_child("ins") || r_pr.w_child("moveTo");
  const TrackChanges mode = reading_.options.track_changes;
  if (mode != TrackChanges::Keep && (deleted || inserted)) {
    ++reading_.output.revisions;
    if (deleted && mode == TrackChanges::Accept) {
      reading_.change(Code::RevisionsAccepted, place, "\n", "");
      return true;
    }
    if (inserted && mode == TrackChanges::Reject) {
      reading_.change(Code::RevisionsRejected, place, "\n", "");
      return true;
    }
  }
  return (mark.hidden || mark.hidden_mark) && (mark.hidden_mark || reading_.options.hidden_text == HiddenText::Drop);
}

void StoryReader::finish_paragraph(Element p, InlineFrame& in, const ParagraphProperties& direct, const RunProperties& mark, BlockFrame& frame) {
  pause_fields(in);
  Paragraph paragraph = in.builder.finish();
  paragraph.format = reading_.formats.paragraph(direct, in.context);
  paragraph.mark_format = reading_.formats.run(mark, in.context).format;
  paragraph.provenance.part = part_.index;
  paragraph.provenance.ordinal = p.ordinal();
  if (kind_ == StoryKind::Note) paragraph.role = Role::Note;
  set_label(paragraph, direct, mark, in.context);
  frame.blocks.emplace_back(std::move(paragraph));
}

// What is left of paragraphs that ran on where nothing follows to run into.
void StoryReader::flush_carried(BlockFrame& frame, bool at_end) {
  if (at_end && !frame.bookmarks.empty() && !frame.carried) {
    for (auto last = frame.blocks.rbegin(); last != frame.blocks.rend(); ++last)
      if (auto* paragraph = std::get_if<Paragraph>(&*last)) {
        const auto size = static_cast<std::uint32_t>(plain_text(*paragraph).size());
        for (const auto& [id, name] : frame.bookmarks) paragraph->marks.push_back(Mark{.kind = MarkKind::Bookmark, .begin = size, .end = size, .name = name});
        break;
      }
    frame.bookmarks.clear();
  }
  if (!frame.carried) return;
  const bool last_of_cell = at_end && (frame.in_cell || !frame.is_body) && (frame.blocks.empty() || std::holds_alternative<TableRef>(frame.blocks.back()));
  if (frame.carried->empty() && !last_of_cell) {
    frame.carried.reset();
    for (OpenField& field : fields_) field.mark.reset();
    return;
  }
  const Element p = frame.carried_from;
  const Element p_pr = p.w_child("pPr");
  ParagraphProperties direct;
  RunProperties mark;
  if (p_pr) direct = paragraph_properties(p_pr, reading_.source.theme);
  InlineFrame in;
  in.context = reading_.formats.context(direct, frame.table);
  in.builder = std::move(*frame.carried);
  frame.carried.reset();
  finish_paragraph(p, in, direct, mark, frame);
}

void StoryReader::set_label(Paragraph& paragraph, const ParagraphProperties& direct, const RunProperties& mark, const ParagraphContext& context) {
  const auto position = reading_.formats.list_position(direct, context);
  if (!position) return;
  const NumberingLevel* level = reading_.source.numbering.level(position->num_id, position->level);
  ListLabel label;
  label.text = counters_.next(position->num_id, position->level);
  label.list = reading_.list(position->num_id);
  label.level = static_cast<std::int32_t>(position->level);
  label.suffix = level->suffix;
  label.format = reading_.formats.label(mark, level->run, context);
  label.bullet = level->format == "bullet";
  const std::string& font = reading_.document().character_formats[label.format].fonts.ascii;
  label.text = reading_.with_symbols(label.text, font);
  if (label.text.empty()) label.suffix = ListLabel::Suffix::Nothing;
  paragraph.label = std::move(label);
}

void StoryReader::end_section(Element sect_pr, const BlockFrame& frame) {
  reading_.end_section(effective(sect_pr, "sectPrChange"), part_, frame.blocks.size());
}

}  // namespace zhengben::docx
