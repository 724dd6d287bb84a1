// The elements, attributes and texts of one part in document order, in two arrays: what stands below an element are the
// nodes behind it up to its `end`. Names and values are views into the part's bytes, or into `resolved` where references
// or line ends had to be resolved.
#ifndef ZHENGBEN_READERS_DOCX_XML_TREE_H
#define ZHENGBEN_READERS_DOCX_XML_TREE_H

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "readers/docx/xml.h"

namespace zhengben::docx {

struct XmlAttribute {
  std::string_view name, value;        // local name; value as XML 1.0 5th ed. (2008) 3.3.3 Attribute-Value Normalization gives it
  Namespace name_space = Namespace::None;
};

struct XmlNode {
  std::string_view name;               // of an element the local name; of a text the text
  std::uint32_t end = 0;               // index behind what stands below
  std::uint32_t next = 0;              // index of the next sibling that is an element; 0: none
  std::uint32_t ordinal = 0;           // of an element: from 1, in document order
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  Namespace name_space = Namespace::None;
  bool is_text = false;
};

struct XmlTree {
  std::string source;                  // what the views point into; set before the first node, never changed
  std::deque<std::string> resolved;    // a deque: its strings stay where they are
  std::vector<XmlNode> nodes;          // the root first; empty where nothing could be read
  std::vector<XmlAttribute> attributes;
};

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_XML_TREE_H
