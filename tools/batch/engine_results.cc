// What becomes of a conversion that ended, however it ended.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

#include "tools/batch/engine.h"
#include "tools/batch/output_shape.h"
#include "tools/batch/settled.h"
#include "tools/files/input_file.h"
#include "tools/pipeline/sha256.h"
#include "tools/worker/worker_error.h"

namespace zhengben {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostNotStarted = 50;

// The next attempt may end otherwise: the machine may have been short of something, or another process at fault.
bool may_end_otherwise(WorkerEnd end, const Worker& worker) {
  switch (end) {
    case WorkerEnd::Crashed:
    case WorkerEnd::WallLimit:
    case WorkerEnd::Garbled: return true;
    case WorkerEnd::MemoryLimit: return worker.signal() != 0;   // by the kernel, not by its own limit
    default: return false;
  }
}

// Not of one output but of the disk that all are on.
bool concerns_all(int number) { return number == ENOSPC || number == EDQUOT || number == EFBIG || number == EIO || number == EROFS; }

}  // namespace

void Engine::collect() {
  for (auto at = running_.begin(); at != running_.end();) {
    Worker& worker = *at->worker;
    std::optional<Worker::Parts> parts = worker.advance();
    if (!parts && !worker.end() && Clock::now() >= worker.deadline()) worker.stop(WorkerEnd::WallLimit);
    if (!parts && !worker.end()) {
      ++at;
      continue;
    }
    std::optional<DocumentResult> result;
    if (parts) {
      // A whole result needs nothing more of the worker.
      result = from_parts(std::move(*parts));
      if (!worker.end()) worker.stop(result ? WorkerEnd::Finished : WorkerEnd::Garbled);
    }
    Running ended = std::move(*at);
    at = running_.erase(at);
    finish(ended, std::move(result));
    if (paused_) return;
  }
  start();   // before anything else: the processors wait
}

void Engine::finish(Running& running, std::optional<DocumentResult> result) {
  Task& task = running.task;
  WorkerEnd end = *running.worker->end();
  task.input.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - running.begun).count();
  if (result) {
    not_started_ = 0;
    try {
      require_outputs(*result, options_.formats);
    } catch (const Error& error) {
      return give_up(std::move(task.input), error, task.ticket, task.bytes);
    }
    return stage(std::move(task), std::move(*result));
  }
  if (end == WorkerEnd::NotStarted) {
    if (++not_started_ > kMostNotStarted) {
      put_back(std::move(task.input));
      return pause(error_of(end, 0, options_.limits, options_.language));
    }
    ::usleep(100'000);
    prepared_.push_front(std::move(task));
    return;
  }
  if (end == WorkerEnd::Unequipped && options_.equip && !running.equipped) {
    if (!equipped_) options_.equip();
    equipped_ = true;
    prepared_.push_front(std::move(task));
    return;
  }
  if (end == WorkerEnd::Finished) end = WorkerEnd::Crashed;   // what ended well but without a result has none
  if (may_end_otherwise(end, *running.worker) && ++task.input.attempts < kMostAttempts) {
    started_.push_back(task.input);
    prepared_.push_front(std::move(task));
    return;
  }
  give_up(std::move(task.input), error_of(end, running.worker->signal(), options_.limits, options_.language), task.ticket, task.bytes);
}

void Engine::give_up(InputRow input, const Error& error, std::int64_t ticket, const std::string& bytes) {
  DocumentResult result;
  result.exit_status = error.exit_status();
  result.code = info(error.code()).id;
  result.message = message(error.code(), error.arguments(), options_.language);
  stage({std::move(input), bytes, ticket}, std::move(result));
}

// Outputs where there are any, else a copy of the input for whoever is to mend it.
void Engine::stage(Task task, DocumentResult result) {
  const bool done = result.exit_status == 0 || result.exit_status == 3;
  InputRow& input = task.input;
  input.exit_status = result.exit_status;
  input.code = result.code;
  input.message = result.message;
  input.facts = result.facts;
  input.finished = std::time(nullptr);
  Ready ready;
  try {
    if (done) {
      ready.files = publisher_.stage(input, options_.formats, result.outputs);
      ready.formats = options_.formats;
    } else if (!options_.quarantine.empty() && !task.bytes.empty()) {
      ready.files.push_back(publisher_.stage_quarantined(input, task.bytes));
      ready.formats = {"quarantine"};
    }
  } catch (const OutputError& error) {
    if (concerns_all(error.number())) {
      put_back(std::move(input));
      return pause(error);
    }
    input.exit_status = error.exit_status();
    input.code = info(error.code()).id;
    input.message = message(error.code(), error.arguments(), options_.language);
  } catch (const Error& error) {
    input.exit_status = error.exit_status();
    input.code = info(error.code()).id;
    input.message = message(error.code(), error.arguments(), options_.language);
  }
  result.outputs.clear();
  ready.input = std::move(input);
  ready.result = std::move(result);
  make_ready(task.ticket, std::move(ready));
}

void Engine::make_ready(std::int64_t ticket, Ready ready) { ready_.emplace(ticket, std::move(ready)); }

void Engine::take_along_twins(const InputRow& twin) {
  if (const auto mine = twins_.find(twin.sha256); mine != twins_.end() && mine->second == twin.id) twins_.erase(mine);
  for (;;) {
    const auto follower = followers_.find(twin.id);
    if (follower == followers_.end()) return;
    Task task = std::move(follower->second);
    followers_.erase(follower);
    copy_of_twin(std::move(task), twin);
  }
}

void Engine::copy_of_twin(Task task, const InputRow& twin) {
  DocumentResult result;
  result.exit_status = twin.exit_status;
  result.code = twin.code;
  result.message = twin.message;
  result.facts = twin.facts;
  const bool done = twin.exit_status == 0 || twin.exit_status == 3;
  const std::vector<OutputRow> rows = journal_.outputs(twin.id);
  try {
    for (const std::string& format : options_.formats) {
      if (!done) break;
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const OutputRow& output) { return output.format == format; });
      if (row == rows.end()) throw Error(Code::InputUnreadable);
      result.outputs.push_back(read_input(path_of(*row, options_), options_.limits.max_output_bytes));
      if (sha256_hex(result.outputs.back()) != row->sha256) throw Error(Code::OutputInvalid);
      if (format == "json") result.outputs.back() = renamed_report(std::move(result.outputs.back()), task.input.name);
    }
  } catch (const Error&) {
    // Somebody took or changed the twin's outputs: then this one is converted itself.
    twins_.emplace(task.input.sha256, task.input.id);
    prepared_.push_back(std::move(task));
    return;
  }
  task.input.duplicate_of = twin.id;
  stage(std::move(task), std::move(result));
}

}  // namespace zhengben
