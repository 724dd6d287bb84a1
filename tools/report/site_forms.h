#ifndef ZHENGBEN_TOOLS_REPORT_SITE_FORMS_H
#define ZHENGBEN_TOOLS_REPORT_SITE_FORMS_H

#include <vector>

#include "model/form/form.h"
#include "writers/json/json_printer.h"

namespace zhengben {

// The forms as the site knows them: fields, grids of labels and cells, relations. Fields are named by their index.
void print_forms(JsonPrinter& json, const std::vector<const Form*>& forms);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SITE_FORMS_H
