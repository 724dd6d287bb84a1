// Resolves what styles, numbering and direct formatting say together, and interns the result in the Document.
// ECMA-376-1 3rd ed. (2011) 17.7.2 Style Hierarchy: defaults, table style, numbering, paragraph style, character style,
// direct formatting.
#ifndef ZHENGBEN_READERS_DOCX_FORMATS_H
#define ZHENGBEN_READERS_DOCX_FORMATS_H

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "model/intern.h"
#include "readers/docx/source.h"

namespace zhengben::docx {

// A table style under the conditions that hold for one cell: a bit for each Condition.
struct TableContext {
  std::int32_t style = -1;
  std::uint32_t conditions = 0;
  auto operator<=>(const TableContext&) const = default;
};

struct ResolvedRun {
  std::uint32_t format = 0;
  bool hidden = false;            // w:vanish
  bool hidden_mark = false;       // w:specVanish: a style separator
};

struct ListPosition {
  std::int64_t num_id = 0;
  std::size_t level = 0;
};

// A paragraph's place in the hierarchy: what its runs build on.
struct ParagraphContext {
  std::int32_t style = -1;
  TableContext table;
  auto operator<=>(const ParagraphContext&) const = default;
};

class Formats {
 public:
  Formats(const Source& source, Interner<CharacterFormat>& characters, Interner<ParagraphFormat>& paragraphs);

  ParagraphContext context(const ParagraphProperties& direct, TableContext table) const;
  std::optional<ListPosition> list_position(const ParagraphProperties& direct, const ParagraphContext& context) const;
  std::uint32_t paragraph(const ParagraphProperties& direct, const ParagraphContext& context);
  ResolvedRun run(const RunProperties& direct, const ParagraphContext& context);
  // Of a list label: the paragraph mark's formatting under the level's own.
  std::uint32_t label(const RunProperties& mark, const RunProperties& level, const ParagraphContext& context);

  // The table style's layers for the conditions, laid over each other.
  TableStyleLayer table_layer(TableContext context) const;
  // Of that, what concerns the cell, and the row; remembered.
  const CellProperties& cell_layer(TableContext context);
  const RowProperties& row_layer(TableContext context);
  std::int32_t table_style(std::string_view id) const;
  std::string_view style_name(std::int32_t index) const;

 private:
  struct RunKey {
    std::uint32_t base;
    RunProperties direct;
    bool operator==(const RunKey&) const = default;
  };
  struct RunKeyHash {
    std::size_t operator()(const RunKey& key) const { return hash_of(key.direct) * 31U + key.base; }
  };
  // The same with views of our own: the part they were read from may close while the cache lives on.
  RunProperties owned(RunProperties properties);
  RunProperties folded_run(std::int32_t style) const;
  ParagraphProperties folded_paragraph(std::int32_t style, bool with_list) const;
  std::uint32_t base_of(const ParagraphContext& context);
  RunProperties with_direct(std::uint32_t base, const RunProperties& direct) const;
  const ParagraphProperties& paragraph_base(const ParagraphContext& context, bool with_list);

  const Source* source_;
  Interner<CharacterFormat>* characters_;
  Interner<ParagraphFormat>* paragraphs_;
  std::vector<RunProperties> bases_;
  std::map<ParagraphContext, std::uint32_t> base_index_;
  std::unordered_map<RunKey, ResolvedRun, RunKeyHash> runs_;
  std::set<std::string, std::less<>> names_;   // what the keys of runs_ view
  std::map<std::pair<ParagraphContext, bool>, ParagraphProperties> paragraph_bases_;
  std::map<TableContext, CellProperties> cell_layers_;
  std::map<TableContext, RowProperties> row_layers_;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_FORMATS_H
