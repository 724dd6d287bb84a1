#include <algorithm>

#include "model/error.h"
#include "model/text.h"
#include "readers/docx/html_text.h"
#include "readers/docx/story.h"

namespace zhengben::docx {

namespace {

constexpr int kMostImports = 3;                  // documents that import documents

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    std::string_view line = text.substr(from, to - from);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) out.emplace_back(line);
    from = to + 1;
  }
  return out;
}

bool looks_like_html(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1'024);
  return head.find("<html") != std::string_view::npos || head.find("<HTML") != std::string_view::npos || head.find("<!DOCTYPE") != std::string_view::npos || head.find("<!doctype") != std::string_view::npos ||
         head.find("<body") != std::string_view::npos || head.find("<p") != std::string_view::npos || head.find("<div") != std::string_view::npos;
}

bool looks_like_mime(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 512);
  return head.find("MIME-Version:") != std::string_view::npos || head.find("Content-Type:") != std::string_view::npos;
}

std::optional<std::vector<std::string>> imported_lines(std::string_view bytes) {
  if (bytes.starts_with("{\\rtf") || bytes.starts_with("\xD0\xCF\x11\xE0")) return std::nullopt;
  if (looks_like_mime(bytes)) {
    const auto part = mime_text(bytes);
    if (!part) return std::nullopt;
    const std::string text = decoded_text(part->bytes);
    return part->html ? html_paragraphs(text) : lines_of(text);
  }
  const std::string text = decoded_text(bytes);
  return looks_like_html(text) ? html_paragraphs(text) : lines_of(text);
}

}  // namespace

// A package inside the package: read like any other, under the same bounds, into the same document.
bool StoryReader::import_package(std::string_view bytes, BlockFrame& frame) {
  if (reading_.output.imports >= kMostImports) return false;
  ++reading_.output.imports;
  bool done = false;
  try {
    Source source(bytes, reading_.options.limits, reading_.findings());
    Reading inner(source, reading_.output, reading_.options);
    inner.depth = reading_.depth;
    const auto tree = source.package.xml(source.package.main_part());
    const Element body = tree ? tree->root().w_child("body") : Element();
    const Part part = inner.part(source.package.main_part());
    ListCounters counters(source.numbering);
    StoryReader story(inner, part, counters, StoryKind::Imported, body);
    for (Block& block : story.read(body, frame.place)) frame.blocks.push_back(std::move(block));
    done = static_cast<bool>(body);
  } catch (const Error& error) {
    if (error.exit_status() == 8) throw;
  }
  --reading_.output.imports;
  return done;
}

// ECMA-376-1 3rd ed. (2011) 17.17.2.1 altChunk: content of another kind that a consumer takes in at this place.
void StoryReader::read_alt_chunk(Element e, BlockFrame& frame) {
  flush_carried(frame, false);
  const auto r = part_.relationships.find(e.attribute(Namespace::R, "id").value_or(""));
  if (r == part_.relationships.end()) return reading_.findings().add(Code::AltChunkSkipped, frame.place, {"altChunk"});
  if (r->second.external) return reading_.findings().add(Code::ExternalDropped, frame.place, {r->second.target});
  const auto bytes = reading_.source.package.bytes(r->second.target, reading_.options.limits.max_xml_part_bytes);
  if (!bytes) return reading_.findings().add(Code::MissingPart, frame.place, {r->second.target});
  if (bytes->starts_with("PK")) {
    reading_.findings().add(import_package(*bytes, frame) ? Code::AltChunkImported : Code::AltChunkSkipped, frame.place, {r->second.target});
    return;
  }
  const auto lines = imported_lines(*bytes);
  if (!lines) return reading_.findings().add(Code::AltChunkSkipped, frame.place, {r->second.target});
  reading_.findings().add(Code::AltChunkImported, frame.place, {r->second.target});
  for (const std::string& line : *lines) {
    InlineFrame in;
    in.context = reading_.formats.context(ParagraphProperties(), frame.table);
    begin_paragraph(in, frame);
    RunState run;
    run.resolved = reading_.formats.run(RunProperties(), in.context);
    add_text(line, run, in);
    finish_paragraph(e, in, ParagraphProperties(), RunProperties(), frame);
  }
}

}  // namespace zhengben::docx
