#include "writers/pdf/xmp.h"

#include <tinyxml2.h>

#include <initializer_list>
#include <string>
#include <utility>

namespace zhengben {

namespace {

using Attribute = std::pair<const char*, const char*>;

class Printer {
 public:
  Printer() : printer_(nullptr, true) {}   // compact: blanks would be text

  void open(const char* name, std::initializer_list<Attribute> attributes = {}) {
    printer_.OpenElement(name, true);
    for (const auto& [key, value] : attributes) printer_.PushAttribute(key, value);
  }
  void close(int count = 1) {
    while (count-- > 0) printer_.CloseElement(true);
  }
  void element(const char* name, std::string_view text, std::initializer_list<Attribute> attributes = {}) {
    open(name, attributes);
    printer_.PushText(std::string(text).c_str());
    close();
  }
  std::string text() const { return printer_.CStr(); }

 private:
  tinyxml2::XMLPrinter printer_;
};

constexpr Attribute kResource{"rdf:parseType", "Resource"};

// pdfuaid is in no predefined schema, so the packet describes it. ISO 19005-2:2011 6.6.2.3.3 Extension schema container schema.
void identify(Printer& out) {
  out.element("pdfaid:part", "2");
  out.element("pdfaid:conformance", "A");
  out.element("pdfuaid:part", "1");
  out.open("pdfaExtension:schemas");
  out.open("rdf:Bag");
  out.open("rdf:li", {kResource});
  out.element("pdfaSchema:schema", "PDF/UA identification schema");
  out.element("pdfaSchema:namespaceURI", "http://www.aiim.org/pdfua/ns/id/");
  out.element("pdfaSchema:prefix", "pdfuaid");
  out.open("pdfaSchema:property");
  out.open("rdf:Seq");
  out.open("rdf:li", {kResource});
  out.element("pdfaProperty:name", "part");
  out.element("pdfaProperty:valueType", "Integer");
  out.element("pdfaProperty:category", "internal");
  out.element("pdfaProperty:description", "part of ISO 14289 to which the file conforms");
  out.close(6);
}

void describe(Printer& out, const XmpFacts& facts) {
  out.element("dc:format", "application/pdf");
  out.open("dc:title");
  out.open("rdf:Alt");
  out.element("rdf:li", facts.title, {{"xml:lang", "x-default"}});
  out.close(2);
  out.open("dc:language");
  out.open("rdf:Bag");
  out.element("rdf:li", facts.language);
  out.close(2);
  out.element("pdf:Producer", facts.producer);
  if (facts.archival) identify(out);
}

}  // namespace

std::string xmp_packet(const XmpFacts& facts) {
  Printer out;
  out.open("x:xmpmeta", {{"xmlns:x", "adobe:ns:meta/"}});
  out.open("rdf:RDF", {{"xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}});
  constexpr Attribute kAbout{"rdf:about", ""}, kDublinCore{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}, kPdf{"xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"};
  if (facts.archival) {
    out.open("rdf:Description", {kAbout, kDublinCore, kPdf, {"xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"}, {"xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
                                 {"xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"}, {"xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"},
                                 {"xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"}});
  } else {
    out.open("rdf:Description", {kAbout, kDublinCore, kPdf});
  }
  describe(out, facts);
  out.close(3);
  // XMP Specification Part 1 (2012) 7.3 XMP packet wrapper.
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + out.text() + "\n<?xpacket end=\"w\"?>";
}

}  // namespace zhengben
