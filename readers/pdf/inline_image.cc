#include "readers/pdf/inline_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace zhengben::pdf {

namespace {

constexpr double kLargestInteger = 9e15;
constexpr std::size_t kPlainBehindEnd = 10;      // bytes behind EI that must be text
constexpr std::int64_t kMostSide = 1 << 20;      // samples

// ISO 32000-1:2008 tables 93 Entries in an Inline Image Object; ISO 32000-2:2020 adds the length.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kShortKeys{{{"BPC", "BitsPerComponent"}, {"CS", "ColorSpace"}, {"D", "Decode"}, {"DP", "DecodeParms"}, {"F", "Filter"},
                                                                                    {"H", "Height"}, {"IM", "ImageMask"}, {"I", "Interpolate"}, {"L", "Length"}, {"W", "Width"}}};

std::string_view long_key(std::string_view key) {
  const auto found = std::find_if(kShortKeys.begin(), kShortKeys.end(), [&](const auto& row) { return row.first == key; });
  return found == kShortKeys.end() ? key : found->second;
}

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

// Components of a colour space that is known by its name alone.
std::int64_t components_of(const Object& image) {
  if (image.get("ImageMask").boolean()) return 1;
  const Object space = image.get("ColorSpace");
  const std::string name = space.type() == Type::Array ? space.at(0).name() : space.name();
  if (name == "G" || name == "DeviceGray" || name == "I" || name == "Indexed") return 1;
  if (name == "RGB" || name == "DeviceRGB") return 3;
  return name == "CMYK" || name == "DeviceCMYK" ? 4 : 0;
}

// Bytes of the data where the dictionary tells them: a length, or bare samples.
std::optional<std::size_t> told_length(const Object& image) {
  if (const Object length = image.get("Length"); length.is_number() && length.integer() >= 0) return static_cast<std::size_t>(length.integer());
  if (image.get("Filter")) return std::nullopt;
  const std::int64_t width = image.get("Width").integer(), height = image.get("Height").integer(), components = components_of(image);
  const std::int64_t bits = image.get("ImageMask").boolean() ? 1 : image.get("BitsPerComponent").integer(8);
  if (width <= 0 || height <= 0 || components == 0 || bits <= 0 || bits > 16 || width > kMostSide || height > kMostSide) return std::nullopt;
  return static_cast<std::size_t>((width * components * bits + 7) / 8 * height);
}

bool ends_at(std::string_view data, std::size_t at) {
  if (at + 2 > data.size() || data.substr(at, 2) != "EI" || (at + 2 < data.size() && !is_white(data[at + 2]))) return false;
  // Binary data may hold " EI " too; what follows the real one is plain text.
  const std::string_view behind = data.substr(at + 2, kPlainBehindEnd);
  return std::all_of(behind.begin(), behind.end(), [](char c) { return (c >= ' ' && c != '\x7F') || is_white(c); });
}

// Where EI stands; npos where there is none.
std::size_t end_of_data(std::string_view data, std::size_t begin, std::optional<std::size_t> length) {
  if (length && *length <= data.size() - begin) {
    std::size_t at = begin + *length;
    while (at < data.size() && is_white(data[at])) ++at;
    if (ends_at(data, at)) return at;
  }
  for (std::size_t at = data.find("EI", begin); at != std::string_view::npos; at = data.find("EI", at + 1))
    if (at > begin && is_white(data[at - 1]) && ends_at(data, at)) return at;
  return std::string_view::npos;
}

}  // namespace

InlineImage::InlineImage(std::vector<Operand> operands, std::string data, const Object& color_spaces) : data_(std::move(data)) {
  dictionary_.kind = Operand::Kind::Dictionary;
  for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
    dictionary_.keys.emplace_back(long_key(operands[i].text));
    dictionary_.items.push_back(std::move(operands[i + 1]));
  }
  collect(dictionary_);
  if (const Operand* space = dictionary_.find("ColorSpace"); space && space->kind == Operand::Kind::Name) color_space_ = color_spaces.get(space->text);
}

void InlineImage::collect(const Operand& operand) {
  own_.insert(&operand);
  for (const Operand& item : operand.items) collect(item);
}

Object InlineImage::stream() const { return {this, &dictionary_}; }

const Operand* InlineImage::own(Handle object) const { return own_.contains(object) ? static_cast<const Operand*>(object) : nullptr; }

Type InlineImage::type(Handle object) const {
  const Operand* operand = own(object);
  if (!operand) return color_space_.source_->type(object);
  switch (operand->kind) {
    case Operand::Kind::Number: return std::abs(operand->number) < kLargestInteger && std::trunc(operand->number) == operand->number ? Type::Integer : Type::Real;
    case Operand::Kind::String: return Type::String;
    case Operand::Kind::Name: return Type::Name;
    case Operand::Kind::Array: return Type::Array;
    case Operand::Kind::Dictionary: return operand == &dictionary_ ? Type::Stream : Type::Dictionary;
    case Operand::Kind::Boolean: return Type::Boolean;
    case Operand::Kind::Null: break;
  }
  return Type::Null;
}

bool InlineImage::boolean(Handle object) const {
  const Operand* operand = own(object);
  return operand ? operand->number != 0 : color_space_.source_->boolean(object);
}

std::int64_t InlineImage::integer(Handle object) const {
  const Operand* operand = own(object);
  return operand ? static_cast<std::int64_t>(operand->number) : color_space_.source_->integer(object);
}

double InlineImage::real(Handle object) const {
  const Operand* operand = own(object);
  return operand ? operand->number : color_space_.source_->real(object);
}

std::string InlineImage::name(Handle object) const {
  const Operand* operand = own(object);
  return operand ? operand->text : color_space_.source_->name(object);
}

std::string InlineImage::string(Handle object) const {
  const Operand* operand = own(object);
  return operand ? operand->text : color_space_.source_->string(object);
}

std::size_t InlineImage::size(Handle array) const {
  const Operand* operand = own(array);
  return operand ? operand->items.size() : color_space_.source_->size(array);
}

ObjectSource::Handle InlineImage::at(Handle array, std::size_t index) const {
  const Operand* operand = own(array);
  return operand ? &operand->items[index] : color_space_.source_->at(array, index);
}

ObjectSource::Handle InlineImage::get(Handle dictionary, std::string_view key) const {
  const Operand* operand = own(dictionary);
  if (!operand) return color_space_.source_->get(dictionary, key);
  if (operand == &dictionary_ && key == "ColorSpace" && color_space_) return color_space_.object_;
  return operand->find(key);
}

std::vector<std::string> InlineImage::keys(Handle dictionary) const {
  const Operand* operand = own(dictionary);
  return operand ? operand->keys : color_space_.source_->keys(dictionary);
}

std::int64_t InlineImage::id(Handle object) const { return own(object) ? 0 : color_space_.source_->id(object); }

std::string_view InlineImage::raw_bytes(Handle stream) const { return own(stream) ? std::string_view(data_) : color_space_.source_->raw_bytes(stream); }

std::shared_ptr<const InlineImage> read_inline_image(Lexer& lexer, const Object& color_spaces) {
  std::vector<Operand> operands;
  const std::string name = next_operation(lexer, operands);
  if (name != "ID") return nullptr;
  const std::string_view data = lexer.data();
  // A single white-space character stands between ID and the data.
  const std::size_t begin = std::min(lexer.position() + 1, data.size());
  const InlineImage described(operands, {}, color_spaces);
  const std::size_t end = end_of_data(data, begin, told_length(described.stream()));
  lexer.seek(end == std::string_view::npos ? data.size() : end + 2);
  if (end == std::string_view::npos) return nullptr;
  return std::make_shared<const InlineImage>(std::move(operands), std::string(data.substr(begin, end - begin)), color_spaces);
}

}  // namespace zhengben::pdf
