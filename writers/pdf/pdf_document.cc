#include "writers/pdf/pdf_document.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "model/limits.h"
#include "model/text.h"
#include "writers/pdf/image.h"
#include "writers/pdf/page_content.h"
#include "writers/pdf/pdf_fonts.h"
#include "writers/pdf/pdf_navigation.h"
#include "writers/pdf/pdf_sink.h"
#include "writers/pdf/pdf_syntax.h"
#include "writers/pdf/srgb_profile.h"
#include "writers/pdf/structure_tree.h"
#include "writers/pdf/xmp.h"

namespace zhengben {

namespace {

constexpr std::string_view kProducer = "zhengben";

// Control characters and what XML cannot hold out; the Info dictionary and XMP say the same.
std::string clean_title(std::string_view text) {
  std::string title;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF && c != 0xFEFF) append_utf8(title, c);
  }
  return std::string(trimmed(title));
}

// The text of the first heading, for a document without a title.
std::string first_heading(const LaidOut& laid) {
  StructureId heading = -1;
  for (std::size_t i = 0; i < laid.structure.size() && heading < 0; ++i) {
    if (laid.structure[i].role == StructureRole::Heading) heading = static_cast<StructureId>(i);
  }
  std::string text;
  for (const Page& page : laid.pages) {
    for (const Frame& frame : page.frames) {
      const auto* run = std::get_if<GlyphRun>(&frame);
      if (run && heading >= 0 && run->structure == heading) text += run->text;
    }
  }
  return text;
}

class Writer {
 public:
  Writer(LaidOut laid, const std::vector<ImageData>& images, const FontCatalog& fonts, PdfProfile profile, Findings& findings)
      : laid_(std::move(laid)), images_(images), findings_(findings), archival_(profile == PdfProfile::Archival), fonts_(fonts, findings) {
    title_ = clean_title(laid_.title);
    if (title_.empty()) title_ = clean_title(first_heading(laid_));
    if (title_.empty()) title_ = "无标题";
    if (archival_) structure_.emplace(std::move(laid_.structure));
    language_ = is_language_tag(laid_.language) ? laid_.language : "zh-CN";
  }

  std::string write() {
    catalog_ = sink_.reserve();
    pages_root_ = sink_.reserve();
    for (std::size_t i = 0; i < laid_.pages.size(); ++i) page_objects_.push_back(sink_.reserve());
    for (std::size_t i = 0; i < laid_.pages.size(); ++i) {
      draw(laid_.pages[i], static_cast<int>(i));
      std::vector<Frame>().swap(laid_.pages[i].frames);   // of a long document most of the memory
    }
    fonts_.reserve(sink_);
    if (structure_) structure_->reserve(sink_);
    for (std::size_t i = 0; i < laid_.pages.size(); ++i) write_page(laid_.pages[i], i);
    fonts_.write(sink_);
    std::string kids;
    for (const int page : page_objects_) kids += pdf_reference(page) + ' ';
    sink_.set(pages_root_, "<</Type/Pages/Count " + std::to_string(page_objects_.size()) + "/Kids[" + kids + "]>>");
    write_catalog();
    return sink_.finish(catalog_, {{"Title", pdf_text_string(title_)}, {"Producer", pdf_string(kProducer)}});
  }

 private:
  struct Drawn {
    int content = 0;
    std::set<FaceId> faces;
    std::map<std::string, int> images;
    std::vector<std::string> shadings;
    bool transparent = false;
    std::vector<StructureId> owners;
    std::vector<std::pair<int, StructureId>> annotations;   // object and Link element
  };

  void draw(const Page& page, int index) {
    Drawn drawn;
    PageContent content(page, index, fonts_, structure_ ? &*structure_ : nullptr);
    for (const Frame& frame : page.frames) {
      if (const auto* run = std::get_if<GlyphRun>(&frame)) content.draw(*run);
      if (const auto* rule = std::get_if<Rule>(&frame)) content.draw(*rule);
      if (const auto* path = std::get_if<Path>(&frame)) content.draw(*path);
      if (const auto* image = std::get_if<PlacedImage>(&frame)) draw_image(*image, content, drawn);
      if (const auto* link = std::get_if<LinkArea>(&frame)) add_link(*link, content, index, drawn);
    }
    drawn.content = sink_.add_packed({}, content.finish(), Packing::Text);
    drawn.faces = content.faces();
    drawn.shadings = content.shadings();
    drawn.owners = content.owners();
    drawn_.push_back(std::move(drawn));
  }

  struct Placed {
    int object = 0;               // 0: cannot be written
    bool transparent = false;
  };

  void draw_image(const PlacedImage& image, PageContent& content, Drawn& drawn) {
    if (image.image < 0 || static_cast<std::size_t>(image.image) >= images_.size()) return;
    const auto [at, added] = placed_.try_emplace(image.image);
    if (added) {
      const ImageData& data = images_[static_cast<std::size_t>(image.image)];
      const auto made = pdf_image(data.bytes, Limits{});
      if (made) at->second = {write_image(sink_, *made), !made->alpha.empty()};
      else findings_.add(Code::ImageNotWritten, {}, {data.media_type.empty() ? "image" : data.media_type});
    }
    if (at->second.object == 0) return;
    const std::string name = "I" + std::to_string(image.image);
    drawn.images[name] = at->second.object;
    drawn.transparent = drawn.transparent || at->second.transparent;
    content.draw(image, name);
  }

  // ISO 14289-1:2014 7.18.5 Links: inside a Link element, described by Contents.
  void add_link(const LinkArea& link, const PageContent& content, int index, Drawn& drawn) {
    std::string action;
    if (link.target.starts_with('#')) {
      const auto named = std::ranges::find(laid_.destinations, link.target.substr(1), &Destination::name);
      const auto target = named == laid_.destinations.end() ? std::nullopt : destination(laid_, named->page, named->at, page_objects_);
      if (!target) return findings_.add(Code::LinkDropped, {}, {link.target});
      action = "/Dest" + *target;
    } else {
      if (link.target.empty() || link.target.size() > 32'000) return findings_.add(Code::LinkDropped, {}, {link.target.substr(0, 100)});
      action = "/A<</S/URI/URI" + pdf_string(link.target) + ">>";
    }
    const std::string& description = link.description.empty() ? link.target : link.description;
    std::string text = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[" + content.box(link.rect) + "]/Contents" + pdf_text_string(description) + action;
    StructureId element = -1;
    const int object = sink_.reserve();
    if (structure_) {
      element = structure_->link_for(link.structure);
      structure_->add_annotation(element, index, object);
      text += "/StructParent " + std::to_string(laid_.pages.size() + annotation_elements_.size());
      annotation_elements_.push_back(element);
    }
    sink_.set(object, text + ">>");
    drawn.annotations.emplace_back(object, element);
  }

  void write_page(const Page& page, std::size_t index) {
    const Drawn& drawn = drawn_[index];
    // ISO 19005-2:2011 6.1.13 Implementation limits: from 3 to 14,400 units either way.
    const auto bounded = [](Length length) { return number_text(std::clamp(length.points(), 3.0, 14'400.0)); };
    std::string text = "<</Type/Page/Parent " + pdf_reference(pages_root_) + "/MediaBox[0 0 " + bounded(page.width) + ' ' + bounded(page.height) + "]/Resources<<";
    if (!drawn.faces.empty()) {
      text += "/Font<<";
      for (const FaceId face : drawn.faces) text += '/' + fonts_.resource_name(face) + ' ' + pdf_reference(fonts_.object(face));
      text += ">>";
    }
    if (!drawn.images.empty()) {
      text += "/XObject<<";
      for (const auto& [name, object] : drawn.images) text += '/' + name + ' ' + pdf_reference(object);
      text += ">>";
    }
    if (!drawn.shadings.empty()) {
      text += "/Shading<<";
      for (std::size_t i = 0; i < drawn.shadings.size(); ++i) text += "/S" + std::to_string(i) + drawn.shadings[i];
      text += ">>";
    }
    text += ">>/Contents " + pdf_reference(drawn.content);
    if (drawn.transparent) text += "/Group<</S/Transparency/CS/DeviceRGB>>";
    if (!drawn.annotations.empty()) {
      text += "/Annots[";
      for (const auto& [object, element] : drawn.annotations) text += pdf_reference(object) + ' ';
      text += "]";
    }
    if (structure_) text += "/Tabs/S/StructParents " + std::to_string(index);
    sink_.set(page_objects_[index], text + ">>");
  }

  // ISO 32000-1:2008 14.7.4.4 Finding Structure Elements from Content Items: pages first, then annotations.
  std::string parent_tree() const {
    std::string nums;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      nums += std::to_string(i) + '[';
      for (const StructureId owner : drawn_[i].owners) nums += pdf_reference(structure_->object(owner)) + ' ';
      nums += ']';
    }
    for (std::size_t i = 0; i < annotation_elements_.size(); ++i) {
      nums += ' ' + std::to_string(drawn_.size() + i) + ' ' + pdf_reference(structure_->object(annotation_elements_[i]));
    }
    return nums;
  }

  void write_catalog() {
    std::string text = "<</Type/Catalog/Pages " + pdf_reference(pages_root_) + "/Lang" + pdf_string(language_) + "/ViewerPreferences<</DisplayDocTitle true>>";
    const std::string packet = xmp_packet({.title = title_, .language = language_, .producer = kProducer, .archival = archival_});
    text += "/Metadata " + pdf_reference(sink_.add_stream({{"Type", "/Metadata"}, {"Subtype", "/XML"}}, packet));
    if (structure_) {
      text += "/MarkInfo<</Marked true>>/StructTreeRoot " + pdf_reference(structure_->write(sink_, page_objects_, parent_tree()));
      const int profile = sink_.add_packed({{"N", "3"}, {"Alternate", "/DeviceRGB"}}, srgb_profile(), Packing::Text);
      text += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile " + pdf_reference(profile) + ">>]";
    }
    if (const int outline = write_outline(sink_, laid_, page_objects_); outline != 0) text += "/Outlines " + pdf_reference(outline);
    if (const std::string labels = page_labels(laid_.pages); !labels.empty()) text += "/PageLabels<</Nums[" + labels + "]>>";
    if (const std::string names = destination_names(laid_, page_objects_); !names.empty()) text += "/Names<</Dests<</Names[" + names + "]>>>>";
    sink_.set(catalog_, text + ">>");
  }

  LaidOut laid_;
  const std::vector<ImageData>& images_;
  Findings& findings_;
  bool archival_;
  PdfFonts fonts_;
  std::optional<StructureTree> structure_;
  PdfSink sink_;
  std::string title_, language_;
  int catalog_ = 0, pages_root_ = 0;
  std::vector<int> page_objects_;
  std::vector<Drawn> drawn_;
  std::map<std::int32_t, Placed> placed_;
  std::vector<StructureId> annotation_elements_;
};

}  // namespace

std::string transcribe(LaidOut laid, const std::vector<ImageData>& images, const FontCatalog& fonts, PdfProfile profile, Findings& findings) {
  return Writer(std::move(laid), images, fonts, profile, findings).write();
}

}  // namespace zhengben
