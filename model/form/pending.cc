#include "model/error.h"
#include "model/form/form.h"
namespace zhengben {
std::int32_t Form::field_index(std::string_view) const { return -1; }
const FormTable* Form::table(std::string_view) const { return nullptr; }
Form form_from_json(std::string_view) { throw Error(Code::Internal); }
std::span<const Form> builtin_forms() { return {}; }
}  // namespace zhengben
