// What must hold of a form before anything is bound to it.
#ifndef ZHENGBEN_MODEL_FORM_FORM_CHECK_H
#define ZHENGBEN_MODEL_FORM_FORM_CHECK_H

#include "model/form/form.h"

namespace zhengben {

// Throws Error(FormInvalid): grids not full or too large, keys, ids or section numbers twice, a table in no section.
void check_form(const Form& form);

// Sets FormTable::has_relations: a hard relation within one report speaks of one of its fields.
void mark_tables_with_relations(Form& form);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_FORM_FORM_CHECK_H
