// The folder of a review site: built under another name beside its place and moved there whole, or not at all. What is
// not a site of ours is never replaced.
#ifndef ZHENGBEN_TOOLS_REPORT_SITE_FOLDER_H
#define ZHENGBEN_TOOLS_REPORT_SITE_FOLDER_H

#include <string>
#include <string_view>

#include "tools/files/output_file.h"

namespace zhengben {

class SiteFolder {
 public:
  // Throws Error: OutputExists where something else stands there, or a site and not Overwrite::Always; OutputUnwritable.
  SiteFolder(std::string target, Overwrite overwrite);
  ~SiteFolder();                             // takes away what was not published
  SiteFolder(const SiteFolder&) = delete;
  SiteFolder& operator=(const SiteFolder&) = delete;

  const std::string& path() const { return temporary_; }   // where it is built
  void write(const std::string& name, std::string_view bytes) const;
  void publish();

 private:
  std::string target_, temporary_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_SITE_FOLDER_H
