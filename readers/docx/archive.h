// SafeZip: the parts of a package, read under the bounds of Limits. The only file of the readers that knows libzip.
//
// One reading only: where two are possible (overlap, duplicate names, local header against central directory, two end
// records) the package is refused. Damage (missing directory, cut entry, bad CRC of an optional part) is salvaged with
// a finding. Nothing is ever unpacked to disk. Part names are normalised: no leading slash, '/' between folders.
#ifndef ZHENGBEN_READERS_DOCX_ARCHIVE_H
#define ZHENGBEN_READERS_DOCX_ARCHIVE_H

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/limits.h"

namespace zhengben::docx {

class Archive {
 public:
  // Borrows `bytes`, which must outlive the archive. Throws Error.
  Archive(std::string_view bytes, const Limits& limits, Findings& findings);
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  bool contains(std::string_view name) const;          // case-insensitive, as OPC wants
  std::vector<std::string> names() const;              // sorted
  // The part's bytes, nothing where it is absent. A damaged part gives what is whole of it and a finding. Throws Error
  // past a bound. `max_bytes`: limits.max_xml_part_bytes for XML, limits.max_image_bytes … by the caller.
  std::optional<std::string> read(std::string_view name, std::int64_t max_bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_ARCHIVE_H
