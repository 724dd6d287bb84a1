// Headers, footers and page numbers: how much room they take is known when a page begins, what they say when the
// number of pages is.
#ifndef ZHENGBEN_WRITERS_LAYOUT_PAGE_FURNITURE_H
#define ZHENGBEN_WRITERS_LAYOUT_PAGE_FURNITURE_H

#include <map>

#include "writers/layout/canvas.h"
#include "writers/layout/compose.h"

namespace zhengben::layout {

class Furniture {
 public:
  explicit Furniture(Engine& engine) : engine_(engine) {}

  // Records a page of the section and gives the area its text may fill.
  PageArea begin_page(std::size_t section, bool first_of_section);
  std::int64_t next_number() const { return next_number_; }
  void draw_all();

 private:
  struct PageRecord {
    std::size_t section = 0;
    std::int32_t header = -1, footer = -1;   // stories
    std::string number;
    std::int64_t value = 0;                  // what it says
  };
  const Stack& measured(std::int32_t story, const Section& section);
  void draw_borders(std::size_t index);
  void draw_story(std::int32_t story, std::size_t page, bool is_footer);

  Engine& engine_;
  std::vector<PageRecord> pages_;
  std::map<std::pair<std::int32_t, std::int64_t>, Stack> measured_;   // story and width
  std::int64_t next_number_ = 1;
};

}  // namespace zhengben::layout

#endif  // ZHENGBEN_WRITERS_LAYOUT_PAGE_FURNITURE_H
