// Bounds on what one input may cost. Every count, size, offset and depth that comes from a file is checked against
// these before it is allocated for, followed or recursed into; past a bound an Error of exit status 8 (or, where the
// text says so, a clamp with a Finding) is the answer.
#ifndef ZHENGBEN_MODEL_LIMITS_H
#define ZHENGBEN_MODEL_LIMITS_H

#include <cstdint>

namespace zhengben {

struct Limits {
  // The input as a whole.
  std::int64_t max_input_bytes = 512LL << 20;
  std::int64_t max_memory_bytes = 2LL << 30;    // address space growth of a worker
  std::int64_t max_cpu_seconds = 60;            // of a worker
  std::int64_t max_wall_seconds = 120;          // of a worker
  std::int64_t max_output_bytes = 1LL << 30;

  // Packages (zip).
  std::int64_t max_entries = 10'000;
  std::int64_t max_inflated_bytes = 512LL << 20;   // all parts together, counted as they inflate
  std::int64_t max_xml_part_bytes = 64LL << 20;    // one XML part
  std::int64_t max_ratio = 200;                    // inflated to deflated, above ratio_floor_bytes
  std::int64_t ratio_floor_bytes = 16LL << 20;     // below it, 12 MB of equal bookmarks in 26 KB are still a document

  // XML.
  std::int64_t max_xml_depth = 256;
  std::int64_t max_attributes = 512;               // on one element
  std::int64_t max_xml_nodes = 12'000'000;         // elements, attributes and texts of one part

  // The document.
  std::int64_t max_grid_span = 1'024;              // clamped
  std::int64_t max_table_cells = 200'000;          // in one table
  std::int64_t max_nesting = 50;                   // tables, boxes and notes inside each other: flattened past it
  std::int64_t max_pages = 10'000;
  std::int64_t max_image_pixels = 100'000'000;
  std::int64_t max_image_bytes = 64LL << 20;       // decoded

  // PDF.
  std::int64_t max_pdf_depth = 499;
  std::int64_t max_pdf_filters = 25;
  std::int64_t max_pdf_stream_bytes = 256LL << 20;
  std::int64_t max_pdf_operators = 20'000'000;

  // Archives of inputs.
  std::int64_t max_archive_entries = 200'000;
  std::int64_t max_archive_bytes = 64LL << 30;     // all entries together, counted as they inflate
  std::int64_t max_archive_depth = 2;              // an archive, and archives in it

  bool operator==(const Limits&) const = default;
};

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_LIMITS_H
