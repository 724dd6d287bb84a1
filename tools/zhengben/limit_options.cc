#include "tools/zhengben/limit_options.h"

namespace zhengben {

namespace {

constexpr LimitOption kOptions[] = {
    {"--max-input-bytes", &Limits::max_input_bytes, "size of an input"},
    {"--max-memory-bytes", &Limits::max_memory_bytes, "memory of a conversion"},
    {"--max-cpu-seconds", &Limits::max_cpu_seconds, "processor time of a conversion"},
    {"--max-wall-seconds", &Limits::max_wall_seconds, "time of a conversion by the clock"},
    {"--max-output-bytes", &Limits::max_output_bytes, "size of an output"},
    {"--max-entries", &Limits::max_entries, "entries of a package"},
    {"--max-inflated-bytes", &Limits::max_inflated_bytes, "size of all parts of a package together"},
    {"--max-xml-part-bytes", &Limits::max_xml_part_bytes, "size of one XML part"},
    {"--max-ratio", &Limits::max_ratio, "how many times its packed size an entry may inflate"},
    {"--ratio-floor-bytes", &Limits::ratio_floor_bytes, "size below which the ratio does not matter"},
    {"--max-xml-depth", &Limits::max_xml_depth, "depth of XML elements"},
    {"--max-xml-nodes", &Limits::max_xml_nodes, "elements, attributes and texts of one XML part"},
    {"--max-attributes", &Limits::max_attributes, "attributes of one XML element"},
    {"--max-grid-span", &Limits::max_grid_span, "columns or rows that one cell may span"},
    {"--max-table-cells", &Limits::max_table_cells, "cells of one table"},
    {"--max-nesting", &Limits::max_nesting, "tables, boxes and notes inside each other"},
    {"--max-pages", &Limits::max_pages, "pages of a document"},
    {"--max-image-pixels", &Limits::max_image_pixels, "pixels of one picture"},
    {"--max-image-bytes", &Limits::max_image_bytes, "decoded size of one picture"},
    {"--max-pdf-depth", &Limits::max_pdf_depth, "depth of PDF objects"},
    {"--max-pdf-filters", &Limits::max_pdf_filters, "filters of one PDF stream"},
    {"--max-pdf-stream-bytes", &Limits::max_pdf_stream_bytes, "decoded size of one PDF stream"},
    {"--max-pdf-operators", &Limits::max_pdf_operators, "operators of a PDF's pages"},
    {"--max-archive-entries", &Limits::max_archive_entries, "entries of one archive of inputs"},
    {"--max-archive-bytes", &Limits::max_archive_bytes, "size of all entries of one archive of inputs together"},
    {"--max-archive-depth", &Limits::max_archive_depth, "archives of inputs inside each other"},
};

}  // namespace

std::span<const LimitOption> limit_options() { return kOptions; }

}  // namespace zhengben
