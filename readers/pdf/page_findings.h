// What a page holds that a Document does not get: said, so that nothing goes in silence.
#ifndef ZHENGBEN_READERS_PDF_PAGE_FINDINGS_H
#define ZHENGBEN_READERS_PDF_PAGE_FINDINGS_H

#include <cstdint>
#include <span>

#include "model/finding.h"
#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

// Glyphs without a known meaning, text that is not seen. `visible`: the characters that were taken; `page`: from 1.
void report_page(const PageContent& content, std::span<const std::uint32_t> visible, std::int32_t page, Findings& findings);

// Links that no paragraph holds.
void report_links(const PageContent& content, std::int32_t page, Findings& findings);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PAGE_FINDINGS_H
