// Where an output goes: a template over what is known of an input, made into a path that stays in the output folder.
//
//   {dir}     folder of the input below the folder that was given; of an archive's entry, with the archive's name
//   {stem}    file name without its extension        {name}   with it, as {ext} alone
//   {agency} {year} {title} {form}   of the report; "unknown" where there is none
//   {hash}    first 12 digits of the input's SHA-256
#ifndef ZHENGBEN_TOOLS_BATCH_OUTPUT_NAME_H
#define ZHENGBEN_TOOLS_BATCH_OUTPUT_NAME_H

#include <string>
#include <string_view>
#include <vector>

#include "tools/batch/journal.h"

namespace zhengben {

class OutputName {
 public:
  explicit OutputName(std::string_view text);          // throws Error(Usage) for an unknown field

  // Whether the name is known only after the conversion.
  bool needs_report() const;
  // Whether outputs go to the input's own folder, or below it.
  bool keeps_folders() const { return pieces_.size() > 1 && pieces_[0].field && pieces_[0].text == "dir" && !pieces_[1].field && pieces_[1].text.front() == '/'; }
  // Whether it is known before the input is read.
  bool is_known_at_once() const;
  // Below the output folder, without an extension. Every part is a name that file systems take: no "..", no
  // control characters, no characters that Windows refuses, at most 200 bytes.
  std::string path(const InputRow& input) const;

 private:
  bool has_field_from(std::size_t first) const;
  struct Piece {
    std::string text;
    bool field = false;
  };
  std::vector<Piece> pieces_;
};

std::string safe_path(std::string_view path);          // of parts, as above; empty parts fall out

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_OUTPUT_NAME_H
