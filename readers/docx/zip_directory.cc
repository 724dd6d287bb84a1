#include "readers/docx/zip_directory.h"

#include <algorithm>

#include "model/error.h"
#include "readers/docx/zip_name.h"
#include "readers/docx/zip_record.h"

namespace zhengben::docx {

namespace {

std::string_view part_of(std::string_view bytes, std::int64_t at, std::int64_t size) { return bytes.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(size)); }

struct End {
  std::int64_t at = 0;          // of the end record
  std::int64_t end = 0;         // behind it and its comment
  std::int64_t count = 0, directory = 0, directory_size = 0;   // where the directory is said to start
  std::int64_t begin = 0;       // what offsets are counted from
};

// The end record at `at`, its zip64 counterpart followed; nothing where it makes no sense.
std::optional<End> end_record(std::string_view bytes, std::int64_t at) {
  if (!is_record(bytes, at, kEndRecord, kEndRecordSize)) return std::nullopt;
  End end;
  end.at = at;
  end.end = at + kEndRecordSize + u16_at(bytes, at + 20);
  end.count = u16_at(bytes, at + 10);
  end.directory_size = u32_at(bytes, at + 12);
  end.directory = u32_at(bytes, at + 16);
  if (end.end > std::ssize(bytes)) return std::nullopt;
  std::int64_t directory_end = at;
  const std::int64_t locator = at - kEndLocator64Size;
  if (is_record(bytes, locator, kEndLocator64, kEndLocator64Size)) {
    // APPNOTE.TXT 6.3.9, 4.3.15 Zip64 end of central directory locator. The record stands right before it.
    const std::int64_t record = locator - kEndRecord64Size;
    if (!is_record(bytes, record, kEndRecord64, kEndRecord64Size)) return std::nullopt;
    if (end.count == 0xFFFF) end.count = i64_at(bytes, record + 32);
    if (end.directory_size == kIn64) end.directory_size = i64_at(bytes, record + 40);
    if (end.directory == kIn64) end.directory = i64_at(bytes, record + 48);
    if (end.count < 0 || end.directory_size < 0 || end.directory < 0) return std::nullopt;
    directory_end = record;
  }
  end.begin = directory_end - end.directory_size - end.directory;
  if (end.begin < 0 || end.directory_size > directory_end) return std::nullopt;
  return end;
}

// Two records that both end where the file ends are two readings of it.
std::optional<End> find_end(std::string_view bytes) {
  std::optional<End> exact, last;
  const std::int64_t size = std::ssize(bytes), lowest = std::max<std::int64_t>(0, size - kEndRecordSize - 0xFFFF);
  for (std::int64_t at = size - kEndRecordSize; at >= lowest; --at) {
    if (bytes[static_cast<std::size_t>(at)] != 'P') continue;
    const std::optional<End> end = end_record(bytes, at);
    if (!end) continue;
    if (!last) last = end;
    if (end->end != size) continue;
    if (exact) throw Error(Code::ZipMismatch, {"two end records"});
    exact = end;
  }
  const std::optional<End>& end = exact ? exact : last;
  // In a package that was cut the last record may be that of a package inside it: its offsets show it.
  if (end && end->begin != 0 && (!exact || bytes.starts_with(kLocalHeader))) return std::nullopt;
  return end;
}

// Takes from the zip64 extra field what the record itself could not hold. APPNOTE.TXT 6.3.9, 4.5.3 Zip64 Extended
// Information Extra Field: values stand in this order, and only those that the record lacks.
bool read_zip64(std::string_view extra, std::initializer_list<std::int64_t*> values) {
  for (std::int64_t at = 0; at + 4 <= std::ssize(extra);) {
    const std::int64_t size = u16_at(extra, at + 2);
    if (at + 4 + size > std::ssize(extra)) break;
    if (u16_at(extra, at) == 1) {
      std::int64_t field = at + 4;
      const std::int64_t field_end = field + size;
      for (std::int64_t* value : values) {
        if (*value != kIn64) continue;
        if (field + 8 > field_end) return false;
        *value = i64_at(extra, field);
        field += 8;
      }
      break;
    }
    at += 4 + size;
  }
  return std::all_of(values.begin(), values.end(), [](const std::int64_t* value) { return *value >= 0; });
}

struct Central {
  ZipEntry entry;
  std::string_view raw_name;
  std::uint16_t flags = 0;
  std::int64_t next = 0;        // where the next record starts
  bool is_link = false;
};

std::optional<Central> central_header(std::string_view bytes, std::int64_t at) {
  if (!is_record(bytes, at, kCentralHeader, kCentralHeaderSize)) return std::nullopt;
  const std::int64_t name_size = u16_at(bytes, at + 28), extra_size = u16_at(bytes, at + 30), comment_size = u16_at(bytes, at + 32);
  Central out;
  out.next = at + kCentralHeaderSize + name_size + extra_size + comment_size;
  if (out.next > std::ssize(bytes)) return std::nullopt;
  out.flags = u16_at(bytes, at + 8);
  out.entry.method = u16_at(bytes, at + 10);
  out.entry.crc = u32_at(bytes, at + 16);
  out.entry.packed = u32_at(bytes, at + 20);
  out.entry.size = u32_at(bytes, at + 24);
  out.entry.header = u32_at(bytes, at + 42);
  out.raw_name = part_of(bytes, at + kCentralHeaderSize, name_size);
  const bool is_unix = u16_at(bytes, at + 4) >> 8U == 3;
  out.is_link = is_unix && (u32_at(bytes, at + 38) >> 16U & 0170000U) == 0120000U;
  if (!read_zip64(part_of(bytes, at + kCentralHeaderSize + name_size, extra_size), {&out.entry.size, &out.entry.packed, &out.entry.header})) return std::nullopt;
  return out;
}

// The entry's two headers must say the same. False where there is no local header or the entry leaves the file.
bool check_local_header(std::string_view bytes, Central& central, std::int64_t end) {
  ZipEntry& entry = central.entry;
  const std::int64_t at = entry.header;
  if (!is_record(bytes, at, kLocalHeader, kLocalHeaderSize)) return false;
  const std::int64_t name_size = u16_at(bytes, at + 26), extra_size = u16_at(bytes, at + 28);
  entry.data = at + kLocalHeaderSize + name_size + extra_size;
  if (entry.data > end || entry.packed > end - entry.data) return false;
  const auto mismatch = [&](const char* what) { return Error(Code::ZipMismatch, {std::string(what) + " of " + entry.name}); };
  const std::uint16_t flags = u16_at(bytes, at + 6);
  if (part_of(bytes, at + kLocalHeaderSize, name_size) != central.raw_name) throw mismatch("name");
  if (u16_at(bytes, at + 8) != entry.method) throw mismatch("method");
  if (((flags ^ central.flags) & (kFlagEncrypted | kFlagStrongEncryption)) != 0) throw mismatch("encryption");
  std::int64_t packed = u32_at(bytes, at + 18), size = u32_at(bytes, at + 22);
  if (!read_zip64(part_of(bytes, at + kLocalHeaderSize + name_size, extra_size), {&size, &packed})) return false;
  const std::uint32_t crc = u32_at(bytes, at + 14);
  const bool is_later = (flags & kFlagDescriptor) != 0;   // the values follow the data, zeros stand here
  const auto differs = [&](std::int64_t local, std::int64_t told) { return local != told && !(is_later && local == 0); };
  if (differs(packed, entry.packed) || differs(size, entry.size) || differs(crc, entry.crc)) throw mismatch("size or checksum");
  return true;
}

void check_overlap(const std::vector<ZipEntry>& entries, std::int64_t directory) {
  std::vector<const ZipEntry*> sorted;
  sorted.reserve(entries.size());
  for (const ZipEntry& entry : entries) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const ZipEntry* a, const ZipEntry* b) { return a->header < b->header; });
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const std::int64_t next = i + 1 < sorted.size() ? sorted[i + 1]->header : directory;
    if (sorted[i]->data + sorted[i]->packed > next) throw Error(Code::ZipOverlap, {sorted[i]->name});
  }
}

}  // namespace

std::optional<ZipDirectory> read_zip_directory(std::string_view bytes, const Limits& limits) {
  const std::optional<End> end = find_end(bytes);
  if (!end) return std::nullopt;
  if (end->count > limits.max_entries) throw Error(Code::ZipTooManyEntries, {std::to_string(end->count), std::to_string(limits.max_entries)});
  ZipDirectory out;
  out.begin = end->begin;
  out.end = end->end;
  const std::int64_t start = end->begin + end->directory, stop = start + end->directory_size;
  std::int64_t at = start;
  while (at < stop) {
    std::optional<Central> central = central_header(bytes, at);
    if (!central || central->next > stop) return std::nullopt;
    if (std::ssize(out.entries) == end->count) throw Error(Code::ZipMismatch, {"the number of entries"});
    ZipEntry& entry = central->entry;
    entry.name = part_name(central->raw_name);
    entry.is_absolute = is_absolute(central->raw_name);
    entry.index = std::ssize(out.entries);
    entry.header += end->begin;
    if ((central->flags & (kFlagEncrypted | kFlagStrongEncryption)) != 0) throw Error(Code::ZipEncrypted);
    if (central->is_link) throw Error(Code::ZipBadName, {entry.name});
    if (!check_local_header(bytes, *central, start)) return std::nullopt;
    out.entries.push_back(std::move(entry));
    at = central->next;
  }
  if (std::ssize(out.entries) != end->count) throw Error(Code::ZipMismatch, {"the number of entries"});
  check_overlap(out.entries, start);
  return out;
}

std::vector<std::string> zip_names(std::string_view bytes, std::int64_t at_most) {
  std::vector<std::string> out;
  const std::int64_t size = std::ssize(bytes), lowest = std::max<std::int64_t>(0, size - kEndRecordSize - 0xFFFF);
  std::optional<End> end;
  for (std::int64_t at = size - kEndRecordSize; at >= lowest && !end; --at) end = end_record(bytes, at);
  if (!end) return out;
  std::int64_t at = end->begin + end->directory;
  while (std::ssize(out) < at_most) {
    const std::optional<Central> central = central_header(bytes, at);
    if (!central) break;
    out.emplace_back(central->raw_name);
    at = central->next;
  }
  return out;
}

std::optional<ZipEntry> read_local_header(std::string_view bytes, std::int64_t at) {
  if (!is_record(bytes, at, kLocalHeader, kLocalHeaderSize)) return std::nullopt;
  const std::int64_t name_size = u16_at(bytes, at + 26), extra_size = u16_at(bytes, at + 28);
  ZipEntry entry;
  entry.header = at;
  entry.data = at + kLocalHeaderSize + name_size + extra_size;
  if (name_size == 0 || entry.data > std::ssize(bytes)) return std::nullopt;
  const std::uint16_t flags = u16_at(bytes, at + 6);
  if ((flags & (kFlagEncrypted | kFlagStrongEncryption)) != 0) throw Error(Code::ZipEncrypted);
  const std::string_view raw_name = part_of(bytes, at + kLocalHeaderSize, name_size);
  entry.name = part_name(raw_name);
  entry.is_absolute = is_absolute(raw_name);
  entry.method = u16_at(bytes, at + 8);
  entry.crc = u32_at(bytes, at + 14);
  entry.packed = u32_at(bytes, at + 18);
  entry.size = u32_at(bytes, at + 22);
  if (!read_zip64(part_of(bytes, at + kLocalHeaderSize + name_size, extra_size), {&entry.size, &entry.packed})) return std::nullopt;
  if ((flags & kFlagDescriptor) != 0 && entry.packed == 0) entry.packed = -1;
  return entry;
}

}  // namespace zhengben::docx
