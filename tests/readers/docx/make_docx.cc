#include "tests/readers/docx/make_docx.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <variant>

namespace zhengben::test {

namespace {

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
}

// The fields that a local header and a directory entry share.
std::string shared_fields(const std::string& name, const std::string& content) {
  std::string out;
  put(out, 20, 2);           // version needed
  put(out, 0x0800, 2);       // names in UTF-8
  put(out, 0, 2);            // stored
  put(out, 0x00210000, 4);   // 1980-01-01
  put(out, crc32(content), 4);
  put(out, static_cast<std::uint32_t>(content.size()), 4);
  put(out, static_cast<std::uint32_t>(content.size()), 4);
  put(out, static_cast<std::uint32_t>(name.size()), 2);
  put(out, 0, 2);
  return out;
}

constexpr const char* kRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationships_of(const Parts& parts) {
  static const std::map<std::string, std::string> kTypes{{"styles.xml", "styles"}, {"numbering.xml", "numbering"}, {"settings.xml", "settings"}, {"footnotes.xml", "footnotes"},
                                                         {"endnotes.xml", "endnotes"}, {"comments.xml", "comments"}, {"theme/theme1.xml", "theme"}, {"header1.xml", "header"}, {"footer1.xml", "footer"},
                                                         {"chunk.html", "aFChunk"}, {"chunk.mht", "aFChunk"}, {"chunk.docx", "aFChunk"}, {"media/image1.png", "image"}};
  std::string out = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  for (const auto& [file, type] : kTypes)
    if (parts.contains("word/" + file)) out += "<Relationship Id=\"" + file + "\" Type=\"" + kRelationship + type + "\" Target=\"" + file + "\"/>";
  return out + R"(<Relationship Id="web" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/a" TargetMode="External"/></Relationships>)";
}

}  // namespace

std::string stored_zip(const Parts& parts) {
  std::string out, directory;
  for (const auto& [name, content] : parts) {
    const std::string fields = shared_fields(name, content);
    put(directory, 0x02014B50, 4);
    put(directory, 20, 2);
    directory += fields;
    put(directory, 0, 2);    // comment
    put(directory, 0, 4);    // disk, internal attributes
    put(directory, 0, 4);    // external attributes
    put(directory, static_cast<std::uint32_t>(out.size()), 4);
    directory += name;
    put(out, 0x04034B50, 4);
    out += fields + name + content;
  }
  const auto at = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(parts.size());
  out += directory;
  put(out, 0x06054B50, 4);
  put(out, 0, 4);
  put(out, count, 2);
  put(out, count, 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, at, 4);
  put(out, 0, 2);
  return out;
}

std::string make_docx(Parts parts) {
  parts.emplace("[Content_Types].xml",
                R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)");
  parts.emplace("_rels/.rels", std::string(R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type=")") + kRelationship + R"(officeDocument" Target="word/document.xml"/></Relationships>)");
  parts.emplace("word/_rels/document.xml.rels", relationships_of(parts));
  return stored_zip(parts);
}

Parts parts_in(const std::filesystem::path& folder) {
  Parts out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().filename().string().starts_with("expected.")) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    out.emplace(std::filesystem::relative(entry.path(), folder).generic_string(), std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return out;
}

std::string document_xml(const std::string& body) {
  return R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:body>)" +
         body + "</w:body></w:document>";
}

ReadResult read_body(const std::string& body, const Parts& others, const ReadOptions& options) {
  Parts parts = others;
  parts["word/document.xml"] = document_xml(body);
  return read_docx(make_docx(std::move(parts)), options);
}

std::string text_of(const Document& document) {
  std::string out;
  for (const Block& block : document.body) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out += paragraph_text(*paragraph) + "\n";
    else out += "[table " + std::to_string(std::get<TableRef>(block).table) + "]\n";
  }
  return out;
}

}  // namespace zhengben::test
