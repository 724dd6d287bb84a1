// Data of the site as scripts, since a page opened from disk may load scripts but not fetch files: many items in few
// files, each loaded when it is needed.
#ifndef ZHENGBEN_TOOLS_REPORT_SITE_SHARDS_H
#define ZHENGBEN_TOOLS_REPORT_SITE_SHARDS_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

// "zhengben.take(NAME, JSON);" with everything escaped that a script could take for something else.
std::string data_script(std::string_view name, std::string_view json);

class SiteShards {
 public:
  // Files FOLDER/NAME-1.js and so on, each ended where it has grown past `bytes`.
  SiteShards(std::string folder, std::string name, std::size_t bytes) : folder_(std::move(folder)), name_(std::move(name)), bytes_(bytes) {}

  std::int64_t add(std::string_view json);   // the number of the file it is in, from 1
  void finish();                             // writes the last; throws Error(OutputUnwritable, OutputDiskFull)
  std::int64_t files() const { return files_; }
  std::int64_t items() const { return items_; }

 private:
  std::string folder_, name_, buffer_;
  std::size_t bytes_;
  std::int64_t files_ = 0, items_ = 0;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SITE_SHARDS_H
