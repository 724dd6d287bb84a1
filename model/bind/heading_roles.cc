#include "model/bind/heading_roles.h"

#include <algorithm>

#include "model/bind/closing.h"
#include "model/bind/numbering.h"

namespace zhengben {

namespace {

void set(Line& line, Role role, int level) {
  line.paragraph->role = role;
  line.paragraph->level = level;
}

// A section that the form does not know is numbered on from its last one: 七、附件.
bool is_extra_section(const Line& line, const Form& form) {
  const Number number = number_of(line.text);
  int last = 0;
  for (const FormSection& section : form.sections) last = std::max(last, section.number);
  return number.kind == NumberKind::Chinese && number.value > last && is_heading_like(line.text);
}

}  // namespace

void set_heading_roles(Candidate& candidate, Findings& findings) {
  std::vector<Line>& lines = candidate.lines;
  std::size_t first = 0;
  if (candidate.title) {
    first = candidate.title->first + candidate.title->count;
    for (std::size_t i = candidate.title->first; i < first; ++i) set(lines[i], Role::Title, 0);
  }
  for (const FoundSection& section : candidate.sections)
    if (section.line >= 0) set(lines[static_cast<std::size_t>(section.line)], Role::Heading, 1);
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (lines[i].paragraph->role == Role::Heading) continue;
    const Number number = number_of(lines[i].text);
    if (!is_heading_like(lines[i].text)) continue;
    if (is_extra_section(lines[i], *candidate.form)) {
      set(lines[i], Role::Heading, 1);
      findings.add(Code::SectionExtra, {.block = lines[i].block, .table = lines[i].table}, {lines[i].text});
    } else if (number.kind == NumberKind::ChineseBracket) {
      set(lines[i], Role::Heading, 2);
    }
  }
  set_closing_roles(lines);
}

}  // namespace zhengben
