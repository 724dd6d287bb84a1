// The single repairs, in the order in which repair() calls them. Each appends what it changed.
#ifndef ZHENGBEN_MODEL_REPAIR_REPAIRS_H
#define ZHENGBEN_MODEL_REPAIR_REPAIRS_H

#include "model/conversion.h"

namespace zhengben {

// Bookmarks that Word makes for itself and that nothing refers to, and their names where they leaked into prose.
void remove_bookmarks(Conversion& conversion);

// Value cells of the form: each to the clean spelling of what it says, and the report with it.
void repair_figures(Conversion& conversion);

// Value cells whose value the sums force.
void write_proved_values(Conversion& conversion);

// Labels of bound tables that were broken over lines.
void join_labels(Conversion& conversion);

// Figures in tables that belong to no form, in columns that are plainly counts.
void repair_plain_columns(Conversion& conversion);

// Headings of the form's sections that differ from the form by blanks or by how they are numbered.
void restore_headings(Conversion& conversion);

// Blanks typed in front of a paragraph to indent its first line.
void turn_blanks_into_indents(Conversion& conversion);

// Paragraphs without content next to tables.
void remove_empty_paragraphs(Conversion& conversion);

// List definitions whose last label has become part of a text: no change that a reader could see.
void drop_unused_lists(Document& document);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_REPAIR_REPAIRS_H
