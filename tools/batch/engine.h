// The turning wheel of a batch: takes inputs from the source, keeps a bounded number of workers busy, and brings every
// input to its end in the journal. One thread; a turn is one transaction:
//
//   prepare -> commit { running, names claimed | publishing, hashes | done } -> start workers, rename, sync folders -> wait
//
// What a turn has renamed, the next marks done: a crash in between is healed by a resume, which knows the hash.
#ifndef ZHENGBEN_TOOLS_BATCH_ENGINE_H
#define ZHENGBEN_TOOLS_BATCH_ENGINE_H

#include <chrono>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/batch/batch.h"
#include "tools/batch/journal_writer.h"
#include "tools/batch/publisher.h"
#include "tools/batch/source.h"
#include "tools/worker/worker.h"

namespace zhengben {

inline constexpr std::int64_t kMostAttempts = 3;
inline constexpr std::int64_t kMostInterruptions = 10;

class Engine {
 public:
  Engine(const BatchOptions& options, JournalWriter& journal, const ConvertDocument& convert, const BatchObserver& observer);

  // Until all is done, a signal came or the disk is full. Throws Error where the journal itself fails.
  void run();

  const BatchCounts& counts() const { return counts_; }
  bool stopped() const { return stopping_; }                // by a signal: something may be left
  bool paused() const { return paused_; }                   // the machine, not an input, is why it cannot go on
  int pause_status() const { return pause_status_; }

 private:
  struct Task {
    InputRow input;
    std::string bytes;
    std::int64_t ticket = 0;                                // order of dispatch
  };
  struct Running {
    Task task;
    std::unique_ptr<Worker> worker;
    std::chrono::steady_clock::time_point begun;
    bool equipped = false;                                  // it was started with all that any document may want
  };
  // Ended; on its way to its state in the journal.
  struct Ready {
    InputRow input;
    DocumentResult result;
    std::vector<StagedFile> files;
    std::set<std::string> avoid;                            // names that turned out to be taken
    std::vector<std::string> formats;                       // to be claimed: those of `files`
  };

  void turn();
  void prepare();
  bool has_room() const;
  void take(SourceItem item);
  bool settle_without_work(SourceItem& item);
  bool settle_archive(SourceItem& item);
  bool follow_twin(Task& task);                             // a duplicate of what is running or done
  void enter_all();
  void enter(Ready& ready);
  void start();
  void publish();
  void wait();
  void collect();
  void finish(Running& running, std::optional<DocumentResult> result);
  void stage(Task task, DocumentResult result);
  void make_ready(std::int64_t ticket, Ready ready);
  void take_along_twins(const InputRow& twin);
  void copy_of_twin(Task task, const InputRow& twin);
  void settled(const InputRow& input, const std::string& notes);
  void give_up(InputRow input, const Error& error, std::int64_t ticket, const std::string& bytes);
  void pause(const Error& error);
  void stop_workers();
  void put_back(InputRow input);                            // for a resume
  void put_back_followers_of(std::int64_t twin);
  bool can_publish() const;
  void look_at_signals();
  bool has_something_to_do() const;

  const BatchOptions& options_;
  JournalWriter& journal_;
  const ConvertDocument& convert_;
  const BatchObserver& observer_;
  Source source_;
  Publisher publisher_;

  bool source_ended_ = false, source_waits_ = false, stopping_ = false, paused_ = false, equipped_ = false;
  int interrupts_known_ = 0, not_started_ = 0, pause_status_ = 6;
  std::int64_t next_ticket_ = 0, next_to_publish_ = 0;
  std::deque<Task> prepared_;
  std::vector<InputRow> started_;                           // to be marked running
  std::list<Running> running_;
  std::map<std::int64_t, Ready> ready_;                     // by ticket
  std::vector<Ready> entering_;                             // in the transaction of this turn
  std::vector<InputRow> finished_;                          // renamed: to be marked done
  std::vector<std::string> finished_notes_;                 // of each of them
  std::vector<InputRow> marks_;                             // other states
  std::vector<Ready> again_;                                // whose names were taken
  std::map<std::string, std::int64_t> twins_;               // content -> input that is being converted
  std::multimap<std::int64_t, Task> followers_;             // of that input, waiting for its outputs
  BatchCounts counts_;
  std::chrono::steady_clock::time_point last_tick_;
};

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_BATCH_ENGINE_H
