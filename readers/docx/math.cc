#include "readers/docx/math.h"

#include <string_view>

#include "model/text.h"

namespace zhengben::docx {

namespace {

std::string of(Element parent);

std::string child(Element parent, std::string_view name) { return of(parent.child(Namespace::M, name)); }

std::string_view property(Element e, std::string_view properties, std::string_view name, std::string_view otherwise) {
  const Element found = e.child(Namespace::M, properties).child(Namespace::M, name);
  if (!found) return otherwise;
  return found.attribute(Namespace::M, "val").value_or("");
}

// Brackets where the text is more than one letter or number.
std::string grouped(const std::string& text) {
  std::size_t count = 0, at = 0;
  bool digits = true;
  while (at < text.size()) {
    const char32_t c = next_character(text, at);
    if (!is_digit(c) && c != '.') digits = false;
    ++count;
  }
  return count <= 1 || digits ? text : "(" + text + ")";
}

std::string scripts(const std::string& base, const std::string& sub, const std::string& sup) {
  std::string out = base;
  if (!sub.empty()) out += "_" + grouped(sub);
  if (!sup.empty()) out += "^" + grouped(sup);
  return out;
}

std::string rows(Element e, std::string_view row, std::string_view separator) {
  std::string out;
  for (Element r : children(e)) {
    if (!r.is(Namespace::M, row)) continue;
    if (!out.empty()) out += separator;
    out += of(r);
  }
  return out;
}

std::string delimited(Element e) {
  std::string out(property(e, "dPr", "begChr", "("));
  out += rows(e, "e", property(e, "dPr", "sepChr", "|"));
  return out + std::string(property(e, "dPr", "endChr", ")"));
}

std::string matrix(Element e) {
  std::string out;
  for (Element row : children(e)) {
    if (!row.is(Namespace::M, "mr")) continue;
    if (!out.empty()) out += "; ";
    out += rows(row, "e", ", ");
  }
  return "[" + out + "]";
}

std::string element(Element e) {
  const std::string_view name = e.name();
  if (name == "f") {
    if (property(e, "fPr", "type", "bar") == "noBar") return grouped(child(e, "num")) + "¦" + grouped(child(e, "den"));
    return grouped(child(e, "num")) + "/" + grouped(child(e, "den"));
  }
  if (name == "sSup") return scripts(child(e, "e"), "", child(e, "sup"));
  if (name == "sSub") return scripts(child(e, "e"), child(e, "sub"), "");
  if (name == "sSubSup") return scripts(child(e, "e"), child(e, "sub"), child(e, "sup"));
  if (name == "sPre") return scripts("", child(e, "sub"), child(e, "sup")) + child(e, "e");
  if (name == "rad") {
    const std::string degree = child(e, "deg");
    return (degree.empty() ? "√" : "√[" + degree + "]") + grouped(child(e, "e"));
  }
  if (name == "nary") return scripts(std::string(property(e, "naryPr", "chr", "∫")), child(e, "sub"), child(e, "sup")) + " " + child(e, "e");
  if (name == "d") return delimited(e);
  if (name == "func") return child(e, "fName") + " " + child(e, "e");
  if (name == "limLow") return scripts(child(e, "e"), child(e, "lim"), "");
  if (name == "limUpp") return scripts(child(e, "e"), "", child(e, "lim"));
  if (name == "acc") return child(e, "e") + std::string(property(e, "accPr", "chr", "\u0302"));
  if (name == "m") return matrix(e);
  if (name == "eqArr") return rows(e, "e", "; ");
  return of(e);
}

std::string of(Element parent) {
  std::string out;
  for (Element e : children(parent)) {
    const std::string_view name = e.name();
    if (e.is(Namespace::M, "t") || e.w("t") || e.w("delText")) out += e.text();
    else if (e.w("br") || e.is(Namespace::M, "br")) out += " ";
    else if (e.w("rPr") || (e.name_space() == Namespace::M && name.ends_with("Pr"))) continue;
    else if (e.w("del") || e.w("moveFrom")) continue;
    else if (e.name_space() == Namespace::M) out += element(e);
    else out += of(e);
  }
  return out;
}

}  // namespace

std::string linear_math(Element math) {
  if (math.name() == "oMathPara") return rows(math, "oMath", " ");
  return of(math);
}

}  // namespace zhengben::docx
