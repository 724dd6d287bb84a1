// One read of one package: what all stories of it share.
#ifndef ZHENGBEN_READERS_DOCX_READING_H
#define ZHENGBEN_READERS_DOCX_READING_H

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "model/document.h"
#include "model/finding.h"
#include "model/intern.h"
#include "readers/docx/formats.h"
#include "readers/docx/source.h"
#include "readers/reader.h"

namespace zhengben::docx {

// Where everything that is read goes: the result and its interners. Shared by a package and those that it imports.
struct Output {
  explicit Output(ReadResult& result_) : result(result_), characters(result_.document.character_formats), paragraphs(result_.document.paragraph_formats) {}
  ReadResult& result;
  Interner<CharacterFormat> characters;
  Interner<ParagraphFormat> paragraphs;
  std::int64_t revisions = 0;             // how many there were
  std::string hidden, math;               // the first of it, for the findings
  void note_hidden(std::string_view text);
  void note_math(std::string_view text);
  int imports = 0;                                    // altChunk documents inside each other
};

// A part whose text is read: its name, its relationships, its tree.
struct Part {
  std::string name;
  std::int32_t index = -1;        // into Document::parts
  Relationships relationships;
};

enum class StoryKind : std::uint8_t { Body, HeaderFooter, Note, Comment, TextBox, Imported };

class Reading {
 public:
  Reading(Source& source_, Output& output_, const ReadOptions& options_)
      : source(source_), output(output_), options(options_), formats(source_, output_.characters, output_.paragraphs), box_counters(source_.numbering) {}

  Document& document() { return output.result.document; }
  Findings& findings() { return output.result.findings; }
  void change(Code code, const Place& place, std::string before, std::string after);
  // Whether an element that is not of WordprocessingML is read through: it holds some, and the file does not say to ignore it.
  bool reads_through(Element foreign, const Place& place);

  Part part(const std::string& name);
  // The picture's index in Document::images; nothing where it is external, absent, too large or no picture.
  std::optional<std::int32_t> image(const Part& part, std::string_view relationship_id, const Place& place);
  // The note's index in Document::notes, read on first sight; nothing where there is none.
  std::optional<std::int32_t> note(Note::Kind kind, std::int64_t id, std::optional<std::string> custom_mark);
  std::optional<std::int32_t> comment(std::int64_t id);
  // The story of a header or footer part, read on first sight; -1 where the part is none.
  std::int32_t story(const std::string& part_name);
  // Index into Document::lists of a w:num.
  std::int32_t list(std::int64_t num_id);
  // Private-use characters of a symbol font as Unicode.
  std::string with_symbols(std::string_view text, std::string_view font);
  // Ends the section that began after the last one, before block `end` of the body.
  void end_section(Element sect_pr, const Part& part, std::size_t end);
  // The body is read: its last section, counts, what was left unread.
  void finish(std::size_t blocks);

  Source& source;
  Output& output;
  const ReadOptions& options;
  Formats formats;
  ListCounters box_counters;      // of all text boxes
  int depth = 0;                  // of stories, tables and boxes inside each other
  int section = 0;                // that is being read

 private:
  struct NotePart {
    bool opened = false;
    std::optional<Part> part;
    std::optional<Xml> tree;
    std::unordered_map<std::int64_t, Element> by_id;
    std::unordered_map<std::int64_t, std::int32_t> read;
    std::int64_t counter = 0;
    int counted_section = 0;
    std::unique_ptr<ListCounters> counters;
  };
  void open(NotePart& notes, std::string_view type, std::string_view usual_name, std::string_view element);
  std::string next_label(NotePart& notes, const NoteNumbering& numbering);
  std::optional<std::int32_t> image_of_part(const std::string& name, const Place& place);

  NotePart footnotes_, endnotes_, comments_;
  std::map<std::string, std::optional<std::int32_t>> images_;   // by part
  std::map<std::string, std::int32_t> stories_;
  std::map<std::int64_t, std::int32_t> lists_;
  std::size_t section_begin_ = 0;
  bool symbol_noted_ = false;
};

// Elements whose content is not read: deleted text where revisions are accepted, inserted where they are rejected, the
// branch of mc:AlternateContent that is not chosen.
bool is_removed(Element e, TrackChanges mode);
bool is_inserted_kind(Element e);   // w:ins, w:moveTo
bool is_deleted_kind(Element e);    // w:del, w:moveFrom

// ECMA-376-3 3rd ed. (2011) 10.2.1 AlternateContent: the first choice whose requirements are understood, else the fallback.
Element chosen_alternative(Element alternate_content);

// All w:t and w:delText below, for the record of what was removed.
std::string raw_text(Element e);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_READING_H
