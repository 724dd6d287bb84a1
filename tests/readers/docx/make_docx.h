// Makes a DOCX from its parts: a zip whose entries are stored, so that fixtures stay unpacked and reviewable.
#ifndef ZHENGBEN_TESTS_READERS_DOCX_MAKE_DOCX_H
#define ZHENGBEN_TESTS_READERS_DOCX_MAKE_DOCX_H

#include <filesystem>
#include <map>
#include <string>

#include "readers/reader.h"

namespace zhengben::test {

using Parts = std::map<std::string, std::string>;

// The parts as they are, nothing added.
std::string stored_zip(const Parts& parts);
// Adds what every package needs and a test does not want to spell: content types, relationships to the parts given.
std::string make_docx(Parts parts);
// The files below a folder; expected.* are left out.
Parts parts_in(const std::filesystem::path& folder);

// A main part around the children of w:body, with the usual namespaces.
std::string document_xml(const std::string& body);
ReadResult read_body(const std::string& body, const Parts& others = {}, const ReadOptions& options = {});
// The body's blocks as text, a line each: paragraphs as the reader sees them, "[table 0]" for a table.
std::string text_of(const Document& document);

}  // namespace zhengben::test

#endif  // ZHENGBEN_TESTS_READERS_DOCX_MAKE_DOCX_H
