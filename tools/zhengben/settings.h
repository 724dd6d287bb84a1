// What the command line asks for, whatever way it was said.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_SETTINGS_H
#define ZHENGBEN_TOOLS_ZHENGBEN_SETTINGS_H

#include <cstdint>
#include <string>
#include <vector>

#include "model/limits.h"
#include "model/message.h"
#include "model/repair/repair.h"
#include "readers/reader.h"
#include "tools/files/output_file.h"
#include "writers/writer.h"

namespace zhengben {

enum class Command : std::uint8_t { Clean, Convert, Check, Inspect, Explain, Doctor, Generate, Batch, Report, Apply };
enum class FindingsAs : std::uint8_t { Text, Json };
enum class ProgressAs : std::uint8_t { Auto, Bar, Lines, None };

struct BatchSettings {
  Command as = Command::Clean;          // or Convert
  std::string files_from;
  bool nul_separated = false;
  std::string journal, quarantine, table, shard;
  std::string total;                    // the input that sums up all others; empty: none
  std::string name = "{dir}/{stem}";
  std::int64_t jobs = 0;                // 0: as many as there are processors
  bool resume = false, retry_failed = false;
  Sync sync = Sync::Always;
  bool merge = false;                   // `inputs` are journals
};

struct ReportSettings {
  std::string html, xlsx, csv, json_lines;   // targets; empty: not wanted
  std::int64_t pictures = 1'000;           // of pages, at most
};

struct Settings {
  Command command = Command::Clean;
  char** arguments = nullptr;           // as the program got them
  std::vector<std::string> inputs;      // of `explain`: codes; of `generate`: what
  std::string output;                   // -o; empty: named after the input
  std::string from;
  std::vector<std::string> to;          // empty: by the output's extension
  Style style = Style::Standard;
  RepairLevel repair = RepairLevel::Lossless;
  std::string form = "auto";
  std::vector<std::string> form_files;
  TrackChanges track_changes = TrackChanges::Accept;
  bool keep_comments = false;
  std::string password;
  Language language = Language::English;
  std::vector<std::string> font_directories;
  PdfProfile pdf_profile = PdfProfile::Archival;
  bool json = false;
  bool tables = false;                  // of `inspect`: list them
  std::string regions;                  // file with regions of tables
  FindingsAs findings = FindingsAs::Text;
  Overwrite overwrite = Overwrite::Never;
  ProgressAs progress = ProgressAs::Auto;
  bool quiet = false, verbose = false;
  Limits limits;
  BatchSettings batch;
  ReportSettings report;
  std::string decisions;                // of `apply`: a file
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_SETTINGS_H
