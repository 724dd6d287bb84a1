#include "model/error.h"
#include "readers/docx/reading.h"
#include "readers/docx/story.h"
#include "readers/reader.h"

namespace zhengben {

namespace {

using namespace docx;

void note_totals(Reading& reading) {
  Findings& findings = reading.findings();
  const Output& output = reading.output;
  if (output.revisions > 0) {
    const TrackChanges mode = reading.options.track_changes;
    const Code code = mode == TrackChanges::Accept ? Code::RevisionsAccepted : mode == TrackChanges::Reject ? Code::RevisionsRejected : Code::RevisionsKept;
    findings.add(code, {}, {std::to_string(output.revisions)});
  }
  if (!output.hidden.empty()) findings.add(reading.options.hidden_text == HiddenText::Drop ? Code::HiddenTextDropped : Code::HiddenTextKept, {}, {output.hidden});
  if (!output.math.empty()) findings.add(Code::MathLinearised, {}, {output.math});
  if (reading.source.package.has_macros()) findings.add(Code::MacroDropped, {}, {});
}

}  // namespace

ReadResult read_docx(std::string_view bytes, const ReadOptions& options) {
  ReadResult result;
  Source source(bytes, options.limits, result.findings);
  Output output(result);
  Reading reading(source, output, options);
  result.document.compatibility = source.settings.compatibility;
  if (const std::string core = source.package.core_properties_part(); !core.empty())
    if (const auto xml = source.package.xml(core)) result.document.properties = read_core_properties(xml->root());

  const auto tree = source.package.xml(source.package.main_part());
  const Element body = tree ? tree->root().w_child("body") : Element();
  if (!body) throw Error(Code::NoMainPart, {source.package.main_part()});
  const Part part = reading.part(source.package.main_part());
  ListCounters counters(source.numbering);
  StoryReader story(reading, part, counters, StoryKind::Body, body);
  result.document.body = story.read(body, Place{.part = part.name});
  reading.finish(result.document.body.size());
  note_totals(reading);
  return result;
}

}  // namespace zhengben
