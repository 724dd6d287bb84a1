#include "readers/pdf/interpreter.h"

#include <cmath>

#include "model/error.h"
#include "model/text.h"
#include "readers/pdf/accents.h"
#include "readers/pdf/text_string.h"

namespace zhengben::pdf {

namespace {

constexpr int kMaxFormDepth = 28;
constexpr std::size_t kMaxSavedStates = 512;
constexpr std::int64_t kFormCost = 500;           // operators that opening a form counts for: forms that draw forms that …
constexpr std::size_t kMaxContentStreams = 20'000;   // of one page

double number(const std::vector<Operand>& operands, std::size_t index) { return index < operands.size() ? operands[index].number : 0; }

// In a space that is not known, by the number of components.
Color color_in(const ColorSpace* space, const std::vector<Operand>& operands, Color otherwise) {
  std::vector<double> n;
  for (const Operand& operand : operands)
    if (operand.kind == Operand::Kind::Number) n.push_back(operand.number);
  if (space) return space->kind() == ColorSpace::Kind::Pattern || n.empty() ? otherwise : space->color(n);
  if (n.size() == 1) return gray_color(n[0]);
  if (n.size() == 3) return rgb_color(n[0], n[1], n[2]);
  if (n.size() == 4) return cmyk_color(n[0], n[1], n[2], n[3]);
  return otherwise;
}

// From default user space to the page as seen, origin at the top left.
Matrix page_matrix(const PageObject& page) {
  const auto [left, bottom, right, top] = page.box;
  switch (page.rotate) {
    case 90: return {0, 1, 1, 0, -bottom, -left};
    case 180: return {-1, 0, 0, 1, right, -bottom};
    case 270: return {0, -1, -1, 0, top, right};
    default: return {1, 0, 0, -1, -left, top};
  }
}

Matrix matrix_of(const std::vector<double>& n) { return n.size() == 6 ? Matrix{n[0], n[1], n[2], n[3], n[4], n[5]} : Matrix{}; }

Box box_of(const std::vector<double>& n) {
  if (n.size() != 4) return {};
  return {std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
}

bool is_east_asian_page(const PageContent& page) {
  constexpr std::size_t kShare = 3;
  std::size_t wide = 0, all = 0;
  for (const Character& character : page.characters) {
    std::size_t at = 0;
    const char32_t c = character.text.empty() ? U' ' : next_character(character.text, at);
    wide += is_east_asian(c);
    all += c > U' ';
  }
  return wide > 0 && wide * kShare >= all;
}

}  // namespace

Font* FontCache::font(const Object& dictionary) {
  if (dictionary && !dictionary.is_dictionary()) return nullptr;
  const std::int64_t id = dictionary.id();
  if (id == 0 && dictionary) return direct_.emplace_back(std::make_unique<Font>(*file_, dictionary)).get();
  std::unique_ptr<Font>& slot = by_id_[id];
  if (!slot) slot = std::make_unique<Font>(*file_, dictionary);
  return slot.get();
}

Interpreter::Interpreter(const File& file, FontCache& fonts, const OptionalContent& optional, const Limits& limits, std::int64_t& operators)
    : file_(file), fonts_(fonts), optional_(optional), limits_(limits), operators_(operators) {}

const std::map<std::string_view, Interpreter::Operation>& Interpreter::operations() {
  using I = Interpreter;
  static const std::map<std::string_view, Operation> table = {
      {"q", &I::save}, {"Q", &I::restore}, {"cm", &I::concatenate}, {"w", &I::set_line_width}, {"gs", &I::set_external_state}, {"Do", &I::paint_object},
      {"g", &I::fill_gray}, {"rg", &I::fill_rgb}, {"k", &I::fill_cmyk}, {"cs", &I::fill_space}, {"CS", &I::stroke_space}, {"sc", &I::fill_color}, {"scn", &I::fill_color},
      {"G", &I::stroke_gray}, {"RG", &I::stroke_rgb}, {"K", &I::stroke_cmyk}, {"SC", &I::stroke_color}, {"SCN", &I::stroke_color},
      {"BMC", &I::begin_marked}, {"BDC", &I::begin_marked}, {"EMC", &I::end_marked}, {"sh", &I::paint_shading},
      {"m", &I::move_to}, {"l", &I::line_to}, {"c", &I::curve_to}, {"v", &I::curve_to}, {"y", &I::curve_to}, {"h", &I::close_path}, {"re", &I::rectangle},
      {"S", &I::stroke_path}, {"s", &I::close_and_stroke_path}, {"f", &I::fill_path}, {"F", &I::fill_path}, {"f*", &I::fill_path},
      {"B", &I::fill_and_stroke_path}, {"B*", &I::fill_and_stroke_path}, {"b", &I::fill_and_stroke_path}, {"b*", &I::fill_and_stroke_path},
      {"n", &I::end_path}, {"W", &I::clip_path}, {"W*", &I::clip_path},
      {"BT", &I::begin_text}, {"ET", &I::end_text}, {"Tf", &I::set_font}, {"Tc", &I::set_char_spacing}, {"Tw", &I::set_word_spacing}, {"Tz", &I::set_scale}, {"TL", &I::set_leading},
      {"Ts", &I::set_rise}, {"Tr", &I::set_render_mode}, {"Td", &I::move_text}, {"TD", &I::move_text_and_set_leading}, {"Tm", &I::set_text_matrix},
      {"T*", &I::next_line}, {"Tj", &I::show}, {"TJ", &I::show_adjusted}, {"'", &I::next_line_show}, {"\"", &I::next_line_spaced_show}};
  return table;
}

PageContent Interpreter::run(const PageObject& page) {
  page_ = {};
  const double width = page.box[2] - page.box[0], height = page.box[3] - page.box[1];
  const bool turned = page.rotate == 90 || page.rotate == 270;
  page_.width = turned ? height : width;
  page_.height = turned ? width : height;
  state_ = {};
  state_.ctm = page_matrix(page);
  state_.clip = {0, 0, page_.width, page_.height};
  saved_.clear();
  marked_.clear();
  font_indices_.clear();
  const GraphicsState initial = state_;
  run_stream(page_data(page.dictionary.get("Contents")), page.resources, 0);
  state_ = initial;
  saved_.clear();
  marked_.clear();
  run_annotations(page.dictionary.get("Annots"));
  compose_accents(page_);
  for (const auto& [font, index] : font_indices_) page_.fonts[static_cast<std::size_t>(index)] = font->info();
  page_.east_asian = is_east_asian_page(page_);
  return std::move(page_);
}

std::string Interpreter::page_data(const Object& contents) const {
  if (contents.type() != Type::Array) return file_.data(contents);
  if (contents.size() > kMaxContentStreams) throw Error(Code::PdfLimit, {"page contents"});
  std::string out;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    out += file_.data(contents.at(i));
    out += '\n';
    if (static_cast<std::int64_t>(out.size()) > limits_.max_pdf_stream_bytes) throw Error(Code::PdfLimit, {"page contents"});
  }
  return out;
}

void Interpreter::run_stream(std::string_view data, const Object& resources, int depth) {
  const Object outer = resources_;
  resources_ = resources;
  depth_ = depth;
  Lexer lexer(data);
  Operands operands;
  while (true) {
    const std::string name = next_operation(lexer, operands);
    if (name.empty()) break;
    if (--operators_ < 0) throw Error(Code::PdfLimit, {"operators"});
    if (name == "BI") {
      paint_inline_image(lexer);
      continue;
    }
    if (const auto found = operations().find(name); found != operations().end()) (this->*found->second)(operands);
  }
  end_text({});   // of a text object that the stream did not end
  resources_ = outer;
}

void Interpreter::paint_inline_image(Lexer& lexer) {
  std::shared_ptr<const InlineImage> image = read_inline_image(lexer, resources_.get("ColorSpace"));
  if (!image || hidden()) return;
  const Object stream = image->stream();
  add_picture(stream, std::move(image));
}

// The picture is the unit square of user space, its first row at the top: the page's y runs downwards.
void Interpreter::add_picture(const Object& image, std::shared_ptr<const InlineImage> inlined) {
  const Matrix& m = state_.ctm;
  Picture picture;
  picture.box = m.of(Box{0, 0, 1, 1});
  picture.image = image;
  picture.inlined = std::move(inlined);
  picture.ink = state_.fill;
  picture.width = std::hypot(m.a, m.b);
  picture.height = std::hypot(m.c, m.d);
  picture.rotation = std::atan2(m.b, m.a) * 180 / 3.14159265358979;
  picture.mirrored = m.a * m.d - m.b * m.c > 0;
  page_.pictures.push_back(std::move(picture));
}

void Interpreter::run_form(const Object& form, const Object& resources, int depth) {
  const std::int64_t id = form.id();
  if (depth > kMaxFormDepth || (id != 0 && !open_forms_.insert(id).second)) return;
  if ((operators_ -= kFormCost) < 0) throw Error(Code::PdfLimit, {"forms"});
  const GraphicsState outer = state_;
  const std::vector<GraphicsState> outer_saved = std::move(saved_);
  const Matrix outer_text = text_matrix_, outer_line = line_matrix_;
  saved_.clear();
  state_.ctm = matrix_of(form.get("Matrix").numbers()) * state_.ctm;
  if (const Object box = form.get("BBox"); box.size() == 4) state_.clip = intersection(state_.clip, state_.ctm.of(box_of(box.numbers())));
  const Object own = form.get("Resources");
  const std::size_t marks = marked_.size();
  run_stream(file_.data(form), own ? own : resources, depth);
  marked_.resize(std::min(marks, marked_.size()));
  state_ = outer;
  saved_ = outer_saved;
  text_matrix_ = outer_text;
  line_matrix_ = outer_line;
  depth_ = depth - 1;
  open_forms_.erase(id);
}

void Interpreter::save(const Operands&) {
  if (saved_.size() < kMaxSavedStates) saved_.push_back(state_);
}

void Interpreter::restore(const Operands&) {
  if (saved_.empty()) return;
  state_ = saved_.back();
  saved_.pop_back();
}

void Interpreter::concatenate(const Operands& o) {
  if (o.size() >= 6) state_.ctm = Matrix{number(o, 0), number(o, 1), number(o, 2), number(o, 3), number(o, 4), number(o, 5)} * state_.ctm;
}

void Interpreter::set_line_width(const Operands& o) { state_.line_width = number(o, 0); }

void Interpreter::set_external_state(const Operands& o) {
  if (o.empty()) return;
  const Object settings = resources_.get("ExtGState").get(o[0].text);
  if (const Object width = settings.get("LW")) state_.line_width = width.number();
  if (const Object font = settings.get("Font"); font.size() == 2) use_font(font.at(0), font.at(1).number());
}

void Interpreter::paint_object(const Operands& o) {
  if (o.empty() || o[0].kind != Operand::Kind::Name) return;
  const Object object = resources_.get("XObject").get(o[0].text);
  if (hidden() || optional_.is_hidden(object.get("OC"))) return;
  if (object.get("Subtype").is_name("Form")) return run_form(object, resources_, depth_ + 1);
  if (!object.get("Subtype").is_name("Image")) return;
  add_picture(object, nullptr);
}

// Null for one that nothing is known of.
const ColorSpace* Interpreter::color_space(const Operands& o) {
  if (o.empty() || o[0].kind != Operand::Kind::Name) return nullptr;
  const Object named = resources_.get("ColorSpace").get(o[0].text);
  // A name that the resources do not hold is a device's.
  const std::string key = named ? "#" + std::to_string(reinterpret_cast<std::uintptr_t>(named.key())) : o[0].text;
  const auto [found, fresh] = color_spaces_.emplace(key, nullptr);
  if (fresh) found->second = named ? ColorSpace::of(file_, named) : ColorSpace::of_device(o[0].text);
  return found->second.get();
}

void Interpreter::fill_space(const Operands& o) {
  state_.fill_space = color_space(o);
  if (state_.fill_space && state_.fill_space->kind() != ColorSpace::Kind::Pattern) state_.fill = state_.fill_space->initial_color();
}

void Interpreter::stroke_space(const Operands& o) {
  state_.stroke_space = color_space(o);
  if (state_.stroke_space && state_.stroke_space->kind() != ColorSpace::Kind::Pattern) state_.stroke = state_.stroke_space->initial_color();
}

void Interpreter::fill_in_device(const Color& color) {
  state_.fill = color;
  state_.fill_space = nullptr;
}

void Interpreter::stroke_in_device(const Color& color) {
  state_.stroke = color;
  state_.stroke_space = nullptr;
}

void Interpreter::fill_gray(const Operands& o) { fill_in_device(gray_color(number(o, 0))); }
void Interpreter::fill_rgb(const Operands& o) { fill_in_device(rgb_color(number(o, 0), number(o, 1), number(o, 2))); }
void Interpreter::fill_cmyk(const Operands& o) { fill_in_device(cmyk_color(number(o, 0), number(o, 1), number(o, 2), number(o, 3))); }
void Interpreter::fill_color(const Operands& o) { state_.fill = color_in(state_.fill_space, o, state_.fill); }
void Interpreter::stroke_gray(const Operands& o) { stroke_in_device(gray_color(number(o, 0))); }
void Interpreter::stroke_rgb(const Operands& o) { stroke_in_device(rgb_color(number(o, 0), number(o, 1), number(o, 2))); }
void Interpreter::stroke_cmyk(const Operands& o) { stroke_in_device(cmyk_color(number(o, 0), number(o, 1), number(o, 2), number(o, 3))); }
void Interpreter::stroke_color(const Operands& o) { state_.stroke = color_in(state_.stroke_space, o, state_.stroke); }

MarkedContent Interpreter::marked_of(const Operands& o) const {
  MarkedContent made;
  if (!marked_.empty()) {
    made.id = marked_.back().id;
    made.artifact = marked_.back().artifact;
    made.hidden = marked_.back().hidden;
  }
  if (o.empty()) return made;
  made.artifact = made.artifact || o[0].text == "Artifact";
  if (o.size() < 2) return made;
  if (o[1].kind == Operand::Kind::Name) {
    const Object properties = resources_.get("Properties").get(o[1].text);
    if (const Object id = properties.get("MCID"); id && depth_ == 0) made.id = static_cast<std::int32_t>(id.integer(-1));
    if (o[0].text == "OC") made.hidden = made.hidden || optional_.is_hidden(properties);
    if (const Object text = properties.get("ActualText")) {
      made.has_actual_text = true;
      made.actual_text = text_string(text.string());
    }
    return made;
  }
  // A form numbers its marked content by itself: within one, the mark of the page around it holds.
  if (const Operand* id = o[1].find("MCID"); id && depth_ == 0 && id->number >= 0 && id->number < 1e9) made.id = static_cast<std::int32_t>(id->number);
  if (const Operand* text = o[1].find("ActualText")) {
    made.has_actual_text = true;
    made.actual_text = text_string(text->text);
  }
  return made;
}

void Interpreter::begin_marked(const Operands& o) {
  if (marked_.size() < kMaxSavedStates) marked_.push_back(marked_of(o));
}

void Interpreter::end_marked(const Operands&) {
  if (!marked_.empty()) marked_.pop_back();
}

bool Interpreter::hidden() const { return !marked_.empty() && marked_.back().hidden; }

}  // namespace zhengben::pdf
