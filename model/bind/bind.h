// Document -> Report: tells the edition by the labels, finds every table however it was cut, and says which cell is
// which field. Binding by label and visual order, never by grid index; a unique alignment or none.
#ifndef ZHENGBEN_MODEL_BIND_BIND_H
#define ZHENGBEN_MODEL_BIND_BIND_H

#include <optional>
#include <span>

#include "model/conversion.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/form/form.h"
#include "model/report.h"

namespace zhengben {

// Tables of a form that stand in the body as lines of text become tables again, where every label and every value is
// there in the form's order; each is a Change. To be called before bind by who may change the document.
void join_flattened_tables(Document& document, std::span<const Form* const> forms, std::vector<Change>& changes, Findings& findings);

// Fills in title, agency, year, every field's place, raw text and parsed state; sets roles of headings and titles
// and the scope of header cells in `document`. Nothing else of the document changes. Nothing where no form fits.
std::optional<Report> bind(Document& document, std::span<const Form* const> forms, Findings& findings);

// Rebuilds bound tables as the form's own grids (five small tables, a table cut in two, a hairline column, unmerged
// stubs, a layout table around it) and points the report at them. Rows, cells and words that the form does not know
// are kept. Every rebuilt table is a Change.
void restore_grids(Document& document, Report& report, std::vector<Change>& changes, Findings& findings);

// Roles without a form: title, headings by number, size and style, list items, captions.
void assign_roles(Document& document);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_BIND_H
