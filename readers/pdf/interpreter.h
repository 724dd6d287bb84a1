// Runs the content streams of a page and collects what they paint. ISO 32000-1:2008 8 Graphics, 9 Text,
// 14.6 Marked Content. Bounded: operators over the whole document, depth of forms, each form once on a path.
#ifndef ZHENGBEN_READERS_PDF_INTERPRETER_H
#define ZHENGBEN_READERS_PDF_INTERPRETER_H

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/limits.h"
#include "readers/pdf/color_space.h"
#include "readers/pdf/font.h"
#include "readers/pdf/inline_image.h"
#include "readers/pdf/lexer.h"
#include "readers/pdf/matrix.h"
#include "readers/pdf/optional_content.h"
#include "readers/pdf/page_content.h"
#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

// Fonts of a document, each made once; a null dictionary is a plain font that knows nothing.
class FontCache {
 public:
  explicit FontCache(const File& file) : file_(&file) {}
  Font* font(const Object& dictionary);

 private:
  const File* file_;
  std::map<std::int64_t, std::unique_ptr<Font>> by_id_;
  std::vector<std::unique_ptr<Font>> direct_;
};

struct TextState {
  Font* font = nullptr;
  std::int32_t font_index = -1;
  double size = 0, char_spacing = 0, word_spacing = 0, scale = 1, leading = 0, rise = 0;
  int render_mode = 0;
};

struct GraphicsState {
  Matrix ctm;
  Box clip;
  Color fill, stroke;
  const ColorSpace* fill_space = nullptr;   // null: by the number of components
  const ColorSpace* stroke_space = nullptr;
  double line_width = 1;
  TextState text;
};

struct MarkedContent {
  std::int32_t id = -1;
  bool artifact = false, hidden = false;
  bool has_actual_text = false;
  std::string actual_text;        // not yet given to a character
};

class Interpreter {
 public:
  // `operators` counts down over the whole document.
  Interpreter(const File& file, FontCache& fonts, const OptionalContent& optional, const Limits& limits, std::int64_t& operators);
  PageContent run(const PageObject& page);

 private:
  using Operands = std::vector<Operand>;
  using Operation = void (Interpreter::*)(const Operands&);
  static const std::map<std::string_view, Operation>& operations();

  void run_stream(std::string_view data, const Object& resources, int depth);
  void run_form(const Object& form, const Object& resources, int depth);
  void run_annotations(const Object& annotations);
  void draw_annotation(const Object& annotation);
  void draw_field(const Object& annotation);
  void add_link(const Object& annotation);
  void paint_inline_image(Lexer& lexer);
  void add_picture(const Object& image, std::shared_ptr<const InlineImage> inlined);
  std::string page_data(const Object& contents) const;

  // Operators, named after what they do; their letters stand in operations().
  void save(const Operands&);
  void restore(const Operands&);
  void concatenate(const Operands& operands);
  void set_line_width(const Operands& operands);
  void set_external_state(const Operands& operands);
  void paint_object(const Operands& operands);
  void fill_space(const Operands& operands);
  void stroke_space(const Operands& operands);
  void fill_gray(const Operands& operands);
  void fill_rgb(const Operands& operands);
  void fill_cmyk(const Operands& operands);
  void fill_color(const Operands& operands);
  void stroke_gray(const Operands& operands);
  void stroke_rgb(const Operands& operands);
  void stroke_cmyk(const Operands& operands);
  void stroke_color(const Operands& operands);
  void begin_marked(const Operands& operands);
  void end_marked(const Operands&);
  void paint_shading(const Operands&);

  void move_to(const Operands& operands);
  void line_to(const Operands& operands);
  void curve_to(const Operands& operands);
  void close_path(const Operands&);
  void rectangle(const Operands& operands);
  void stroke_path(const Operands&);
  void close_and_stroke_path(const Operands&);
  void fill_path(const Operands&);
  void fill_and_stroke_path(const Operands&);
  void end_path(const Operands&);
  void clip_path(const Operands&);

  void begin_text(const Operands&);
  void end_text(const Operands&);
  void set_font(const Operands& operands);
  void set_char_spacing(const Operands& operands);
  void set_word_spacing(const Operands& operands);
  void set_scale(const Operands& operands);
  void set_leading(const Operands& operands);
  void set_rise(const Operands& operands);
  void set_render_mode(const Operands& operands);
  void move_text(const Operands& operands);
  void move_text_and_set_leading(const Operands& operands);
  void set_text_matrix(const Operands& operands);
  void next_line(const Operands&);
  void show(const Operands& operands);
  void show_adjusted(const Operands& operands);
  void next_line_show(const Operands& operands);
  void next_line_spaced_show(const Operands& operands);

  void show_bytes(std::string_view bytes);
  void add_character(const ShownGlyph& glyph);
  void join_to_last(const Character& glyph);
  void advance_by(double amount);
  void use_font(const Object& dictionary, double size);
  void add_stroke(const Box& box, const Color& color, bool filled, bool curved);
  void paint_segments(bool fill);
  bool hidden() const;
  MarkedContent marked_of(const Operands& operands) const;

  const ColorSpace* color_space(const Operands& operands);
  void fill_in_device(const Color& color);
  void stroke_in_device(const Color& color);

  struct Subpath {
    std::vector<Position> points;
    bool closed = false, curved = false;
  };

  const File& file_;
  FontCache& fonts_;
  const OptionalContent& optional_;
  const Limits& limits_;
  std::int64_t& operators_;
  PageContent page_;
  Object resources_;
  GraphicsState state_;
  std::vector<GraphicsState> saved_;
  Matrix text_matrix_, line_matrix_;
  std::vector<Subpath> path_;
  bool clip_pending_ = false, ignore_clip_ = false, need_appearances_ = false;
  std::vector<MarkedContent> marked_;
  std::set<std::int64_t> open_forms_;
  std::map<const Font*, std::int32_t> font_indices_;
  std::map<std::string, std::shared_ptr<const ColorSpace>> color_spaces_;
  int depth_ = 0;
  std::size_t text_begin_ = 0;            // first character of the open text object
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_INTERPRETER_H
