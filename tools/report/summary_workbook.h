// The journal of a batch as a workbook: files, fields (a sheet a form, a row a report), repairs, findings, and totals by
// agency and year. The same journal gives the same bytes.
#ifndef ZHENGBEN_TOOLS_REPORT_SUMMARY_WORKBOOK_H
#define ZHENGBEN_TOOLS_REPORT_SUMMARY_WORKBOOK_H

#include <string>
#include <vector>

#include "model/form/form.h"
#include "model/message.h"
#include "tools/batch/journal.h"
#include "tools/files/output_file.h"

namespace zhengben {

struct WorkbookOptions {
  std::string path;
  Overwrite overwrite = Overwrite::Never;
  std::vector<const Form*> forms;
  Language language = Language::English;
};

// Throws Error: JournalDamaged, OutputExists, OutputUnwritable, OutputDiskFull, Interrupted.
void write_summary_workbook(const JournalReader& journal, const WorkbookOptions& options);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SUMMARY_WORKBOOK_H
