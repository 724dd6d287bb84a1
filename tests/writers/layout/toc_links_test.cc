#include <doctest/doctest.h>

#include "writers/layout/toc_links.h"

using namespace zhengben;
using namespace zhengben::layout;

TEST_CASE("links of a table of contents look like the text around them, others keep their style") {
  Document document;
  CharacterFormat link;
  link.style = "Hyperlink";
  link.color = Color{0, 0, 255};
  link.underline = Underline::Single;
  document.character_formats.push_back(link);
  document.paragraph_formats.resize(2);
  document.paragraph_formats[1].style = "toc 1";
  for (const std::uint32_t format : {1U, 0U}) {
    Paragraph paragraph;
    paragraph.format = format;
    paragraph.runs.push_back({.format = 1, .text = "Introduction"});
    paragraph.runs.push_back({.format = 0, .text = "7"});
    paragraph.marks.push_back({.kind = MarkKind::Hyperlink, .begin = 0, .end = 13, .name = "#_Toc1"});
    document.body.emplace_back(paragraph);
  }
  REQUIRE(has_toc_links(document));
  show_toc_links_plainly(document);
  const auto format_of = [&](std::size_t block) { return document.character_formats.at(std::get<Paragraph>(document.body[block]).runs[0].format); };
  CHECK(format_of(0).underline == Underline::None);
  CHECK_FALSE(format_of(0).color.has_value());
  CHECK(format_of(1).underline == Underline::Single);
  document.body.erase(document.body.begin());
  CHECK_FALSE(has_toc_links(document));
}
