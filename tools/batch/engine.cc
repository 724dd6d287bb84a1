#include "tools/batch/engine.h"

#include <algorithm>

#include "model/version.h"
#include "tools/batch/settled.h"
#include "tools/files/interrupt.h"

namespace zhengben {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostReady = 1'000, kMostFollowers = 256;
constexpr std::size_t kMostPreparedBytes = 64 << 20;
constexpr int kMostWithoutWork = 200;        // in a turn, so that signals and progress get their time
constexpr auto kTick = std::chrono::milliseconds(250);

}  // namespace

Engine::Engine(const BatchOptions& options, JournalWriter& journal, const ConvertDocument& convert, const BatchObserver& observer)
    : options_(options), journal_(journal), convert_(convert), observer_(observer), source_(options, journal), publisher_(options, journal), interrupts_known_(interrupts()) {
  Statement known = journal.database().prepare("SELECT count(*) FROM inputs WHERE parent IS NULL AND kind != 'archive'");
  if (known.step()) counts_.total = known.number(0);
}

void Engine::run() {
  while (has_something_to_do()) turn();
}

bool Engine::has_something_to_do() const {
  if (paused_) return !marks_.empty() || !finished_.empty();
  const bool more = !stopping_ && !source_ended_;
  return more || !prepared_.empty() || !running_.empty() || !ready_.empty() || !again_.empty() || !marks_.empty() || !finished_.empty() || !followers_.empty();
}

void Engine::turn() {
  look_at_signals();
  journal_.begin();
  // First: what comes now may be a duplicate of one of them.
  for (const InputRow& input : finished_) journal_.mark_done(input.id);
  prepare();
  enter_all();
  journal_.commit();
  started_.clear(), finished_.clear(), marks_.clear();
  start();
  publish();
  if (!paused_) {
    wait();
    collect();
  }
  if (observer_.tick && Clock::now() - last_tick_ >= kTick) {
    last_tick_ = Clock::now();
    observer_.tick(counts_);
  }
}

bool Engine::has_room() const {
  std::size_t bytes = 0;
  for (const Task& task : prepared_) bytes += task.bytes.size();
  const std::size_t most = 2 * static_cast<std::size_t>(options_.jobs);   // as many again wait, so that no worker has to wait for a disk
  return prepared_.size() + running_.size() < most && (prepared_.empty() || bytes < kMostPreparedBytes) && ready_.size() < kMostReady && followers_.size() < kMostFollowers;
}

void Engine::prepare() {
  for (int taken = 0; !stopping_ && !paused_ && !source_ended_ && has_room() && taken < kMostWithoutWork; ++taken) {
    if (!source_waits_) source_.resume_clock();
    SourceItem item;
    switch (source_.next(item)) {
      case Source::Answer::End: source_ended_ = true; return;
      case Source::Answer::Wait: source_waits_ = true; return;
      case Source::Answer::Item: source_waits_ = false; take(std::move(item));
    }
  }
}

void Engine::take(SourceItem item) {
  if (item.recorded.kind == InputKind::Entry && item.input.kind == InputKind::Entry) ++counts_.total;
  if (settle_without_work(item)) return;
  const std::int64_t ticket = next_ticket_++;
  Task task{std::move(item.input), std::move(item.bytes), ticket};
  task.input.duplicate_of.reset();
  if (item.error) return give_up(std::move(task.input), *item.error, ticket, task.bytes);
  started_.push_back(task.input);
  if (follow_twin(task)) return;
  twins_.emplace(task.input.sha256, task.input.id);
  prepared_.push_back(std::move(task));
}

bool Engine::settle_without_work(SourceItem& item) {
  InputRow& input = item.input;
  if (input.kind == InputKind::Archive) return settle_archive(item);
  if (input.state == InputState::Skipped) {
    if (item.recorded.state != InputState::Skipped) marks_.push_back(input);
    settled(input, {});
    return true;
  }
  if (!is_settled(journal_, item.recorded, input.sha256, options_)) return false;
  ++counts_.before;
  settled(item.recorded, {});
  return true;
}

// Only its entries are counted, unless it cannot be read to its end.
bool Engine::settle_archive(SourceItem& item) {
  InputRow& input = item.input;
  if (item.recorded.kind == InputKind::File) --counts_.total;
  if (item.error) {
    ++counts_.total;
    return false;
  }
  if (!item.settled_archive) {
    input.state = InputState::Done;
    input.exit_status = 0;
    input.code.clear(), input.message.clear();
    if (item.recorded.state != InputState::Done || input.sha256 != item.recorded.sha256) marks_.push_back(input);
    return true;
  }
  std::vector<InputRow> rows = journal_.entries_of(input.id);
  if (item.recorded.state == InputState::Failed) rows.push_back(item.recorded);
  for (const InputRow& row : rows) {
    if (row.kind == InputKind::Archive && row.state != InputState::Failed) continue;
    ++counts_.total, ++counts_.before;
    settled(row, {});
  }
  return true;
}

// Converted once; whoever comes later gets copies.
bool Engine::follow_twin(Task& task) {
  if (const auto twin = twins_.find(task.input.sha256); twin != twins_.end()) {
    followers_.emplace(twin->second, std::move(task));
    return true;
  }
  const std::optional<InputRow> twin = journal_.with_content(task.input);
  if (!twin || (twin->state == InputState::Failed && options_.retry_failed)) return false;
  copy_of_twin(std::move(task), *twin);
  return true;
}

void Engine::enter_all() {
  for (const InputRow& input : started_) {
    journal_.mark_running(input);
    // By order of dispatch, so that names do not depend on which conversion ends first.
    if (!publisher_.names_need_report()) publisher_.claim(input, options_.formats);
  }
  for (const InputRow& input : marks_) journal_.mark(input);
  entering_ = std::move(again_);
  again_.clear();
  while (can_publish()) {
    next_to_publish_ = ready_.begin()->first + 1;
    entering_.push_back(std::move(ready_.begin()->second));
    ready_.erase(ready_.begin());
  }
  for (Ready& ready : entering_) enter(ready);
}

void Engine::enter(Ready& ready) {
  if (!ready.files.empty()) {
    publisher_.claim(ready.input, ready.formats, ready.avoid);
    publisher_.announce(ready.input, ready.files);
    ready.input.state = InputState::Publishing;
  } else {
    ready.input.state = InputState::Failed;
  }
  journal_.mark(ready.input);
  journal_.put_details(ready.input.id, ready.result);
}

void Engine::start() {
  while (!paused_ && running_.size() < static_cast<std::size_t>(options_.jobs) && !prepared_.empty()) {
    Task task = std::move(prepared_.front());
    prepared_.pop_front();
    if (options_.equip_for) options_.equip_for(task.bytes);
    const auto job = [&](const Worker::Send& send) { send(to_parts(convert_(task.bytes, task.input.name))); };
    auto worker = std::make_unique<Worker>(job, WorkerOptions{options_.limits, options_.keep_stderr});
    running_.push_back({std::move(task), std::move(worker), Clock::now(), equipped_});
  }
}

void Engine::publish() {
  for (Ready& ready : entering_) {
    if (paused_) break;
    if (ready.files.empty()) {
      settled(ready.input, ready.result.notes);
      take_along_twins(ready.input);
      continue;
    }
    try {
      publisher_.publish(ready.files);
    } catch (const OutputError& error) {
      pause(error);
      break;
    } catch (const Error&) {
      for (const StagedFile& file : ready.files) ready.avoid.insert(file.file.target());
      again_.push_back(std::move(ready));
      continue;
    }
    ready.input.state = ready.input.exit_status == 0 || ready.input.exit_status == 3 ? InputState::Done : InputState::Failed;
    finished_.push_back(ready.input);
    finished_notes_.push_back(std::move(ready.result.notes));
  }
  try {
    if (!paused_) publisher_.sync_folders();
  } catch (const Error& error) {
    finished_.clear();   // the names may not last: a resume looks for itself
    pause(error);
  }
  for (std::size_t i = 0; i < finished_.size(); ++i) {
    settled(finished_[i], finished_notes_[i]);
    take_along_twins(finished_[i]);
  }
  finished_notes_.clear();
  entering_.clear();
}

void Engine::wait() {
  if (can_publish()) return;
  const bool reading = !stopping_ && !source_ended_ && has_room();
  if ((reading && !source_waits_) || !again_.empty() || (running_.empty() && !(reading && source_waits_))) return;
  std::vector<int> descriptors;
  auto until = Clock::now() + kTick;
  for (const Running& running : running_) {
    descriptors.push_back(running.worker->descriptor());
    until = std::min(until, running.worker->deadline());
  }
  if (reading) {
    descriptors.push_back(source_.descriptor());
    until = std::min(until, source_.deadline());
  }
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
  wait_any_readable(descriptors, static_cast<int>(std::max<std::int64_t>(left + 1, 0)), interrupts_known_);
}

// The first signal lets the workers finish, the second does not.
void Engine::look_at_signals() {
  const int now = interrupts();
  if (now > interrupts_known_) {
    if (stopping_ || now > interrupts_known_ + 1) stop_workers();
    interrupts_known_ = now;
    stopping_ = true;
    for (const Task& task : prepared_) {
      put_back(task.input);
      put_back_followers_of(task.input.id);
    }
    prepared_.clear();
  }
  // Names that are given in order wait for those that were put back.
  if (stopping_ && running_.empty() && followers_.empty() && !ready_.empty() && !can_publish()) stop_workers();
}

void Engine::put_back(InputRow input) {
  input.state = InputState::Waiting;
  input.duplicate_of.reset();
  marks_.push_back(std::move(input));
}

void Engine::put_back_followers_of(std::int64_t twin) {
  const auto [begin, end] = followers_.equal_range(twin);
  for (auto at = begin; at != end; ++at) put_back(at->second.input);
  followers_.erase(begin, end);
}

void Engine::stop_workers() {
  for (const Running& running : running_) put_back(running.task.input);
  for (const Task& task : prepared_) put_back(task.input);
  for (const auto& [twin, task] : followers_) put_back(task.input);
  for (const auto& [ticket, ready] : ready_) put_back(ready.input);
  running_.clear(), prepared_.clear(), followers_.clear(), ready_.clear();
}

bool Engine::can_publish() const { return !ready_.empty() && (!publisher_.names_need_report() || ready_.begin()->first == next_to_publish_); }

void Engine::pause(const Error& error) {
  if (paused_) return;
  paused_ = true;
  pause_status_ = error.exit_status() == 6 ? 6 : 75;
  stop_workers();
  for (const Ready& ready : again_) put_back(ready.input);
  again_.clear();
  if (observer_.warning) observer_.warning(error);
}

void Engine::settled(const InputRow& input, const std::string& notes) {
  if (input.duplicate_of) ++counts_.duplicates;
  switch (input.state) {
    case InputState::Done: ++(input.exit_status == 0 ? counts_.clean : counts_.review); break;
    case InputState::Failed: ++counts_.failed; break;
    default: ++counts_.skipped;
  }
  if (observer_.settled) observer_.settled({input, notes, counts_});
}

}  // namespace zhengben
