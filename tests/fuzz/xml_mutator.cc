#include "tests/fuzz/xml_mutator.h"

#include <array>
#include <cstdint>
#include <vector>

namespace zhengben::fuzz {

namespace {

struct Range {
  std::size_t begin = 0, end = 0;
};

struct Shape {
  struct Node {
    Range whole, inside;               // with its tags, and between them
  };
  std::vector<Node> elements;          // the root, and what was never closed, apart
  std::vector<Range> values;           // of attributes, between the quotes
};

void add_values(std::string_view xml, Range tag, Shape& shape) {
  for (std::size_t at = xml.find("=\"", tag.begin); at < tag.end;) {
    const std::size_t close = xml.find('"', at + 2);
    if (close >= tag.end) return;
    shape.values.push_back({at + 2, close});
    at = xml.find("=\"", close);
  }
}

Shape shape_of(std::string_view xml) {
  Shape shape;
  std::vector<Range> open;             // opening tags
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) break;
    const Range tag{at, end + 1};
    at = end + 1;
    if (xml[tag.begin + 1] == '?' || xml[tag.begin + 1] == '!') continue;
    if (xml[tag.begin + 1] != '/') add_values(xml, tag, shape);
    if (xml[end - 1] == '/') {
      shape.elements.push_back({tag, {tag.end, tag.end}});
    } else if (xml[tag.begin + 1] != '/') {
      open.push_back(tag);
    } else if (!open.empty()) {
      if (open.size() > 1) shape.elements.push_back({{open.back().begin, tag.end}, {open.back().end, tag.begin}});
      open.pop_back();
    }
  }
  return shape;
}

std::string replaced(std::string_view xml, Range range, std::string_view by) {
  return std::string(xml.substr(0, range.begin)).append(by).append(xml.substr(range.end));
}

constexpr auto kValues = std::to_array<std::string_view>(
    {"0", "1", "-1", "2", "9", "63", "255", "1023", "1024", "1025", "32767", "65535", "31680", "2147483647", "-2147483648", "4294967296", "99999999999999999999", "", "true", "off", "auto", "nil", "none",
     "both", "center", "restart", "continue", "exact", "atLeast", "dxa", "pct", "50%", "1.5pt", "NaN", "begin", "end", "separate", "page", "column", "chineseCountingThousand", "decimal", "bullet"});

}  // namespace

std::string with_xml_changed(std::string_view xml, std::minstd_rand& random) {
  const Shape shape = shape_of(xml);
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
  if (shape.elements.empty()) return std::string(xml);
  const Shape::Node& node = shape.elements[below(shape.elements.size())];
  const Shape::Node& other = shape.elements[below(shape.elements.size())];
  const auto text = [&](Range range) { return xml.substr(range.begin, range.end - range.begin); };
  const std::size_t what = below(shape.values.empty() ? 6 : 10);
  switch (what) {
    case 0: return replaced(xml, node.whole, {});
    case 1: return replaced(xml, {node.whole.end, node.whole.end}, text(node.whole));
    case 2: return replaced(xml, node.whole, text(other.whole));
    case 3: return replaced(xml, {node.whole.begin, node.whole.begin}, text(other.whole));
    case 4: return replaced(xml, {node.inside.begin, node.inside.begin}, text(other.whole));
    case 5: return replaced(xml, node.whole, text(node.inside));
    default: break;
  }
  const Range value = shape.values[below(shape.values.size())];
  return replaced(xml, value, what < 9 ? kValues[below(kValues.size())] : text(shape.values[below(shape.values.size())]));
}

}  // namespace zhengben::fuzz
