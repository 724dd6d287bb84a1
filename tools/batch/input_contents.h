// The bytes of inputs of a batch that is over: of files, and of entries of archives.
#ifndef ZHENGBEN_TOOLS_BATCH_INPUT_CONTENTS_H
#define ZHENGBEN_TOOLS_BATCH_INPUT_CONTENTS_H

#include <optional>
#include <string>

#include "model/limits.h"
#include "tools/batch/archive_entries.h"
#include "tools/batch/journal.h"

namespace zhengben {

class InputContents {
 public:
  InputContents(const JournalReader& journal, const Limits& limits) : journal_(journal), limits_(limits) {}

  // Empty where they are not there any more, or are others than those that were converted. Asked for in the order of an archive, its
  // entries take one pass through it.
  std::string bytes(const InputRow& input);

 private:
  struct OpenArchive {
    std::int64_t id = 0;
    ArchiveStream stream;
  };

  std::string file_bytes(const InputRow& input) const;
  bool open(std::int64_t archive);
  std::string entry_bytes(const std::string& sha256);        // from where the open archive is; empty at its end

  const JournalReader& journal_;
  Limits limits_;
  std::optional<OpenArchive> archive_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_INPUT_CONTENTS_H
