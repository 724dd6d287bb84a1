#include "model/bind/prepared_form.h"

namespace zhengben {

PreparedForm::PreparedForm(const Form& of) : form(&of), title(of) {
  for (const FormTable& table : of.tables) rows.emplace_back(of, table);
}

void prepare(Form& form) { form.prepared = std::make_shared<const PreparedForm>(form); }

std::shared_ptr<const PreparedForm> prepared(const Form& form) {
  return form.prepared && form.prepared->form == &form ? form.prepared : std::make_shared<const PreparedForm>(form);
}

}  // namespace zhengben
