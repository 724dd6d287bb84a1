#include "readers/docx/reading.h"

#include <algorithm>
#include <array>

#include "model/number_format.h"
#include "model/symbol_fonts.h"
#include "model/text.h"
#include "readers/docx/section.h"
#include "readers/docx/story.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

constexpr std::size_t kMostChanges = 100'000;      // a record, not content; past it only the count is told

void gather_text(Element e, std::string& out) {
  for (Element child : children(e)) {
    if (child.w("t") || child.w("delText")) out += child.text();
    else if (child.w("tab")) out += '\t';
    else if (child.is(Namespace::Mc, "AlternateContent")) gather_text(chosen_alternative(child), out);
    else if (!child.w("rPr") && !child.w("pPr")) gather_text(child, out);
  }
}

// Appends until some 80 bytes are full, whole characters only.
void append_start(std::string& into, std::string_view text) {
  for (std::size_t at = 0; at < text.size() && into.size() < 80;) append_utf8(into, next_character(text, at));
}

bool holds_word(Element e) {
  for (Element child : children(e))
    if (child.name_space() == Namespace::W || holds_word(child)) return true;
  return false;
}

bool is_understood(std::string_view prefix) {
  // Ink (wpi) is not: its fallback is a picture.
  static constexpr std::array<std::string_view, 13> kKnown{"wps", "wpg", "wpc", "w14", "w15", "w16", "wp14", "a14", "pic", "v", "o", "w", "m"};
  return std::find(kKnown.begin(), kKnown.end(), prefix) != kKnown.end();
}

}  // namespace

bool is_inserted_kind(Element e) { return e.w("ins") || e.w("moveTo"); }
bool is_deleted_kind(Element e) { return e.w("del") || e.w("moveFrom"); }

bool is_removed(Element e, TrackChanges mode) {
  if (mode == TrackChanges::Accept) return is_deleted_kind(e);
  if (mode == TrackChanges::Reject) return is_inserted_kind(e);
  return false;
}

Element chosen_alternative(Element alternate_content) {
  for (Element e : children(alternate_content)) {
    if (e.is(Namespace::Mc, "Fallback")) return e;
    if (!e.is(Namespace::Mc, "Choice")) continue;
    const std::string_view required = e.attribute(Namespace::None, "Requires").value_or("");
    bool all = true;
    for (std::size_t from = 0; from < required.size();) {
      const std::size_t to = std::min(required.find(' ', from), required.size());
      if (to > from && !is_understood(required.substr(from, to - from))) all = false;
      from = to + 1;
    }
    if (all && e.first_child()) return e;
  }
  return Element();
}

std::string raw_text(Element e) {
  std::string out;
  gather_text(e, out);
  return out;
}

void Output::note_hidden(std::string_view text) { append_start(hidden, text); }
void Output::note_math(std::string_view text) { append_start(math, text); }

bool Reading::reads_through(Element foreign, const Place& place) {
  if (!holds_word(foreign)) return false;
  const bool ignored = foreign.name_space() == Namespace::Ignored;
  std::string text;
  append_start(text, raw_text(foreign));
  if (!text.empty()) findings().add(ignored ? Code::ForeignDropped : Code::ForeignContent, place, {std::string(foreign.name()), text});
  return !ignored;
}

void Reading::change(Code code, const Place& place, std::string before, std::string after) {
  if (output.result.changes.size() >= kMostChanges) return;
  Change c;
  c.code = code;
  c.place = place;
  c.before = std::move(before);
  c.after = std::move(after);
  output.result.changes.push_back(std::move(c));
}

Part Reading::part(const std::string& name) {
  Part out;
  out.name = name;
  auto& parts = document().parts;
  const auto found = std::find(parts.begin(), parts.end(), name);
  out.index = static_cast<std::int32_t>(found - parts.begin());
  if (found == parts.end()) parts.push_back(name);
  out.relationships = name == source.package.main_part() ? source.relationships : source.package.relationships(name);
  return out;
}

void Reading::open(NotePart& notes, std::string_view type, std::string_view usual_name, std::string_view element) {
  if (notes.opened) return;
  notes.opened = true;
  std::string name = source.package.related(source.relationships, type);
  if (name.empty()) name = resolved_target(source.package.main_part(), usual_name);
  notes.tree = source.package.xml(name);
  if (!notes.tree) return;
  notes.part = part(name);
  notes.counters = std::make_unique<ListCounters>(source.numbering);
  for (Element e : children(notes.tree->root()))
    if (e.w(element))
      if (const auto id = integer(e.w_attribute("id"))) notes.by_id.emplace(*id, e);
}

std::string Reading::next_label(NotePart& notes, const NoteNumbering& numbering) {
  if (numbering.restart_each_section && notes.counted_section != section) notes.counter = 0;
  notes.counted_section = section;
  return formatted_number(numbering.start + notes.counter++, numbering.format);
}

std::optional<std::int32_t> Reading::note(Note::Kind kind, std::int64_t id, std::optional<std::string> custom_mark) {
  const bool foot = kind == Note::Kind::Footnote;
  NotePart& notes = foot ? footnotes_ : endnotes_;
  open(notes, foot ? "footnotes" : "endnotes", foot ? "footnotes.xml" : "endnotes.xml", foot ? "footnote" : "endnote");
  const auto element = notes.by_id.find(id);
  if (element == notes.by_id.end()) return std::nullopt;
  if (const auto seen = notes.read.find(id); seen != notes.read.end()) return seen->second;
  const auto index = static_cast<std::int32_t>(document().notes.size());
  notes.read.emplace(id, index);
  document().notes.push_back(Note{.kind = kind, .label = custom_mark ? *custom_mark : next_label(notes, foot ? source.settings.footnotes : source.settings.endnotes)});
  StoryReader story(*this, *notes.part, *notes.counters, StoryKind::Note, element->second);
  std::vector<Block> blocks = story.read(element->second, Place{.part = notes.part->name});
  document().notes[static_cast<std::size_t>(index)].blocks = std::move(blocks);
  return index;
}

std::optional<std::int32_t> Reading::comment(std::int64_t id) {
  open(comments_, "comments", "comments.xml", "comment");
  const auto element = comments_.by_id.find(id);
  if (element == comments_.by_id.end()) return std::nullopt;
  if (const auto seen = comments_.read.find(id); seen != comments_.read.end()) return seen->second;
  const auto index = static_cast<std::int32_t>(document().comments.size());
  comments_.read.emplace(id, index);
  const Element e = element->second;
  document().comments.push_back(Comment{.author = std::string(e.w_attribute("author").value_or("")), .date = std::string(e.w_attribute("date").value_or("")), .initials = std::string(e.w_attribute("initials").value_or(""))});
  StoryReader story(*this, *comments_.part, *comments_.counters, StoryKind::Comment, e);
  std::vector<Block> blocks = story.read(e, Place{.part = comments_.part->name});
  document().comments[static_cast<std::size_t>(index)].blocks = std::move(blocks);
  return index;
}

std::int32_t Reading::story(const std::string& part_name) {
  if (const auto found = stories_.find(part_name); found != stories_.end()) return found->second;
  stories_.emplace(part_name, -1);
  const auto tree = source.package.xml(part_name);
  if (!tree || !(tree->root().w("hdr") || tree->root().w("ftr"))) return -1;
  const Part own = part(part_name);
  ListCounters counters(source.numbering);
  StoryReader reader(*this, own, counters, StoryKind::HeaderFooter, tree->root());
  std::vector<Block> blocks = reader.read(tree->root(), Place{.part = part_name});
  const auto index = static_cast<std::int32_t>(document().stories.size());
  document().stories.push_back(std::move(blocks));
  stories_[part_name] = index;
  return index;
}

std::int32_t Reading::list(std::int64_t num_id) {
  if (const auto found = lists_.find(num_id); found != lists_.end()) return found->second;
  ListDefinition definition;
  for (std::size_t i = 0; i < kListLevels; ++i) {
    const NumberingLevel* level = source.numbering.level(num_id, i);
    ListLevel out;
    if (level != nullptr) {
      out.format = level->format;
      out.text = level->text;
      out.start = level->start;
      out.restart_after = static_cast<int>(std::clamp<std::int64_t>(level->restart, -1, 9));
      out.legal = level->legal;
      out.suffix = level->suffix;
      out.alignment = level->alignment;
      out.indent_left = level->paragraph.left.value_or(Length());
      out.indent_first = level->paragraph.first.value_or(Length());
      // Upon the document's defaults alone: what a level does not say, each number takes from its own paragraph.
      out.character_format = formats.label(RunProperties(), level->run, ParagraphContext());
    }
    definition.levels.push_back(std::move(out));
  }
  const auto index = static_cast<std::int32_t>(document().lists.size());
  document().lists.push_back(std::move(definition));
  lists_.emplace(num_id, index);
  return index;
}

std::string Reading::with_symbols(std::string_view text, std::string_view font) {
  // U+F000 to U+F0FF are EF 80 80 to EF 83 BF.
  if (text.find('\xEF') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c < 0xF020 || c > 0xF0FF) {
      append_utf8(out, c);
      continue;
    }
    if (const auto mapped = symbol_character(font, c)) append_utf8(out, *mapped);
    else {
      append_utf8(out, c);
      if (!symbol_noted_) findings().add(Code::SymbolUnmapped, {}, {std::string(font), std::to_string(static_cast<unsigned>(c))});
      symbol_noted_ = true;
    }
  }
  return out;
}

void Reading::end_section(Element sect_pr, const Part& own, std::size_t end) {
  auto& sections = document().sections;
  Section section_read = read_section(sect_pr, source.theme);
  section_read.first_block = section_begin_;
  if (!sections.empty()) {
    section_read.headers = sections.back().headers;
    section_read.footers = sections.back().footers;
  }
  for (Element e : children(sect_pr)) {
    const bool header = e.w("headerReference");
    if (!header && !e.w("footerReference")) continue;
    const auto r = own.relationships.find(e.attribute(Namespace::R, "id").value_or(""));
    if (r == own.relationships.end() || r->second.external) continue;
    HeaderFooter& into = header ? section_read.headers : section_read.footers;
    const std::string_view type = e.w_attribute("type").value_or("default");
    std::int32_t& slot = type == "first" ? into.first : type == "even" ? into.even : into.primary;
    slot = story(r->second.target);
  }
  read_note_numbering(sect_pr.w_child("footnotePr"), source.settings.footnotes);
  read_note_numbering(sect_pr.w_child("endnotePr"), source.settings.endnotes);
  sections.push_back(std::move(section_read));
  section_begin_ = end;
  ++section;
}

void Reading::finish(std::size_t blocks) {
  if (document().sections.empty()) document().sections.emplace_back();
  else if (section_begin_ < blocks) {
    Section last = document().sections.back();
    last.first_block = section_begin_;
    document().sections.push_back(std::move(last));
  }
  open(comments_, "comments", "comments.xml", "comment");
  if (!options.keep_comments && !comments_.by_id.empty()) findings().add(Code::CommentsDropped, {}, {std::to_string(comments_.by_id.size())});
}

}  // namespace zhengben::docx
