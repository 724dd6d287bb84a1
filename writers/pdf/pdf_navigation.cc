#include "writers/pdf/pdf_navigation.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

namespace {

struct Item {
  int object = 0, parent = 0, first = 0, last = 0, previous = 0, next = 0, count = 0;
};

}  // namespace

std::optional<std::string> destination(const LaidOut& laid, std::int32_t page, Point2 at, const std::vector<int>& page_objects) {
  if (page < 0 || static_cast<std::size_t>(page) >= laid.pages.size()) return std::nullopt;
  const Page& target = laid.pages[static_cast<std::size_t>(page)];
  return '[' + pdf_reference(page_objects[static_cast<std::size_t>(page)]) + "/XYZ " + number_text(at.x.points()) + ' ' + number_text((target.height - at.y).points()) + " null]";
}

int write_outline(PdfSink& sink, const LaidOut& laid, const std::vector<int>& page_objects) {
  std::vector<const OutlineEntry*> entries;
  for (const OutlineEntry& entry : laid.outline) {
    if (destination(laid, entry.page, {Length{}, entry.y}, page_objects)) entries.push_back(&entry);
  }
  if (entries.empty()) return 0;
  std::vector<Item> items(entries.size() + 1);   // 0 is the root
  for (Item& item : items) item.object = sink.reserve();
  std::vector<std::pair<int, std::size_t>> open{{0, 0}};   // level and item of those that may still get children
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const int level = std::max(1, entries[i]->level);
    while (open.back().first >= level) open.pop_back();
    Item& item = items[i + 1];
    Item& parent = items[open.back().second];
    item.parent = parent.object;
    item.previous = parent.last;
    if (parent.last != 0) items[static_cast<std::size_t>(parent.last - items[0].object)].next = item.object;
    if (parent.first == 0) parent.first = item.object;
    parent.last = item.object;
    for (const auto& [ancestor_level, ancestor] : open) ++items[ancestor].count;
    open.emplace_back(level, i + 1);
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    std::string text = "<<";
    const auto refer = [&text](const char* key, int object) {
      if (object != 0) text += key + pdf_reference(object);
    };
    if (i == 0) {
      text += "/Type/Outlines";
    } else {
      text += "/Title" + pdf_text_string(entries[i - 1]->title) + "/Dest" + *destination(laid, entries[i - 1]->page, {Length{}, entries[i - 1]->y}, page_objects);
    }
    refer("/Parent ", item.parent);
    refer("/Prev ", item.previous);
    refer("/Next ", item.next);
    refer("/First ", item.first);
    refer("/Last ", item.last);
    if (item.count > 0) text += "/Count " + std::to_string(item.count);
    sink.set(item.object, text + ">>");
  }
  return items[0].object;
}

// A label that is a number begins a run of numbers; any other is a prefix of its own.
std::string page_labels(const std::vector<Page>& pages) {
  if (std::ranges::all_of(pages, [](const Page& page) { return page.label.empty(); })) return {};
  std::string nums;
  int expected = -1;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string& label = pages[i].label;
    int number = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
    const bool is_number = error == std::errc() && end == label.data() + label.size() && number > 0 && label[0] != '0';
    const bool goes_on = is_number && number == expected;
    expected = is_number ? number + 1 : -1;
    if (goes_on) continue;
    nums += std::to_string(i);
    if (!is_number) nums += "<</P" + pdf_text_string(label) + ">>";
    else nums += number == 1 ? "<</S/D>>" : "<</S/D/St " + std::to_string(number) + ">>";
  }
  return nums;
}

std::string destination_names(const LaidOut& laid, const std::vector<int>& page_objects) {
  std::map<std::string, std::string> sorted;
  for (const Destination& named : laid.destinations) {
    if (const auto target = destination(laid, named.page, named.at, page_objects)) sorted.emplace(named.name, *target);
  }
  std::string names;
  // ISO 19005-2:2011 6.1.13 Implementation limits: no string above 32,767 bytes.
  for (const auto& [name, target] : sorted) {
    if (name.size() < 32'000) names += pdf_string(name) + target;
  }
  return names;
}

}  // namespace zhengben
