#include "writers/docx/package.h"

#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

std::string word_type(std::string_view what) {
  return "application/vnd.openxmlformats-officedocument.wordprocessingml." + std::string(what) + "+xml";
}

std::string Relationships::add(std::string_view type, std::string_view target, bool external) {
  Item item{type.starts_with("http") ? std::string(type) : std::string(type::kOffice) + std::string(type), std::string(target), external};
  const auto [at, fresh] = index_.try_emplace(item, items_.size());
  if (fresh) items_.push_back(std::move(item));
  return "rId" + std::to_string(at->second + 1);
}

std::string Relationships::xml() const {
  std::string out(xml::kDeclaration);
  out += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (std::size_t i = 0; i < items_.size(); ++i) {
    out += "<Relationship";
    xml::attribute(out, "Id", "rId" + std::to_string(i + 1));
    xml::attribute(out, "Type", items_[i].type);
    xml::attribute(out, "Target", items_[i].target);
    if (items_[i].external) xml::attribute(out, "TargetMode", "External");
    out += "/>";
  }
  return out + "</Relationships>";
}

void Package::add(std::string name, std::string bytes, std::string_view content_type) {
  if (!content_type.empty()) by_name_.emplace("/" + name, content_type);
  parts_.push_back({std::move(name), std::move(bytes), false});
}

void Package::add(const std::string& name, std::string bytes, std::string_view content_type, const Relationships& relationships) {
  if (!relationships.empty()) {
    const std::size_t slash = name.rfind('/') + 1;
    add(name.substr(0, slash) + "_rels/" + name.substr(slash) + ".rels", relationships.xml(), "");
  }
  add(name, std::move(bytes), content_type);
}

void Package::add_picture(std::string name, std::string bytes, std::string_view extension, std::string_view content_type) {
  by_extension_.emplace(extension, content_type);
  // Windows metafiles and bitmaps are not compressed by themselves.
  const bool stored = extension == "png" || extension == "jpeg" || extension == "gif";
  parts_.push_back({std::move(name), std::move(bytes), stored});
}

std::string Package::finished(const Relationships& main) {
  std::string types(xml::kDeclaration);
  types += "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";
  by_extension_.emplace("rels", "application/vnd.openxmlformats-package.relationships+xml");
  by_extension_.emplace("xml", "application/xml");
  for (const auto& [extension, content_type] : by_extension_) {
    types += "<Default";
    xml::attribute(types, "Extension", extension);
    xml::attribute(types, "ContentType", content_type);
    types += "/>";
  }
  for (const auto& [name, content_type] : by_name_) {
    types += "<Override";
    xml::attribute(types, "PartName", name);
    xml::attribute(types, "ContentType", content_type);
    types += "/>";
  }
  types += "</Types>";
  parts_.push_back({"[Content_Types].xml", std::move(types), false});
  parts_.push_back({"_rels/.rels", main.xml(), false});
  return zipped(std::move(parts_));
}

}  // namespace zhengben::docx_writer
