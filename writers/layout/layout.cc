#include "writers/layout/layout.h"

#include <algorithm>

#include "model/nested_notes.h"
#include "writers/layout/engine.h"
#include "writers/layout/flow.h"
#include "writers/layout/text_frames.h"
#include "writers/layout/toc_links.h"
#include "writers/standard/standard_style.h"

namespace zhengben {

namespace layout {

namespace {

std::set<std::string> linked_names(const Document& document) {
  std::set<std::string> names;
  const auto over = [&](const std::vector<Block>& blocks) {
    for (const Block& block : blocks)
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        for (const Mark& mark : paragraph->marks)
          if (mark.kind == MarkKind::Hyperlink && mark.name.size() > 1 && mark.name[0] == '#') names.insert(mark.name.substr(1));
  };
  over(document.body);
  for (const Table& table : document.tables)
    for (const Cell& cell : table.cells) over(cell.blocks);
  for (const TextBox& box : document.text_boxes) over(box.blocks);
  for (const Note& note : document.notes) over(note.blocks);
  return names;
}

bool has_title(const Document& document) {
  return std::any_of(document.body.begin(), document.body.end(), [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph && paragraph->role == Role::Title;
  });
}

// Frames that stand in the flow: said once a frame.
void report_frames(const Document& document, Findings& findings) {
  if (!has_text_frames(document)) return;
  const TextFrame* open = nullptr;
  const auto over = [&](const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      const auto* frame = paragraph && document.paragraph_formats[paragraph->format].frame ? &*document.paragraph_formats[paragraph->format].frame : nullptr;
      if (frame && (!open || *open != *frame)) findings.add(Code::FrameNotLaidOut, {}, {plain_text(*paragraph)});
      open = frame;
    }
  };
  over(document.body);
  for (const Table& table : document.tables)
    for (const Cell& cell : table.cells) over(cell.blocks);
  for (const auto& story : document.stories) over(story);
  for (const Note& note : document.notes) over(note.blocks);
}

// A link whose destination never came to a page would go nowhere: bookmarks that are missing keep their links' text.
void drop_dead_links(LaidOut& out) {
  std::set<std::string> known;
  for (const Destination& destination : out.destinations) known.insert(destination.name);
  for (Page& page : out.pages)
    std::erase_if(page.frames, [&](const Frame& frame) {
      const auto* link = std::get_if<LinkArea>(&frame);
      return link && link->target.size() > 1 && link->target[0] == '#' && !known.count(link->target.substr(1));
    });
}

}  // namespace

LaidOut laid_out(const Document& document, const std::string& title, const GlyphSource& fonts, const LayoutOptions& options, Findings& findings) {
  LaidOut out;
  out.title = title;
  out.language = document.properties.language.empty() ? "zh-CN" : document.properties.language;
  StructureElement root;
  root.role = StructureRole::Document;
  out.structure.push_back(root);
  Engine engine{document, FontSet(fonts, findings), Kinsoku(document.compatibility), findings, out, linked_names(document), {}};
  engine.standard = options.style == Style::Standard;
  engine.has_title = has_title(document);
  report_frames(document, findings);
  Flow(engine, options.max_pages).run();
  drop_dead_links(out);
  return out;
}

}  // namespace layout

LaidOut lay_out(const Document& document, const std::string& title, const FontCatalog& fonts, const LayoutOptions& options, Findings& findings) {
  if (has_nested_notes(document)) {
    Document opened = document;
    for (std::string& mark : open_nested_notes(opened)) findings.add(Code::NoteInlined, {}, {std::move(mark)});
    return lay_out(opened, title, fonts, options, findings);
  }
  const layout::CatalogGlyphs glyphs(fonts);
  const bool frames = layout::has_text_frames(document), entries = layout::has_toc_links(document);
  if (options.style == Style::Source && (frames || entries)) {
    Document shown = document;
    if (frames) layout::box_text_frames(shown);
    if (entries) layout::show_toc_links_plainly(shown);
    return layout::laid_out(shown, title, glyphs, options, findings);
  }
  if (options.style == Style::Standard) return layout::laid_out(with_standard_style(document, findings), title, glyphs, options, findings);
  return layout::laid_out(document, title, glyphs, options, findings);
}

}  // namespace zhengben
