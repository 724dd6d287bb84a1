#include <algorithm>

#include "model/nested_notes.h"
#include "writers/docx/parts.h"
#include "writers/docx/section.h"
#include "writers/docx/shared.h"
#include "writers/docx/story.h"
#include "writers/docx/xml.h"
#include "writers/standard/standard_style.h"
#include "writers/writer.h"

namespace zhengben {

using namespace docx_writer;

namespace {

// Where each section ends in the body. Sections without blocks are left out: nothing would stand on their pages.
struct Span {
  const Section* section;
  std::size_t end;
};

std::vector<Span> spans_of(const Document& document) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const std::size_t end = i + 1 < document.sections.size() ? document.sections[i + 1].first_block : document.body.size();
    if (end > document.sections[i].first_block || i + 1 == document.sections.size()) spans.push_back({&document.sections[i], end});
  }
  return spans;
}

std::string body_xml(Shared& shared, Relationships& main) {
  const Document& document = shared.document;
  LabelCounters counters;
  StoryWriter story(shared, main, counters, StoryKind::Body);
  HeadersAndFooters furniture(shared, main);
  const std::vector<Span> spans = spans_of(document);
  std::string& out = story.out();
  out.reserve(document.tables.size() * 16'384 + document.body.size() * 512);
  out = std::string(xml::kDeclaration) + "<w:document" + std::string(kNamespaces) + "><w:body>";
  std::size_t at = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool last = i + 1 == spans.size();
    const std::string properties = section_properties(*spans[i].section, furniture.references(*spans[i].section));
    for (; at < spans[i].end; ++at) {
      const Block& block = document.body[at];
      const Block* next = at + 1 < document.body.size() ? &document.body[at + 1] : nullptr;
      const bool ends_section = !last && at + 1 == spans[i].end;
      story.block(block, next, ends_section ? properties : "");
      if (!ends_section && next && std::holds_alternative<TableRef>(block) && std::holds_alternative<TableRef>(*next)) story.empty_paragraph(0, 0, "");
    }
    if (last) {
      if (document.body.empty()) story.empty_paragraph(0, 0, "");
      out += properties;
    }
  }
  return std::move(out) + "</w:body></w:document>";
}

std::string written(const Document& document, bool every_bookmark, Findings& findings) {
  Shared shared(document, every_bookmark, findings);
  Relationships main, top;
  std::string body = body_xml(shared, main);
  write_notes(shared, Note::Kind::Footnote, main);
  write_notes(shared, Note::Kind::Endnote, main);
  write_comments(shared, main);
  if (!shared.numbering.empty()) {
    main.add("numbering", "numbering.xml");
    shared.package.add("word/numbering.xml", shared.numbering.xml(shared.styles), word_type("numbering"));
  }
  main.add("styles", "styles.xml");
  shared.package.add("word/styles.xml", shared.styles.xml(), word_type("styles"));
  main.add("settings", "settings.xml");
  shared.package.add("word/settings.xml", settings_xml(document), word_type("settings"));
  shared.package.add("word/document.xml", std::move(body), word_type("document.main"), main);
  top.add("officeDocument", "word/document.xml");
  if (std::string core = core_properties_xml(document.properties); !core.empty()) {
    top.add(type::kCoreProperties, "docProps/core.xml");
    shared.package.add("docProps/core.xml", std::move(core), "application/vnd.openxmlformats-package.core-properties+xml");
  }
  if (shared.bad_characters > 0) findings.add(Code::BadUtf8, {}, {"docx"});
  return shared.package.finished(top);
}

}  // namespace

std::string write_docx(const Conversion& conversion, const WriteOptions& options, Findings& findings) {
  if (has_nested_notes(conversion.document)) {
    Conversion opened;
    opened.document = conversion.document;
    for (std::string& mark : open_nested_notes(opened.document)) findings.add(Code::NoteInlined, {}, {std::move(mark)});
    return write_docx(opened, options, findings);
  }
  if (options.style == Style::Source) return written(conversion.document, true, findings);
  const Document standard = with_standard_style(conversion.document, findings);
  return written(standard, false, findings);
}

}  // namespace zhengben
