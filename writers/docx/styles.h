// The styles of a document: one for each style name its paragraphs carry, looking as most of them look, so that only
// what differs is direct formatting. The model holds resolved formats only; this is where a hierarchy comes back.
#ifndef ZHENGBEN_WRITERS_DOCX_STYLES_H
#define ZHENGBEN_WRITERS_DOCX_STYLES_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "writers/docx/properties.h"

namespace zhengben::docx_writer {

class Styles {
 public:
  explicit Styles(const Document& document);

  // w:pStyle of a paragraph format; empty for the default style.
  const std::string& paragraph_style(std::uint32_t format) const { return paragraph_styles_[style_of_[format]].id; }
  // w:rStyle of a character format; empty where it has none.
  std::string character_style(std::uint32_t format) const;
  // w:tblStyle; empty where the table has none.
  std::string table_style(const std::string& name) const;
  Borders table_style_borders(const std::string& name) const;

  // What direct formatting must add: to the style of the paragraph's format, and, for a run, to its character style.
  const ParagraphProperties& paragraph(std::uint32_t format, bool labelled);
  const std::string& run(std::uint32_t format, std::uint32_t paragraph_format);

  // The first of the formats of which the same is written, and what that is.
  std::uint32_t same_characters(std::uint32_t format) const { return character_of_[format]; }
  const CharacterFormat& characters(std::uint32_t format) const { return character_formats_[format]; }

  const CharacterFormat& defaults() const { return defaults_; }
  std::string xml() const;

 private:
  struct Style {
    std::string name, id;
    CharacterFormat text;
    ParagraphFormat paragraph;
  };
  struct Named {
    std::string name, id;
    CharacterFormat text;
    TableFormat table;
  };
  void take_formats();
  void choose_paragraph_styles();
  void choose_character_styles();
  void choose_table_styles();
  std::string fresh_id(const std::string& name);
  std::string paragraph_style_xml(std::size_t index) const;
  std::string next_of(const Style& style) const;

  const Document& document_;
  CharacterFormat defaults_;
  std::vector<CharacterFormat> character_formats_;    // the document's, as they are read again
  std::vector<ParagraphFormat> paragraph_formats_;
  std::vector<std::uint32_t> character_of_, paragraph_of_;   // the first that is the same as it
  std::vector<Style> paragraph_styles_;               // the first is the default
  std::vector<Named> character_styles_, table_styles_;
  std::vector<std::uint32_t> style_of_;               // by paragraph format
  std::unordered_map<std::string, std::size_t> character_index_, table_index_;
  std::unordered_map<std::string, int> ids_;
  std::unordered_map<std::uint64_t, std::string> runs_;
  std::unordered_map<std::uint64_t, ParagraphProperties> paragraphs_;
};

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_STYLES_H
