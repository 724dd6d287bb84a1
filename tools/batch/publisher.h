// From bytes of outputs to files under their names. A file appears whole or not at all, nothing that is not ours is
// replaced, and at every moment the journal knows what is ours.
#ifndef ZHENGBEN_TOOLS_BATCH_PUBLISHER_H
#define ZHENGBEN_TOOLS_BATCH_PUBLISHER_H

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/batch/batch.h"
#include "tools/batch/journal_writer.h"
#include "tools/batch/output_name.h"

namespace zhengben {

struct StagedFile {
  std::string format, sha256;
  std::int64_t bytes = 0;
  StagedOutput file;
  bool replace = false;                  // what stands there is ours
};

class Publisher {
 public:
  Publisher(const BatchOptions& options, JournalWriter& journal);

  bool names_need_report() const { return name_.needs_report(); }
  // Temporary files of this journal that an earlier run left behind.
  void sweep() const;

  // Names for the outputs of an input, for good: kept when it fails, so that other names do not depend on when it did.
  // Within a transaction. `avoid`: names that were found taken only on renaming.
  void claim(const InputRow& input, const std::vector<std::string>& formats, const std::set<std::string>& avoid = {});

  // Writes and syncs under temporary names.
  std::vector<StagedFile> stage(const InputRow& input, const std::vector<std::string>& formats, const std::vector<std::string>& outputs);
  StagedFile stage_quarantined(const InputRow& input, const std::string& bytes);
  // Enters the claimed names and the hashes. Within a transaction.
  void announce(const InputRow& input, std::vector<StagedFile>& files);
  // Renames all. Throws Error(OutputExists) with the path where another file took a name in between: then none is there.
  void publish(std::vector<StagedFile>& files);
  void sync_folders();                   // of everything published since

  // Whether everything announced of it stands where it should: a rename that was not marked any more.
  bool is_published(const InputRow& input) const;

 private:
  std::string full_path(const std::string& format, const std::string& path) const;
  std::string candidate(const InputRow& input, const std::string& format, int number) const;
  bool is_free(const InputRow& input, const std::string& format, const std::string& path, const std::map<std::string, OutputRow>& own);
  bool may_replace(const std::string& full, const OutputRow& own);   // a file that stands there
  bool is_input(const std::string& path);
  void make_folder_of(const std::string& path);

  const BatchOptions& options_;
  JournalWriter& journal_;
  OutputName name_;
  std::string mark_;
  std::set<std::string> folders_;        // made and synced
  std::set<std::string> to_sync_;
  std::optional<std::set<std::pair<std::uint64_t, std::uint64_t>>> inputs_;   // device and number of each, once asked for
  std::map<std::string, int> next_number_;   // of names that many inputs share
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_PUBLISHER_H
