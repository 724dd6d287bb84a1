#include <algorithm>
#include <map>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "pdf_clauses_parts.h"

namespace zhengben {

namespace {

const std::set<std::string> kStandard = {"Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH",
                                         "TD", "Figure", "Link", "Note", "Caption", "Span", "TOC", "TOCI", "Quote"};

struct Walk {
  QPDF& file;
  Breaches& breaches;
  std::map<QPDFObjGen, int> page_of;
  std::map<std::pair<int, int>, QPDFObjGen> contents;       // page and MCID to the element
  std::map<QPDFObjGen, QPDFObjGen> annotations;             // annotation to the element
  std::set<std::string> note_ids;
  int last_heading = 0;
};

std::string type_of(QPDFObjectHandle element) { return element.getKey("/S").isName() ? element.getKey("/S").getName().substr(1) : ""; }

std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle element) {
  QPDFObjectHandle kids = element.getKey("/K");
  if (kids.isArray()) return kids.getArrayAsVector();
  return kids.isNull() ? std::vector<QPDFObjectHandle>() : std::vector{kids};
}

bool is_element(QPDFObjectHandle kid) { return kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/StructElem"); }

std::vector<QPDFObjectHandle> elements_of(QPDFObjectHandle element) {
  std::vector<QPDFObjectHandle> elements = kids_of(element);
  elements.erase(std::remove_if(elements.begin(), elements.end(), [](QPDFObjectHandle kid) { return !is_element(kid); }), elements.end());
  return elements;
}

int attribute(QPDFObjectHandle element, const std::string& key, int otherwise) {
  QPDFObjectHandle value = element.getKey("/A").isDictionary() ? element.getKey("/A").getKey(key) : QPDFObjectHandle::newNull();
  return value.isInteger() ? static_cast<int>(value.getIntValue()) : otherwise;
}

// 7.2-41 to -43: cells neither overlap nor stick out, and all rows are as wide.
void check_grid(QPDFObjectHandle table, Breaches& breaches) {
  std::vector<QPDFObjectHandle> rows;
  for (QPDFObjectHandle kid : elements_of(table)) {
    if (type_of(kid) == "TR") rows.push_back(kid);
    for (QPDFObjectHandle row : type_of(kid) == "TR" || type_of(kid) == "Caption" ? std::vector<QPDFObjectHandle>() : elements_of(kid)) rows.push_back(row);
  }
  std::vector<std::set<int>> covered(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    int column = 0;
    for (QPDFObjectHandle cell : elements_of(rows[r])) {
      while (covered[r].count(column) != 0) ++column;
      const int height = attribute(cell, "/RowSpan", 1), width = attribute(cell, "/ColSpan", 1);
      breaches.check(r + static_cast<std::size_t>(height) <= rows.size(), "UA 7.2-42 a span goes past the last row");
      for (std::size_t below = r; below < std::min(rows.size(), r + static_cast<std::size_t>(height)); ++below) {
        for (int right = 0; right < width; ++right) breaches.check(covered[below].insert(column + right).second, "UA 7.2-15 cells overlap");
      }
      column += width;
    }
  }
  for (const auto& row : covered) breaches.check(row.size() == covered[0].size(), "UA 7.2-43 rows of unlike width");
}

void check_nesting(const std::string& type, const std::string& parent, Breaches& breaches) {
  static const std::map<std::string, std::set<std::string>> parents = {{"TR", {"Table", "THead", "TBody"}}, {"THead", {"Table"}}, {"TBody", {"Table"}}, {"TH", {"TR"}}, {"TD", {"TR"}},
      {"LI", {"L"}}, {"LBody", {"LI"}}, {"Lbl", {"LI", "Note"}}, {"TOCI", {"TOC"}}};
  static const std::map<std::string, std::set<std::string>> kids = {{"Table", {"TR", "THead", "TBody", "Caption"}}, {"THead", {"TR"}}, {"TBody", {"TR"}}, {"TR", {"TH", "TD"}},
      {"L", {"L", "LI", "Caption"}}, {"LI", {"Lbl", "LBody"}}, {"TOC", {"TOC", "TOCI", "Caption"}}};
  if (const auto at = parents.find(type); at != parents.end()) breaches.check(at->second.count(parent) != 0, "UA 7.2 " + type + " in " + parent);
  if (const auto at = kids.find(parent); at != kids.end()) breaches.check(at->second.count(type) != 0, "UA 7.2 " + type + " in " + parent);
}

void check_facts(QPDFObjectHandle element, const std::string& type, Walk& walk) {
  Breaches& breaches = walk.breaches;
  if (type == "Figure") breaches.check(element.getKey("/Alt").isString() && !element.getKey("/Alt").getUTF8Value().empty(), "UA 7.3-1 Alt");
  if (type == "TH") breaches.check(element.getKey("/A").isDictionary() && element.getKey("/A").hasKey("/Scope"), "UA 7.5-1 Scope");
  if (type == "Note") {
    const std::string id = element.getKey("/ID").isString() ? element.getKey("/ID").getStringValue() : "";
    breaches.check(!id.empty() && walk.note_ids.insert(id).second, "UA 7.9 ID of a note");
  }
  if (type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6') {
    breaches.check(type[1] - '0' <= walk.last_heading + 1, "UA 7.4.2-1 heading skips to " + type);
    walk.last_heading = type[1] - '0';
  }
  if (type != "Table") return;
  int heads = 0, bodies = 0;
  for (QPDFObjectHandle kid : elements_of(element)) {
    heads += type_of(kid) == "THead";
    bodies += type_of(kid) == "TBody";
  }
  breaches.check(heads <= 1 && (heads == 0 || bodies > 0), "UA 7.2-11, -14 head and bodies");
  check_grid(element, breaches);
}

void walk_element(QPDFObjectHandle element, QPDFObjectHandle parent, Walk& walk) {
  Breaches& breaches = walk.breaches;
  const std::string type = type_of(element), parent_type = type_of(parent);
  breaches.check(element.getKey("/Type").isNameAndEquals("/StructElem"), "6.7.3-2 Type");
  breaches.check(kStandard.count(type) != 0, "UA 7.1-5 non-standard type " + type);
  breaches.check(element.getKey("/P").getObjGen() == parent.getObjGen(), "UA 7.1-12 P");
  check_nesting(type, parent_type, breaches);
  check_facts(element, type, walk);
  for (QPDFObjectHandle kid : kids_of(element)) {
    if (is_element(kid)) {
      walk_element(kid, element, walk);
    } else if (kid.isDictionary() && kid.getKey("/Type").isNameAndEquals("/OBJR")) {
      walk.annotations[kid.getKey("/Obj").getObjGen()] = element.getObjGen();
      breaches.check(type == "Link", "UA 7.18.5-1 a link annotation in " + type);
    } else {
      const bool reference = kid.isDictionary();
      QPDFObjectHandle page = reference ? kid.getKey("/Pg") : element.getKey("/Pg");
      const int mcid = static_cast<int>((reference ? kid.getKey("/MCID") : kid).getIntValue());
      const bool fresh = walk.contents.emplace(std::pair(walk.page_of[page.getObjGen()], mcid), element.getObjGen()).second;
      breaches.check(fresh, "14.7.4 content of two elements");
    }
  }
}

void check_parent_tree(QPDFObjectHandle root, std::vector<QPDFPageObjectHelper>& pages, Walk& walk) {
  std::map<int, QPDFObjectHandle> numbers;
  auto nums = root.getKey("/ParentTree").getKey("/Nums").getArrayAsVector();
  for (std::size_t i = 0; i + 1 < nums.size(); i += 2) numbers[static_cast<int>(nums[i].getIntValue())] = nums[i + 1];
  std::size_t listed = 0;
  for (auto& page : pages) {
    QPDFObjectHandle dictionary = page.getObjectHandle();
    const int key = static_cast<int>(dictionary.getKey("/StructParents").getIntValue()), number = walk.page_of[dictionary.getObjGen()];
    auto owners = numbers[key].getArrayAsVector();
    listed += owners.size();
    for (std::size_t mcid = 0; mcid < owners.size(); ++mcid) {
      const auto at = walk.contents.find({number, static_cast<int>(mcid)});
      walk.breaches.check(at != walk.contents.end() && at->second == owners[mcid].getObjGen(), "14.7.4.4 parent tree of a page");
    }
    if (!dictionary.hasKey("/Annots")) continue;
    walk.breaches.check(dictionary.getKey("/Tabs").isNameAndEquals("/S"), "UA 7.18.3-1 Tabs");
    for (QPDFObjectHandle annotation : dictionary.getKey("/Annots").getArrayAsVector()) {
      walk.breaches.check(annotation.getKey("/Subtype").isNameAndEquals("/Link"), "kind of annotation");
      walk.breaches.check(annotation.getKey("/F").isInteger() && annotation.getKey("/F").getIntValue() == 4, "6.3.2 F");
      walk.breaches.check(annotation.getKey("/Contents").isString() && !annotation.getKey("/Contents").getUTF8Value().empty(), "UA 7.18.5-2 Contents");
      const int parent = annotation.getKey("/StructParent").isInteger() ? static_cast<int>(annotation.getKey("/StructParent").getIntValue()) : -1;
      walk.breaches.check(walk.annotations.count(annotation.getObjGen()) != 0 && (numbers.count(parent) != 0) &&
                              walk.annotations[annotation.getObjGen()] == numbers[parent].getObjGen(), "UA 7.18.5-1 link outside the structure");
    }
  }
  walk.breaches.check(listed == walk.contents.size(), "14.7.4.4 parent tree's size");
}

}  // namespace

void check_structure(QPDF& file, Breaches& breaches) {
  QPDFObjectHandle root = file.getRoot().getKey("/StructTreeRoot");
  breaches.check(root.isDictionary() && !root.hasKey("/RoleMap"), "6.7.3-1 StructTreeRoot");
  if (!root.isDictionary()) return;
  Walk walk{file, breaches, {}, {}, {}, {}, 0};
  auto pages = QPDFPageDocumentHelper(file).getAllPages();
  for (std::size_t i = 0; i < pages.size(); ++i) walk.page_of[pages[i].getObjectHandle().getObjGen()] = static_cast<int>(i);
  for (QPDFObjectHandle element : kids_of(root)) walk_element(element, root, walk);
  check_parent_tree(root, pages, walk);
  breaches.check(walk.note_ids.empty() || root.getKey("/IDTree").isDictionary(), "14.7.2 IDTree");
}

}  // namespace zhengben
