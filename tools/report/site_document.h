// One document as the site's data has it: in the queue, and with everything that is shown once it is opened.
#ifndef ZHENGBEN_TOOLS_REPORT_SITE_DOCUMENT_H
#define ZHENGBEN_TOOLS_REPORT_SITE_DOCUMENT_H

#include <string>
#include <vector>

#include "tools/batch/journal.h"
#include "tools/report/page_pictures.h"
#include "tools/report/review_queue.h"
#include "tools/report/seen_report.h"

namespace zhengben {

struct SiteDocument {
  const InputRow& input;
  const std::string& json;               // canonical
  const SeenReport& report;
  const std::vector<QueueItem>& queue;
  const Form* form = nullptr;            // null: none, or one that is not known here
  int form_number = -1;                  // of the site's forms
  const DocumentPictures& pictures;
};

// The journal's texts are as long as a submission made them: longer ones are cut.
inline constexpr std::size_t kMostTextBytes = 2'000;

std::string document_data(const SiteDocument& document);
std::string queue_data(const SiteDocument& document, std::int64_t shard);   // shard: that document_data went to

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SITE_DOCUMENT_H
