// The journal of a batch as an offline site: opens from disk, without a server, a network or anything installed. The
// same journal gives the same bytes.
#ifndef ZHENGBEN_TOOLS_REPORT_REVIEW_SITE_H
#define ZHENGBEN_TOOLS_REPORT_REVIEW_SITE_H

#include <cstdint>
#include <string>
#include <vector>

#include "model/form/form.h"
#include "model/message.h"
#include "tools/batch/journal.h"
#include "tools/files/output_file.h"
#include "tools/report/page_pictures.h"
#include "tools/report/review_queue.h"

namespace zhengben {

struct SiteOptions {
  std::string target;                    // folder
  Overwrite overwrite = Overwrite::Never;
  std::vector<const Form*> forms;        // known ones
  MakePictures pictures;                 // empty: none are made
  std::string no_pictures;               // why there are none: "pdftoppm" where it is missing
};

struct SiteCounts {
  std::int64_t files = 0, documents = 0, items = 0, groups = 0;
};

// Throws Error: JournalDamaged, OutputExists, OutputUnwritable, OutputDiskFull, Interrupted.
SiteCounts write_review_site(const JournalReader& journal, const SiteOptions& options);

// Whose decisions these are: the same for every site of one journal.
std::string site_id(const JournalReader& journal);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_REVIEW_SITE_H
