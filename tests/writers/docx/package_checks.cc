#include "tests/writers/docx/package_checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "readers/docx/archive.h"
#include "readers/docx/xml.h"

namespace zhengben {

namespace {

using docx::Element;
using docx::Namespace;

// Children of WordprocessingML's sequences, ECMA-376-1 3rd ed. (2011) A.1 WordprocessingML.
const std::map<std::string, std::vector<std::string_view>>& sequences() {
  static const std::map<std::string, std::vector<std::string_view>> table = {
      {"pPr", {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku",
               "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
               "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"}},
      {"rPr", {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
               "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"}},
      {"tblPr", {"tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout",
                 "tblCellMar", "tblLook", "tblCaption", "tblDescription"}},
      {"tcPr", {"cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"}},
      {"tblBorders", {"top", "left", "bottom", "right", "insideH", "insideV"}},
      {"tcBorders", {"top", "left", "bottom", "right", "insideH", "insideV"}},
      {"pBdr", {"top", "left", "bottom", "right", "between", "bar"}},
      {"tbl", {"tblPr", "tblGrid", "tr"}},
      {"sectPr", {"headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign",
                  "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid"}},
      {"style", {"name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "locked", "pPr", "rPr", "tblPr", "trPr", "tcPr"}},
      {"lvl", {"start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "lvlJc", "pPr", "rPr"}},
      {"abstractNum", {"nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl"}},
      {"numbering", {"abstractNum", "num"}},
      {"styles", {"docDefaults", "latentStyles", "style"}},
      {"settings", {"defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "footnotePr", "endnotePr", "compat", "themeFontLang"}},
      {"rubyPr", {"rubyAlign", "hps", "hpsRaise", "hpsBaseText", "lid"}},
  };
  return table;
}

class Checker {
 public:
  explicit Checker(std::string_view package) : archive_(package, limits_, findings_) {}

  std::vector<std::string> run() {
    const std::vector<std::string> names = archive_.names();
    parts_.insert(names.begin(), names.end());
    for (const std::string& name : names)
      if (name.ends_with(".rels")) relationships(name);
    content_types();
    tree("word/styles.xml", [&](Element e) {
      if (e.w("style") && !styles_.insert(std::string(*e.w_attribute("styleId"))).second) say("style id twice: " + std::string(*e.w_attribute("styleId")));
    });
    tree("word/numbering.xml", [&](Element e) {
      if (e.w("num")) lists_.insert(std::string(*e.w_attribute("numId")));
    });
    for (const std::string& name : names) {
      part_ = name;
      ids_.clear();
      if (name.starts_with("word/") && name.ends_with(".xml")) tree(name, [&](Element e) { element(e); });
    }
    return complaints_;
  }

 private:
  void say(const std::string& what) { complaints_.push_back(part_ + ": " + what); }

  template <typename Visit>
  void tree(const std::string& name, const Visit& visit) {
    const auto bytes = archive_.read(name, limits_.max_xml_part_bytes);
    if (!bytes) return;
    const docx::Xml xml(*bytes, name, limits_, findings_);
    if (!xml.root()) return say("cannot be read");
    walk(xml.root(), visit);
  }
  template <typename Visit>
  static void walk(Element e, const Visit& visit) {
    visit(e);
    for (Element child : docx::children(e)) walk(child, visit);
  }

  void relationships(const std::string& name) {
    part_ = name;
    const std::size_t folder = name.find("_rels/");
    const std::string base = name.substr(0, folder), source = base + name.substr(folder + 6, name.size() - folder - 11);
    tree(name, [&](Element e) {
      if (!e.is(Namespace::Rel, "Relationship")) return;
      const std::string id(e.attribute(Namespace::Rel, "Id").value_or(""));
      if (!relations_[source].insert(id).second) say("relationship id twice: " + id);
      if (e.attribute(Namespace::Rel, "TargetMode")) return;
      const std::string target = base + std::string(e.attribute(Namespace::Rel, "Target").value_or(""));
      if (!parts_.contains(target)) say("leads to no part: " + target);
    });
  }

  void content_types() {
    part_ = "[Content_Types].xml";
    std::set<std::string> extensions, named;
    tree(part_, [&](Element e) {
      if (e.is(Namespace::Ct, "Default")) extensions.insert(std::string(e.attribute(Namespace::Ct, "Extension").value_or("")));
      if (e.is(Namespace::Ct, "Override")) named.insert(std::string(e.attribute(Namespace::Ct, "PartName").value_or("")).substr(1));
    });
    for (const std::string& name : named)
      if (!parts_.contains(name)) say("names no part: " + name);
    for (const std::string& name : parts_)
      if (!named.contains(name) && !extensions.contains(name.substr(name.rfind('.') + 1)) && name != part_) say("has no type for " + name);
  }

  void element(Element e) {
    if (e.name_space() == Namespace::W) {
      order(e);
      references(e);
    }
    for (const std::string_view name : {"id", "embed"})
      if (const auto id = e.attribute(Namespace::R, name); id && !relations_[part_].contains(std::string(*id))) say("no relationship " + std::string(*id));
    if (e.is(Namespace::Wp, "docPr")) unique("drawing", std::string(e.attribute(Namespace::Wp, "id").value_or("")));
  }

  void order(Element e) {
    const auto found = sequences().find(std::string(e.name()));
    if (found == sequences().end()) return;
    std::ptrdiff_t last = -1;
    for (Element child : docx::children(e)) {
      const auto at = std::find(found->second.begin(), found->second.end(), child.name()) - found->second.begin();
      if (at == static_cast<std::ptrdiff_t>(found->second.size())) say(std::string(e.name()) + " may not hold " + std::string(child.name()));
      if (at < last) say(std::string(child.name()) + " out of order in " + std::string(e.name()));
      last = at;
    }
  }

  void references(Element e) {
    const std::string val(e.val().value_or(""));
    if ((e.w("pStyle") || e.w("rStyle") || e.w("tblStyle") || e.w("basedOn") || e.w("next")) && !styles_.contains(val)) say("no style " + val);
    if (e.w("numId") && !lists_.contains(val)) say("no list " + val);
    if (e.w("bookmarkStart")) unique("bookmark", std::string(e.w_attribute("id").value_or("")));
    if (!e.w("tc")) return;
    Element last;
    for (Element child : docx::children(e)) last = child;
    if (!last || !last.w("p")) say("a cell does not end in a paragraph");
  }

  void unique(const char* what, const std::string& id) {
    if (!ids_.insert(what + id).second) say(std::string(what) + " id twice: " + id);
  }

  Limits limits_;
  Findings findings_;
  docx::Archive archive_;
  std::set<std::string> parts_, styles_, lists_, ids_;
  std::map<std::string, std::set<std::string>> relations_;
  std::string part_;
  std::vector<std::string> complaints_;
};

}  // namespace

std::string part(std::string_view package, std::string_view name) {
  const Limits limits;
  Findings findings;
  docx::Archive archive(package, limits, findings);
  return archive.read(name, limits.max_xml_part_bytes).value_or("");
}

std::vector<std::string> complaints(std::string_view package) { return Checker(package).run(); }

}  // namespace zhengben
