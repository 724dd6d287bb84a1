#include "readers/docx/settings.h"

#include <algorithm>

#include "model/text.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

void read_compatibility(Element compat, Compatibility& out) {
  if (!compat) return;
  out.sum_paragraph_spacing = on_off(compat, "doNotUseHTMLParagraphAutoSpacing").value_or(false);
  out.adjust_line_height_in_table = on_off(compat, "adjustLineHeightInTable").value_or(false);
  out.balance_single_byte_double_byte = on_off(compat, "balanceSingleByteDoubleByteWidth").value_or(false);
  for (Element e : children(compat))
    if (e.w("compatSetting") && e.w_attribute("name") == "compatibilityMode")
      if (const auto mode = integer(e.val())) out.mode = static_cast<int>(std::clamp<std::int64_t>(*mode, 11, 15));
}

}  // namespace

void read_note_numbering(Element pr, NoteNumbering& out) {
  if (!pr) return;
  if (const auto format = child_val(pr, "numFmt")) out.format = *format;
  if (const auto start = integer(child_val(pr, "numStart"))) out.start = std::max<std::int64_t>(*start, 0);
  if (const auto restart = child_val(pr, "numRestart")) out.restart_each_section = *restart == "eachSect";
}

Settings read_settings(Element root) {
  Settings s;
  s.endnotes.format = "lowerRoman";
  s.compatibility.mode = root ? 12 : 15;
  if (!root) return s;
  read_compatibility(root.w_child("compat"), s.compatibility);
  s.compatibility.even_and_odd_headers = on_off(root, "evenAndOddHeaders").value_or(false);
  if (const auto tab = twips(child_val(root, "defaultTabStop")); tab && *tab > Length()) {
    s.compatibility.default_tab = *tab;
    s.default_tab_said = true;
  }
  const std::string_view spacing = child_val(root, "characterSpacingControl").value_or("doNotCompress");
  if (spacing == "compressPunctuation") s.compatibility.compression = Compatibility::PunctuationCompression::Punctuation;
  if (spacing == "compressPunctuationAndJapaneseKana") s.compatibility.compression = Compatibility::PunctuationCompression::PunctuationAndKana;
  s.compatibility.no_line_end = child_val(root, "noLineBreaksAfter").value_or("");
  s.compatibility.no_line_start = child_val(root, "noLineBreaksBefore").value_or("");
  if (const Element lang = root.w_child("themeFontLang")) {
    s.theme_east_asia = lang.w_attribute("eastAsia").value_or("");
    s.theme_bidi = lang.w_attribute("bidi").value_or("");
  }
  read_note_numbering(root.w_child("footnotePr"), s.footnotes);
  read_note_numbering(root.w_child("endnotePr"), s.endnotes);
  return s;
}

Properties read_core_properties(Element root) {
  Properties p;
  for (Element e : children(root)) {
    const std::string whole = e.text();
    const std::string text(trimmed(whole));
    if (e.is(Namespace::Dc, "title")) p.title = text;
    else if (e.is(Namespace::Dc, "subject")) p.subject = text;
    else if (e.is(Namespace::Dc, "creator")) p.author = text;
    else if (e.is(Namespace::Dc, "language")) p.language = text;
    else if (e.is(Namespace::Cp, "keywords")) p.keywords = text;
  }
  return p;
}

}  // namespace zhengben::docx
