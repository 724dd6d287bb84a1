#include "writers/docx/parts.h"

#include <algorithm>
#include <array>

#include "writers/docx/properties.h"
#include "writers/docx/story.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

constexpr std::string_view kWord = "<w:";

void separator(std::string& out, std::string_view note, const char* type, const char* id, const char* what) {
  out += kWord;
  out += note;
  out += " w:type=\"" + std::string(type) + "\" w:id=\"" + id + "\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr><w:r><w:" + what + "/></w:r></w:p></w:" +
         std::string(note) + ">";
}

std::string root(std::string_view name) { return std::string(xml::kDeclaration) + "<w:" + std::string(name) + std::string(kNamespaces) + ">"; }

void compatibility(std::string& out, const Compatibility& settings) {
  out += "<w:compat>";
  if (settings.balance_single_byte_double_byte) out += "<w:balanceSingleByteDoubleByteWidth/>";
  if (settings.adjust_line_height_in_table) out += "<w:adjustLineHeightInTable/>";
  if (settings.sum_paragraph_spacing) out += "<w:doNotUseHTMLParagraphAutoSpacing/>";
  const std::int64_t mode = std::clamp(settings.mode, 11, 15);
  const auto setting = [&](const char* name, std::string_view val) {
    out += "<w:compatSetting";
    xml::attribute(out, "w:name", name);
    xml::attribute(out, "w:uri", "http://schemas.microsoft.com/office/word");
    xml::attribute(out, "w:val", val);
    out += "/>";
  };
  setting("compatibilityMode", std::to_string(mode));
  setting("overrideTableStyleFontSizeAndJustification", "1");
  setting("enableOpenTypeFeatures", "1");
  setting("doNotFlipMirrorIndents", "1");
  out += "</w:compat>";
}

}  // namespace

std::string settings_xml(const Document& document) {
  const Compatibility& settings = document.compatibility;
  std::string out = root("settings");
  xml::value(out, "w:defaultTabStop", std::clamp<std::int64_t>(settings.default_tab.twips(), 1, 31'680));
  if (settings.even_and_odd_headers) out += "<w:evenAndOddHeaders/>";
  constexpr std::array compressions{"doNotCompress", "compressPunctuation", "compressPunctuationAndJapaneseKana"};
  xml::value(out, "w:characterSpacingControl", compressions[static_cast<std::size_t>(settings.compression)]);
  const auto kinsoku = [&](const char* name, const std::string& characters) {
    if (characters.empty()) return;
    out += '<';
    out += name;
    xml::attribute(out, "w:lang", "zh-CN");
    xml::attribute(out, "w:val", characters);
    out += "/>";
  };
  kinsoku("w:noLineBreaksAfter", settings.no_line_end);
  kinsoku("w:noLineBreaksBefore", settings.no_line_start);
  const auto has = [&](Note::Kind kind) { return std::any_of(document.notes.begin(), document.notes.end(), [&](const Note& note) { return note.kind == kind; }); };
  if (has(Note::Kind::Footnote)) out += "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>";
  if (has(Note::Kind::Endnote)) out += "<w:endnotePr><w:endnote w:id=\"-1\"/><w:endnote w:id=\"0\"/></w:endnotePr>";
  compatibility(out, settings);
  out += "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>";
  return out + "</w:settings>";
}

std::string core_properties_xml(const Properties& properties) {
  std::string items;
  const auto item = [&](const char* name, const std::string& text) {
    if (text.empty()) return;
    items += "<" + std::string(name) + ">";
    xml::append_text(items, text);
    items += "</" + std::string(name) + ">";
  };
  item("dc:title", properties.title);
  item("dc:subject", properties.subject);
  item("cp:keywords", properties.keywords);
  if (items.empty()) return {};
  return std::string(xml::kDeclaration) +
         "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + items +
         "</cp:coreProperties>";
}

void write_notes(Shared& shared, Note::Kind kind, Relationships& main) {
  const bool footnotes = kind == Note::Kind::Footnote;
  const std::string one = footnotes ? "footnote" : "endnote", many = one + "s";
  Relationships relationships;
  LabelCounters counters;
  std::string out = root(many);
  separator(out, one, "separator", "-1", "separator");
  separator(out, one, "continuationSeparator", "0", "continuationSeparator");
  bool any = false;
  for (std::size_t i = 0; i < shared.document.notes.size(); ++i) {
    const Note& note = shared.document.notes[i];
    if (note.kind != kind) continue;
    any = true;
    StoryWriter story(shared, relationships, counters, StoryKind::Note);
    story.set_opening("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:" + one + "Ref/></w:r>");
    story.blocks(note.blocks);
    out += kWord;
    out += one;
    xml::attribute(out, "w:id", shared.note_ids[i]);
    out += '>';
    out += story.out();
    out += "</w:" + one + ">";
  }
  if (!any) return;
  main.add(many, many + ".xml");
  shared.package.add("word/" + many + ".xml", out + "</w:" + many + ">", word_type(many), relationships);
}

void write_comments(Shared& shared, Relationships& main) {
  if (shared.comments_placed.empty()) return;
  Relationships relationships;
  LabelCounters counters;
  std::string out = root("comments");
  for (std::size_t i = 0; i < shared.document.comments.size(); ++i) {
    if (!shared.comments_placed.contains(static_cast<std::int32_t>(i))) continue;
    const Comment& comment = shared.document.comments[i];
    StoryWriter story(shared, relationships, counters, StoryKind::Comment);
    story.set_opening("<w:r><w:annotationRef/></w:r>");
    story.blocks(comment.blocks);
    out += "<w:comment";
    xml::attribute(out, "w:id", static_cast<std::int64_t>(i));
    xml::attribute(out, "w:author", comment.author);
    if (!comment.date.empty()) xml::attribute(out, "w:date", comment.date);
    if (!comment.initials.empty()) xml::attribute(out, "w:initials", comment.initials);
    out += '>';
    out += story.out();
    out += "</w:comment>";
  }
  main.add("comments", "comments.xml");
  shared.package.add("word/comments.xml", out + "</w:comments>", word_type("comments"), relationships);
}

std::string HeadersAndFooters::references(const Section& section) {
  struct Use {
    std::int32_t story;
    bool header;
    const char* type;
  };
  std::vector<Use> uses;
  for (const bool header : {true, false}) {
    const HeaderFooter& of = header ? section.headers : section.footers;
    uses.insert(uses.end(), {{of.primary, header, "default"}, {of.even, header, "even"}, {of.first, header, "first"}});
  }
  // In the order of the stories, so that they are read again in that order.
  std::stable_sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) { return a.story < b.story; });
  std::string out;
  for (const Use& use : uses) out += reference(use.header, use.type, use.story);
  return out;
}

std::string HeadersAndFooters::reference(bool header, const char* type, std::int32_t story) {
  bool& in_force = in_force_[{header, type}];
  if (story < 0 && !in_force) return {};
  in_force = story >= 0;
  std::string out = header ? "<w:headerReference" : "<w:footerReference";
  xml::attribute(out, "w:type", type);
  xml::attribute(out, "r:id", part(header, story));
  return out + "/>";
}

std::string HeadersAndFooters::part(bool header, std::int32_t story) {
  const auto [at, fresh] = parts_.try_emplace({header, story});
  if (!fresh) return at->second;
  const std::string kind = header ? "header" : "footer";
  const std::string file = kind + std::to_string(parts_.size()) + ".xml";
  Relationships relationships;
  LabelCounters counters;
  StoryWriter writer(shared_, relationships, counters, StoryKind::HeaderFooter);
  const auto index = static_cast<std::size_t>(story);
  writer.blocks(story >= 0 && index < shared_.document.stories.size() ? shared_.document.stories[index] : std::vector<Block>());
  const char* const name = header ? "hdr" : "ftr";
  shared_.package.add("word/" + file, root(name) + writer.out() + "</w:" + name + ">", word_type(kind), relationships);
  return at->second = main_.add(kind, file);
}

}  // namespace zhengben::docx_writer
