#include "readers/docx/package.h"

#include <algorithm>
#include <array>
#include <vector>

#include "model/error.h"
#include "readers/docx/values.h"

namespace zhengben::docx {

namespace {

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string relationships_part(std::string_view part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '\\' ? '/' : text[i];
    }
  }
  return out;
}

}  // namespace

std::string resolved_target(std::string_view source_part, std::string_view target) {
  std::string path = percent_decoded(target.substr(0, target.find('#')));
  if (!path.starts_with('/')) path = folder_of(source_part) + path;
  std::vector<std::string_view> segments;
  const std::string_view view = path;
  for (std::size_t from = 0; from <= view.size();) {
    const std::size_t to = std::min(view.find('/', from), view.size());
    const std::string_view segment = view.substr(from, to - from);
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (!segment.empty() && segment != ".") {
      segments.push_back(segment);
    }
    from = to + 1;
  }
  std::string out;
  for (const std::string_view segment : segments) {
    if (!out.empty()) out += '/';
    out += segment;
  }
  return out;
}

Package::Package(std::string_view bytes, const Limits& limits, Findings& findings) : limits_(&limits), findings_(&findings), archive_(bytes, limits, findings) {
  if (!archive_.contains("_rels/.rels"))
    for (const std::string& name : archive_.names())   // the package sits in a folder of its own
      if (name.ends_with("/_rels/.rels")) {
        root_ = name.substr(0, name.size() - std::string_view("_rels/.rels").size());
        break;
      }
  package_relationships_ = relationships(root_);
  main_part_ = find_main_part();
  if (main_part_.empty()) throw Error(Code::NoMainPart);
}

Relationships Package::relationships(const std::string& part) {
  Relationships out;
  const std::string name = relationships_part(part);
  const auto tree = xml(name);
  if (!tree) return out;
  for (Element e : children(tree->root())) {
    if (e.name() != "Relationship") continue;
    Relationship r;
    const std::string_view type = e.attribute(Namespace::None, "Type").value_or("");
    r.type = type.substr(type.rfind('/') + 1);
    r.external = equal_ignoring_case(e.attribute(Namespace::None, "TargetMode").value_or(""), "External");
    const std::string_view target = e.attribute(Namespace::None, "Target").value_or("");
    if (r.external) r.target = target;
    else if (target.starts_with('/')) r.target = root_ + resolved_target("", target);
    else r.target = resolved_target(part, target);
    out.emplace(e.attribute(Namespace::None, "Id").value_or(""), std::move(r));
  }
  return out;
}

std::string Package::related(const Relationships& of, std::string_view type) const {
  for (const auto& [id, r] : of)
    if (!r.external && r.type == type && archive_.contains(r.target)) return r.target;
  return {};
}

std::optional<Xml> Package::xml(const std::string& part) {
  auto bytes = archive_.read(part, limits_->max_xml_part_bytes);
  if (!bytes) return std::nullopt;
  return Xml(std::move(*bytes), part, *limits_, *findings_);
}

std::optional<std::string> Package::bytes(const std::string& part, std::int64_t max_bytes) { return archive_.read(part, max_bytes); }

bool Package::is_word_document(const std::string& part) {
  const auto tree = xml(part);
  return tree && tree->root().w("document");
}

// By relationship; else under its usual name; else by the content types; else any XML part whose root is w:document.
std::string Package::find_main_part() {
  if (const std::string part = related(package_relationships_, "officeDocument"); !part.empty()) return part;
  static constexpr std::array<std::string_view, 2> kUsual{"word/document.xml", "document.xml"};
  for (const std::string_view usual : kUsual)
    if (const std::string part = root_ + std::string(usual); archive_.contains(part)) return part;
  if (const auto types = xml(root_ + "[Content_Types].xml"))
    for (Element e : children(types->root())) {
      const std::string_view type = e.attribute(Namespace::None, "ContentType").value_or("");
      if (e.name() != "Override" || type.find("wordprocessingml") == std::string_view::npos || type.find(".main+xml") == std::string_view::npos) {
        if (type.find("ms-word.") == std::string_view::npos || type.find(".main+xml") == std::string_view::npos) continue;
      }
      const std::string part = root_ + resolved_target("", e.attribute(Namespace::None, "PartName").value_or(""));
      if (archive_.contains(part)) return part;
    }
  for (const std::string& name : archive_.names())
    if (name.ends_with(".xml") && name.find("document") != std::string::npos && is_word_document(name)) return name;
  return {};
}

bool Package::has_macros() const {
  for (const std::string& name : archive_.names())
    if (name.ends_with("vbaProject.bin")) return true;
  return false;
}

std::string Package::core_properties_part() const {
  if (std::string part = related(package_relationships_, "core-properties"); !part.empty()) return part;
  const std::string usual = root_ + "docProps/core.xml";
  return archive_.contains(usual) ? usual : std::string();
}

}  // namespace zhengben::docx
