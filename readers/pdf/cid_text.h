// What the CIDs of Adobe's character collections stand for, for fonts that say nothing else. The tables in cid/ are
// made of Adobe's own mappings (cid/LICENSE.txt): a line is a CID and the characters of it and the CIDs after it, or,
// behind a plus sign, the several characters of that one.
#ifndef ZHENGBEN_READERS_PDF_CID_TEXT_H
#define ZHENGBEN_READERS_PDF_CID_TEXT_H

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhengben::pdf {

// UTF-8 text by CID, empty where there is none. ISO 32000-1:2008 9.7.3 CIDSystemInfo Dictionaries: `ordering` is "GB1",
// "CNS1", "Japan1", "Korea1" or "KR" of the registry "Adobe"; null for any other.
const std::vector<std::string_view>* cid_texts(std::string_view ordering);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_CID_TEXT_H
