// Pages to a Document: tables out of the rules, paragraphs out of the rest, furniture set aside, what a page break cut
// put together again.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "model/error.h"
#include "readers/pdf/frames.h"
#include "readers/pdf/furniture.h"
#include "readers/pdf/interpreter.h"
#include "readers/pdf/links.h"
#include "readers/pdf/overdrawn.h"
#include "readers/pdf/page_findings.h"
#include "readers/pdf/page_images.h"
#include "readers/pdf/page_tables.h"
#include "readers/pdf/paragraph_builder.h"
#include "readers/pdf/paragraphs.h"
#include "readers/pdf/structure_tree.h"
#include "readers/reader.h"

namespace zhengben {

namespace pdf {

namespace {

struct PageParts {
  double width = 0, height = 0;
  std::vector<Line> lines;                 // outside tables
  std::vector<FoundTable> tables;
  bool has_text = false;
};

// Left and right bounds of the running text, for each width of page: a few stray lines do not move them.
std::map<long, Box> text_bounds(const std::vector<PageParts>& pages) {
  std::map<long, std::pair<std::vector<double>, std::vector<double>>> sides;
  for (const PageParts& page : pages)
    for (const Line& line : page.lines) {
      if (line.direction != 0) continue;
      auto& [left, right] = sides[std::lround(page.width)];
      left.push_back(line.box.left);
      right.push_back(line.box.right);
    }
  std::map<long, Box> out;
  for (auto& [width, side] : sides) {
    std::sort(side.first.begin(), side.first.end());
    std::sort(side.second.begin(), side.second.end());
    const std::size_t count = side.first.size();
    out[width] = {side.first[count / 20], 0, side.second[count - 1 - count / 20], 0};
  }
  return out;
}

// A turned picture is placed by the box that it has before it is turned about its middle.
void stand_on_page(Placement& placed, const Box& box) {
  placed.inline_with_text = false;
  placed.behind_text = true;
  placed.horizontal = placed.vertical = Placement::Anchor::Page;
  placed.x = Length::from_points((box.left + box.right) / 2) - placed.width / 2;
  placed.y = Length::from_points((box.top + box.bottom) / 2) - placed.height / 2;
}

// Whether running text stands beside the table: it is set in one column of several.
bool stands_beside(const FoundTable& table, const std::vector<Line>& lines) {
  constexpr std::ptrdiff_t kFewestLines = 4;
  return std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
    const double middle = (line.box.top + line.box.bottom) / 2;
    return table.box.top < middle && middle < table.box.bottom;
  }) >= kFewestLines;
}

class DocumentMaker {
 public:
  DocumentMaker(const File& file, const ReadOptions& options, ReadResult& result)
      : file_(file), limits_(options.limits), pictures_wanted_(options.pictures), regions_(options.table_regions), tree_(file, limits_), result_(result), builder_(result.document) {}

  void run() {
    FontCache fonts(file_);
    const OptionalContent optional(file_);
    std::int64_t operators = limits_.max_pdf_operators;
    for (const PageObject& page : file_.pages()) pages_.push_back(read_page(page, fonts, optional, operators));
    std::vector<PageText> texts;
    for (PageParts& page : pages_) texts.push_back({&page.tables, &page.lines, page.height});
    settle_frames(texts);
    set_furniture_aside();
    const std::map<long, Box> bounds = text_bounds(pages_);
    result_.document.parts.emplace_back("pages");
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const auto found = bounds.find(std::lround(pages_[i].width));
      add_page(i, found == bounds.end() ? Box{0, 0, pages_[i].width, 0} : found->second);
    }
    flush_table();
    flush_block();
    if (result_.document.sections.empty()) result_.document.sections.emplace_back();
    add_furniture();
    for (std::size_t i = 0; i < contents_.size(); ++i) report_links(contents_[i], static_cast<std::int32_t>(i) + 1, result_.findings);
  }

 private:
  PageParts read_page(const PageObject& page, FontCache& fonts, const OptionalContent& optional, std::int64_t& operators) {
    PageParts parts;
    Interpreter interpreter(file_, fonts, optional, limits_, operators);
    PageContent content = interpreter.run(page);
    if (!tree_.is_empty())
      for (Character& character : content.characters) character.element = tree_.element_of(page.dictionary.id(), character.mark);
    parts.width = content.width;
    parts.height = content.height;
    std::vector<std::uint32_t> characters = visible_characters(content);
    remove_overdrawn(content, spanning_headers_, characters);
    assign_links(content, characters);
    std::vector<bool> used(content.characters.size(), false);
    parts.tables = page_tables(content, characters, {.page = static_cast<std::int32_t>(pages_.size()) + 1, .regions = regions_}, used);
    if (!parts.tables.empty())
      if (std::vector<std::string> headers = spanning_header_texts(parts.tables.back()); !headers.empty()) spanning_headers_ = std::move(headers);
    std::vector<std::uint32_t> rest;
    for (const std::uint32_t index : characters)
      if (!used[index]) rest.push_back(index);
    parts.lines = lines_of(content, rest, {.draws_blanks = draws_blanks(content)});
    parts.has_text = !characters.empty();
    report_page(content, characters, static_cast<std::int32_t>(pages_.size()) + 1, result_.findings);
    contents_.push_back(std::move(content));
    return parts;
  }

  void set_furniture_aside() {
    std::vector<PageLines> lines;
    for (const PageParts& page : pages_) lines.push_back({page.lines, page.height, !page.tables.empty()});
    const std::vector<std::vector<bool>> flags = page_furniture(lines);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      std::vector<Line> kept;
      for (std::size_t j = 0; j < flags[i].size(); ++j) {
        Line& line = pages_[i].lines[j];
        if (flags[i][j]) {
          keep_furniture(line, line.box.top < pages_[i].height / 2, static_cast<std::int32_t>(i) + 1);
        } else {
          kept.push_back(std::move(line));
        }
      }
      pages_[i].lines = std::move(kept);
    }
  }

  // Headers and footers but for page numbers, each text once.
  void keep_furniture(const Line& line, bool header, std::int32_t page) {
    const std::string text = text_of(line);
    if (is_page_number(text) || !furniture_.insert({header, text}).second) return;
    Place place;
    place.page = page;
    result_.findings.add(Code::PageFurniture, place, {text});
    Paragraph paragraph;
    Run run;
    run.text = text;
    paragraph.runs.push_back(std::move(run));
    (header ? header_ : footer_).emplace_back(std::move(paragraph));
  }

  void add_furniture() {
    HeaderFooter headers, footers;
    std::vector<std::vector<Block>>& stories = result_.document.stories;
    for (auto& [story, index] : {std::pair(&header_, &headers.primary), std::pair(&footer_, &footers.primary)}) {
      if (story->empty()) continue;
      *index = static_cast<std::int32_t>(stories.size());
      stories.push_back(std::move(*story));
    }
    for (Section& section : result_.document.sections) {
      section.headers = headers;
      section.footers = footers;
    }
  }

  void add_page(std::size_t index, const Box& bounds) {
    PageParts& page = pages_[index];
    const auto number = static_cast<std::int32_t>(index) + 1;
    const bool picture_page = !page.has_text && !contents_[index].pictures.empty();
    open_section(contents_[index], picture_page);
    if (picture_page) add_picture_page(contents_[index], number);
    bool first = true;
    std::vector<Line> rest = std::move(page.lines);
    std::vector<FoundTable> beside;          // text, which they must not cut
    for (FoundTable& table : page.tables) {
      if (stands_beside(table, rest)) {
        beside.push_back(std::move(table));
        continue;
      }
      std::vector<Line> before, after;
      for (Line& line : rest) ((line.box.top + line.box.bottom) / 2 < table.box.top ? before : after).push_back(std::move(line));
      rest = std::move(after);
      add_blocks(text_blocks(std::move(before), number, bounds), first);
      add_table(std::move(table), first);
      first = false;
    }
    add_blocks(text_blocks(std::move(rest), number, bounds), first);
    for (FoundTable& table : beside) add_table(std::move(table), false);
    if (page.has_text) add_pictures(contents_[index], number);
  }

  // Pictures follow the paragraph or table that the page ends with, which may go on over the page's end.
  void add_pictures(const PageContent& page, std::int32_t number) {
    if (!pictures_wanted_) return;
    for (const Picture& picture : page.pictures)
      if (std::optional<Paragraph> paragraph = picture_paragraph(file_, picture, number, limits_, result_)) pictures_.push_back(std::move(*paragraph));
    if (!block_ && !table_) flush_pictures();
  }

  void flush_pictures() {
    for (Paragraph& picture : pictures_) result_.document.body.emplace_back(std::move(picture));
    pictures_.clear();
  }

  void add_blocks(std::vector<TextBlock> blocks, bool& first) {
    for (TextBlock& block : blocks) {
      const bool goes_on = first && block_ && !table_ && may_go_on(*block_, block);
      first = false;
      if (goes_on) {
        for (const Line& line : block.lines) pieces_.push_back({line, block.page});
        block_->lines.back() = block.lines.back();
        block_->region = block.region;
        continue;
      }
      flush_table();
      flush_block();
      for (const Line& line : block.lines) pieces_.push_back({line, block.page});
      block_ = std::move(block);
    }
  }

  void flush_block() {
    if (!block_) return;
    for (const PlacedLine& piece : pieces_) keep_links(piece);
    result_.document.body.emplace_back(builder_.paragraph(*block_, pieces_, contents_));
    block_.reset();
    pieces_.clear();
    flush_pictures();
  }

  void keep_links(const PlacedLine& piece) {
    PageContent& page = contents_[static_cast<std::size_t>(piece.page) - 1];
    if (page.links.empty()) return;
    for (const Word& word : piece.line.words)
      for (const std::uint32_t index : word.characters)
        if (const std::int32_t link = page.characters[index].link; link >= 0) page.links[static_cast<std::size_t>(link)].kept = true;
  }

  void add_table(FoundTable table, bool first) {
    if (table_ && first && join_over_page(*table_, std::move(table))) return;
    flush_table();
    flush_block();
    table_ = std::move(table);
  }

  void flush_table() {
    if (!table_) return;
    flush_block();
    Table made = builder_.table(*table_, contents_);
    if (static_cast<std::int64_t>(made.cells.size()) > limits_.max_table_cells) throw Error(Code::LimitTableCells, {std::to_string(limits_.max_table_cells)});
    const auto index = static_cast<std::int32_t>(result_.document.tables.size());
    for (const Cell& cell : made.cells)
      if (cell.uncertain) result_.findings.add(Code::CellUncertain, {.table = index, .row = cell.row, .column = cell.column, .page = cell.provenance.page}, {cell_text(cell)});
    result_.document.body.emplace_back(TableRef{index});
    result_.document.tables.push_back(std::move(made));
    table_.reset();
    flush_pictures();
  }

  // A page that is kept as a picture has a section of its own: nothing may flow onto it.
  void open_section(const PageContent& page, bool alone) {
    std::vector<Section>& sections = result_.document.sections;
    const Length width = Length::from_points(page.width), height = Length::from_points(page.height);
    if (!sections.empty() && sections.back().page_width == width && sections.back().page_height == height && !alone && !alone_) return;
    alone_ = alone;
    if (!sections.empty()) {
      flush_table();
      flush_block();
    }
    Section section;
    section.first_block = result_.document.body.size();
    section.page_width = width;
    section.page_height = height;
    section.landscape = page.width > page.height;
    sections.push_back(section);
  }

  void add_picture_page(const PageContent& page, std::int32_t number) {
    Place place;
    place.page = number;
    result_.findings.add(Code::PageWithoutText, place, {std::to_string(number)});
    // Its section must not be without a block, whatever becomes of the pictures.
    Paragraph all;
    all.provenance.page = number;
    for (const Picture& picture : page.pictures) {
      if (!pictures_wanted_) break;
      std::optional<Paragraph> paragraph = picture_paragraph(file_, picture, number, limits_, result_);
      if (!paragraph) continue;
      stand_on_page(*paragraph->runs.front().placed, picture.box);
      all.runs.push_back(std::move(paragraph->runs.front()));
    }
    result_.document.body.emplace_back(std::move(all));
  }

  bool alone_ = false;                     // the open section is that of a picture of a page
  const File& file_;
  const Limits& limits_;
  const bool pictures_wanted_;
  const std::vector<TableRegion>& regions_;
  const StructureTree tree_;
  ReadResult& result_;
  ParagraphBuilder builder_;
  std::vector<PageParts> pages_;
  std::vector<std::string> spanning_headers_;   // of the last table that has any
  std::vector<PageContent> contents_;
  std::optional<TextBlock> block_;
  std::vector<PlacedLine> pieces_;
  std::optional<FoundTable> table_;
  std::vector<Paragraph> pictures_;        // of the pages that the open block or table stands on
  std::vector<Block> header_, footer_;
  std::set<std::pair<bool, std::string>> furniture_;
};

}  // namespace

}  // namespace pdf

ReadResult read_pdf(std::string_view bytes, const ReadOptions& options) {
  ReadResult result;
  const pdf::File file(bytes, options.password, options.limits, result.findings);
  pdf::DocumentMaker(file, options, result).run();
  return result;
}

}  // namespace zhengben
