#include <ft2build.h>

#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <map>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <utility>

#include "pdf_clauses_parts.h"

namespace zhengben {

namespace {

std::string data_of(QPDFObjectHandle stream) {
  const auto buffer = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

// Codes shown with each font, by the font's object.
using Shown = std::map<QPDFObjGen, std::set<int>>;

class Operators : public QPDFObjectHandle::ParserCallbacks {
 public:
  Operators(QPDFObjectHandle resources, Shown& shown, Breaches& breaches) : resources_(resources), shown_(shown), breaches_(breaches) {}

  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (!object.isOperator()) return operands_.push_back(object);
    operation(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {
    breaches_.check(marks_.empty() && !in_text_ && depth_ == 0, "14.6 unbalanced BDC, BT or q");
    for (std::size_t i = 0; i < mcids_.size(); ++i) breaches_.check(mcids_[i] == static_cast<int>(i), "14.7.4.4 MCIDs in order");
  }

 private:
  struct Mark { bool artifact, tagged, in_text; };
  bool any_of_marks(bool Mark::*kind) const {
    return std::any_of(marks_.begin(), marks_.end(), [kind](const Mark& mark) { return mark.*kind; });
  }

  void operation(const std::string& op) {
    static const std::set<std::string> known = {"q", "Q", "cm", "w", "d", "re", "f", "S", "m", "l", "c", "h", "f*", "B*", "W", "n", "rg", "RG", "BT", "ET", "Tf", "Tm", "TJ", "Ts", "Tr", "BDC", "EMC", "Do"};
    breaches_.check(known.count(op) != 0, "6.2.2-1 operator " + op);
    if (op == "q") breaches_.check(++depth_ <= 28, "6.1.13-8 nesting of q");
    if (op == "Q") --depth_;
    if (op == "BT") breaches_.check(!std::exchange(in_text_, true), "9.4.1 BT in a text object");
    if (op == "ET") {
      breaches_.check(std::exchange(in_text_, false), "9.4.1 ET outside a text object");
      breaches_.check(marks_.empty() || !marks_.back().in_text, "14.6.1 a sequence straddles a text object");
    }
    if (op == "BDC") begin_mark();
    if (op == "EMC") end_mark();
    if (op == "Tf") font_ = resources_.getKey("/Font").getKey(operands_.at(0).getName()).getObjGen();
    if (op == "TJ") show(operands_.at(0));
    if (op == "re" || op == "m" || op == "c" || op == "f" || op == "f*" || op == "B*" || op == "S" || op == "Do") breaches_.check(!in_text_, "9.4.1 " + op + " in a text object");
    if (op == "f" || op == "S" || op == "TJ" || op == "Do") breaches_.check(!marks_.empty(), "UA 7.1-3 " + op + " is neither tagged nor an artifact");
    if (op == "Do") breaches_.check(resources_.getKey("/XObject").hasKey(operands_.at(0).getName()), "6.2.2-2 resource");
  }

  void begin_mark() {
    const std::string tag = operands_.at(0).getName();
    const bool artifact = tag == "/Artifact", tagged = operands_.at(1).hasKey("/MCID");
    const bool inside_artifact = any_of_marks(&Mark::artifact), inside_tagged = any_of_marks(&Mark::tagged);
    breaches_.check(!artifact || !inside_tagged, "UA 7.1-1 artifact in tagged content");
    breaches_.check(!tagged || (!inside_artifact && !inside_tagged), "UA 7.1-2 tagged content in an artifact or in another");
    breaches_.check(artifact || tagged || tag == "/Span", "tag " + tag);
    if (tagged) mcids_.push_back(static_cast<int>(operands_.at(1).getKey("/MCID").getIntValue()));
    marks_.push_back({artifact, tagged, in_text_});
  }

  void end_mark() {
    breaches_.check(!marks_.empty() && marks_.back().in_text == in_text_, "14.6.1 a sequence straddles a text object");
    if (!marks_.empty()) marks_.pop_back();
  }

  void show(QPDFObjectHandle array) {
    breaches_.check(in_text_, "9.4.3 TJ outside a text object");
    for (QPDFObjectHandle item : array.getArrayAsVector()) {
      if (!item.isString()) continue;
      const std::string codes = item.getStringValue();
      breaches_.check(codes.size() % 2 == 0, "9.7.6.2 codes of two bytes");
      for (std::size_t i = 0; i + 1 < codes.size(); i += 2) shown_[font_].insert((codes[i] & 255) << 8 | (codes[i + 1] & 255));
    }
  }

  QPDFObjectHandle resources_;
  Shown& shown_;
  Breaches& breaches_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<Mark> marks_;
  std::vector<int> mcids_;
  QPDFObjGen font_;
  bool in_text_ = false;
  int depth_ = 0;
};

std::map<int, std::string> to_unicode(const std::string& cmap) {
  std::map<int, std::string> text;
  for (std::size_t at = 0; (at = cmap.find("beginbfchar", at)) != std::string::npos;) {
    const std::size_t end = cmap.find("endbfchar", at);
    while ((at = cmap.find('<', at)) < end) {
      const int code = std::stoi(cmap.substr(at + 1, 4), nullptr, 16);
      const std::size_t value = cmap.find('<', at + 1), close = cmap.find('>', value);
      text[code] = cmap.substr(value + 1, close - value - 1);
      at = close;
    }
    at = end;
  }
  return text;
}

void check_program(QPDFObjectHandle descendant, const std::string& program, const std::set<int>& codes, Breaches& breaches) {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  FT_Init_FreeType(&library);
  const bool opens = FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(program.data()), static_cast<FT_Long>(program.size()), 0, &face) == 0;
  breaches.check(opens, "6.2.11.2 the font program does not open");
  auto widths = descendant.getKey("/W").getArrayItem(1).getArrayAsVector();
  for (const int code : codes) {
    if (!opens) break;
    const bool present = code < face->num_glyphs && code < static_cast<int>(widths.size()) && FT_Load_Glyph(face, static_cast<FT_UInt>(code), FT_LOAD_NO_SCALE) == 0;
    breaches.check(present, "6.2.11.4-2 glyph is missing");
    if (!present) continue;
    const double drawn = static_cast<double>(face->glyph->metrics.horiAdvance) * 1000.0 / face->units_per_EM;
    breaches.check(std::abs(drawn - static_cast<double>(widths[static_cast<std::size_t>(code)].getIntValue())) <= 1, "6.2.11.5-1 widths disagree");
  }
  FT_Done_FreeType(library);
}

void check_font(QPDFObjectHandle font, const std::set<int>& codes, Breaches& breaches) {
  breaches.check(font.getKey("/Subtype").isNameAndEquals("/Type0") && font.getKey("/Encoding").isNameAndEquals("/Identity-H"), "6.2.11.3 composite font");
  QPDFObjectHandle descendant = font.getKey("/DescendantFonts").getArrayItem(0), descriptor = descendant.getKey("/FontDescriptor");
  const bool truetype = descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2");
  breaches.check(!truetype || descendant.getKey("/CIDToGIDMap").isNameAndEquals("/Identity"), "6.2.11.3-2 CIDToGIDMap");
  for (const char* key : {"/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"}) breaches.check(descriptor.hasKey(key), "9.8.1 " + std::string(key));
  breaches.check(!descriptor.hasKey("/CIDSet") && !descriptor.hasKey("/CharSet"), "6.2.11.4-4 CIDSet");
  const std::string name = descriptor.getKey("/FontName").getName();
  breaches.check(name.size() > 8 && name[7] == '+' && descendant.getKey("/BaseFont").getName() == name, "9.6.4 name of a subset");
  QPDFObjectHandle file = descriptor.getKey(truetype ? "/FontFile2" : "/FontFile3");
  breaches.check(file.isStream(), "6.2.11.4-1 font is not embedded");
  breaches.check(truetype || file.getDict().getKey("/Subtype").isNameAndEquals("/CIDFontType0C"), "9.9 kind of font program");
  breaches.check(font.getKey("/ToUnicode").isStream(), "6.2.11.7-1 ToUnicode");
  if (!file.isStream() || !font.getKey("/ToUnicode").isStream()) return;
  const auto text = to_unicode(data_of(font.getKey("/ToUnicode")));
  for (const int code : codes) {
    const auto at = text.find(code);
    breaches.check(at != text.end() && !at->second.empty() && at->second != "0000" && at->second != "FEFF" && at->second != "FFFE", "6.2.11.7-1 a code without a character");
  }
  breaches.check(codes.count(0) == 0, "6.2.11.8-1 .notdef is shown");
  check_program(descendant, data_of(file), codes, breaches);
}

}  // namespace

void check_content(QPDF& file, Breaches& breaches) {
  Shown shown;
  for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
    QPDFObjectHandle dictionary = page.getObjectHandle(), resources = dictionary.getKey("/Resources");
    breaches.check(resources.isDictionary(), "6.2.2-2 resources");
    Operators operators(resources, shown, breaches);
    page.parseContents(&operators);
    auto box = dictionary.getKey("/MediaBox").getArrayAsVector();
    for (const std::size_t side : {std::size_t{2}, std::size_t{3}}) {
      const double size = box[side].getNumericValue() - box[side - 2].getNumericValue();
      breaches.check(size >= 3 && size <= 14400, "6.1.13-11 size of a page");
    }
  }
  for (const auto& [font, codes] : shown) check_font(file.getObject(font), codes, breaches);
}

}  // namespace zhengben
