#include "tools/report/page_pictures.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>

#include "model/error.h"
#include "model/repair/bound_cell.h"
#include "tools/batch/input_contents.h"
#include "tools/files/input_file.h"
#include "tools/files/output_file.h"
#include "tools/pipeline/sha256.h"
#include "tools/report/external_program.h"
#include "tools/worker/worker.h"

namespace zhengben {

namespace {

constexpr int kDotsPerInch = 100;
constexpr std::size_t kMostPagesOfADocument = 20;
constexpr std::int64_t kMostPictureBytes = 32 << 20;

struct PointBox {
  std::string field;
  std::int32_t page = 0;
  std::int64_t left = 0, top = 0, right = 0, bottom = 0;   // in hundredths of a point
};

std::int64_t hundredths(Length length) { return std::llround(length.points() * 100); }

// In the worker: "field page left top right bottom" for each of the fields that the PDF has a cell for.
std::vector<std::string> boxes_here(const std::string& bytes, const std::set<std::string>& fields, const ProcessOptions& options) {
  std::vector<std::string> lines;
  try {
    ProcessOptions plain = options;
    plain.repair = RepairLevel::None;   // the cells where the page has them
    plain.from = "pdf";
    Conversion conversion = process(bytes, "", plain);
    if (!conversion.report) return lines;
    CellFinder cell_of(conversion.document);
    for (const FieldValue& field : conversion.report->fields) {
      if (field.field < 0) continue;
      const std::string& key = conversion.report->form->fields[static_cast<std::size_t>(field.field)].key;
      const Cell* cell = fields.contains(key) ? cell_of(field) : nullptr;
      if (!cell || cell->provenance.page < 1) continue;
      std::string line = key + " " + std::to_string(cell->provenance.page);
      for (const Length side : {cell->provenance.left, cell->provenance.top, cell->provenance.right, cell->provenance.bottom}) line += " " + std::to_string(hundredths(side));
      lines.push_back(std::move(line));
    }
  } catch (const Error&) {
    // It cannot be read again: there are no boxes then, and so no pictures.
  }
  return lines;
}

std::optional<PointBox> parsed(const std::string& line) {
  PointBox box;
  const std::size_t blank = line.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  box.field = line.substr(0, blank);
  std::int64_t page = 0;
  const char* at = line.data() + blank;
  for (std::int64_t* number : {&page, &box.left, &box.top, &box.right, &box.bottom}) {
    if (at == line.data() + line.size() || *at != ' ') return std::nullopt;
    const auto result = std::from_chars(at + 1, line.data() + line.size(), *number);
    if (result.ec != std::errc()) return std::nullopt;
    at = result.ptr;
  }
  if (page < 1 || page > 100'000) return std::nullopt;
  box.page = static_cast<std::int32_t>(page);
  return box;
}

struct PictureSize {
  std::int64_t width = 0, height = 0;
};

// PNG (Third Edition) 11.2.1 IHDR: width and height stand first in the first chunk.
PictureSize size_of_png(std::string_view bytes) {
  if (!bytes.starts_with("\x89PNG\r\n\x1A\n") || bytes.size() < 24) return {};
  const auto number = [&](std::size_t at) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
  };
  return {number(16), number(20)};
}

int part_of(std::int64_t hundredths_of_point, std::int64_t pixels) {
  const double part = static_cast<double>(hundredths_of_point) / 100 * kDotsPerInch / 72 / static_cast<double>(pixels) * 10'000;
  return static_cast<int>(std::lround(std::clamp(part, 0.0, 10'000.0)));
}

class Maker {
 public:
  Maker(const JournalReader& journal, PictureOptions options) : journal_(journal), contents_(journal, options.process.read.limits), options_(std::move(options)) {}

  DocumentPictures operator()(const InputRow& input, const std::vector<QueueItem>& queue, const std::string& folder) {
    DocumentPictures out;
    std::set<std::string> fields;
    for (const QueueItem& item : queue) {
      if (!item.field.empty()) fields.insert(item.field);
      fields.insert(item.fields.begin(), item.fields.end());
    }
    if (fields.empty() || made_ >= options_.most) return out;
    const Source source{folder, std::to_string(input.id) + "-", fields};
    if (input.facts.format == "pdf") add_pages(source, contents_.bytes(input), false, out);
    for (const OutputRow& output : journal_.outputs(input.id))
      if (output.format == "pdf") add_pages(source, bytes_at(journal_.meta("output") + "/" + output.path, output.sha256), true, out);
    return out;
  }

 private:
  struct Source {
    const std::string& folder;
    std::string prefix;
    const std::set<std::string>& fields;
  };

  // Empty where they are others now.
  std::string bytes_at(const std::string& path, const std::string& sha256) const {
    try {
      std::string bytes = read_input(path, options_.process.read.limits.max_input_bytes);
      return sha256_hex(bytes) == sha256 ? bytes : std::string();
    } catch (const Error&) {
      return {};
    }
  }

  void add_pages(const Source& source, const std::string& bytes, bool of_output, DocumentPictures& out) {
    if (bytes.empty()) return;
    const WorkerResult result = run_in_worker(
        [&] {
          std::string lines;
          for (const std::string& line : boxes_here(bytes, source.fields, options_.process)) lines += line + "\n";
          return std::vector<std::string>{lines};
        },
        {options_.process.read.limits, false});
    if (result.end != WorkerEnd::Finished || result.parts.empty()) return;
    std::map<std::int32_t, std::vector<PointBox>> pages;
    const std::string& lines = result.parts.front();
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      if (const auto box = parsed(lines.substr(at, end - at))) pages[box->page].push_back(*box);
      at = end + 1;
    }
    std::size_t count = 0;
    for (const auto& [page, boxes] : pages)
      if (made_ < options_.most && count++ < kMostPagesOfADocument) add_page(source, bytes, {{}, of_output, page, {}}, boxes, out);
  }

  void add_page(const Source& source, const std::string& bytes, PagePicture picture, const std::vector<PointBox>& boxes, DocumentPictures& out) {
    const std::string stem = source.prefix + (picture.of_output ? "out-" : "in-") + std::to_string(picture.page), page = std::to_string(picture.page);
    const std::string path = source.folder + "/" + stem + ".png";
    const std::vector<std::string> words = {options_.program, "-png", "-gray", "-cropbox", "-r", std::to_string(kDotsPerInch), "-f", page, "-l", page, "-singlefile", kProgramInput, source.folder + "/" + stem};
    PictureSize size;
    if (run_program(words, bytes, {})) try {
        size = size_of_png(read_input(path, kMostPictureBytes));
      } catch (const Error&) {
        size = {};
      }
    if (size.width <= 0 || size.height <= 0) {
      ::unlink(path.c_str());
      return;
    }
    ++made_;
    picture.name = stem + ".png";
    for (const PointBox& box : boxes)
      picture.boxes.push_back({box.field, picture.page, part_of(box.left, size.width), part_of(box.top, size.height), part_of(box.right, size.width), part_of(box.bottom, size.height)});
    out.pages.push_back(std::move(picture));
  }

  const JournalReader& journal_;
  InputContents contents_;
  PictureOptions options_;
  std::int64_t made_ = 0;
};

}  // namespace

MakePictures picture_maker(const JournalReader& journal, PictureOptions options) {
  return [maker = std::make_shared<Maker>(journal, std::move(options))](const InputRow& input, const std::vector<QueueItem>& queue, const std::string& folder) { return (*maker)(input, queue, folder); };
}

std::string program_path(const std::string& name) {
  const char* list = std::getenv("PATH");
  const std::string folders = list ? list : "/usr/bin:/bin";
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    const std::string path = folders.substr(at, end - at) + "/" + name;
    if (end > at && folders[at] == '/' && is_regular_file(path) && ::access(path.c_str(), X_OK) == 0) return path;
    at = end + 1;
  }
  return {};
}

}  // namespace zhengben
