// One page's content stream: frames become operators, and every operator stands in a marked content sequence, tagged
// or artifact. ISO 32000-1:2008 7.8 Content Streams and 14.6 Marked Content.
#ifndef ZHENGBEN_WRITERS_PDF_PAGE_CONTENT_H
#define ZHENGBEN_WRITERS_PDF_PAGE_CONTENT_H

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "writers/layout/frame.h"
#include "writers/pdf/pdf_fonts.h"
#include "writers/pdf/structure_tree.h"

namespace zhengben {

class PageContent {
 public:
  // Without a structure tree nothing is marked. `index` is the page's.
  PageContent(const Page& page, int index, PdfFonts& fonts, StructureTree* structure);

  void draw(const GlyphRun& run);
  void draw(const Rule& rule);
  void draw(const Path& path);
  void draw(const PlacedImage& image, const std::string& resource_name);

  std::string finish();                                       // the stream, not yet packed
  const std::set<FaceId>& faces() const { return faces_; }
  const std::vector<StructureId>& owners() const { return owners_; }   // by MCID
  const std::vector<std::string>& shadings() const { return shadings_; }   // dictionaries: S0, S1 …
  // A rectangle of the page as the four numbers of a PDF rectangle.
  std::string box(const Rect& rect) const;

 private:
  void mark(StructureId structure, ArtifactKind artifact);
  void close_mark();
  void begin_text();
  void end_text();
  void set_color(const Color& color, bool stroke);
  void set_font(const GlyphRun& run);
  void place(const GlyphRun& run, Length along);
  void show(const GlyphRun& run, std::size_t first, std::size_t last);
  void draw_cluster(const GlyphRun& run, std::size_t first, std::size_t last, std::string_view text, Length along);
  void draw_missing(const GlyphRun& run, std::size_t first, std::size_t last, std::string_view text, Length along);
  void outline(const Path& path);
  std::string shading_name(const Shading& shading);
  void fill(double left, double top, double right, double bottom);
  void stroke(const Rule& rule, const std::string& dash);
  double up(Length y) const { return (page_.height - y).points(); }
  void numbers(std::initializer_list<double> values);

  const Page& page_;
  int index_;
  PdfFonts& fonts_;
  StructureTree* structure_;
  std::string out_;
  std::set<FaceId> faces_;
  std::vector<StructureId> owners_;
  std::vector<std::string> shadings_;

  bool marked_ = false, in_text_ = false;
  StructureId open_structure_ = kArtifact;
  ArtifactKind open_artifact_ = ArtifactKind::Layout;
  Color fill_color_, stroke_color_;
  FaceId face_ = -1;
  Length size_;
  bool bold_ = false;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_PAGE_CONTENT_H
