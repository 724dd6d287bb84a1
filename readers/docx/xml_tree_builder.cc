#include "readers/docx/xml_tree_builder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "model/error.h"
#include "readers/docx/xml_namespace.h"

namespace zhengben::docx {

namespace {

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Elements that say nothing about what their content is: past a depth they go and their content stays.
bool is_wrapper(Namespace name_space, std::string_view local) {
  if (name_space == Namespace::Other || name_space == Namespace::None || name_space == Namespace::Ignored) return true;
  return name_space == Namespace::W && (local == "sdt" || local == "sdtContent" || local == "smartTag" || local == "customXml");
}

auto key(const SourceAttribute& attribute) { return std::tuple(attribute.name_space, attribute.local.size(), attribute.local); }

// Attributes that no reader asks for: of foreign namespaces, where two may also have the same local name, and the
// revision save ids.
bool is_noise(const SourceAttribute& attribute) {
  return attribute.name_space == Namespace::Other || (attribute.name_space == Namespace::W && attribute.local.starts_with("rsid"));
}

}  // namespace

XmlTreeBuilder::XmlTreeBuilder(XmlTree& tree, const std::string& part, const Limits& limits, Findings& findings)
    : tree_(tree), part_(part), limits_(limits), findings_(findings) {
  // An element or a text takes at least some twenty bytes of the file, an attribute that is kept some more. Room that is not
  // used is never paged in.
  constexpr std::size_t kBytesANode = 20, kBytesAnAttribute = 24;
  tree_.nodes.reserve(tree_.source.size() / kBytesANode + 8);
  tree_.attributes.reserve(tree_.source.size() / kBytesAnAttribute + 8);
}

Error XmlTreeBuilder::error(Code code, std::string argument) const {
  std::vector<std::string> arguments{part_};
  if (!argument.empty()) arguments.push_back(std::move(argument));
  return Error(code, std::move(arguments), {.part = part_});
}

void XmlTreeBuilder::count_node() {
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (++nodes_ > std::min(limits_.max_xml_nodes, kMost)) throw error(Code::XmlTooLarge, std::to_string(limits_.max_xml_nodes));
}

void XmlTreeBuilder::note(const CharacterDataResult& result) {
  // A declaration that is not followed could mean anything: the text would not be what the author saw.
  if (result.unknown_entity && seen_doctype_) throw error(Code::XmlEntity);
  forbidden_ += result.forbidden;
  literal_ += result.literal;
}

void XmlTreeBuilder::salvaged(const char* what, Severity severity) {
  Finding item = finding(Code::SalvagedXml, {.part = part_}, {part_, what});
  item.severity = severity;
  findings_.add(std::move(item));
}

// The text as it reads: a view of the source where that will do.
std::string_view XmlTreeBuilder::character_data_of(std::string_view raw, CharacterData how) {
  if (reads_as_it_stands(raw, how)) return raw;
  std::string& text = tree_.resolved.emplace_back();
  note(append_character_data(text, raw, how));
  return text;
}

void XmlTreeBuilder::add_text(std::string_view text) {
  if (text.empty()) return;
  XmlNode& node = tree_.nodes.emplace_back();
  node.name = text;
  node.is_text = true;
  node.end = static_cast<std::uint32_t>(tree_.nodes.size());
}

void XmlTreeBuilder::character_data(std::string_view raw, bool references) {
  if (!in_text_) {
    if (std::all_of(raw.begin(), raw.end(), is_blank_byte)) {
      // Only a leaf's blanks are text; between elements they are the layout of the file.
      if (is_leaf_ && !raw.empty()) blanks_.push_back(raw);
      return;
    }
    add_blanks();
    count_node();
    in_text_ = true;
  }
  add_text(character_data_of(raw, {.references = references}));
}

void XmlTreeBuilder::add_blanks() {
  if (!blanks_.empty()) count_node();
  for (const std::string_view raw : blanks_) add_text(character_data_of(raw, {}));
  blanks_.clear();
}

// Declarations take effect in the very tag they stand in, wherever in it.
void XmlTreeBuilder::declare(std::vector<SourceAttribute>& attributes) {
  std::size_t kept = 0;
  for (const SourceAttribute& attribute : attributes) {
    if (attribute.prefix == "xmlns") {
      prefixes_.declare(attribute.local, attribute.value);
    } else if (attribute.prefix.empty() && attribute.local == "xmlns") {
      prefixes_.declare({}, attribute.value);
    } else {
      attributes[kept++] = attribute;
    }
  }
  attributes.resize(kept);
}

bool XmlTreeBuilder::should_drop(const Open& element) const {
  const std::int64_t depth = std::ssize(parents_);
  return depth > 0 && depth >= limits_.max_xml_depth / 4 && is_wrapper(element.name_space, element.local);
}

void XmlTreeBuilder::open(std::string_view name, std::vector<SourceAttribute>& attributes, bool is_empty) {
  Open element;
  element.name = name;
  element.declared = static_cast<std::uint32_t>(prefixes_.mark());
  declare(attributes);
  const std::size_t colon = name.find(':');
  const bool has_prefix = colon != std::string_view::npos && colon > 0 && colon + 1 < name.size();
  element.local = has_prefix ? name.substr(colon + 1) : name;
  element.name_space = prefixes_.of_element(has_prefix ? name.substr(0, colon) : std::string_view());
  blanks_.clear();
  in_text_ = false;
  if (element.name_space == Namespace::Other && has_prefix && is_ignored(name.substr(0, colon), element.local)) element.name_space = Namespace::Ignored;
  element.is_dropped = should_drop(element);
  if (element.is_dropped) {
    ++flattened_;
  } else {
    add_element(element);
    add_attributes(element, attributes);
  }
  is_leaf_ = !is_empty;
  if (is_empty) {
    after(element);
  } else {
    stack_.push_back(element);
  }
}

void XmlTreeBuilder::add_element(const Open& element) {
  if (std::ssize(parents_) >= limits_.max_xml_depth) throw error(Code::XmlDepth, std::to_string(limits_.max_xml_depth));
  count_node();
  const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
  if (!parents_.empty()) {
    if (parents_.back().last_child != 0) tree_.nodes[parents_.back().last_child].next = index;
    parents_.back().last_child = index;
  }
  parents_.push_back({index, 0});
  XmlNode& node = tree_.nodes.emplace_back();
  node.name = element.local;
  node.name_space = element.name_space;
  node.ordinal = ++elements_;
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
}

void XmlTreeBuilder::add_attributes(const Open& element, std::vector<SourceAttribute>& attributes) {
  for (SourceAttribute& attribute : attributes) attribute.name_space = prefixes_.of_attribute(attribute.prefix);
  attributes.erase(std::remove_if(attributes.begin(), attributes.end(), is_noise), attributes.end());
  drop_duplicates(attributes);
  for (const SourceAttribute& attribute : attributes) {
    count_node();
    if (attribute.name_space == Namespace::Mc && (attribute.local == "Ignorable" || attribute.local == "ProcessContent")) note_ignorable(attribute.value, attribute.local != "Ignorable");
    const bool requires_prefixes = element.name_space == Namespace::Mc && attribute.local == "Requires";
    const std::string_view value = requires_prefixes ? usual_prefixes(attribute.value) : character_data_of(attribute.value, {.in_attribute = true});
    tree_.attributes.push_back({attribute.local, value, attribute.name_space});
  }
  tree_.nodes.back().attribute_count = static_cast<std::uint32_t>(attributes.size());
}

// XML 1.0 5th ed. (2008) 3.1 Start-Tags: an attribute given twice is ill-formed. The first is kept.
void XmlTreeBuilder::drop_duplicates(std::vector<SourceAttribute>& attributes) {
  const auto same = [](const SourceAttribute& a, const SourceAttribute& b) { return key(a) == key(b); };
  constexpr std::size_t kFew = 12;
  std::size_t kept = 0;
  if (attributes.size() <= kFew) {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const auto end = attributes.begin() + static_cast<std::ptrdiff_t>(kept);
      if (std::none_of(attributes.begin(), end, [&](const SourceAttribute& other) { return same(other, attributes[i]); })) attributes[kept++] = attributes[i];
    }
  } else {
    std::stable_sort(attributes.begin(), attributes.end(), [](const SourceAttribute& a, const SourceAttribute& b) { return key(a) < key(b); });
    kept = static_cast<std::size_t>(std::unique(attributes.begin(), attributes.end(), same) - attributes.begin());
  }
  duplicates_ += static_cast<std::int64_t>(attributes.size() - kept);
  attributes.resize(kept);
}

// ECMA-376-3 3rd ed. (2011) 7.6 Choice Element: Requires holds prefixes. They come out as the usual ones.
std::string_view XmlTreeBuilder::usual_prefixes(std::string_view value) {
  std::string& out = tree_.resolved.emplace_back();
  constexpr std::string_view kBlanks = " \t\r\n";
  while (!value.empty()) {
    value.remove_prefix(std::min(value.find_first_not_of(kBlanks), value.size()));
    const std::string_view prefix = value.substr(0, value.find_first_of(kBlanks));
    value.remove_prefix(prefix.size());
    if (prefix.empty()) continue;
    const std::string_view usual = usual_prefix(prefixes_.of_element(prefix));
    // A prefix of the file's own for a namespace that is not ours must not read as one of ours.
    const bool clashes = usual.empty() && namespace_of_usual_prefix(prefix).has_value();
    append_character_data(out, !usual.empty() ? usual : clashes ? "other" : prefix, {.in_attribute = true});
    if (!value.empty()) out += ' ';
  }
  return out;
}

// ECMA-376-3 3rd ed. (2011) 10.1.1 Ignorable Attribute, 10.1.2 ProcessContent Attribute: prefixes, and qualified names of
// ignored elements whose content is not ignored. They hold from the element on that has them, the root in practice.
void XmlTreeBuilder::note_ignorable(std::string_view value, bool content_stays) {
  constexpr std::size_t kMost = 64;
  std::vector<std::string_view>& list = content_stays ? processed_ : ignorable_;
  while (list.size() < kMost) {
    value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
    const std::string_view word = value.substr(0, value.find_first_of(" \t\r\n"));
    if (word.empty()) return;
    list.push_back(word);
    value.remove_prefix(word.size());
  }
}

bool XmlTreeBuilder::is_ignored(std::string_view prefix, std::string_view local) const {
  if (std::find(ignorable_.begin(), ignorable_.end(), prefix) == ignorable_.end()) return false;
  return std::none_of(processed_.begin(), processed_.end(), [&](std::string_view name) {
    return name.size() > prefix.size() && name.starts_with(prefix) && name[prefix.size()] == ':' && (name.substr(prefix.size() + 1) == local || name.ends_with(":*"));
  });
}

void XmlTreeBuilder::close() {
  const Open element = stack_.back();
  stack_.pop_back();
  if (!element.is_dropped) add_blanks();
  after(element);
}

// What the end of an element brings with it, whether it had an end tag or not.
void XmlTreeBuilder::after(const Open& element) {
  blanks_.clear();
  prefixes_.back_to(element.declared);
  in_text_ = false;
  is_leaf_ = false;
  if (element.is_dropped) return;
  tree_.nodes[parents_.back().node].end = static_cast<std::uint32_t>(tree_.nodes.size());
  parents_.pop_back();
}

void XmlTreeBuilder::finish() {
  while (is_open()) close();
  if (flattened_ > 0) findings_.add(Code::DepthFlattened, {.part = part_}, {part_, std::to_string(flattened_)});
  if (forbidden_ > 0) findings_.add(Code::BadUtf8, {.part = part_}, {part_, std::to_string(forbidden_)});
  if (literal_ > 0) salvaged("an ampersand that starts no reference is kept as text", Severity::Warning);
  if (duplicates_ > 0) salvaged("an attribute is given twice, the first is kept", Severity::Warning);
  if (prefixes_.met_undeclared()) salvaged("a prefix is not declared", Severity::Note);
}

}  // namespace zhengben::docx
