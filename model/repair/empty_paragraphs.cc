#include <algorithm>
#include <vector>

#include "model/repair/repairs.h"
#include "model/text.h"

namespace zhengben {

namespace {

bool is_table(const std::vector<Block>& body, std::size_t i) { return i < body.size() && std::holds_alternative<TableRef>(body[i]); }

// Nothing in it that anybody sees or refers to.
bool is_empty(const Document& document, const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph && paragraph->marks.empty() && !paragraph->label && !document.paragraph_formats[paragraph->format].page_break_before &&
         std::all_of(paragraph->runs.begin(), paragraph->runs.end(), [](const Run& run) { return run.kind == RunKind::Text && is_blank_text(run.text); });
}

bool begins_section(const Document& document, std::size_t block) {
  return std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& section) { return section.first_block == block; });
}

// Which blocks of the body go: the empty paragraphs in a row that touches a table. One stays between two tables, which
// would become one table without it, and at the end of a section, which is where its last paragraph stands.
std::vector<char> removable(const Document& document) {
  const std::vector<Block>& body = document.body;
  std::vector<char> out(body.size(), 0);
  for (std::size_t begin = 0; begin < body.size();) {
    if (!is_empty(document, body[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < body.size() && is_empty(document, body[end]) && !begins_section(document, end)) ++end;
    const bool after = begin > 0 && is_table(body, begin - 1), before = is_table(body, end);
    const bool ends_section = end == body.size() || begins_section(document, end);
    if (after || (before && !ends_section)) {
      const std::size_t stays = ends_section || (after && before) ? 1 : 0;
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin + stays), out.begin() + static_cast<std::ptrdiff_t>(end), 1);
    }
    begin = end;
  }
  return out;
}

// Places and sections go by the number of a block in the body.
void renumber(Conversion& conversion, const std::vector<char>& gone) {
  std::vector<std::int32_t> number(gone.size() + 1, 0);
  for (std::size_t i = 0; i < gone.size(); ++i) number[i + 1] = number[i] + (gone[i] ? 0 : 1);
  const auto moved = [&](std::int32_t& block) {
    if (block >= 0 && static_cast<std::size_t>(block) < number.size()) block = number[static_cast<std::size_t>(block)];
  };
  for (Finding& item : conversion.findings.items()) moved(item.place.block);
  for (Change& change : conversion.changes) moved(change.place.block);
  for (Section& section : conversion.document.sections)
    if (section.first_block < number.size()) section.first_block = static_cast<std::size_t>(number[section.first_block]);
}

}  // namespace

void remove_empty_paragraphs(Conversion& conversion) {
  std::vector<Block>& body = conversion.document.body;
  const std::vector<char> gone = removable(conversion.document);
  if (std::find(gone.begin(), gone.end(), 1) == gone.end()) return;
  renumber(conversion, gone);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (gone[i]) {
      Change change{.code = Code::EmptyParagraphRemoved, .place = {}, .field = {}, .before = paragraph_text(std::get<Paragraph>(body[i])), .after = "", .proof = {}};
      change.place.block = static_cast<std::int32_t>(kept);
      conversion.changes.push_back(std::move(change));
    } else {
      if (kept != i) body[kept] = std::move(body[i]);
      ++kept;
    }
  }
  body.resize(kept);
}

}  // namespace zhengben
