#include "readers/docx/archive.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "model/error.h"

namespace zhengben::docx {

namespace {

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

struct Archive::State {
  Limits limits;
  Findings* findings = nullptr;
  std::unique_ptr<zip_t, CloseZip> zip;
  std::vector<std::pair<std::string, zip_uint64_t>> by_name;   // lower case name, sorted
  std::vector<std::string> names;
  std::int64_t inflated = 0;
};

Archive::Archive(std::string_view bytes, const Limits& limits, Findings& findings) : state_(std::make_unique<State>()) {
  state_->limits = limits;
  state_->findings = &findings;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) throw Error(Code::LimitMemory);
  state_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!state_->zip) {
    zip_source_free(source);
    throw Error(Code::ZipDamaged);
  }
  const zip_int64_t count = zip_get_num_entries(state_->zip.get(), 0);
  if (count > limits.max_entries) throw Error(Code::ZipTooManyEntries, {std::to_string(count)});
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(state_->zip.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    if (name == nullptr) continue;
    state_->names.emplace_back(name);
    state_->by_name.emplace_back(lower(name), static_cast<zip_uint64_t>(i));
  }
  std::sort(state_->names.begin(), state_->names.end());
  std::sort(state_->by_name.begin(), state_->by_name.end());
}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

bool Archive::contains(std::string_view name) const {
  const std::string key = lower(name);
  const auto found = std::lower_bound(state_->by_name.begin(), state_->by_name.end(), std::pair<std::string, zip_uint64_t>(key, 0));
  return found != state_->by_name.end() && found->first == key;
}

std::vector<std::string> Archive::names() const { return state_->names; }

std::optional<std::string> Archive::read(std::string_view name, std::int64_t max_bytes) {
  const std::string key = lower(name);
  const auto found = std::lower_bound(state_->by_name.begin(), state_->by_name.end(), std::pair<std::string, zip_uint64_t>(key, 0));
  if (found == state_->by_name.end() || found->first != key) return std::nullopt;
  std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(state_->zip.get(), found->second, 0));
  if (!file) throw Error(Code::ZipDamaged, {std::string(name)});
  std::string out;
  for (;;) {
    const std::size_t at = out.size();
    out.resize(at + 65'536);
    const zip_int64_t got = zip_fread(file.get(), out.data() + at, 65'536);
    out.resize(at + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
    if (got < 0) state_->findings->add(Code::SalvagedPart, {.part = std::string(name)});
    if (got <= 0) return out;
    state_->inflated += got;
    if (std::ssize(out) > max_bytes || state_->inflated > state_->limits.max_inflated_bytes) throw Error(Code::ZipTooLarge, {std::string(name)});
  }
}

}  // namespace zhengben::docx
