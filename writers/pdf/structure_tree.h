// The structure tree of a tagged PDF: what layout says the frames mean, made to keep the rules of PDF/UA-1 whatever
// layout says, and joined to the marked content of the pages. ISO 32000-1:2008 14.7 Logical Structure.
#ifndef ZHENGBEN_WRITERS_PDF_STRUCTURE_TREE_H
#define ZHENGBEN_WRITERS_PDF_STRUCTURE_TREE_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "writers/layout/frame.h"
#include "writers/pdf/pdf_sink.h"

namespace zhengben {

// Corrects what ISO 14289-1:2014 forbids: headings that skip levels (7.4.2), rows of unlike width (7.2), a table head
// without a body, elements outside the parent they need, pictures without a description (7.3), notes without an ID of
// their own (7.9), header cells without a scope (7.5).
void keep_structure_rules(std::vector<StructureElement>& structure);

std::string structure_type(const StructureElement& element);

class StructureTree {
 public:
  // Parents must stand before their children.
  explicit StructureTree(std::vector<StructureElement> structure);

  std::string type(StructureId id) const { return structure_type(elements_[static_cast<std::size_t>(id)]); }
  bool has(StructureId id) const { return id >= 0 && static_cast<std::size_t>(id) < elements_.size(); }
  // A marked content sequence of the page belongs to the element.
  void add_content(StructureId id, int page, int mcid);
  void set_box(StructureId id, const std::string& box);   // where a figure stands, as PDF numbers
  // The Link element for an annotation: `wanted` where it is one, else a new one inside it.
  StructureId link_for(StructureId wanted);
  void add_annotation(StructureId id, int page, int annotation_object);

  // Gives every element its object number. Before `write`; after it nothing is added.
  void reserve(PdfSink& sink);
  int object(StructureId id) const { return objects_[static_cast<std::size_t>(id)]; }
  // Writes the elements and the root, whose number it returns. `page_objects` by index of page, `parent_tree` is the
  // content of the number tree's Nums.
  int write(PdfSink& sink, const std::vector<int>& page_objects, const std::string& parent_tree);

 private:
  struct Item {
    int order = 0;                // when it was met, over all pages
    StructureId child = -1;       // an element,
    int page = -1, mcid = -1;     // or marked content,
    int annotation = -1;          // or an annotation
  };
  void attach_children();
  std::string kids(const std::vector<Item>& items, int page, const std::vector<int>& page_objects) const;
  std::string attributes(StructureId id) const;

  std::vector<StructureElement> elements_;
  std::vector<std::vector<Item>> items_;
  std::vector<std::string> boxes_;
  std::vector<int> objects_;
  int root_ = 0, met_ = 0;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_STRUCTURE_TREE_H
