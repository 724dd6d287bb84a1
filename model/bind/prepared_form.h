// What binding needs of a form and no document changes: made once for many documents.
#ifndef ZHENGBEN_MODEL_BIND_PREPARED_FORM_H
#define ZHENGBEN_MODEL_BIND_PREPARED_FORM_H

#include <memory>
#include <vector>

#include "model/bind/form_rows.h"
#include "model/bind/title.h"
#include "model/form/form.h"

namespace zhengben {

struct PreparedForm {
  const Form* form;                    // it points into its tables
  std::vector<FormRows> rows;          // by Form::tables
  TitlePattern title;

  explicit PreparedForm(const Form& of);
};

// The form's own, or made here where the form was not prepared at this place (a copy, one put together by hand).
std::shared_ptr<const PreparedForm> prepared(const Form& form);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_PREPARED_FORM_H
