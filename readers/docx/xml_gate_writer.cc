#include "readers/docx/xml_gate_writer.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "model/error.h"
#include "readers/docx/xml_namespace.h"

namespace zhengben::docx {

namespace {

// tinyxml2 9 refuses 100, the document itself counted.
constexpr int kDeepest = 80;

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char letter(Namespace name_space) { return static_cast<char>('A' + static_cast<int>(name_space)); }
static_assert(static_cast<int>(Namespace::DcTerms) < 26);

// Elements that say nothing about what their content is: past a depth they go and their content stays.
bool is_wrapper(Namespace name_space, std::string_view local) {
  if (name_space == Namespace::Other || name_space == Namespace::None || name_space == Namespace::Ignored) return true;
  return name_space == Namespace::W && (local == "sdt" || local == "sdtContent" || local == "smartTag" || local == "customXml");
}

auto key(const GateAttribute& attribute) { return std::tuple(attribute.name_space, attribute.local.size(), attribute.local); }

// Attributes that no reader asks for: of foreign namespaces, where two may also have the same local name, and the
// revision save ids.
bool is_noise(const GateAttribute& attribute) {
  return attribute.name_space == Namespace::Other || (attribute.name_space == Namespace::W && attribute.local.starts_with("rsid"));
}

}  // namespace

GateWriter::GateWriter(std::size_t size, const std::string& part, const Limits& limits, Findings& findings) : part_(part), limits_(limits), findings_(findings) {
  outs_.emplace_back(size + size / 16 + 256);
  depths_.push_back(0);
}

Error GateWriter::error(Code code, std::string argument) const {
  std::vector<std::string> arguments{part_};
  if (!argument.empty()) arguments.push_back(std::move(argument));
  return Error(code, std::move(arguments), {.part = part_});
}

void GateWriter::count_node() {
  if (++nodes_ > limits_.max_xml_nodes) throw error(Code::XmlTooLarge, std::to_string(limits_.max_xml_nodes));
}

void GateWriter::note(const CharacterDataResult& result) {
  // A declaration that is not followed could mean anything: the text would not be what the author saw.
  if (result.unknown_entity && seen_doctype_) throw error(Code::XmlEntity);
  forbidden_ += result.forbidden;
  literal_ += result.literal;
}

void GateWriter::salvaged(const char* what, Severity severity) {
  Finding item = finding(Code::SalvagedXml, {.part = part_}, {part_, what});
  item.severity = severity;
  findings_.add(std::move(item));
}

void GateWriter::character_data(std::string_view raw, bool references) {
  if (!in_text_) {
    if (std::all_of(raw.begin(), raw.end(), is_blank_byte)) {
      // Only a leaf's blanks are text; between elements they are the layout of the file.
      if (is_leaf_) blanks_ += raw;
      return;
    }
    count_node();
    put_character_data(out(), blanks_, {});
    blanks_.clear();
    in_text_ = true;
  }
  note(put_character_data(out(), raw, {.references = references}));
}

// tinyxml2 9 drops a text of blanks unless it starts with a reference.
void GateWriter::leaf_blanks() {
  if (blanks_.empty()) return;
  count_node();
  const char first = blanks_.front();
  out().put(first == ' ' ? "&#32;" : first == '\t' ? "&#9;" : "&#10;");
  put_character_data(out(), std::string_view(blanks_).substr(blanks_.starts_with("\r\n") ? 2 : 1), {});
  blanks_.clear();
}

// Declarations take effect in the very tag they stand in, wherever in it.
void GateWriter::declare(std::vector<GateAttribute>& attributes) {
  std::size_t kept = 0;
  for (const GateAttribute& attribute : attributes) {
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

bool GateWriter::is_dropped(const Open& element) const { return depth_ > 0 && depth_ >= limits_.max_xml_depth / 4 && is_wrapper(element.name_space, element.local); }

void GateWriter::open(std::string_view name, std::vector<GateAttribute>& attributes, bool is_empty) {
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
  if (is_dropped(element)) {
    element.kind = Kind::Dropped;
    ++flattened_;
  } else {
    start(element);
    put_attributes(element, attributes);
    out().put(is_empty ? std::string_view("/>") : ">");
  }
  is_leaf_ = !is_empty;
  if (is_empty) {
    after(element);
  } else {
    stack_.push_back(element);
  }
}

void GateWriter::start(Open& element) {
  if (++depth_ > limits_.max_xml_depth) throw error(Code::XmlDepth, std::to_string(limits_.max_xml_depth));
  if (depths_.back() == kDeepest) {
    element.kind = Kind::Moved;
    outs_.emplace_back();
    depths_.push_back(0);
  }
  ++depths_.back();
  count_node();
  out().put('<');
  put_name(element);
  out().put('\n');
}

void GateWriter::put_name(const Open& element) {
  Sink& sink = out();
  sink.put(letter(element.name_space));
  sink.put(element.local);
}

void GateWriter::put_attributes(const Open& element, std::vector<GateAttribute>& attributes) {
  for (GateAttribute& attribute : attributes) attribute.name_space = attribute.prefix.empty() ? Namespace::None : prefixes_.of_element(attribute.prefix);
  attributes.erase(std::remove_if(attributes.begin(), attributes.end(), is_noise), attributes.end());
  drop_duplicates(attributes);
  for (const GateAttribute& attribute : attributes) {
    count_node();
    const char head[] = {' ', letter(attribute.name_space)};
    out().put({head, 2});
    out().put(attribute.local);
    out().put("=\"");
    if (attribute.name_space == Namespace::Mc && (attribute.local == "Ignorable" || attribute.local == "ProcessContent")) note_ignorable(attribute.value, attribute.local != "Ignorable");
    if (element.name_space == Namespace::Mc && attribute.local == "Requires") {
      put_requires(attribute.value);
    } else {
      note(put_character_data(out(), attribute.value, {.in_attribute = true}));
    }
    out().put('"');
  }
}

// XML 1.0 5th ed. (2008) 3.1 Start-Tags: an attribute given twice is ill-formed. The first is kept; tinyxml2 refuses two.
void GateWriter::drop_duplicates(std::vector<GateAttribute>& attributes) {
  const auto same = [](const GateAttribute& a, const GateAttribute& b) { return key(a) == key(b); };
  constexpr std::size_t kFew = 12;
  std::size_t kept = 0;
  if (attributes.size() <= kFew) {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const auto end = attributes.begin() + static_cast<std::ptrdiff_t>(kept);
      if (std::none_of(attributes.begin(), end, [&](const GateAttribute& other) { return same(other, attributes[i]); })) attributes[kept++] = attributes[i];
    }
  } else {
    std::stable_sort(attributes.begin(), attributes.end(), [](const GateAttribute& a, const GateAttribute& b) { return key(a) < key(b); });
    kept = static_cast<std::size_t>(std::unique(attributes.begin(), attributes.end(), same) - attributes.begin());
  }
  duplicates_ += static_cast<std::int64_t>(attributes.size() - kept);
  attributes.resize(kept);
}

// ECMA-376-3 3rd ed. (2011) 7.6 Choice Element: Requires holds prefixes. They come out as the usual ones.
void GateWriter::put_requires(std::string_view value) {
  constexpr std::string_view kBlanks = " \t\r\n";
  while (!value.empty()) {
    value.remove_prefix(std::min(value.find_first_not_of(kBlanks), value.size()));
    const std::string_view prefix = value.substr(0, value.find_first_of(kBlanks));
    value.remove_prefix(prefix.size());
    if (prefix.empty()) continue;
    const std::string_view usual = usual_prefix(prefixes_.of_element(prefix));
    // A prefix of the file's own for a namespace that is not ours must not read as one of ours.
    const bool clashes = usual.empty() && namespace_of_usual_prefix(prefix).has_value();
    put_character_data(out(), !usual.empty() ? usual : clashes ? "other" : prefix, {.in_attribute = true});
    if (!value.empty()) out().put(' ');
  }
}

// ECMA-376-3 3rd ed. (2011) 10.1.1 Ignorable Attribute, 10.1.2 ProcessContent Attribute: prefixes, and qualified names of
// ignored elements whose content is not ignored. They hold from the element on that has them, the root in practice.
void GateWriter::note_ignorable(std::string_view value, bool content_stays) {
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

bool GateWriter::is_ignored(std::string_view prefix, std::string_view local) const {
  if (std::find(ignorable_.begin(), ignorable_.end(), prefix) == ignorable_.end()) return false;
  return std::none_of(processed_.begin(), processed_.end(), [&](std::string_view name) {
    return name.size() > prefix.size() && name.starts_with(prefix) && name[prefix.size()] == ':' && (name.substr(prefix.size() + 1) == local || name.ends_with(":*"));
  });
}

void GateWriter::close() {
  const Open element = stack_.back();
  stack_.pop_back();
  if (element.kind != Kind::Dropped) {
    leaf_blanks();
    out().put("</");
    put_name(element);
    out().put('>');
  }
  after(element);
}

// What the end of an element brings with it, whether it had an end tag or not.
void GateWriter::after(const Open& element) {
  blanks_.clear();
  prefixes_.back_to(element.declared);
  in_text_ = false;
  is_leaf_ = false;
  if (element.kind == Kind::Dropped) return;
  --depth_;
  --depths_.back();
  if (element.kind != Kind::Moved) return;
  moved_.put(out().view());
  outs_.pop_back();
  depths_.pop_back();
  out().put("<a i=\"");
  out().put(std::to_string(moved_count_++));
  out().put("\"/>");
}

Gated GateWriter::finish() {
  while (is_open()) close();
  if (flattened_ > 0) findings_.add(Code::DepthFlattened, {.part = part_}, {part_, std::to_string(flattened_)});
  if (forbidden_ > 0) findings_.add(Code::BadUtf8, {.part = part_}, {part_, std::to_string(forbidden_)});
  if (literal_ > 0) salvaged("an ampersand that starts no reference is kept as text", Severity::Warning);
  if (duplicates_ > 0) salvaged("an attribute is given twice, the first is kept", Severity::Warning);
  if (prefixes_.met_undeclared()) salvaged("a prefix is not declared", Severity::Note);
  Gated result;
  result.text = std::move(outs_.front());
  result.text.put(moved_.view());
  result.moved = moved_count_;
  return result;
}

}  // namespace zhengben::docx
