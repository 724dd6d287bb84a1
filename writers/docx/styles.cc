#include "writers/docx/styles.h"

#include <algorithm>
#include <array>

#include "model/style_role.h"
#include "model/traverse.h"
#include "writers/docx/as_read.h"
#include "writers/docx/table.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

constexpr std::string_view kNormal = "Normal";

// Names that word processors know as their own; ECMA-376-1 3rd ed. (2011) 17.7.4.9 name.
bool is_built_in(std::string_view name) {
  constexpr std::array names{"Normal", "Title", "Subtitle", "Body Text", "Body Text Indent", "caption", "Caption", "footer", "header", "footnote text", "footnote reference", "endnote text",
                             "endnote reference", "Hyperlink", "FollowedHyperlink", "List Paragraph", "Date", "Signature", "Closing", "Salutation", "Plain Text", "Normal (Web)",
                             "Normal Indent", "Balloon Text", "annotation text", "annotation reference", "annotation subject", "page number", "Strong", "Emphasis", "Quote", "Intense Quote",
                             "No Spacing", "Table Grid", "Normal Table", "TOC Heading", "Document Map", "List", "List Bullet", "List Number", "table of figures", "index heading"};
  if (std::find(names.begin(), names.end(), name) != names.end()) return true;
  for (const std::string_view family : {"heading ", "toc ", "index ", "List Bullet ", "List Number ", "Body Text "})
    if (name.size() == family.size() + 1 && name.starts_with(family) && name.back() >= '1' && name.back() <= '9') return true;
  return false;
}

// Which format most of a style's paragraphs or runs have; the first seen where several are as frequent.
class Votes {
 public:
  void add(std::uint32_t format) { best_ = ++count_[format] > count_[best_.value_or(format)] || !best_ ? std::optional(format) : best_; }
  std::optional<std::uint32_t> winner() const { return best_; }

 private:
  std::unordered_map<std::uint32_t, std::size_t> count_;
  std::optional<std::uint32_t> best_;
};

// Toggles of the document's defaults and of character styles would combine by exclusive or with those of paragraph
// styles (ECMA-376-1 3rd ed. (2011) 17.7.3 Toggle Properties); so only paragraph styles have any.
CharacterFormat without_toggles(CharacterFormat format) {
  format.bold = format.italic = format.caps = format.small_caps = format.strike = format.double_strike = false;
  format.outline = format.shadow = format.emboss = format.imprint = false;
  return format;
}

// What the run properties of a style may not say (MS-OI29500 and Word's own schema): highlighting and the direction of text.
void keep_what_styles_say(CharacterFormat& format) {
  format.style.clear();
  format.fit_width.reset();
  format.highlight.reset();
  format.right_to_left = format.complex_script = false;
}

// Every paragraph that is written: also the empty ones that WordprocessingML asks for between tables and behind the last
// of a cell, a note or a box, and where there is nothing else. They will count when the output is read, so they count now.
template <typename Visit>
void for_each_written_paragraph(const Document& document, const Visit& visit) {
  const Paragraph added;
  const auto over = [&](const std::vector<Block>& blocks, bool may_end_with_table) {
    bool after_table = false;
    for (const Block& block : blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (paragraph) visit(*paragraph);
      else if (after_table) visit(added);
      after_table = !paragraph;
    }
    if (blocks.empty() || (after_table && !may_end_with_table)) visit(added);
  };
  over(document.body, true);
  for (const Table& table : document.tables)
    for (const Cell& cell : table.cells) over(cell.blocks, false);
  for (const TextBox& box : document.text_boxes) over(box.blocks, false);
  for (const Note& note : document.notes) over(note.blocks, false);
  for (const Comment& comment : document.comments) over(comment.blocks, false);
  for (const std::vector<Block>& story : document.stories) over(story, false);
}

std::string element(std::string_view name, const std::string& content) {
  if (content.empty()) return {};
  return "<" + std::string(name) + ">" + content + "</" + std::string(name) + ">";
}

}  // namespace

Styles::Styles(const Document& document) : document_(document), defaults_(as_read(without_toggles(document.character_formats[0]))) {
  keep_what_styles_say(defaults_);
  if (defaults_.language.empty()) defaults_.language = "en-US";
  if (defaults_.east_asia_language.empty()) defaults_.east_asia_language = "zh-CN";
  take_formats();
  choose_paragraph_styles();
  choose_character_styles();
  choose_table_styles();
}

// Formats of which the same is written are one, as they will be when the output is read.
void Styles::take_formats() {
  std::unordered_map<std::string, std::uint32_t> seen;
  for (const CharacterFormat& each : document_.character_formats) {
    CharacterFormat format = as_read(each);
    if (format.language.empty()) format.language = defaults_.language;
    if (format.east_asia_language.empty()) format.east_asia_language = defaults_.east_asia_language;
    say_faces(format.fonts, defaults_.fonts);
    const auto index = static_cast<std::uint32_t>(character_formats_.size());
    character_of_.push_back(seen.try_emplace(run_properties(format, CharacterFormat{}) + format.style, index).first->second);
    character_formats_.push_back(std::move(format));
  }
  seen.clear();
  for (const ParagraphFormat& each : document_.paragraph_formats) {
    ParagraphFormat format = as_read(each);
    if (format.style.empty()) format.style = kNormal;
    const ParagraphProperties written = paragraph_properties(format, ParagraphFormat{}, false);
    const auto index = static_cast<std::uint32_t>(paragraph_formats_.size());
    paragraph_of_.push_back(seen.try_emplace(written.before_number + '\n' + written.after_number + '\n' + format.style, index).first->second);
    paragraph_formats_.push_back(std::move(format));
  }
}

void Styles::choose_paragraph_styles() {
  std::unordered_map<std::string, std::uint32_t> index{{std::string(kNormal), 0}};
  std::vector<std::string> names{std::string(kNormal)};
  style_of_.assign(document_.paragraph_formats.size(), 0);
  for (std::size_t i = 0; i < document_.paragraph_formats.size(); ++i) {
    const std::string& name = document_.paragraph_formats[i].style;
    if (name.empty()) continue;
    const auto [at, fresh] = index.try_emplace(name, static_cast<std::uint32_t>(names.size()));
    if (fresh) names.push_back(name);
    style_of_[i] = at->second;
  }
  std::vector<Votes> paragraph_votes(names.size()), labelled_votes(names.size()), text_votes(names.size());
  for_each_written_paragraph(document_, [&](const Paragraph& paragraph) {
    const std::uint32_t style = style_of_[paragraph.format];
    // Paragraphs of lists say their indents themselves, so the others come first.
    (paragraph.label ? labelled_votes : paragraph_votes)[style].add(paragraph_of_[paragraph.format]);
    if (paragraph.runs.empty()) text_votes[style].add(character_of_[paragraph.mark_format]);
    for (const Run& run : paragraph.runs) text_votes[style].add(character_of_[run.format]);
  });
  // Styles that only formats name, and no paragraph has, are not written: fresh ids are for those that are.
  std::vector<std::uint32_t> moved(names.size(), 0);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0 && !text_votes[i].winner()) continue;
    moved[i] = static_cast<std::uint32_t>(paragraph_styles_.size());
    Style style;
    style.name = names[i];
    style.id = fresh_id(names[i]);
    style.text = defaults_;
    if (const auto text = text_votes[i].winner()) style.text = character_formats_[*text];
    keep_what_styles_say(style.text);
    if (!paragraph_styles_.empty()) say_faces(style.text.fonts, paragraph_styles_[0].text.fonts);
    const auto unlabelled = paragraph_votes[i].winner();
    if (const auto format = unlabelled ? unlabelled : labelled_votes[i].winner()) style.paragraph = paragraph_formats_[*format];
    style.paragraph.frame.reset();
    paragraph_styles_.push_back(std::move(style));
  }
  for (std::uint32_t& style : style_of_) style = moved[style];
}

void Styles::choose_character_styles() {
  std::vector<Votes> votes;
  for_each_paragraph(document_, [&](const Paragraph& paragraph) {
    for (const Run& run : paragraph.runs) {
      const std::string& name = document_.character_formats[run.format].style;
      if (name.empty()) continue;
      const auto [at, fresh] = character_index_.try_emplace(name, votes.size());
      if (fresh) {
        votes.emplace_back();
        // A paragraph style of the same name would clash.
        const bool taken = std::any_of(paragraph_styles_.begin(), paragraph_styles_.end(), [&](const Style& each) { return each.name == name; });
        character_styles_.push_back({taken ? name + " Char" : name, "", {}, {}});
      }
      votes[at->second].add(character_of_[run.format]);
    }
  });
  for (std::size_t i = 0; i < votes.size(); ++i) {
    character_styles_[i].id = fresh_id(character_styles_[i].name);
    character_styles_[i].text = character_formats_[*votes[i].winner()];
  }
}

void Styles::choose_table_styles() {
  for (const Table& table : document_.tables) {
    if (table.format.style.empty() || table.format.style == "Normal Table") continue;
    const auto [at, fresh] = table_index_.try_emplace(table.format.style, table_styles_.size());
    if (fresh) table_styles_.push_back({table.format.style, fresh_id(table.format.style), {}, table.format});
  }
}

// Ids are the letters and digits of the name; names without any get a number.
std::string Styles::fresh_id(const std::string& name) {
  std::string id;
  for (const char c : name)
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) id += c;
  if (name.starts_with("heading ")) id[0] = 'H';
  if (id.empty() || id.size() > 40) id = "S";
  const int count = ids_[id]++;
  if (count == 0 && id != "S") return id;
  std::string numbered = id + "-" + std::to_string(count + 1);
  ++ids_[numbered];
  return numbered;
}

std::string Styles::character_style(std::uint32_t format) const {
  const auto at = character_index_.find(document_.character_formats[format].style);
  return at == character_index_.end() ? std::string() : character_styles_[at->second].id;
}

std::string Styles::table_style(const std::string& name) const {
  const auto at = table_index_.find(name);
  return at == table_index_.end() ? std::string() : table_styles_[at->second].id;
}

Borders Styles::table_style_borders(const std::string& name) const {
  const auto at = table_index_.find(name);
  return at == table_index_.end() ? Borders{} : table_styles_[at->second].table.borders;
}

const ParagraphProperties& Styles::paragraph(std::uint32_t format, bool labelled) {
  const auto [at, fresh] = paragraphs_.try_emplace(std::uint64_t{format} << 1U | std::uint64_t{labelled});
  if (fresh) at->second = paragraph_properties(paragraph_formats_[format], paragraph_styles_[style_of_[format]].paragraph, labelled);
  return at->second;
}

const std::string& Styles::run(std::uint32_t format, std::uint32_t paragraph_format) {
  const std::uint32_t style = style_of_[paragraph_format];
  const auto [at, fresh] = runs_.try_emplace(std::uint64_t{format} << 32U | style);
  if (!fresh) return at->second;
  CharacterFormat base = paragraph_styles_[style].text;
  const CharacterFormat& own = character_formats_[format];
  const auto named = character_index_.find(own.style);
  if (named != character_index_.end()) {
    const Named& character = character_styles_[named->second];
    base.color = character.text.color;
    base.underline = character.text.underline;
    base.underline_color = character.text.underline_color;
    xml::value(at->second, "w:rStyle", character.id);
  }
  at->second += run_properties(own, base);
  return at->second;
}

// After a title or a heading comes body text.
std::string Styles::next_of(const Style& style) const {
  const auto role = role_of_style(style.name);
  if (!role || (role->role != Role::Title && role->role != Role::Heading)) return {};
  const std::string body = style_of_role(Role::Body, 0);
  for (const Style& each : paragraph_styles_)
    if (each.name == body) return each.id;
  return {};
}

std::string Styles::paragraph_style_xml(std::size_t index) const {
  const Style& style = paragraph_styles_[index];
  const Style& normal = paragraph_styles_[0];
  std::string out = "<w:style w:type=\"paragraph\"";
  if (index == 0) out += " w:default=\"1\"";
  if (!is_built_in(style.name)) out += " w:customStyle=\"1\"";
  xml::attribute(out, "w:styleId", style.id);
  out += '>';
  xml::value(out, "w:name", style.name);
  if (index != 0) xml::value(out, "w:basedOn", normal.id);
  if (const std::string next = next_of(style); !next.empty()) xml::value(out, "w:next", next);
  out += "<w:qFormat/>";
  const ParagraphProperties own = paragraph_properties(style.paragraph, index == 0 ? ParagraphFormat{} : normal.paragraph, false);
  out += element("w:pPr", own.before_number + own.after_number);
  out += element("w:rPr", run_properties(style.text, index == 0 ? defaults_ : normal.text));
  return out + "</w:style>";
}

std::string Styles::xml() const {
  std::string out(xml::kDeclaration);
  out += "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault>";
  out += element("w:rPr", run_properties(defaults_, CharacterFormat{}));
  out += "</w:rPrDefault><w:pPrDefault/></w:docDefaults>";
  for (std::size_t i = 0; i < paragraph_styles_.size(); ++i) out += paragraph_style_xml(i);
  out += "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>"
         "<w:semiHidden/><w:unhideWhenUsed/></w:style>";
  for (const Named& style : character_styles_) {
    out += "<w:style w:type=\"character\"";
    if (!is_built_in(style.name)) out += " w:customStyle=\"1\"";
    xml::attribute(out, "w:styleId", style.id);
    out += '>';
    xml::value(out, "w:name", style.name);
    out += "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/>";
    CharacterFormat looks, none;
    looks.color = style.text.color;
    looks.underline = style.text.underline;
    looks.underline_color = style.text.underline_color;
    none.color = looks.color ? std::nullopt : std::optional(Color{});   // automatic is said, too
    none.underline = looks.underline == Underline::None ? Underline::Single : Underline::None;
    out += element("w:rPr", run_properties(looks, none)) + "</w:style>";
  }
  out += "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>"
         "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>"
         "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
  for (const Named& style : table_styles_) {
    out += "<w:style w:type=\"table\"";
    if (!is_built_in(style.name)) out += " w:customStyle=\"1\"";
    xml::attribute(out, "w:styleId", style.id);
    out += '>';
    xml::value(out, "w:name", style.name);
    out += "<w:basedOn w:val=\"TableNormal\"/><w:qFormat/>";
    out += element("w:tblPr", table_borders(style.table.borders)) + "</w:style>";
  }
  return out + "</w:styles>";
}

}  // namespace zhengben::docx_writer
