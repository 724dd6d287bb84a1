// Glyph runs as text objects. ISO 32000-1:2008 9.4 Text Objects.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "writers/pdf/page_content.h"
#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

namespace {

constexpr double kSlant = 0.2126;          // a synthetic italic leans by 12 degrees
constexpr double kBoldStroke = 1.0 / 28;   // a synthetic bold is stroked this much of its size wider

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1;
};

Matrix matrix_of(const GlyphRun& run) {
  Matrix m{run.horizontal_scale, 0, run.synthetic_italic ? kSlant : 0.0, 1};
  if (run.rotation_degrees == 0) return m;
  const double angle = run.rotation_degrees * std::numbers::pi / 180, cosine = std::cos(angle), sine = std::sin(angle);
  return {m.a * cosine, m.a * sine, m.c * cosine - sine, m.c * sine + cosine};
}

// The text of the glyph's cluster: up to where the next cluster begins.
std::string_view cluster_text(const GlyphRun& run, std::size_t first, std::size_t& end) {
  const std::uint32_t begin = run.glyphs[first].cluster;
  end = first + 1;
  while (end < run.glyphs.size() && run.glyphs[end].cluster == begin) ++end;
  const std::size_t next = end < run.glyphs.size() ? run.glyphs[end].cluster : run.text.size();
  if (begin >= run.text.size() || next <= begin) return {};
  return std::string_view(run.text).substr(begin, next - begin);
}

}  // namespace

void PageContent::set_font(const GlyphRun& run) {
  if (run.face != face_ || run.size != size_) {
    fonts_.need(run.face);
    faces_.insert(run.face);
    out_ += '/' + fonts_.resource_name(run.face) + ' ';
    numbers({run.size.points()});
    out_ += "Tf\n";
    face_ = run.face;
    size_ = run.size;
  }
  if (run.synthetic_bold) {
    set_color(run.color, true);
    numbers({run.size.points() * kBoldStroke});
    out_ += bold_ ? "w\n" : "w 2 Tr\n";
  } else if (bold_) {
    out_ += "0 Tr\n";
  }
  bold_ = run.synthetic_bold;
  set_color(run.color, false);
}

// The text matrix for the point `along` the baseline.
void PageContent::place(const GlyphRun& run, Length along) {
  const Matrix m = matrix_of(run);
  const double angle = run.rotation_degrees * std::numbers::pi / 180, way = along.points();
  const bool turned = run.rotation_degrees != 0;
  numbers({m.a, m.b, m.c, m.d, run.origin.x.points() + (turned ? way * std::cos(angle) : way), up(run.origin.y) + (turned ? way * std::sin(angle) : 0)});
}

// Glyphs [first, last) by one TJ. Positions are kept against what the viewer reckons from the widths, so that the
// rounding of adjustments to a thousandth of the em never adds up.
void PageContent::show(const GlyphRun& run, std::size_t first, std::size_t last) {
  const double unit = run.size.points() * run.horizontal_scale / 1000;
  Length pen;
  std::int64_t reckoned = 0;
  bool in_string = false;
  out_ += '[';
  for (std::size_t i = first; i < last;) {
    std::size_t end = i;
    const std::string_view text = cluster_text(run, i, end);
    for (; i < end && i < last; ++i) {
      const Glyph& glyph = run.glyphs[i];
      const PdfGlyph shown = fonts_.use(run.face, glyph.id, text);
      const std::int64_t wanted = unit > 0 ? std::llround((pen + glyph.x_offset).points() / unit) : 0;
      if (const std::int64_t step = wanted - reckoned; step != 0) {
        if (in_string) out_ += '>';
        in_string = false;
        append_integer_text(out_, -step);
        reckoned = wanted;
      }
      if (!in_string) out_ += '<';
      in_string = true;
      append_hex(out_, shown.code, 4);
      reckoned += shown.width;
      pen += glyph.advance;
    }
  }
  if (in_string) out_ += '>';
  out_ += "]TJ\n";
}

// Where no face has the character, a box stands for it and ActualText says it. Who laid the text out has said so.
void PageContent::draw_missing(const GlyphRun& run, std::size_t first, std::size_t last, std::string_view text, Length along) {
  const auto box = fonts_.box_glyph();
  if (!box || text.empty()) return;
  const double angle = run.rotation_degrees * std::numbers::pi / 180;
  GlyphRun shown = run;
  shown.face = box->first;
  shown.origin.x += along * std::cos(angle);
  shown.origin.y -= along * std::sin(angle);
  shown.text = text;
  shown.glyphs.assign(1, run.glyphs[first]);
  shown.glyphs[0].id = box->second;
  shown.glyphs[0].cluster = 0;
  shown.glyphs[0].y_offset = Length{};
  for (std::size_t i = first + 1; i < last; ++i) shown.glyphs[0].advance += run.glyphs[i].advance;
  draw(shown);
  set_font(run);
}

void PageContent::draw(const GlyphRun& run) {
  if (run.glyphs.empty() || run.face < 0) return;
  mark(run.structure, run.artifact);
  begin_text();
  set_font(run);
  Length along;
  for (std::size_t i = 0; i < run.glyphs.size();) {
    // As many clusters as one operator can show: one glyph each, which stands for its text by itself.
    const std::size_t first = i;
    const Length from = along;
    std::size_t end = i;
    std::string_view text;
    bool plain = true;
    while (i < run.glyphs.size()) {
      text = cluster_text(run, i, end);
      const Glyph& glyph = run.glyphs[i];
      plain = end == i + 1 && glyph.id != 0 && glyph.y_offset == Length{} && fonts_.use(run.face, glyph.id, text).says_text;
      if (!plain) break;
      along += glyph.advance;
      i = end;
    }
    if (i > first) {
      begin_text();
      place(run, from);
      out_ += "Tm ";
      show(run, first, i);
    }
    if (plain) continue;
    const bool missing = std::any_of(run.glyphs.begin() + static_cast<std::ptrdiff_t>(i), run.glyphs.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](const Glyph& glyph) { return glyph.id == 0; });
    if (missing) draw_missing(run, i, end, text, along);
    else draw_cluster(run, i, end, text, along);
    for (; i < end; ++i) along += run.glyphs[i].advance;
  }
}

// A cluster whose glyphs do not say its text each for itself: ActualText says it for them.
void PageContent::draw_cluster(const GlyphRun& run, std::size_t first, std::size_t last, std::string_view text, Length along) {
  begin_text();
  if (!text.empty()) out_ += "/Span<</ActualText" + pdf_text_string(text) + ">>BDC\n";
  for (std::size_t i = first; i < last; ++i) {
    const Glyph& glyph = run.glyphs[i];
    place(run, along);
    out_ += "Tm ";
    const double rise = glyph.y_offset.points();
    if (rise != 0) {
      numbers({rise});
      out_ += "Ts ";
    }
    show(run, i, i + 1);
    if (rise != 0) out_ += "0 Ts\n";
    along += glyph.advance;
  }
  if (!text.empty()) out_ += "EMC\n";
}

}  // namespace zhengben
