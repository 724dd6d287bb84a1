// The settings part and the core properties.
#ifndef ZHENGBEN_READERS_DOCX_SETTINGS_H
#define ZHENGBEN_READERS_DOCX_SETTINGS_H

#include <string>

#include "model/document.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

// How notes are numbered. ECMA-376-1 3rd ed. (2011) 17.11.11 footnotePr, 17.11.4 endnotePr.
struct NoteNumbering {
  std::string format = "decimal";
  std::int64_t start = 1;
  bool restart_each_section = false;
};

struct Settings {
  Compatibility compatibility;
  std::string theme_east_asia, theme_bidi;        // themeFontLang
  NoteNumbering footnotes, endnotes;
  bool default_tab_said = false;
};

Settings read_settings(Element root);             // null: the defaults
void read_note_numbering(Element footnote_pr, NoteNumbering& out);
Properties read_core_properties(Element root);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_SETTINGS_H
