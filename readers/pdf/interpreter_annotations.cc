// Annotations: their appearances, form fields that have none, and links.
#include <algorithm>

#include "model/text.h"
#include "readers/pdf/interpreter.h"
#include "readers/pdf/text_string.h"

namespace zhengben::pdf {

namespace {

constexpr int kMaxFieldDepth = 32;
constexpr std::size_t kMaxOptions = 2'000;
constexpr double kUsualSize = 12, kLeast = 0.6, kLeading = 1.15;

Box box_of(const std::vector<double>& n) {
  if (n.size() != 4) return {};
  return {std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
}

Matrix matrix_of(const std::vector<double>& n) { return n.size() == 6 ? Matrix{n[0], n[1], n[2], n[3], n[4], n[5]} : Matrix{}; }

// ISO 32000-1:2008 12.7.3.1 General: attributes of a field come from its parents too.
Object inherited(Object field, std::string_view key) {
  for (int i = 0; i < kMaxFieldDepth && field.is_dictionary(); ++i) {
    if (const Object value = field.get(key)) return value;
    field = field.get("Parent");
  }
  return {};
}

// 12.7.4.4 Choice Fields: an option is a text or a pair of what is exported and what is shown.
std::string shown_option(const Object& option) { return text_string(option.size() > 1 ? option.at(1).string() : option.string()); }

std::string shown_value(const Object& options, const std::string& value) {
  for (std::size_t i = 0; i < std::min(options.size(), kMaxOptions); ++i)
    if (options.at(i).size() > 1 && options.at(i).at(0).string() == value) return shown_option(options.at(i));
  return text_string(value);
}

std::vector<std::string> field_lines(const File& file, const Object& field) {
  const Object kind = inherited(field, "FT"), value = inherited(field, "V");
  std::vector<std::string> out;
  if (kind.is_name("Ch")) {
    constexpr std::int64_t kCombo = 1 << 17;
    const Object options = inherited(field, "Opt");
    if (inherited(field, "Ff").integer() & kCombo) {
      out.push_back(shown_value(options, value.string()));
    } else {
      for (std::size_t i = 0; i < std::min(options.size(), kMaxOptions); ++i) out.push_back(shown_option(options.at(i)));
    }
  } else if (kind.is_name("Tx")) {
    const std::string text = text_string(value.type() == Type::Stream ? file.data(value) : value.string());
    for (std::size_t begin = 0; begin <= text.size() && out.size() < kMaxOptions;) {
      const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
      out.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return out;
}

// 12.7.3.3 Variable Text: the size that the default appearance sets, 0 for one that fits.
double appearance_size(const std::string& appearance) {
  Lexer lexer(appearance);
  std::vector<Operand> operands;
  for (std::string name = next_operation(lexer, operands); !name.empty(); name = next_operation(lexer, operands))
    if (name == "Tf" && operands.size() >= 2) return operands[1].number;
  return 0;
}

}  // namespace

void Interpreter::run_annotations(const Object& annotations) {
  need_appearances_ = file_.catalog().get("AcroForm").get("NeedAppearances").boolean();
  for (std::size_t i = 0; i < annotations.size(); ++i) {
    const Object annotation = annotations.at(i);
    const std::string subtype = annotation.get("Subtype").name();
    constexpr std::int64_t kInvisible = 1, kHidden = 2, kNoView = 32;
    if ((annotation.get("F").integer() & (kInvisible | kHidden | kNoView)) || optional_.is_hidden(annotation.get("OC"))) continue;
    if (subtype == "Link") add_link(annotation);
    if (subtype != "Popup" && subtype != "Link") draw_annotation(annotation);
  }
}

void Interpreter::add_link(const Object& annotation) {
  const Object action = annotation.get("A");
  Link link;
  link.box = state_.ctm.of(box_of(annotation.get("Rect").numbers()));
  if (action.get("S").is_name("URI")) link.target = action.get("URI").string();
  page_.links.push_back(std::move(link));
}

// ISO 32000-1:2008 12.5.5 Appearance Streams, algorithm 8.
void Interpreter::draw_annotation(const Object& annotation) {
  const bool field = annotation.get("Subtype").is_name("Widget");
  Object appearance = annotation.get("AP").get("N");
  if (appearance.type() == Type::Dictionary) appearance = appearance.get(annotation.get("AS").name());
  const GraphicsState outer = state_;
  // What a field holds is read whole, also where its box shows but a part of it.
  ignore_clip_ = field;
  const std::size_t before = page_.characters.size();
  if (appearance.type() == Type::Stream) {
    const Box rect = box_of(annotation.get("Rect").numbers());
    const Box shown = matrix_of(appearance.get("Matrix").numbers()).of(box_of(appearance.get("BBox").numbers()));
    if (shown.width() > 0 && shown.height() > 0) {
      const double sx = rect.width() / shown.width(), sy = rect.height() / shown.height();
      state_.ctm = Matrix{sx, 0, 0, sy, rect.left - shown.left * sx, rect.top - shown.top * sy} * state_.ctm;
      run_form(appearance, {}, 1);
    }
  }
  state_ = outer;
  if (field && (appearance.type() != Type::Stream || (need_appearances_ && page_.characters.size() == before))) draw_field(annotation);
  ignore_clip_ = false;
  state_ = outer;
}

// A field without an appearance: its text, line by line from the top of its box.
void Interpreter::draw_field(const Object& annotation) {
  const std::vector<std::string> lines = field_lines(file_, annotation);
  const Box rect = box_of(annotation.get("Rect").numbers());
  if (lines.empty() || rect.width() <= 0 || rect.height() <= 0) return;
  double size = appearance_size(inherited(annotation, "DA").string());
  // Every line has its own place in the box, or one would lie over another field.
  const double most = rect.height() / (kLeading * static_cast<double>(lines.size()));
  if (size <= 0 || size > most) size = std::clamp(most, kLeast, kUsualSize);
  state_.text = {};
  state_.text.size = size;
  use_font({}, size);
  // Box is in user space here, whose y goes up: `bottom` is the upper side.
  double y = lines.size() == 1 ? (rect.top + rect.bottom) / 2 - 0.3 * size : rect.bottom - size;
  for (const std::string& line : lines) {
    text_matrix_ = {1, 0, 0, 1, rect.left + 2, y};
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t from = at;
      const char32_t character = next_character(line, at);
      ShownGlyph glyph;
      glyph.text = line.substr(from, at - from);
      glyph.advance = is_east_asian(character) ? 1 : 0.5;
      add_character(glyph);
      advance_by(glyph.advance * size);
    }
    y -= kLeading * size;
  }
}

}  // namespace zhengben::pdf
