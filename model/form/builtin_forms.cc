#include "model/form/form.h"
#include "model/form/form_image.h"

namespace zhengben {

namespace embedded {
extern const std::string_view annual_report_2019;
extern const std::string_view annual_report_2021;
}  // namespace embedded

std::span<const Form> builtin_forms() {
  static const std::vector<Form> forms{form_from_image(embedded::annual_report_2019), form_from_image(embedded::annual_report_2021)};
  return forms;
}

}  // namespace zhengben
