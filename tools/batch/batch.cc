#include "tools/batch/batch.h"

#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <random>

#include "model/error.h"
#include "model/version.h"
#include "tools/batch/engine.h"
#include "tools/batch/manifest.h"
#include "tools/batch/name_numbers.h"
#include "tools/batch/settled.h"
#include "tools/files/interrupt.h"
#include "tools/files/output_file.h"
#include "tools/pipeline/sha256.h"

namespace zhengben {

namespace {

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

// What the process's memory of a run that ended somewhere cannot say any more, the journal and the files do.
void recover(JournalWriter& journal, const Publisher& publisher, Language language) {
  journal.begin();
  for (const InputRow& input : journal.in_state(InputState::Publishing)) {
    if (publisher.is_published(input)) journal.mark_done(input.id);
    else journal.mark_waiting(input.id, input.attempts, input.interruptions + 1);
  }
  for (InputRow input : journal.in_state(InputState::Running)) {
    if (input.kind == InputKind::Archive) continue;
    if (++input.interruptions < kMostInterruptions) {
      journal.mark_waiting(input.id, input.attempts, input.interruptions);
      continue;
    }
    const std::vector<std::string> arguments = {std::to_string(input.interruptions)};
    input.state = InputState::Failed;
    input.exit_status = info(Code::Poisoned).exit_status;
    input.code = info(Code::Poisoned).id;
    input.message = message(Code::Poisoned, arguments, language);
    journal.mark(input);
  }
  journal.commit();
}

// Those that failed have all their attempts again.
void forgive(JournalWriter& journal) {
  journal.begin();
  for (const InputRow& input : journal.in_state(InputState::Failed)) journal.mark_forgiven(input.id);
  journal.commit();
}

void enter(const std::vector<ListedInput>& inputs, JournalWriter& journal) {
  for (const ListedInput& input : inputs) {
    InputRow row = journal.add(row_of(input));
    if (!input.skipped || row.state == InputState::Skipped) continue;
    row.state = InputState::Skipped;
    row.code = info(*input.skipped).id;
    journal.mark(row);
  }
}

// The part of a shard is that of one manifest for ever: what another would deal it may be done elsewhere.
void enter_part(const Manifest& manifest, JournalWriter& journal) {
  const std::string known = journal.meta("manifest");
  if (!known.empty() && known != manifest.hash) throw Error(Code::Usage, {journal.database().path() + " is of another " + kManifestName});
  journal.set_meta("manifest", manifest.hash);
  journal.set_meta("inputs", std::to_string(manifest.count));
  enter(manifest.inputs, journal);
}

void enter_inputs(const BatchOptions& options, const std::function<void(const Error&)>& warn, JournalWriter& journal) {
  const InputSources sources{options.inputs, options.files_from, options.nul_separated,
                             {options.output, options.quarantine, options.journal, options.journal + "-wal", options.journal + "-shm", options.journal + ".lock"}};
  if (options.shard) {
    const Manifest manifest = shared_manifest(sources, options, warn);
    journal.begin();
    enter_part(manifest, journal);
  } else {
    const std::vector<ListedInput> inputs = options.listed.empty() ? numbered_inputs(sources, options, warn) : options.listed;
    journal.begin();
    enter(inputs, journal);
  }
  journal.commit();
}

std::string new_token() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += std::to_string(random()) + " ";
  return sha256_hex(bytes).substr(0, 12);
}

void begin_or_resume(const BatchOptions& options, JournalWriter& journal) {
  const std::string shard = options.shard ? name_of(*options.shard) : "";
  if (journal.meta("token").empty()) {
    journal.begin();
    journal.set_meta("token", new_token());
    journal.set_meta("shard", shard);
    journal.commit();
  } else if (!options.resume && !options.retry_failed) {
    throw Error(Code::JournalExists, {journal.database().path()});
  } else if (journal.meta("shard") != shard) {
    throw Error(Code::Usage, {"--shard " + shard + ": " + journal.database().path() + " is of shard \"" + journal.meta("shard") + "\""});
  }
  journal.begin();
  journal.set_meta("version", std::string(version()));
  journal.set_meta("options", options.options_hash);
  journal.set_meta("output", options.output);
  journal.commit();
}

int exit_status_of(const Engine& engine, const JournalWriter& journal, const BatchOptions& options) {
  if (engine.paused()) return engine.pause_status();
  if (engine.stopped()) {
    // A shard that is told to end is to be started again, on whatever machine.
    const int signal = interrupted();
    return options.shard && signal != SIGINT ? 75 : 128 + (signal == SIGUSR1 ? SIGTERM : signal);
  }
  const JournalWriter::Totals totals = journal.totals();
  return totals.failed > 0 ? 4 : totals.review > 0 ? 3 : 0;
}

}  // namespace

std::string journal_path(const std::string& output, const std::optional<Shard>& shard) {
  return output + "/zhengben-journal" + (shard ? "-" + std::to_string(shard->index) + "-of-" + std::to_string(shard->count) : "") + ".sqlite";
}

BatchResult run_batch(const BatchOptions& asked, const ConvertDocument& convert, const BatchObserver& observer) {
  BatchOptions options = asked;
  if (options.journal.empty()) options.journal = journal_path(options.output, options.shard);
  const OutputName name(options.name);   // before anything is made
  make_folder(options.output);
  if (!options.quarantine.empty()) make_folder(options.quarantine);
  for (const std::string& input : options.inputs)
    if (is_same_file(input, options.output)) throw Error(Code::Usage, {translated("the output folder is one of the inputs", options.language)});
  const JournalLock lock(options.journal);
  BatchResult result;
  try {
    if (!options.resume && !options.retry_failed && exists(options.journal) && !JournalReader(options.journal).meta("token").empty()) throw Error(Code::JournalExists, {options.journal});
    JournalWriter journal(options.journal, options.sync, options.shard ? Company::Alone : Company::Readers);
    begin_or_resume(options, journal);
    if (options.retry_failed) forgive(journal);
    const Publisher publisher(options, journal);
    publisher.sweep();
    recover(journal, publisher, options.language);
    enter_inputs(options, observer.warning, journal);
    Engine engine(options, journal, convert, observer);
    engine.run();
    result.counts = engine.counts();
    result.exit_status = exit_status_of(engine, journal, options);
  } catch (const Error& error) {
    // The journal itself cannot be written: what it says last is true, and a resume goes on from it.
    if (error.code() != Code::OutputDiskFull && error.code() != Code::JournalDamaged && error.code() != Code::OutputUnwritable) throw;
    observer.warning(error);
    result.exit_status = 6;
  }
  return result;
}

}  // namespace zhengben
