#include "model/form/form.h"
#include "model/form/form_image.h"

namespace zhengben {

namespace embedded {
extern const std::string_view annual_report_2019;
extern const std::string_view annual_report_2021;
}  // namespace embedded

std::span<const Form> builtin_forms() {
  static const std::vector<Form> forms = [] {
    std::vector<Form> made;
    for (const std::string_view image : {embedded::annual_report_2019, embedded::annual_report_2021}) made.push_back(form_from_image(image));
    for (Form& form : made) prepare(form);
    return made;   // moved: each form stays where it is
  }();
  return forms;
}

}  // namespace zhengben
