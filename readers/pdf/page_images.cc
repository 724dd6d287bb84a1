#include "readers/pdf/page_images.h"

namespace zhengben::pdf {

std::optional<Paragraph> picture_paragraph(const File& file, const Picture& picture, std::int32_t page, ReadResult& result) {
  Place place;
  place.page = page;
  std::string filter;
  const Object object = file.object(picture.object);
  std::string bytes = file.image_data(object, filter);
  if (filter != "DCTDecode" && filter != "DCT") {
    result.findings.add(Code::ImageSkipped, place, {filter.empty() ? "image" : filter});
    return std::nullopt;
  }
  Run run;
  run.kind = RunKind::Image;
  run.object = static_cast<std::int32_t>(result.document.images.size());
  Placement placed;
  placed.width = Length::from_points(picture.box.width());
  placed.height = Length::from_points(picture.box.height());
  run.placed = placed;
  result.document.images.push_back({std::move(bytes), "image/jpeg"});
  Paragraph paragraph;
  paragraph.runs.push_back(std::move(run));
  paragraph.provenance.page = page;
  return paragraph;
}

}  // namespace zhengben::pdf
