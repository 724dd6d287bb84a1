// What only the reports of a batch together can show: what one year carried over against the next, one agency's year told twice, a
// total against its parts. Agencies are the same where their names are, but for blanks, brackets and full-width forms.
#ifndef ZHENGBEN_TOOLS_BATCH_ACROSS_FILES_H
#define ZHENGBEN_TOOLS_BATCH_ACROSS_FILES_H

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/form/form.h"
#include "model/message.h"
#include "tools/batch/journal.h"

namespace zhengben {

struct AcrossFinding {
  std::int64_t input = 0;        // the later one, or that of the total
  std::int64_t other = 0;        // the file that it is held against; 0: all parts of a total
  Finding finding;
};

struct AcrossOptions {
  std::vector<const Form*> forms;
  std::string total;             // key of the input that sums up all others of its year; empty: none does
};

// In a fixed order. Throws Error(Usage) where no report came of the input of the total.
std::vector<AcrossFinding> check_across_files(const JournalReader& journal, const AcrossOptions& options);

// Puts them into the journal, in place of what was there.
void record_across_files(const std::string& journal, const std::vector<AcrossFinding>& findings, Language language);

// The same name in other makings.
std::string comparable_agency(std::string_view agency);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_ACROSS_FILES_H
