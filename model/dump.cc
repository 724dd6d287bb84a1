#include "model/dump.h"

#include <array>
#include <cmath>
#include <string_view>

#include "model/dump_format.h"
#include "model/text.h"

namespace zhengben {

namespace {

constexpr std::array kMarks{"bookmark", "hyperlink", "field", "insertion", "deletion", "comment", "language"};
constexpr std::array kRoles{"body", "title", "heading", "list-item", "caption", "signature", "date", "note"};
constexpr std::array kSuffixes{"tab", "space", "nothing"};
constexpr std::array kScopes{"none", "column", "row", "both"};
constexpr std::array kHeightRules{"auto", "at-least", "exact"};
constexpr std::array kListAlignments{"start", "center", "end", "justify", "distribute"};

// Blocks inside blocks are shown to this depth; a reader never nests deeper.
constexpr int kMaxDepth = 200;

template <typename Names, typename Enum>
std::string name(const Names& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

std::string hexadecimal(std::uint64_t value, int digits) {
  std::string out;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> static_cast<unsigned>(shift) & 15U];
  return out;
}

// Quoted, with everything that the eye cannot tell from a plain blank spelled out.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (character == '"' || character == '\\') {
      out += '\\';
      out += static_cast<char>(character);
    } else if (character == '\n') {
      out += "\\n";
    } else if (character == '\t') {
      out += "\\t";
    } else if (character < 0x20 || (is_blank(character) && character != ' ') || (character >= 0x200C && character <= 0x200F) ||
               (character >= 0x202A && character <= 0x202E)) {
      out += "\\u" + hexadecimal(character, 4);
    } else {
      append_utf8(out, character);
    }
  }
  return out + '"';
}

std::string braced(const std::string& words) { return words.empty() ? "" : " {" + words + "}"; }

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

class Dumper {
 public:
  explicit Dumper(const Document& document) : document_(document) {}

  std::string whole() {
    line(0, "text" + braced(differences(document_.character_formats[0], CharacterFormat{})));
    line(0, "paragraph" + braced(differences(document_.paragraph_formats[0], ParagraphFormat{})));
    settings();
    std::size_t section = 0;
    for (std::size_t i = 0; i <= document_.body.size(); ++i) {
      for (; section < document_.sections.size() && (document_.sections[section].first_block <= i || i == document_.body.size()); ++section)
        this->section(document_.sections[section], section);
      if (i < document_.body.size()) block(document_.body[i], 0);
    }
    aside();
    return std::move(out_);
  }

 private:
  void line(int depth, const std::string& text) {
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    out_ += text;
    out_ += '\n';
  }

  void settings() {
    const Compatibility& now = document_.compatibility;
    const Compatibility usual;
    std::string words;
    const auto add = [&](bool differs, const std::string& word) {
      if (differs) words += (words.empty() ? "" : " ") + word;
    };
    add(now.mode != usual.mode, "mode=" + std::to_string(now.mode));
    add(now.sum_paragraph_spacing, "sum-paragraph-spacing");
    add(now.adjust_line_height_in_table, "adjust-line-height-in-table");
    add(now.even_and_odd_headers, "even-and-odd-headers");
    add(now.balance_single_byte_double_byte, "balance-single-byte-double-byte");
    add(now.default_tab != usual.default_tab, "default-tab=" + shown(now.default_tab));
    add(!now.no_line_start.empty(), "no-line-start=" + quoted(now.no_line_start));
    add(!now.no_line_end.empty(), "no-line-end=" + quoted(now.no_line_end));
    add(now.compression != usual.compression, "compression=" + std::to_string(static_cast<int>(now.compression)));
    const Properties& about = document_.properties;
    add(!about.title.empty(), "title=" + quoted(about.title));
    add(!about.subject.empty(), "subject=" + quoted(about.subject));
    add(!about.author.empty(), "author=" + quoted(about.author));
    add(!about.keywords.empty(), "keywords=" + quoted(about.keywords));
    add(!about.language.empty(), "language=" + quoted(about.language));
    if (!words.empty()) line(0, "document {" + words + "}");
  }

  void section(const Section& section, std::size_t index) {
    std::string text = "section " + std::to_string(index) + " at " + std::to_string(section.first_block) + braced(differences(section, Section{}));
    const auto stories = [&](const char* what, const HeaderFooter& of) {
      if (of.primary >= 0) text += std::string(" ") + what + "=" + std::to_string(of.primary);
      if (of.first >= 0) text += std::string(" first-") + what + "=" + std::to_string(of.first);
      if (of.even >= 0) text += std::string(" even-") + what + "=" + std::to_string(of.even);
    };
    stories("header", section.headers);
    stories("footer", section.footers);
    line(0, text);
  }

  void block(const Block& block, int depth) {
    if (depth > kMaxDepth) return line(depth, "...");
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) return this->paragraph(*paragraph, depth);
    const auto index = static_cast<std::size_t>(std::get<TableRef>(block).table);
    if (index < document_.tables.size()) return table(document_.tables[index], index, depth);
    line(depth, "table " + std::to_string(std::get<TableRef>(block).table) + " missing");
  }

  void blocks(const std::vector<Block>& blocks, int depth) {
    for (const Block& each : blocks) block(each, depth);
  }

  void paragraph(const Paragraph& paragraph, int depth) {
    std::string text = "p";
    if (paragraph.role != Role::Body) text += " " + name(kRoles, paragraph.role);
    if (paragraph.level != 0) text += std::to_string(paragraph.level);
    text += braced(differences(document_.paragraph_formats[paragraph.format], document_.paragraph_formats[0]));
    if (paragraph.label) text += label(*paragraph.label);
    const std::uint32_t base = paragraph.runs.empty() ? paragraph.mark_format : paragraph.runs.front().format;
    if (const std::string words = differences(document_.character_formats[base], document_.character_formats[0]); !words.empty()) text += " [" + words + "]";
    for (const Run& run : paragraph.runs) text += this->run(run, base);
    if (!paragraph.runs.empty() && paragraph.mark_format != paragraph.runs.back().format)
      text += " mark" + braced(differences(document_.character_formats[paragraph.mark_format], document_.character_formats[base]));
    if (paragraph.raw) text += " raw=" + quoted(*paragraph.raw);
    line(depth, text);
    for (const Mark& mark : paragraph.marks) this->mark(mark, depth + 1);
  }

  std::string label(const ListLabel& label) const {
    return " label=" + quoted(label.text) + "@" + std::to_string(label.list) + ":" + std::to_string(label.level) + ":" + name(kSuffixes, label.suffix) +
           (label.bullet ? ":bullet" : "") + braced(differences(document_.character_formats[label.format], document_.character_formats[0]));
  }

  static std::string number_format(const Run& run) { return run.annotation.empty() ? std::string() : " " + quoted(run.annotation); }

  std::string run(const Run& run, std::uint32_t base) const {
    std::string text = " ";
    if (const std::string words = differences(document_.character_formats[run.format], document_.character_formats[base]); !words.empty())
      text += "{" + words + "}";
    const std::string object = std::to_string(run.object);
    switch (run.kind) {
      case RunKind::Text: return text + quoted(run.text);
      case RunKind::Tab: return text + "<tab>";
      case RunKind::LineBreak: return text + "<line>";
      case RunKind::PageBreak: return text + "<page>";
      case RunKind::ColumnBreak: return text + "<column>";
      case RunKind::Image: return text + "<image " + object + (run.placed ? braced(differences(*run.placed, Placement{})) : "") + ">";
      case RunKind::NoteReference: return text + "<note " + object + " " + quoted(run.text) + ">";
      case RunKind::TextBox: return text + "<box " + object + ">";
      case RunKind::PageNumber: return text + "<page-number " + quoted(run.text) + number_format(run) + ">";
      case RunKind::PageCount: return text + "<page-count " + quoted(run.text) + number_format(run) + ">";
      case RunKind::Ruby: return text + "<ruby " + quoted(run.text) + " " + quoted(run.annotation) + ">";
      case RunKind::Math: return text + "<math " + quoted(run.text) + ">";
    }
    return text;
  }

  void mark(const Mark& mark, int depth) {
    std::string text = "mark " + name(kMarks, mark.kind) + " " + std::to_string(mark.begin) + "-" + std::to_string(mark.end);
    if (!mark.name.empty()) text += " " + quoted(mark.name);
    if (!mark.author.empty()) text += " author=" + quoted(mark.author);
    if (!mark.date.empty()) text += " date=" + quoted(mark.date);
    if (mark.object >= 0) text += " object=" + std::to_string(mark.object);
    line(depth, text);
  }

  void table(const Table& table, std::size_t index, int depth) {
    std::string text = "table " + std::to_string(index) + " " + std::to_string(table.row_count()) + "x" + std::to_string(table.column_count());
    if (table.nested) text += " nested";
    if (!table.part_of.empty()) text += " of=" + table.part_of;
    text += " columns=";
    for (std::size_t i = 0; i < table.columns.size(); ++i) text += (i == 0 ? "" : ",") + shown(table.columns[i]);
    line(depth, text + braced(differences(table.format, TableFormat{})));
    int next = 0;
    for (const Cell& cell : table.cells) {
      for (; next <= cell.row; ++next) row(table.rows[static_cast<std::size_t>(next)], next, depth + 1);
      this->cell(cell, depth + 2);
    }
    for (; next < table.row_count(); ++next) row(table.rows[static_cast<std::size_t>(next)], next, depth + 1);
  }

  void row(const Row& row, int index, int depth) {
    std::string text = "row " + std::to_string(index);
    if (row.height_rule != HeightRule::Auto || row.height != Length()) text += " height=" + name(kHeightRules, row.height_rule) + ":" + shown(row.height);
    if (row.repeat_header) text += " repeat";
    if (row.cant_split) text += " cant-split";
    line(depth, text);
  }

  void cell(const Cell& cell, int depth) {
    std::string text = "cell " + std::to_string(cell.column);
    if (cell.row_span != 1 || cell.column_span != 1) text += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
    if (cell.header != HeaderScope::None) text += " header=" + name(kScopes, cell.header);
    if (cell.raw) text += " raw=" + quoted(*cell.raw);
    line(depth, text + braced(differences(cell.format, CellFormat{})));
    blocks(cell.blocks, depth + 1);
  }

  void box(const TextBox& box, std::size_t index) {
    CellFormat frame;
    frame.borders = box.borders;
    frame.shading = box.fill;
    frame.margins = box.insets;
    frame.vertical = box.vertical;
    frame.direction = box.direction;
    std::string shape = box.shape.empty() ? "" : " " + box.shape;
    for (const double adjustment : box.adjustments) shape += " adjusted=" + std::to_string(std::llround(adjustment * 100'000));
    if (box.arrow_at_begin) shape += " arrow-at-begin";
    if (box.arrow_at_end) shape += " arrow-at-end";
    if (box.gradient) shape += " gradient=" + shown(*box.gradient);
    line(0, "box " + std::to_string(index) + shape + braced(differences(box.placed, Placement{})) + braced(differences(frame, CellFormat{})));
    blocks(box.blocks, 1);
  }

  void list(const ListDefinition& list, std::size_t index) {
    line(0, "list " + std::to_string(index));
    for (const ListLevel& level : list.levels) {
      std::string text = "level " + quoted(level.text) + " " + level.format + " start=" + std::to_string(level.start);
      if (level.restart_after >= 0) text += " restart-after=" + std::to_string(level.restart_after);
      if (level.legal) text += " legal";
      text += " " + name(kSuffixes, level.suffix);
      if (level.alignment != Alignment::Start) text += " align=" + name(kListAlignments, level.alignment);
      text += " left=" + shown(level.indent_left) + " first=" + shown(level.indent_first);
      line(1, text + braced(differences(document_.character_formats[level.character_format], document_.character_formats[0])));
    }
  }

  // What stands beside the body.
  void aside() {
    for (std::size_t i = 0; i < document_.text_boxes.size(); ++i) box(document_.text_boxes[i], i);
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
      const Note& note = document_.notes[i];
      line(0, "note " + std::to_string(i) + (note.kind == Note::Kind::Footnote ? " footnote " : " endnote ") + quoted(note.label));
      blocks(note.blocks, 1);
    }
    for (std::size_t i = 0; i < document_.comments.size(); ++i) {
      const Comment& comment = document_.comments[i];
      line(0, "comment " + std::to_string(i) + " " + quoted(comment.author) + " " + quoted(comment.date) + " " + quoted(comment.initials));
      blocks(comment.blocks, 1);
    }
    for (std::size_t i = 0; i < document_.stories.size(); ++i) {
      line(0, "story " + std::to_string(i));
      blocks(document_.stories[i], 1);
    }
    for (std::size_t i = 0; i < document_.images.size(); ++i) {
      const ImageData& image = document_.images[i];
      line(0, "image " + std::to_string(i) + " " + image.media_type + " " + std::to_string(image.bytes.size()) + " bytes " + hexadecimal(fnv1a(image.bytes), 16));
    }
    for (std::size_t i = 0; i < document_.lists.size(); ++i) list(document_.lists[i], i);
  }

  const Document& document_;
  std::string out_;
};

std::string place_of(const Place& place) {
  std::string out;
  const auto add = [&](const char* key, std::int32_t value) {
    if (value >= 0) out += std::string(" ") + key + "=" + std::to_string(value);
  };
  if (!place.part.empty()) out += " part=" + place.part;
  add("block", place.block);
  add("table", place.table);
  add("row", place.row);
  add("column", place.column);
  add("page", place.page);
  return out;
}

}  // namespace

std::string dump(const Document& document) { return Dumper(document).whole(); }

std::string dump(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& item : findings) {
    out += std::string(name_of(item.severity)) + " " + std::string(info(item.code).id) + place_of(item.place);
    for (const std::string& argument : item.arguments) out += " " + quoted(argument);
    if (!item.fields.empty()) out += " fields=";
    for (std::size_t i = 0; i < item.fields.size(); ++i) out += (i == 0 ? "" : ",") + item.fields[i];
    if (item.suspect) out += " suspect=" + *item.suspect;
    if (item.wants) out += " wants=" + std::to_string(*item.wants);
    out += '\n';
  }
  return out;
}

std::string dump(const std::vector<Change>& changes) {
  std::string out;
  for (const Change& change : changes) {
    out += std::string(name_of(change.change_class)) + " " + std::string(info(change.code).id) + place_of(change.place);
    if (change.field) out += " field=" + *change.field;
    out += " " + quoted(change.before) + " -> " + quoted(change.after);
    for (std::size_t i = 0; i < change.proof.size(); ++i) out += (i == 0 ? " proof=" : ",") + change.proof[i];
    out += '\n';
  }
  return out;
}

}  // namespace zhengben
