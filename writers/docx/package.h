// The parts of the document in the making, their content types and relationships.
#ifndef ZHENGBEN_WRITERS_DOCX_PACKAGE_H
#define ZHENGBEN_WRITERS_DOCX_PACKAGE_H

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "writers/docx/archive.h"

namespace zhengben::docx_writer {

// The relationships of one part. Equal ones share an id.
class Relationships {
 public:
  std::string add(std::string_view type, std::string_view target, bool external = false);
  bool empty() const { return items_.empty(); }
  std::string xml() const;

 private:
  struct Item {
    std::string type, target;
    bool external;
    auto operator<=>(const Item&) const = default;
  };
  std::vector<Item> items_;
  std::map<Item, std::size_t> index_;
};

class Package {
 public:
  // `content_type` is empty for what its file name's extension tells.
  void add(std::string name, std::string bytes, std::string_view content_type);
  // With its relationships beside it.
  void add(const std::string& name, std::string bytes, std::string_view content_type, const Relationships& relationships);
  // A picture; `extension` tells its content type.
  void add_picture(std::string name, std::string bytes, std::string_view extension, std::string_view content_type);
  // The whole package; `main` are the package's own relationships.
  std::string finished(const Relationships& main);

 private:
  std::vector<Part> parts_;
  std::map<std::string, std::string> by_extension_, by_name_;
};

namespace type {
inline constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline constexpr std::string_view kCoreProperties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
}  // namespace type

// "application/vnd.openxmlformats-officedocument.wordprocessingml." + what + "+xml".
std::string word_type(std::string_view what);

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_PACKAGE_H
