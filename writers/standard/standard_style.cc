#include "writers/standard/standard_style.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "model/intern.h"
#include "model/style_role.h"
#include "model/text.h"
#include "writers/standard/characters.h"
#include "writers/standard/emphasis.h"
#include "writers/standard/flow.h"
#include "writers/standard/furniture.h"
#include "writers/standard/look.h"
#include "writers/standard/table_style.h"

namespace zhengben {

using namespace standard;

namespace {

class Stylist {
 public:
  explicit Stylist(const Document& document)
      : source_formats_(document.character_formats), source_paragraphs_(document.paragraph_formats), latin_(is_latin(document)), out_(document),
        text_((reset_formats(out_, latin_), out_.character_formats)), paragraphs_(out_.paragraph_formats) {}

  Document run() {
    is_form_ = std::any_of(out_.tables.begin(), out_.tables.end(), [](const Table& table) { return !table.part_of.empty(); });
    put_into_one_flow(out_, {.formats = source_paragraphs_, .page_breaks = !is_form_});
    about();
    furniture();
    table_widths_.assign(out_.tables.size(), Length());
    body();
    for (Note& note : out_.notes) aside(note.blocks);
    for (Comment& comment : out_.comments) aside(comment.blocks);
    for (std::size_t i = 0; i < out_.tables.size(); ++i) table(i);
    lists();
    return std::move(out_);
  }

 private:
  struct Settled {              // a look with its indices
    Look look;
    std::uint32_t text = 0, paragraph = 0;
  };

  // The document's default is the look of its body text.
  static void reset_formats(Document& document, bool latin) {
    Look body = look_of(Kind::Body);
    if (latin) body.text.spacing = {};
    document.character_formats.assign(1, body.text);
    document.paragraph_formats.assign(1, body.paragraph);
  }

  const Settled& settled(Kind kind, int level, TableSize size) {
    const int key = static_cast<int>(kind) * 1'000 + std::clamp(level, 0, 99) * 10 + static_cast<int>(size);
    auto [at, fresh] = looks_.try_emplace(key);
    if (fresh) {
      at->second.look = look_of(kind, level, size);
      if (latin_) at->second.look.text.spacing = {};   // the pitch of 28 characters a line is that of Chinese type
      at->second.text = text_(at->second.look.text);
      at->second.paragraph = paragraphs_(at->second.look.paragraph);
    }
    return at->second;
  }

  void about() {
    const Properties old = std::move(out_.properties);
    out_.properties = {};
    out_.properties.language = old.language;
    for (const Block& block : out_.body)
      if (const auto* paragraph = std::get_if<Paragraph>(&block); paragraph && paragraph->role == Role::Title) out_.properties.title += without_blanks(plain_text(*paragraph));
    out_.compatibility = {};
    out_.compatibility.even_and_odd_headers = true;
  }

  void furniture() {
    out_.stories.clear();
    for (const Kind kind : {Kind::PageNumberOdd, Kind::PageNumberEven}) {
      const Settled& look = settled(kind, 0, TableSize::Small4);
      Paragraph paragraph;
      paragraph.format = look.paragraph;
      paragraph.mark_format = look.text;
      const auto add = [&](RunKind what, const char* text) {
        Run run;
        run.kind = what;
        run.format = look.text;
        run.text = text;
        paragraph.runs.push_back(run);
      };
      add(RunKind::Text, "— ");
      add(RunKind::PageNumber, kind == Kind::PageNumberOdd ? "1" : "2");
      add(RunKind::Text, " —");
      out_.stories.push_back({Block(paragraph)});
    }
    for (Section& section : out_.sections) {
      const std::size_t first = section.first_block;
      section = page(section.landscape && !is_form_, 0, 1);
      section.first_block = first;
    }
    if (is_form_) out_.sections.resize(1);
  }

  void body() {
    std::size_t section = 0;
    for (std::size_t i = 0; i < out_.body.size(); ++i) {
      while (section + 1 < out_.sections.size() && out_.sections[section + 1].first_block <= i) ++section;
      block(out_.body[i], out_.sections[section]);
    }
  }

  void aside(std::vector<Block>& blocks) {
    for (Block& each : blocks) {
      if (auto* paragraph = std::get_if<Paragraph>(&each)) paragraph->role = Role::Note;
      block(each, out_.sections.front());
    }
  }

  void block(Block& block, const Section& section) {
    if (const auto* reference = std::get_if<TableRef>(&block)) {
      table_widths_[static_cast<std::size_t>(reference->table)] = text_width(section);
      return;
    }
    auto& paragraph = std::get<Paragraph>(block);
    const Kind kind = kind_of(paragraph);
    const int level = kind == Kind::Heading ? paragraph.level : paragraph.label ? paragraph.label->level : 0;
    fit_pictures(paragraph, text_width(section), section.page_height - section.margin_top - section.margin_bottom);
    style(paragraph, settled(kind, level, TableSize::Small4), kind);
    own_layout(paragraph, kind, text_width(section));
  }

  static Kind kind_of(const Paragraph& paragraph) {
    switch (paragraph.role) {
      case Role::Title: return Kind::Title;
      case Role::Heading: return Kind::Heading;
      case Role::ListItem: return Kind::ListItem;
      case Role::Caption: return Kind::Caption;
      case Role::Signature: return Kind::Signature;
      case Role::Date: return Kind::Date;
      case Role::Note: return Kind::Note;
      case Role::Body: break;
    }
    const auto is_picture = [](const Run& run) { return run.kind == RunKind::Image; };
    if (!paragraph.label && plain_text(paragraph).empty() && std::any_of(paragraph.runs.begin(), paragraph.runs.end(), is_picture)) return Kind::Picture;
    return Kind::Body;
  }

  // What of the paragraph's own layout is kept: where body text stands, and lines as high as what stands in them.
  void own_layout(Paragraph& paragraph, Kind kind, Length width) {
    const ParagraphFormat& source = source_paragraphs_[source_format_];
    ParagraphFormat format = out_.paragraph_formats[paragraph.format];
    const auto is_high = [](const Run& run) { return run.kind == RunKind::Image || run.kind == RunKind::Ruby || run.kind == RunKind::Math; };
    if (format.line.rule == LineRule::Exact && std::any_of(paragraph.runs.begin(), paragraph.runs.end(), is_high)) format.line.rule = LineRule::AtLeast;
    if (kind == Kind::Body && (source.alignment == Alignment::Center || source.alignment == Alignment::End)) {
      format.alignment = source.alignment;
      format.indent_first = {};
      format.indent_first_chars.reset();
    }
    format.right_to_left = source.right_to_left;
    format.page_break_before = source.page_break_before && !is_form_;
    format.tabs = tabs_of(paragraph, source, width);
    paragraph.format = paragraphs_(format);
  }

  // Tab stops matter where there are tabs. One at the right edge, as in tables of contents, goes to the new edge.
  static std::vector<TabStop> tabs_of(const Paragraph& paragraph, const ParagraphFormat& source, Length width) {
    const bool any = std::any_of(paragraph.runs.begin(), paragraph.runs.end(), [](const Run& run) { return run.kind == RunKind::Tab; });
    std::vector<TabStop> tabs;
    if (!any) return tabs;
    for (TabStop stop : source.tabs) {
      if (stop.alignment == TabAlignment::Right && (stop.position > width || &stop == &source.tabs.back() || stop.leader != TabLeader::None)) stop.position = width;
      if (stop.position > Length() && stop.position <= width && (tabs.empty() || tabs.back().position < stop.position)) tabs.push_back(stop);
    }
    return tabs;
  }

  void table(std::size_t index) {
    Table& table = out_.tables[index];
    const Length width = table_widths_[index] > Length() ? table_widths_[index] : text_width(out_.sections.front());
    const TableLook look = style_table(table, width);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const Length inner = inner_width(table, table.cells[i]);
      for (Block& block : table.cells[i].blocks) {
        if (const auto* reference = std::get_if<TableRef>(&block)) {
          table_widths_[static_cast<std::size_t>(reference->table)] = inner;
          continue;
        }
        auto& paragraph = std::get<Paragraph>(block);
        paragraph.role = Role::Body;
        fit_pictures(paragraph, inner, text_width(out_.sections.front()));
        style(paragraph, settled(look.kinds[i], 0, look.size), look.kinds[i]);
      }
    }
  }

  static void fit_pictures(Paragraph& paragraph, Length width, Length height) {
    for (Run& run : paragraph.runs) {
      if (!run.placed) continue;
      // A picture that lies on its side takes its height of the line's width.
      const double turn = std::fmod(std::abs(run.placed->rotation_degrees), 180);
      const bool lies = turn > 45 && turn < 135;
      shrink(run.placed->width, run.placed->height, lies ? height : width);
      shrink(run.placed->height, run.placed->width, lies ? width : height);
    }
  }

  static void shrink(Length& side, Length& other, Length most) {
    if (side <= most) return;
    other = std::max(Length::from_emu(1), other * (most / side));
    side = most;
  }

  void style(Paragraph& paragraph, const Settled& look, Kind kind) {
    source_format_ = paragraph.format;
    paragraph.format = look.paragraph;
    paragraph.mark_format = look.text;
    std::erase_if(paragraph.runs, [](const Run& run) { return run.kind == RunKind::ColumnBreak; });
    if (paragraph.label && !is_computed(*paragraph.label)) write_out_label(paragraph);
    style_runs(paragraph, look, kind);
    merge_runs(paragraph.runs);
    std::erase_if(paragraph.marks, [&](const Mark& mark) { return mark.kind == MarkKind::Language || (mark.kind == MarkKind::Field && !is_lasting(mark.name)); });
    if (paragraph.label) {
      paragraph.label->format = look.text;
      if (paragraph.label->suffix == ListLabel::Suffix::Tab) paragraph.label->suffix = ListLabel::Suffix::Space;
    }
    hint_runs(paragraph);
  }

  bool is_computed(const ListLabel& label) const {
    return label.list >= 0 && static_cast<std::size_t>(label.list) < out_.lists.size() && label.level >= 0 &&
           static_cast<std::size_t>(label.level) < out_.lists[static_cast<std::size_t>(label.list)].levels.size();
  }

  // A label that no list of the document brings about becomes text.
  static void write_out_label(Paragraph& paragraph) {
    Run run;
    run.text = paragraph.label->text + (paragraph.label->text.empty() || paragraph.label->suffix == ListLabel::Suffix::Nothing ? "" : " ");
    run.format = paragraph.label->format;
    const auto size = static_cast<std::uint32_t>(run.text.size());
    for (Mark& mark : paragraph.marks) {
      mark.begin += size;
      mark.end += size;
    }
    paragraph.runs.insert(paragraph.runs.begin(), std::move(run));
    paragraph.label.reset();
  }

  // A fair copy does not change with the day it is opened: of fields only references and tables of contents go on living.
  static bool is_lasting(std::string_view instruction) {
    const std::string_view name = instruction.substr(0, instruction.find(' '));
    for (const std::string_view lasting : {"TOC", "PAGEREF", "REF", "NOTEREF", "SEQ"})
      if (name == lasting) return true;
    return false;
  }

  void style_runs(Paragraph& paragraph, const Settled& look, Kind kind) {
    const bool plain = is_form_ || kind == Kind::Title || kind == Kind::Heading || kind == Kind::TableHeader;
    // Marks are sorted by where they begin: `reach` is where the links begun so far end.
    std::size_t at = 0, next = 0, reach = 0;
    for (Run& run : paragraph.runs) {
      const std::size_t end = at + plain_size(run);
      for (; next < paragraph.marks.size() && paragraph.marks[next].begin <= at; ++next)
        if (paragraph.marks[next].kind == MarkKind::Hyperlink) reach = std::max<std::size_t>(reach, paragraph.marks[next].end);
      const bool linked = at < end && end <= reach;
      const EmphasisPolicy policy{!plain, !plain && !linked, !linked, any_character(run.text, is_private)};
      run.format = emphasised_format(run.format, look, policy);
      at = end;
    }
  }

  std::uint32_t emphasised_format(std::uint32_t source, const Settled& look, const EmphasisPolicy& policy) {
    const std::uint64_t key = std::uint64_t{source} << 32U | std::uint64_t{look.text} << 4U | std::uint64_t{policy.weight} | std::uint64_t{policy.color} << 1U |
                              std::uint64_t{policy.underline} << 2U | std::uint64_t{policy.fonts} << 3U;
    auto [at, fresh] = emphasised_.try_emplace(key, 0);
    if (fresh) at->second = text_(emphasised(look.look.text, source_formats_[source], policy));
    return at->second;
  }

  static void merge_runs(std::vector<Run>& runs) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (runs[i].kind == RunKind::Text && runs[i].text.empty()) continue;
      if (kept > 0 && runs[i].kind == RunKind::Text && runs[kept - 1].kind == RunKind::Text && runs[i].format == runs[kept - 1].format) {
        runs[kept - 1].text += runs[i].text;
        continue;
      }
      if (kept != i) runs[kept] = std::move(runs[i]);
      ++kept;
    }
    runs.resize(kept);
  }

  void hint_runs(Paragraph& paragraph) {
    const bool label = paragraph.label && any_character(paragraph.label->text, needs_hint);
    const bool chinese = (paragraph.label && any_character(paragraph.label->text, is_east_asian)) || std::any_of(paragraph.runs.begin(), paragraph.runs.end(), [](const Run& run) { return any_character(run.text, is_east_asian); });
    if (!chinese) return;
    for (Run& run : paragraph.runs)
      if (any_character(run.text, needs_hint) || (label && &run == &paragraph.runs.front())) run.format = hinted(run.format);
    if (!label) return;
    paragraph.mark_format = hinted(paragraph.mark_format);   // the label takes its look from the paragraph's mark
    paragraph.label->format = paragraph.mark_format;
  }

  std::uint32_t hinted(std::uint32_t format) {
    CharacterFormat with_hint = out_.character_formats[format];
    with_hint.fonts.hint = FontHint::EastAsia;
    return text_(with_hint);
  }

  // The levels stand where the look of a list item stands, and write their numbers in the text's own look.
  void lists() {
    constexpr std::size_t kLevels = 9;
    for (ListDefinition& list : out_.lists) {
      list.levels.resize(kLevels);
      for (std::size_t i = 0; i < list.levels.size(); ++i) {
        ListLevel& level = list.levels[i];
        const Look look = look_of(Kind::ListItem, static_cast<int>(i));
        level.indent_left = look.paragraph.indent_left;
        level.indent_first = look.paragraph.indent_first;
        level.alignment = Alignment::Start;
        level.character_format = 0;
        if (level.suffix == ListLabel::Suffix::Tab) level.suffix = ListLabel::Suffix::Space;
      }
    }
    for_each_labelled([&](const ListLabel& label) {
      if (!label.bullet || label.list < 0 || static_cast<std::size_t>(label.list) >= out_.lists.size()) return;
      auto& levels = out_.lists[static_cast<std::size_t>(label.list)].levels;
      if (static_cast<std::size_t>(label.level) < levels.size()) levels[static_cast<std::size_t>(label.level)].text = label.text;
    });
  }

  template <typename Visit>
  void for_each_labelled(const Visit& visit) {
    const auto over = [&](const std::vector<Block>& blocks) {
      for (const Block& each : blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&each); paragraph && paragraph->label) visit(*paragraph->label);
    };
    over(out_.body);
    for (const Table& each : out_.tables)
      for (const Cell& cell : each.cells) over(cell.blocks);
    for (const Note& note : out_.notes) over(note.blocks);
  }

  const std::vector<CharacterFormat>& source_formats_;
  const std::vector<ParagraphFormat>& source_paragraphs_;
  bool latin_;                        // no character of the document is East Asian
  Document out_;
  Interner<CharacterFormat> text_;
  Interner<ParagraphFormat> paragraphs_;
  std::unordered_map<int, Settled> looks_;
  std::unordered_map<std::uint64_t, std::uint32_t> emphasised_;
  std::vector<Length> table_widths_;
  std::uint32_t source_format_ = 0;   // of the paragraph at hand
  bool is_form_ = false;
};

}  // namespace

Document with_standard_style(const Document& document) { return Stylist(document).run(); }

Document with_standard_style(const Document& document, Findings& findings) {
  report_replaced_furniture(document, findings);
  return with_standard_style(document);
}

}  // namespace zhengben
