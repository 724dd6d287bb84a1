#include "pdf_clauses.h"

#include <tinyxml2.h>

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <regex>

#include "pdf_clauses_parts.h"

namespace zhengben {

namespace {

// 6.1.13 Implementation limits, of every value.
void check_values(QPDFObjectHandle value, Breaches& breaches, int depth) {
  if (depth > 100) return;
  if (value.isInteger()) breaches.check(value.getIntValue() <= 2147483647LL && value.getIntValue() >= -2147483648LL, "6.1.13-1 integer out of range");
  if (value.isString()) breaches.check(value.getStringValue().size() < 32767, "6.1.13-3 string too long");
  if (value.isName()) breaches.check(value.getName().size() <= 128, "6.1.13-4 name too long");
  if (value.isArray()) {
    for (auto item : value.aitems()) {
      if (!item.isIndirect()) check_values(item, breaches, depth + 1);
    }
  }
  QPDFObjectHandle dictionary = value.isStream() ? value.getDict() : value;
  if (!dictionary.isDictionary()) return;
  for (const auto& [key, item] : dictionary.ditems()) {
    breaches.check(key.size() <= 128, "6.1.13-4 name too long");
    breaches.check(key != "/AA" && key != "/Alternates" && key != "/OPI" && key != "/TR" && key != "/PresSteps", "6.2, 6.5.2, 6.10 forbidden key " + key);
    if (!item.isIndirect()) check_values(item, breaches, depth + 1);
  }
  if (!value.isStream()) return;
  breaches.check(!dictionary.hasKey("/F") && !dictionary.hasKey("/FFilter") && !dictionary.hasKey("/FDecodeParms"), "6.1.7-3 external stream");
  QPDFObjectHandle filter = dictionary.getKey("/Filter");
  breaches.check(filter.isNull() || filter.isNameAndEquals("/FlateDecode") || filter.isNameAndEquals("/DCTDecode"), "6.1.7-4 filter");
}

std::string element_text(const tinyxml2::XMLElement* parent, std::initializer_list<const char*> path) {
  for (const char* name : path) parent = parent ? parent->FirstChildElement(name) : nullptr;
  return parent && parent->GetText() ? parent->GetText() : "";
}

void check_metadata(QPDF& file, Breaches& breaches) {
  QPDFObjectHandle stream = file.getRoot().getKey("/Metadata");
  breaches.check(stream.isStream() && stream.getDict().getKey("/Subtype").isNameAndEquals("/XML"), "6.6.2.1-1 metadata stream");
  if (!stream.isStream()) return;
  const auto buffer = stream.getStreamData(qpdf_dl_generalized);
  const std::string packet(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  const std::string header = packet.substr(0, packet.find("?>"));
  breaches.check(header.find("bytes=") == std::string::npos && header.find("encoding=") == std::string::npos, "6.6.2.1-2, -3 packet attributes");
  tinyxml2::XMLDocument xml;
  // Without the packet's own processing instructions, which tinyxml2 takes for misplaced declarations.
  const std::size_t begin = packet.find("<x:xmpmeta"), end = packet.find("<?xpacket end=");
  breaches.check(begin != std::string::npos && end != std::string::npos, "6.6.2.1-4 packet wrapper");
  if (begin == std::string::npos || end == std::string::npos) return;
  breaches.check(xml.Parse(packet.data() + begin, end - begin) == tinyxml2::XML_SUCCESS, "6.6.2.1-4 packet is not well formed");
  const tinyxml2::XMLElement* rdf = xml.FirstChildElement("x:xmpmeta");
  rdf = rdf ? rdf->FirstChildElement("rdf:RDF") : nullptr;
  const tinyxml2::XMLElement* facts = rdf ? rdf->FirstChildElement("rdf:Description") : nullptr;
  breaches.check(element_text(facts, {"pdfaid:part"}) == "2" && element_text(facts, {"pdfaid:conformance"}) == "A", "6.6.4 PDF/A identification");
  breaches.check(element_text(facts, {"pdfuaid:part"}) == "1", "UA 5 identification");
  breaches.check(element_text(facts, {"pdfaExtension:schemas", "rdf:Bag", "rdf:li", "pdfaSchema:prefix"}) == "pdfuaid", "6.6.2.3 extension schema");
  QPDFObjectHandle info = file.getTrailer().getKey("/Info");
  breaches.check(element_text(facts, {"dc:title", "rdf:Alt", "rdf:li"}) == info.getKey("/Title").getUTF8Value(), "UA 7.1-9 title, as Info has it");
  breaches.check(!info.getKey("/Title").getUTF8Value().empty(), "UA 7.1-9 title");
  breaches.check(element_text(facts, {"pdf:Producer"}) == info.getKey("/Producer").getUTF8Value(), "producer, as Info has it");
  breaches.check(!info.hasKey("/CreationDate") && !info.hasKey("/ModDate") && packet.find("Date>") == std::string::npos, "no dates, in Info and packet alike");
}

}  // namespace

void check_file(const std::string& pdf, QPDF& file, Breaches& breaches) {
  breaches.check(pdf.compare(0, 10, "%PDF-1.7\n%") == 0 && static_cast<unsigned char>(pdf[10]) > 127 && static_cast<unsigned char>(pdf[13]) > 127, "6.1.2 header");
  const std::size_t end = pdf.rfind("%%EOF");
  breaches.check(end != std::string::npos && pdf.size() - end <= 6, "6.1.3-3 data after the end");
  breaches.check(pdf.find("\nxref\n0 ") != std::string::npos, "6.1.4 cross-reference table");
  breaches.check(file.getTrailer().getKey("/ID").isArray() && !file.getTrailer().hasKey("/Encrypt"), "6.1.3-1, -2 trailer");
  for (const auto& [id, entry] : file.getXRefTable()) {
    breaches.check(entry.getType() == 1, "6.1.4 object in an object stream");
    const std::string head = std::to_string(id.getObj()) + " 0 obj\n";
    const auto at = static_cast<std::size_t>(entry.getOffset());
    breaches.check(at > 0 && pdf[at - 1] == '\n' && pdf.compare(at, head.size(), head) == 0, "6.1.9 spacing before object " + head);
    const std::size_t close = pdf.find("endobj", at);
    breaches.check(close != std::string::npos && pdf[close - 1] == '\n' && pdf[close + 6] == '\n', "6.1.9 spacing of endobj of " + head);
  }
  for (QPDFObjectHandle object : file.getAllObjects()) {
    check_values(object, breaches, 0);
    if (!object.isStream()) continue;
    const auto at = static_cast<std::size_t>(file.getXRefTable()[object.getObjGen()].getOffset());
    const std::size_t keyword = pdf.find("stream\n", at), length = static_cast<std::size_t>(object.getDict().getKey("/Length").getIntValue());
    breaches.check(keyword != std::string::npos && pdf.compare(keyword + 7 + length, 11, "\nendstream\n") == 0, "6.1.7-1, -2 length and keywords of a stream");
  }
}

void check_catalog(QPDF& file, Breaches& breaches) {
  QPDFObjectHandle root = file.getRoot();
  check_metadata(file, breaches);
  for (const char* key : {"/NeedsRendering", "/Requirements", "/OCProperties", "/AcroForm", "/OpenAction"}) breaches.check(!root.hasKey(key), std::string("forbidden ") + key);
  breaches.check(root.getKey("/MarkInfo").getKey("/Marked").isBool() && root.getKey("/MarkInfo").getKey("/Marked").getBoolValue(), "6.7.2 Marked");
  breaches.check(!root.getKey("/MarkInfo").hasKey("/Suspects"), "UA 7.1-4 Suspects");
  breaches.check(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue(), "UA 7.1-10 DisplayDocTitle");
  static const std::regex language("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
  breaches.check(std::regex_match(root.getKey("/Lang").getStringValue(), language), "UA 7.2-29 Lang");
  QPDFObjectHandle intents = root.getKey("/OutputIntents");
  breaches.check(intents.isArray() && intents.getArrayNItems() == 1 && intents.getArrayItem(0).getKey("/S").isNameAndEquals("/GTS_PDFA1"), "6.2.3 output intent");
  QPDFObjectHandle profile = intents.getArrayItem(0).getKey("/DestOutputProfile");
  const auto data = profile.getStreamData(qpdf_dl_generalized);
  const std::string icc(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  breaches.check(icc.size() > 128 && icc.substr(12, 8) == "mntrRGB " && icc.substr(36, 4) == "acsp" && icc[8] < 5 && profile.getDict().getKey("/N").getIntValue() == 3, "6.2.3-1 profile");
  const auto declared = static_cast<std::size_t>((icc[0] & 255) << 24 | (icc[1] & 255) << 16 | (icc[2] & 255) << 8 | (icc[3] & 255));
  breaches.check(declared == icc.size(), "6.2.3-1 profile's size");
}

std::vector<std::string> clause_breaches(const std::string& pdf) {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("written", pdf.data(), pdf.size());
  Breaches breaches;
  check_file(pdf, file, breaches);
  check_catalog(file, breaches);
  check_structure(file, breaches);
  check_content(file, breaches);
  breaches.check(file.getWarnings().empty(), "libqpdf warns");
  return breaches.items;
}

std::string decoded_stream(const std::string& pdf, int object) {
  QPDF file;
  file.processMemoryFile("written", pdf.data(), pdf.size());
  const auto buffer = file.getObject(object, 0).getStreamData(qpdf_dl_all);
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace zhengben
