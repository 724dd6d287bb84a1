#include <algorithm>

#include "model/number_switch.h"
#include "writers/docx/story.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

std::string page_field(const std::string& name, std::string_view number_format) {
  const std::string_view argument = switch_of_number_format(number_format);
  return " " + name + (argument.empty() ? " " : " \\* " + std::string(argument) + " ");
}

}  // namespace

// Neighbours of which the same is written share a w:r.
void StoryWriter::begin_run(std::uint32_t run_format, std::uint32_t paragraph_format) {
  const std::uint32_t format = shared_.styles.same_characters(run_format);
  if (run_open_ && run_format_ == format && run_paragraph_format_ == paragraph_format) return;
  end_run();
  out_ += "<w:r>";
  if (const std::string& properties = shared_.styles.run(format, paragraph_format); !properties.empty()) {
    out_ += "<w:rPr>";
    out_ += properties;
    out_ += "</w:rPr>";
  }
  run_open_ = true;
  run_format_ = format;
  run_paragraph_format_ = paragraph_format;
}

void StoryWriter::end_run() {
  flush_text();
  if (run_open_) out_ += "</w:r>";
  run_open_ = false;
}

// The part [from, to) of the run's plain text; runs without text are written whole.
void StoryWriter::run(const Run& run, std::size_t from, std::size_t to, const Paragraph& paragraph) {
  switch (run.kind) {
    case RunKind::Text:
      if (from == to) return;
      begin_run(run.format, paragraph.format);
      return text(std::string_view(run.text).substr(from, to - from));
    case RunKind::Tab: begin_run(run.format, paragraph.format); flush_text(); out_ += "<w:tab/>"; return;
    case RunKind::LineBreak: begin_run(run.format, paragraph.format); flush_text(); out_ += "<w:br/>"; return;
    case RunKind::PageBreak: begin_run(run.format, paragraph.format); flush_text(); out_ += "<w:br w:type=\"page\"/>"; return;
    case RunKind::ColumnBreak: begin_run(run.format, paragraph.format); flush_text(); out_ += "<w:br w:type=\"column\"/>"; return;
    case RunKind::Image: return image(run, paragraph);
    case RunKind::NoteReference: return note_reference(run, paragraph);
    case RunKind::TextBox: return text_box(run, paragraph);
    case RunKind::PageNumber: return field(page_field("PAGE", run.annotation), run.text, run, paragraph);
    case RunKind::PageCount: return field(page_field("NUMPAGES", run.annotation), run.text, run, paragraph);
    case RunKind::Ruby: return ruby(run, paragraph);
    case RunKind::Math: {
      end_run();
      out_ += "<m:oMath><m:r><m:t xml:space=\"preserve\">";
      shared_.bad_characters += xml::append_text(out_, run.text);
      out_ += "</m:t></m:r></m:oMath>";
      return;
    }
  }
}

// Tabs and line ends inside a text are what they look like.
void StoryWriter::text(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\t' && text[at] != '\n') continue;
    text_.append(text, begin, at - begin);
    flush_text();
    out_ += text[at] == '\t' ? "<w:tab/>" : "<w:br/>";
    begin = at + 1;
  }
  text_.append(text, begin);
}

// Texts that follow each other in one run are one w:t.
void StoryWriter::flush_text() {
  if (text_.empty()) return;
  const char* const name = containers_.deletion >= 0 ? "w:delText" : "w:t";
  out_ += '<';
  out_ += name;
  const bool blank_ends = text_.front() == ' ' || text_.back() == ' ' || text_.front() == '\r' || text_.back() == '\r';
  out_ += blank_ends ? " xml:space=\"preserve\">" : ">";
  shared_.bad_characters += xml::append_text(out_, text_);
  out_ += "</";
  out_ += name;
  out_ += '>';
  text_.clear();
}

void StoryWriter::field(std::string_view instruction, const std::string& result, const Run& run, const Paragraph& paragraph) {
  end_run();
  out_ += "<w:fldSimple";
  xml::attribute(out_, "w:instr", instruction);
  out_ += '>';
  begin_run(run.format, paragraph.format);
  text(result);
  end_run();
  out_ += "</w:fldSimple>";
}

// ECMA-376-1 3rd ed. (2011) 17.11.14 footnoteReference. Only the body may hold one: elsewhere its mark stays as text.
void StoryWriter::note_reference(const Run& run, const Paragraph& paragraph) {
  const auto index = static_cast<std::size_t>(run.object);
  if (kind_ != StoryKind::Body || index >= shared_.document.notes.size()) {
    if (run.text.empty()) return;
    begin_run(run.format, paragraph.format);
    return text(run.text);
  }
  const bool footnote = shared_.document.notes[index].kind == Note::Kind::Footnote;
  // A reference without a mark of its own is followed by its mark as text: an asterisk, a dagger.
  const bool custom = run.text.empty();
  end_run();
  begin_run(run.format, paragraph.format);
  out_ += footnote ? "<w:footnoteReference" : "<w:endnoteReference";
  if (custom) out_ += " w:customMarkFollows=\"1\"";
  xml::attribute(out_, "w:id", shared_.note_ids[index]);
  out_ += "/>";
  if (!custom) end_run();
}

void StoryWriter::ruby(const Run& run, const Paragraph& paragraph) {
  const std::int64_t size = std::clamp<std::int64_t>(shared_.document.character_formats[run.format].size.half_points(), 2, 3'276);
  const std::string& properties = shared_.styles.run(run.format, paragraph.format);
  end_run();
  begin_run(run.format, paragraph.format);
  out_ += "<w:ruby><w:rubyPr><w:rubyAlign w:val=\"distributeSpace\"/>";
  xml::value(out_, "w:hps", std::max<std::int64_t>(2, size / 2));
  xml::value(out_, "w:hpsRaise", size);
  xml::value(out_, "w:hpsBaseText", size);
  out_ += "<w:lid w:val=\"zh-CN\"/></w:rubyPr>";
  const auto part = [&](const char* name, const std::string& what) {
    out_ += "<w:" + std::string(name) + "><w:r>";
    if (!properties.empty()) out_ += "<w:rPr>" + properties + "</w:rPr>";
    text(what);
    flush_text();
    out_ += "</w:r></w:" + std::string(name) + ">";
  };
  part("rt", run.annotation);
  part("rubyBase", run.text);
  out_ += "</w:ruby>";
  end_run();
}

}  // namespace zhengben::docx_writer
