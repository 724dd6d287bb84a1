#include "writers/layout/layout.h"

#include <algorithm>

#include "writers/layout/engine.h"
#include "writers/layout/flow.h"
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
  Flow(engine, options.max_pages).run();
  drop_dead_links(out);
  return out;
}

}  // namespace layout

LaidOut lay_out(const Document& document, const std::string& title, const FontCatalog& fonts, const LayoutOptions& options, Findings& findings) {
  const layout::CatalogGlyphs glyphs(fonts);
  if (options.style == Style::Standard) return layout::laid_out(with_standard_style(document, findings), title, glyphs, options, findings);
  return layout::laid_out(document, title, glyphs, options, findings);
}

}  // namespace zhengben
