#include "readers/pdf/pdf_file.h"

#include <algorithm>
#include <set>

#include "model/error.h"
#include "readers/pdf/filters.h"
#include "readers/pdf/pdf_repair.h"

namespace zhengben::pdf {

struct File::State {
  State(const Limits& bounds, Findings& sink) : limits(bounds), findings(sink) {}

  Limits limits;
  Findings& findings;
  std::string rewritten;                        // where PoDoFo refused the original
  std::unique_ptr<ObjectSource> source;
  std::vector<PageObject> pages;
};

namespace {

constexpr std::size_t kContentsLookedAt = 16;   // parts of one page's contents

bool opened(File::State& state, std::string_view bytes, bool& wants_password) {
  state.source = reading_engine().open(bytes, wants_password);
  return state.source != nullptr;
}

// PoDoFo deciphers by what OpenSSL loads at run time, libqpdf by itself: whatever names an encryption goes to libqpdf.
// ISO 32000-1:2008 table 15: the key stands in the trailer or a cross-reference stream's dictionary, never compressed.
bool may_be_encrypted(std::string_view bytes) { return bytes.find("/Encrypt") != std::string_view::npos; }

std::array<double, 4> sorted_box(const std::vector<double>& n) {
  return {std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
}

std::array<double, 4> page_box(const Object& media_box, const Object& crop_box) {
  std::array<double, 4> box{0, 0, 612, 792};
  const std::vector<double> media = media_box.numbers(), crop = crop_box.numbers();
  if (media.size() == 4) box = sorted_box(media);
  if (crop.size() != 4) return box;
  const std::array<double, 4> inner = sorted_box(crop);
  const std::array<double, 4> both = {std::max(inner[0], box[0]), std::max(inner[1], box[1]), std::min(inner[2], box[2]), std::min(inner[3], box[3])};
  return both[0] < both[2] && both[1] < both[3] ? both : box;
}

bool is_image_filter(const std::string& name) {
  static const std::set<std::string> names = {"DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"};
  return names.contains(name);
}

std::vector<std::string> filter_names(const Object& stream) {
  const Object filter = stream.get("Filter");
  std::vector<std::string> names;
  if (filter.type() == Type::Name) names.push_back(filter.name());
  for (std::size_t i = 0; i < filter.size(); ++i) names.push_back(filter.at(i).name());
  return names;
}

FilterParameters filter_parameters(const Object& stream, std::size_t index) {
  Object given = stream.get("DecodeParms");
  if (given.type() == Type::Array) given = given.at(index);
  FilterParameters out;
  out.predictor = given.get("Predictor").integer(out.predictor);
  out.colors = given.get("Colors").integer(out.colors);
  out.bits_per_component = given.get("BitsPerComponent").integer(out.bits_per_component);
  out.columns = given.get("Columns").integer(out.columns);
  out.early_change = given.get("EarlyChange").integer(out.early_change);
  return out;
}

// Undoes filters up to the first for which `stops`, whose name is put into `stopped`.
template <typename Stops>
std::string undone(const File::State& state, const Object& stream, std::string_view raw, const Stops& stops, std::string& stopped) {
  const std::vector<std::string> names = filter_names(stream);
  const std::string name = "stream " + std::to_string(stream.id());
  if (static_cast<std::int64_t>(names.size()) > state.limits.max_pdf_filters) throw Error(Code::PdfLimit, {"filters"});
  if (static_cast<std::int64_t>(raw.size()) > state.limits.max_pdf_stream_bytes) throw Error(Code::PdfLimit, {name});
  std::string data(raw);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (stops(names[i])) {
      stopped = names[i];
      return data;
    }
    std::string out;
    const FilterResult result = undo_filter(names[i], filter_parameters(stream, i), data, state.limits.max_pdf_stream_bytes, out);
    if (result == FilterResult::OverBudget) throw Error(Code::PdfLimit, {name});
    if (result != FilterResult::Whole) state.findings.add(Code::SalvagedPart, {}, {name});
    data = std::move(out);
  }
  return data;
}

struct TreeNode {
  Object node, resources, media_box, crop_box;
  std::int64_t rotate = 0;
  int depth = 0;

  void inherit() {
    if (const Object value = node.get("Resources")) resources = value;
    if (const Object value = node.get("MediaBox")) media_box = value;
    if (const Object value = node.get("CropBox")) crop_box = value;
    if (const Object value = node.get("Rotate")) rotate = value.integer();
  }
  PageObject page() const {
    PageObject made;
    made.dictionary = node;
    made.resources = resources;
    made.box = page_box(media_box, crop_box);
    made.rotate = static_cast<int>(((rotate % 360) + 360) % 360 / 90 * 90);
    return made;
  }
};

// Pages that name contents which are no stream or not there.
std::size_t lost_contents(const std::vector<PageObject>& pages) {
  std::size_t lost = 0;
  for (const PageObject& page : pages) {
    const std::vector<std::string> keys = page.dictionary.keys();
    if (!std::binary_search(keys.begin(), keys.end(), "Contents")) continue;
    const Object contents = page.dictionary.get("Contents");
    bool whole = contents.type() == Type::Stream || contents.type() == Type::Array;
    for (std::size_t i = 0; whole && i < std::min(contents.size(), kContentsLookedAt); ++i) whole = contents.at(i).type() == Type::Stream;
    lost += !whole;
  }
  return lost;
}

}  // namespace

File::File(std::string_view bytes, const std::string& password, const Limits& limits, Findings& findings) : state_(std::make_unique<State>(limits, findings)) {
  bool wants_password = false;
  if (password.empty() && !may_be_encrypted(bytes) && opened(*state_, bytes, wants_password)) collect_pages();
  if (state_->pages.empty()) {
    state_->source.reset();
    open_rewritten(rewritten(bytes, password));
  } else if (lost_contents(state_->pages) > 0) {
    open_if_better(bytes, password);
  }
}

void File::open_rewritten(std::string bytes) {
  bool wants_password = false;
  state_->rewritten = std::move(bytes);
  if (!opened(*state_, state_->rewritten, wants_password)) throw Error(wants_password ? Code::PdfEncrypted : Code::PdfDamaged);
  collect_pages();
  if (state_->pages.empty()) throw Error(Code::PdfDamaged, {"no pages"});
}

// Where PoDoFo gives pages without the contents that they name, libqpdf's rewrite is taken if it gives more of them.
void File::open_if_better(std::string_view bytes, const std::string& password) {
  const std::size_t lost = lost_contents(state_->pages);
  std::vector<PageObject> pages = std::move(state_->pages);
  std::unique_ptr<ObjectSource> source = std::move(state_->source);
  state_->pages.clear();
  try {
    open_rewritten(rewritten(bytes, password));
    if (state_->pages.size() >= pages.size() && lost_contents(state_->pages) < lost) return;
  } catch (const Error&) {
    // What the first reading gave stands.
  }
  state_->pages = std::move(pages);
  state_->source = std::move(source);
}

File::~File() = default;

// ISO 32000-1:2008 7.7.3 Page Tree. Walked by hand, since PoDoFo believes the tree's own counts and loops.
void File::collect_pages() {
  std::set<const void*> visited;
  std::vector<TreeNode> stack(1);
  stack.back().node = catalog().get("Pages");
  while (!stack.empty()) {
    TreeNode at = stack.back();
    stack.pop_back();
    if (!at.node.is_dictionary() || at.depth > state_->limits.max_pdf_depth || !visited.insert(at.node.object_).second) continue;
    at.inherit();
    const Object kids = at.node.get("Kids");
    if (kids.type() != Type::Array || at.node.get("Type").is_name("Page")) {
      if (static_cast<std::int64_t>(state_->pages.size()) >= state_->limits.max_pages) throw Error(Code::LimitPages, {std::to_string(state_->limits.max_pages)});
      state_->pages.push_back(at.page());
      continue;
    }
    ++at.depth;
    for (std::size_t i = kids.size(); i-- > 0;) {
      stack.push_back(at);
      stack.back().node = kids.at(i);
    }
  }
}

const std::vector<PageObject>& File::pages() const { return state_->pages; }

Object File::catalog() const { return {state_->source.get(), state_->source->catalog()}; }

Object File::info() const { return {state_->source.get(), state_->source->info()}; }

Object File::object(std::int64_t id) const { return {state_->source.get(), state_->source->object(id)}; }

std::string File::data(const Object& stream) const {
  if (stream.type() != Type::Stream) return {};
  if (stream.get("F")) {
    // ISO 32000-1:2008 7.3.8.2: the data are in another file, which is never opened.
    state_->findings.add(Code::SalvagedPart, {}, {"stream " + std::to_string(stream.id())});
    return {};
  }
  std::string stopped;
  return undone(*state_, stream, stream.source_->raw_bytes(stream.object_), [](const std::string&) { return false; }, stopped);
}

std::string File::image_data(const Object& stream, std::string& filter) const {
  filter.clear();
  if (stream.type() != Type::Stream) return {};
  return undone(*state_, stream, stream.source_->raw_bytes(stream.object_), is_image_filter, filter);
}

Type Object::type() const { return object_ ? source_->type(object_) : Type::Null; }

bool Object::boolean(bool otherwise) const { return type() == Type::Boolean ? source_->boolean(object_) : otherwise; }

std::int64_t Object::integer(std::int64_t otherwise) const {
  const Type kind = type();
  if (kind == Type::Integer) return source_->integer(object_);
  if (kind != Type::Real) return otherwise;
  const double value = source_->real(object_);
  return value > -9e15 && value < 9e15 ? static_cast<std::int64_t>(value) : otherwise;
}

double Object::number(double otherwise) const {
  const Type kind = type();
  if (kind == Type::Integer) return static_cast<double>(source_->integer(object_));
  return kind == Type::Real ? source_->real(object_) : otherwise;
}

std::string Object::name() const { return type() == Type::Name ? source_->name(object_) : std::string{}; }

std::string Object::string() const { return type() == Type::String ? source_->string(object_) : std::string{}; }

std::size_t Object::size() const { return type() == Type::Array ? source_->size(object_) : 0; }

Object Object::at(std::size_t index) const { return index < size() ? Object(source_, source_->at(object_, index)) : Object(); }

Object Object::get(std::string_view key) const { return is_dictionary() ? Object(source_, source_->get(object_, key)) : Object(); }

std::vector<std::string> Object::keys() const {
  std::vector<std::string> out;
  if (is_dictionary()) out = source_->keys(object_);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<double> Object::numbers() const {
  std::vector<double> out;
  for (std::size_t i = 0; i < size(); ++i) out.push_back(at(i).number());
  return out;
}

std::int64_t Object::id() const { return object_ ? source_->id(object_) : 0; }

}  // namespace zhengben::pdf
