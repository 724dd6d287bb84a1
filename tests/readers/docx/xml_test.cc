#include "readers/docx/xml.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "model/error.h"

using namespace zhengben;
using namespace zhengben::docx;

namespace {

constexpr std::string_view kW = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

// What was read, written by namespace: <W:p W:val="x">text</W:p>. Only the namespaces of the tests have names.
std::string name_of(Namespace name_space) {
  switch (name_space) {
    case Namespace::None: return "";
    case Namespace::W: return "W:";
    case Namespace::Mc: return "Mc:";
    case Namespace::R: return "R:";
    case Namespace::A: return "A:";
    default: return "?:";
  }
}

std::string dump(Element element) {
  std::string out = "<" + name_of(element.name_space()) + std::string(element.name()) + ">";
  bool leaf = true;
  for (Element child : children(element)) {
    out += dump(child);
    leaf = false;
  }
  return (leaf ? out + element.text() : out) + "</>";
}

struct Read {
  std::string dump;
  std::vector<Code> codes;
};

Read read(std::string bytes, const Limits& limits = {}) {
  Findings findings;
  const Xml xml(std::move(bytes), "word/document.xml", limits, findings);
  Read out;
  if (xml.root()) out.dump = dump(xml.root());
  for (const Finding& item : findings.items()) out.codes.push_back(item.code);
  return out;
}

std::string dump_of(std::string bytes) { return read(std::move(bytes)).dump; }

std::optional<Code> error_of(std::string bytes, const Limits& limits = {}) {
  try {
    read(std::move(bytes), limits);
  } catch (const Error& error) {
    return error.code();
  }
  return std::nullopt;
}

// w:t with this inside, and what its text comes out as.
std::string text_of(const std::string& inside) {
  Findings findings;
  const Xml xml("<w:t" + std::string(kW) + ">" + inside + "</w:t>", "p", {}, findings);
  return xml.root().text();
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

std::string nested(int depth, const std::string& name, const std::string& inside) {
  std::string out = "<w:document" + std::string(kW) + ">";
  for (int i = 0; i < depth; ++i) out += "<" + name + ">";
  out += inside;
  for (int i = 0; i < depth; ++i) out += "</" + name + ">";
  return out + "</w:document>";
}

}  // namespace

TEST_CASE("a text of blanks alone is kept in a leaf and dropped between elements") {
  CHECK(text_of(" ") == " ");
  CHECK(text_of("\t ") == "\t ");
  CHECK(text_of("\r\n ") == "\n ");
  CHECK(text_of(" <!-- a remark --> ") == "  ");
  CHECK(text_of("a<!-- a remark --> ") == "a ");
  CHECK(text_of(" <![CDATA[ ]]>a") == "  a");
  CHECK(dump_of("<w:p" + std::string(kW) + ">\n  <w:r/>\n  <w:r> </w:r>\n</w:p>") == "<W:p><W:r></><W:r> </></>");
}

TEST_CASE("character data comes out as XML says it reads") {
  CHECK(text_of("a&lt;b&amp;lt;&#20013;&#x4e2D;&quot;'\"&gt;") == "a<b&lt;中中\"'\">");
  CHECK(text_of("a\r\nb\rc\n\rd") == "a\nb\nc\n\nd");
  CHECK(text_of("a&#13;&#10;&#9;b") == "a\r\n\tb");
  CHECK(text_of("<![CDATA[a<b&amp;]]>]]>") == "a<b&amp;]]>");
  CHECK(text_of("&#0;&#xD800;&#x110000;&#99999999999999999999;") == "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("an ampersand that starts no reference is kept as text, with a finding") {
  const Read got = read("<a>R&D &nbsp; &#; &#x; &#12a; &</a>");
  CHECK(got.dump == "<a>R&D &nbsp; &#; &#x; &#12a; &</>");
  CHECK(got.codes == std::vector{Code::SalvagedXml});
}

TEST_CASE("names go by namespace, whatever the prefix") {
  const std::string uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  CHECK(dump_of("<ns0:p xmlns:ns0=\"" + uri + "\"><ns0:r/></ns0:p>") == "<W:p><W:r></></>");
  CHECK(dump_of("<p xmlns=\"" + uri + "\"><r/></p>") == "<W:p><W:r></></>");
  CHECK(dump_of("<w:p xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>") == "<W:p></>");
  CHECK(dump_of("<w:p xmlns:w=\"urn:other\"/>") == "<?:p></>");
  CHECK(dump_of("<a:b xmlns:a=\"" + uri + "\"><a:c xmlns:a=\"urn:x\"><a:d/></a:c><a:e/><f xmlns=\"" + uri + "\"><g xmlns=\"\"/></f><h/></a:b>") ==
        "<W:b><?:c><?:d></></><W:e></><W:f><g></></><h></></>");
}

TEST_CASE("a usual prefix that is not declared means what it usually means") {
  const Read got = read("<w:document><w:body/></w:document>");
  CHECK(got.dump == "<W:document><W:body></></>");
  CHECK(got.codes == std::vector{Code::SalvagedXml});
}

TEST_CASE("an attribute is found by namespace, and without prefix on an element of its own vocabulary") {
  Findings findings;
  const Xml xml("<w:a" + std::string(kW) + " w:val='1 \"&amp;&#10;\n2' r:id='x' plain='p' w:rsidR='00'><w:b val='3'/><c val='4'/></w:a>", "p", {}, findings);
  const Element a = xml.root(), b = a.w_child("b"), c = b.next_sibling();
  CHECK(a.val() == "1 \"&\n 2");
  CHECK(a.attribute(Namespace::R, "id") == "x");
  CHECK(a.attribute(Namespace::None, "plain") == "p");
  CHECK(a.w_attribute("plain") == "p");
  CHECK_FALSE(a.w_attribute("rsidR"));
  CHECK(b.val() == "3");
  CHECK_FALSE(c.val());
  CHECK(c.attribute(Namespace::None, "val") == "4");
  CHECK_FALSE(Element().val());
}

TEST_CASE("the prefixes that a choice requires come out as the usual ones") {
  Findings findings;
  const Xml xml(
      "<m:Choice xmlns:m='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:x='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:wpg='urn:y' "
      "Requires=' x  wpg z'/>",
      "p", {}, findings);
  CHECK(xml.root().attribute(Namespace::None, "Requires") == "wps other z");
}

TEST_CASE("ordinals count elements in document order from 1, whatever line ends the file holds") {
  Findings findings;
  const Xml xml("<a\n x='1\n2'>\n\n<b>t\nu</b>\n<c/><d><e/></d></a>", "p", {}, findings);
  const Element a = xml.root(), b = a.first_child(), c = b.next_sibling(), d = c.next_sibling();
  CHECK(a.ordinal() == 1);
  CHECK(b.ordinal() == 2);
  CHECK(c.ordinal() == 3);
  CHECK(d.ordinal() == 4);
  CHECK(d.first_child().ordinal() == 5);
  CHECK(b.text() == "t\nu");
}

TEST_CASE("UTF-16 parts of either byte order are read, with and without a mark") {
  const std::u16string text = u"<a>中𠮷</a>";
  for (const bool big_endian : {false, true}) {
    CHECK(dump_of(utf16(text, big_endian)) == "<a>中𠮷</>");
    CHECK(dump_of(utf16(u"\uFEFF" + text, big_endian)) == "<a>中𠮷</>");
  }
  CHECK(read(utf16(u"<a>\xD800</a>", false)).codes == std::vector{Code::BadUtf8});
  CHECK(dump_of(utf16(u"<a>\xD800</a>", false)) == "<a>\uFFFD</>");
}

TEST_CASE("the declared encoding is followed unless the bytes contradict it") {
  CHECK(dump_of("\xEF\xBB\xBF<a>中</a>") == "<a>中</>");
  CHECK(dump_of("<?xml version='1.0' encoding='GBK'?><a>\xD6\xD0</a>") == "<a>中</>");
  CHECK(dump_of("<?xml version='1.0' encoding='UTF-16'?><a>中</a>") == "<a>中</>");
  const Read lying = read("<?xml version='1.0' encoding='gb2312'?><a>中</a>");
  CHECK(lying.dump == "<a>中</>");
  CHECK(lying.codes == std::vector{Code::TextEncodingGuessed});
  CHECK(error_of("<?xml version='1.0' encoding='UTF-7'?><a>+Ti0-</a>") == Code::XmlEncoding);
  CHECK(error_of(std::string("<\0\0\0a\0\0\0", 8)) == Code::XmlEncoding);
}

TEST_CASE("bytes that cannot stand in XML become U+FFFD, with one finding") {
  const Read got = read("<a>x\xFFy\xE4\xB8z\x01\xEF\xBF\xBE\xED\xA0\x80 0123456789</a>");
  CHECK(got.dump == "<a>x\uFFFDy\uFFFDz\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD 0123456789</>");
  CHECK(got.codes == std::vector{Code::BadUtf8});
}

TEST_CASE("a DOCTYPE is left out with a finding, unless what it defines is used") {
  const Read got = read("<!DOCTYPE a SYSTEM \"x>.dtd\" [<!ENTITY e '>]'><!-- ]> % -->]><a>b&amp;</a>");
  CHECK(got.dump == "<a>b&</>");
  CHECK(got.codes == std::vector{Code::DoctypeIgnored});
  CHECK(error_of("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>") == Code::XmlEntity);
  CHECK(error_of("<!DOCTYPE a [<!ENTITY e 'x'>]><a b='&e;'/>") == Code::XmlEntity);
  CHECK(error_of("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://localhost/'> %p;]><a/>") == Code::XmlEntity);
}

TEST_CASE("ill-formed XML is kept up to the error, with a finding") {
  const auto rows = std::to_array<std::pair<const char*, const char*>>({
      {"<a><b>1</b><c>2", "<a><b>1</><c>2</></>"},
      {"<a><b>1</b></c><d/></a>", "<a><b>1</></>"},
      {"<a><b x=1/><c/></a>", "<a></>"},
      {"<a><b x='1'y='2'/></a>", "<a></>"},
      {"<a><b x='<'/></a>", "<a></>"},
      {"<a><b x='1", "<a></>"},
      {"<a>1<", "<a>1</>"},
      {"<a>1</", "<a>1</>"},
      {"<a>1</a", "<a>1</>"},
      {"<a>1<![CDATA[2", "<a>12</>"},
      {"<a>1<!-- 2", "<a>1</>"},
      {"<a>1</a><b/>", "<a>1</>"},
      {"<a>1</a>junk", "<a>1</>"},
      {"junk<a>1</a>", "<a>1</>"},
      {"<a><!DOCTYPE b></a>", "<a></>"},
      {"<a/></a>", "<a></>"},
      {"", ""},
      {"   ", ""},
      {"plain", ""},
      {"<>", ""},
  });
  for (const auto& row : rows) {
    CAPTURE(row.first);
    const Read got = read(row.first);
    CHECK(got.dump == row.second);
    CHECK(std::count(got.codes.begin(), got.codes.end(), Code::SalvagedXml) > 0);
  }
}

TEST_CASE("an attribute given twice is read as the first, with a finding") {
  Findings findings;
  const Xml xml("<a b='1' c='2' b='3'/>", "p", {}, findings);
  CHECK(xml.root().attribute(Namespace::None, "b") == "1");
  CHECK(findings.items().size() == 1);
  std::string many = "<a";
  for (int i = 0; i < 40; ++i) many += " x" + std::to_string(i % 20) + "='" + std::to_string(i) + "'";
  const Xml wide(many + "/>", "p", {}, findings);
  CHECK(wide.root().attribute(Namespace::None, "x7") == "7");
}

TEST_CASE("attributes of foreign namespaces may share a local name") {
  // Seen in customXml of SharePoint: ct:_="" ma:_="".
  const Read got = read("<a xmlns:ct='urn:1' xmlns:ma='urn:2' ct:_='' ma:_=''><b/></a>");
  CHECK(got.dump == "<a><b></></>");
  CHECK(got.codes.empty());
}

TEST_CASE("deep structure is read whole") {
  for (const int depth : {78, 79, 80, 81, 160, 161, 162, 250}) {
    CAPTURE(depth);
    std::string expected = "<W:document>";
    for (int i = 0; i < depth; ++i) expected += "<W:tc>";
    expected += "<W:p>x</><W:p>y</>";
    for (int i = 0; i < depth; ++i) expected += "</>";
    const Read got = read(nested(depth, "w:tc", "<w:p>x</w:p><w:p>y</w:p>"));
    CHECK(got.dump == expected + "</>");
    CHECK(got.codes.empty());
  }
  Findings findings;
  const Xml xml(nested(200, "w:tc", "<w:p>x</w:p>") , "p", {}, findings);
  CHECK(xml.root().text() == "x");
  CHECK(error_of(nested(256, "w:tc", "")) == Code::XmlDepth);
}

TEST_CASE("wrappers past a depth are dropped and their content stays") {
  const Read got = read(nested(100'000, "w:sdt", "<w:p>x</w:p>"));
  CHECK(got.dump.find("<W:p>x</>") != std::string::npos);
  CHECK(got.codes == std::vector{Code::DepthFlattened});
  CHECK(read(nested(100'000, "x", "<w:p>x</w:p>")).dump.find("<W:p>x</>") != std::string::npos);
}

TEST_CASE("attributes and nodes are bounded") {
  std::string many = "<a";
  for (int i = 0; i < 513; ++i) many += " x" + std::to_string(i) + "=''";
  CHECK(error_of(many + "/>") == Code::XmlAttributes);
  CHECK(error_of("<a><b/><b/><b/></a>", {.max_xml_nodes = 3}) == Code::XmlTooLarge);
  CHECK(error_of("<a>0123456789</a>", {.max_xml_part_bytes = 10}) == Code::XmlTooLarge);
}
