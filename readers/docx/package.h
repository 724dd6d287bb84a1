// An OPC package: relationships between parts, the main part. ECMA-376-2 3rd ed. (2011) 9 Package Model.
//
// Nothing outside the package is ever opened: an external target is a string that is kept or dropped.
#ifndef ZHENGBEN_READERS_DOCX_PACKAGE_H
#define ZHENGBEN_READERS_DOCX_PACKAGE_H

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/finding.h"
#include "model/limits.h"
#include "readers/docx/archive.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

struct Relationship {
  std::string type;               // the last segment: "image", "header", "hyperlink"
  std::string target;             // a part's name, or what an external one says
  bool external = false;
};

using Relationships = std::map<std::string, Relationship, std::less<>>;   // by id

class Package {
 public:
  // Borrows `bytes` and `findings`. Throws Error where it is no package or has no main part.
  Package(std::string_view bytes, const Limits& limits, Findings& findings);

  const std::string& main_part() const { return main_part_; }
  Relationships relationships(const std::string& part);
  // The first part that `part` is related to by this type; empty where there is none.
  std::string related(const Relationships& of, std::string_view type) const;
  // nullopt where the part is absent.
  std::optional<Xml> xml(const std::string& part);
  std::optional<std::string> bytes(const std::string& part, std::int64_t max_bytes);
  bool contains(const std::string& part) const { return archive_.contains(part); }
  bool has_macros() const;
  // docProps/core.xml by relationship or by its usual name; empty where there is none.
  std::string core_properties_part() const;

 private:
  std::string find_main_part();
  bool is_word_document(const std::string& part);

  const Limits* limits_;
  Findings* findings_;
  Archive archive_;
  std::string root_;              // the folder that the package sits in, with its slash; usually empty
  Relationships package_relationships_;
  std::string main_part_;
};

// Resolves a relationship's target against the part it belongs to: no "..", no leading slash, percent escapes decoded.
std::string resolved_target(std::string_view source_part, std::string_view target);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_PACKAGE_H
