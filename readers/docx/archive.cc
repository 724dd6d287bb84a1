#include "readers/docx/archive.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "model/error.h"
#include "readers/docx/zip_directory.h"
#include "readers/docx/zip_name.h"
#include "readers/docx/zip_salvage.h"

namespace zhengben::docx {

namespace {

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;

Zip open_zip(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) throw Error(Code::LimitMemory);
  Zip out(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!out) zip_source_free(source);
  return out;
}

bool is_xml(std::string_view name) {
  const std::string key = folded(name);
  return key.ends_with(".xml") || key.ends_with(".rels");
}

// The folder that the whole package stands in, "" where it stands at the top. Seen where somebody zipped an unpacked
// document again, with macOS's "__MACOSX/" beside it.
std::string folder_of(const std::vector<ZipEntry>& entries) {
  constexpr std::string_view kTypes = "[content_types].xml";
  std::string folder;
  for (const ZipEntry& entry : entries) {
    const std::string key = folded(entry.name);
    if (key == kTypes || key == "_rels/.rels" || key == "word/document.xml") return {};
    if (!key.ends_with("/[content_types].xml") || key.starts_with("__macosx/")) continue;
    const std::string here = entry.name.substr(0, key.size() - kTypes.size());
    if (folder.empty() || here.size() < folder.size()) folder = here;
  }
  return folder;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// ECMA-376-2 3rd ed. (2011) annex A.3: a reference may write a part's name with its characters escaped.
std::string unescaped(std::string_view key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const bool escape = key[i] == '%' && i + 2 < key.size() && hex(key[i + 1]) >= 0 && hex(key[i + 2]) >= 0;
    out += escape ? static_cast<char>(hex(key[i + 1]) * 16 + hex(key[i + 2])) : key[i];
    if (escape) i += 2;
  }
  return out;
}

}  // namespace

struct Archive::State {
  std::string_view bytes;
  Limits limits;
  Findings* findings = nullptr;
  ZipDirectory directory;
  Zip zip;                                                  // null where the package is salvaged
  std::vector<std::pair<std::string, std::size_t>> by_name;   // folded name, index into entries; sorted
  std::int64_t inflated = 0;                                // of all parts read

  void leave_folder();
  void index_names();
  const ZipEntry* find(std::string_view name) const;
  std::string_view packed(const ZipEntry& entry) const { return bytes.substr(static_cast<std::size_t>(entry.data), static_cast<std::size_t>(entry.packed)); }
  void check(const ZipEntry& entry, std::int64_t size, std::int64_t max_bytes) const;
  bool read_by_libzip(const ZipEntry& entry, std::int64_t max_bytes, std::string& out) const;
  bool salvage(const ZipEntry& entry, std::int64_t max_bytes, std::string& out) const;
};

void Archive::State::leave_folder() {
  const std::string folder = folder_of(directory.entries);
  if (folder.empty()) return;
  std::vector<ZipEntry> inside;
  for (ZipEntry& entry : directory.entries) {
    if (entry.name.starts_with(folder)) {
      entry.name.erase(0, folder.size());
      inside.push_back(std::move(entry));
    } else {
      findings->add(Code::PartSkipped, {.part = entry.name}, {entry.name});
    }
  }
  directory.entries = std::move(inside);
  Finding item = finding(Code::SalvagedPackage, {}, {"it stands in the folder " + folder});
  item.severity = Severity::Note;   // nothing is damaged, nothing is missing
  findings->add(std::move(item));
}

void Archive::State::index_names() {
  for (std::size_t i = 0; i < directory.entries.size(); ++i) {
    const ZipEntry& entry = directory.entries[i];
    if (entry.name.empty() || entry.name.ends_with('/')) continue;
    if (entry.method != 0 && entry.method != 8 && is_xml(entry.name)) throw Error(Code::ZipMethod, {std::to_string(entry.method)}, {.part = entry.name});
    if (entry.is_absolute) findings->add(Code::SalvagedPackage, {.part = entry.name}, {"/" + entry.name + " has an absolute name"});
    by_name.emplace_back(folded(entry.name), i);
  }
  std::sort(by_name.begin(), by_name.end());
  const auto twice = std::adjacent_find(by_name.begin(), by_name.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twice != by_name.end()) throw Error(Code::ZipDuplicateName, {directory.entries[twice->second].name});
}

const ZipEntry* Archive::State::find(std::string_view name) const {
  const auto find_key = [&](const std::string& key) -> const ZipEntry* {
    const auto found = std::lower_bound(by_name.begin(), by_name.end(), key, [](const auto& item, const std::string& wanted) { return item.first < wanted; });
    return found != by_name.end() && found->first == key ? &directory.entries[found->second] : nullptr;
  };
  while (name.starts_with('/')) name.remove_prefix(1);
  const std::string key = folded(name);
  const ZipEntry* entry = find_key(key);
  return entry != nullptr || key.find('%') == std::string::npos ? entry : find_key(unescaped(key));
}

// Bytes are counted as they inflate: declared sizes are lies until then.
void Archive::State::check(const ZipEntry& entry, std::int64_t size, std::int64_t max_bytes) const {
  if (size > max_bytes || inflated + size > limits.max_inflated_bytes) throw Error(Code::ZipTooLarge, {entry.name}, {.part = entry.name});
  if (size > limits.ratio_floor_bytes && size / limits.max_ratio > entry.packed) throw Error(Code::ZipBomb, {entry.name}, {.part = entry.name});
}

// False where libzip met an error; then `out` holds what came before it.
bool Archive::State::read_by_libzip(const ZipEntry& entry, std::int64_t max_bytes, std::string& out) const {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip.get(), static_cast<zip_uint64_t>(entry.index), 0));
  if (!file) return false;
  // Room for what the entry says it holds, as far as its packed bytes can: RFC 1951 3.2.5 gives 258 bytes for two bits. What
  // is not touched costs nothing, and what is grown into is copied and paged in once more.
  constexpr std::int64_t kMostRatio = 1'032;
  constexpr std::size_t kStep = 256 << 10;
  const std::int64_t most = std::min({entry.size, max_bytes, std::max<std::int64_t>(entry.packed, 0) * kMostRatio});
  out.clear();
  out.reserve(static_cast<std::size_t>(std::max<std::int64_t>(most, 0)) + 1);   // one more, to see the end
  std::size_t size = 0;
  for (;;) {
    if (size == out.size()) out.resize(size + (out.capacity() > size ? std::min(out.capacity() - size, kStep) : std::max(size / 2, kStep)));
    const zip_int64_t got = zip_fread(file.get(), out.data() + size, out.size() - size);
    if (got > 0) {
      size += static_cast<std::size_t>(got);
      check(entry, static_cast<std::int64_t>(size), max_bytes);
      continue;
    }
    out.resize(size);
    return got == 0;
  }
}

// As much of the entry as is whole. False where that is not all of it.
bool Archive::State::salvage(const ZipEntry& entry, std::int64_t max_bytes, std::string& out) const {
  bool whole = true;
  if (entry.method == 8) {
    Inflated some = inflate_some(packed(entry), max_bytes, true);
    whole = some.end == Inflated::End::Whole;
    out = std::move(some.bytes);
  } else {
    out = std::string(packed(entry).substr(0, static_cast<std::size_t>(max_bytes) + 1));
  }
  check(entry, std::ssize(out), max_bytes);
  return whole && (checksum(out) == entry.crc || (entry.crc == 0 && entry.index < 0));   // a local header may leave it open
}

Archive::Archive(std::string_view bytes, const Limits& limits, Findings& findings) : state_(std::make_unique<State>()) {
  state_->bytes = bytes;
  state_->limits = limits;
  state_->findings = &findings;
  std::optional<ZipDirectory> directory = read_zip_directory(bytes, limits);
  if (directory) {
    state_->directory = std::move(*directory);
    const std::size_t begin = static_cast<std::size_t>(state_->directory.begin), end = static_cast<std::size_t>(state_->directory.end);
    state_->zip = open_zip(bytes.substr(begin, end - begin));
    if (state_->zip && zip_get_num_entries(state_->zip.get(), 0) != std::ssize(state_->directory.entries)) state_->zip.reset();
  } else {
    state_->directory = scan_local_headers(bytes, limits);
    if (state_->directory.entries.empty()) throw Error(Code::ZipDamaged, {"no entry is whole"});
  }
  if (!state_->zip && !state_->directory.entries.empty()) findings.add(Code::SalvagedPackage, {}, {std::to_string(state_->directory.entries.size()) + " entries without a usable directory"});
  state_->leave_folder();
  state_->index_names();
}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

bool Archive::contains(std::string_view name) const { return state_->find(name) != nullptr; }

std::vector<std::string> Archive::names() const {
  std::vector<std::string> out;
  out.reserve(state_->by_name.size());
  for (const auto& [key, entry] : state_->by_name) out.push_back(state_->directory.entries[entry].name);
  return out;
}

std::optional<std::string> Archive::read(std::string_view name, std::int64_t max_bytes) {
  const ZipEntry* entry = state_->find(name);
  if (entry == nullptr) return std::nullopt;
  const auto damaged = [&] { state_->findings->add(Code::SalvagedPart, {.part = entry->name}, {entry->name}); };
  if (entry->method != 0 && entry->method != 8) {
    damaged();
    return std::nullopt;
  }
  std::string out;
  bool whole = state_->zip && state_->read_by_libzip(*entry, max_bytes, out);
  if (!whole) whole = state_->salvage(*entry, max_bytes, out);
  // A declared size that is not the true one is damage too, whatever the checksum says.
  if (!whole || (entry->index >= 0 && entry->size != std::ssize(out))) damaged();
  state_->inflated += std::ssize(out);
  return out;
}

}  // namespace zhengben::docx
