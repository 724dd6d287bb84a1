#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "model/repair/edit.h"
#include "model/repair/repairs.h"
#include "model/repair/typed_bookmark.h"

namespace zhengben {

namespace {

// Words of a field's instruction that may be the name of a bookmark: REF _Ref1 \h, HYPERLINK \l "_Toc1", TOC \b body.
void add_words(std::string_view instruction, std::set<std::string>& words) {
  std::string word;
  for (const char c : std::string(instruction) + ' ') {
    if (c != ' ' && c != '\t' && c != '"' && c != '#') {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
}

std::set<std::string> names_referred_to(Document& document) {
  std::set<std::string> names;
  for_each_placed_paragraph(document, [&](Paragraph& paragraph, const Place&) {
    for (const Mark& mark : paragraph.marks)
      if (mark.kind == MarkKind::Field) add_words(mark.name, names);
      else if (mark.kind == MarkKind::Hyperlink && mark.name.starts_with('#')) names.insert(mark.name.substr(1));
  });
  return names;
}

void remove_typed(Paragraph& paragraph, const Place& place, std::vector<Change>& changes) {
  const std::string plain = plain_text(paragraph);
  std::vector<ByteRange> stretches;
  for (TypedBookmark typed = next_typed_bookmark(plain, 0); typed.begin != std::string_view::npos; typed = next_typed_bookmark(plain, typed.end)) {
    stretches.push_back({.begin = typed.begin, .end = typed.end});
    changes.push_back({.code = Code::TypedBookmarkRemoved, .place = place, .field = {}, .before = plain.substr(typed.begin, typed.end - typed.begin), .after = "", .proof = {}});
  }
  if (stretches.empty()) return;
  if (!paragraph.raw) paragraph.raw = paragraph_text(paragraph);
  erase(paragraph, stretches);
}

}  // namespace

void remove_bookmarks(Conversion& conversion) {
  const std::set<std::string> referred = names_referred_to(conversion.document);
  // A value cell's text is the report's raw text, which repair_figures cleans with the rest of what ails it.
  std::set<std::vector<std::int32_t>> values;
  if (conversion.report)
    for (const FieldValue& field : conversion.report->fields) values.insert({field.table, field.row, field.column});
  for_each_placed_paragraph(conversion.document, [&](Paragraph& paragraph, const Place& place) {
    std::erase_if(paragraph.marks, [&](const Mark& mark) {
      if (mark.kind != MarkKind::Bookmark || !is_automatic_bookmark(mark.name) || referred.contains(mark.name)) return false;
      conversion.changes.push_back({.code = Code::BookmarkRemoved, .place = place, .field = {}, .before = mark.name, .after = "", .proof = {}});
      return true;
    });
    if (place.table < 0 || !values.contains({place.table, place.row, place.column})) remove_typed(paragraph, place, conversion.changes);
  });
}

}  // namespace zhengben
