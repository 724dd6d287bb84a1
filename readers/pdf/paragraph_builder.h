// Lines and cells to the model's paragraphs and tables, with their formats and where they stood.
#ifndef ZHENGBEN_READERS_PDF_PARAGRAPH_BUILDER_H
#define ZHENGBEN_READERS_PDF_PARAGRAPH_BUILDER_H

#include <vector>

#include "model/document.h"
#include "model/intern.h"
#include "readers/pdf/page_content.h"
#include "readers/pdf/paragraphs.h"
#include "readers/pdf/tables.h"

namespace zhengben::pdf {

struct PlacedLine {
  Line line;
  std::int32_t page = 1;
};

class ParagraphBuilder {
 public:
  // Adds formats to `document`, which must outlive the builder.
  explicit ParagraphBuilder(Document& document) : characters_(document.character_formats), paragraphs_(document.paragraph_formats) {}

  // `lines`: those of the block and of what goes on from it on later pages. `pages`: contents of all pages.
  Paragraph paragraph(const TextBlock& block, const std::vector<PlacedLine>& lines, const std::vector<PageContent>& pages);
  Table table(const FoundTable& found, const std::vector<PageContent>& pages);

 private:
  std::uint32_t format_of(const Character& character, const PageContent& page);
  void append_line(Paragraph& paragraph, const Line& line, const PageContent& page);
  void append_text(Paragraph& paragraph, const std::string& text, std::uint32_t format);
  void append_linked(Paragraph& paragraph, const std::string& target, std::size_t begin) const;
  Cell cell(const FoundCell& found, double least_room, const std::vector<PageContent>& pages);

  // The last format looked up: most characters look like the one before.
  struct Look {
    std::int32_t font = -1;
    double size = 0;
    Color color;
  };
  const PageContent* last_page_ = nullptr;
  Look last_;
  std::uint32_t last_format_ = 0;
  std::size_t length_ = 0;        // of the text of the paragraph that is being made
  Interner<CharacterFormat> characters_;
  Interner<ParagraphFormat> paragraphs_;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PARAGRAPH_BUILDER_H
