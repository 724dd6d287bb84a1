// Pictures of scanners and fax machines. ISO 32000-1:2008 7.4.6 CCITTFaxDecode Filter; ITU-T T.4 (07/2003) and
// T.6 (11/1988). No library of Debian's that is linked takes the bare data: libtiff wants a TIFF file around them.
#ifndef ZHENGBEN_READERS_PDF_FAX_H
#define ZHENGBEN_READERS_PDF_FAX_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben::pdf {

// ISO 32000-1:2008 table 11. `columns` and `rows` must be within the limits of pictures.
struct FaxParameters {
  std::int64_t k = 0;             // below 0: T.6; 0: T.4 in one dimension; above: T.4 in one and two
  std::int64_t columns = 1'728, rows = 0;
  bool byte_align = false, black_is_1 = false;
};

struct FaxPicture {
  std::string samples;            // one bit a sample, each row from a byte on; rows that are missing are white
  bool whole = false;
  std::size_t consumed = 0;       // bytes, with the end of the block where there is one; of a whole picture
};

FaxPicture undo_fax(std::string_view data, const FaxParameters& parameters);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_FAX_H
