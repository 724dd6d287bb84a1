#include "tools/worker/worker.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

#include "tools/worker/part_stream.h"
#include "tools/worker/sandbox.h"

using namespace zhengben;

namespace {

using Parts = std::vector<std::string>;

WorkerResult ran(const std::function<Parts()>& job, Limits limits = {}) { return run_in_worker(job, {.limits = limits}); }

volatile std::int64_t spun = 0;   // keeps an endless loop from being taken away

Parts spin() {
  for (;;) spun = spun + 1;
}

}  // namespace

TEST_CASE("what a worker's job returns comes back as it was") {
  const std::string large(3 << 20, 'x');
  const WorkerResult result = ran([&] { return Parts{"", std::string("a\0b", 3), large}; });
  REQUIRE(result.end == WorkerEnd::Finished);
  CHECK(result.parts == Parts{"", std::string("a\0b", 3), large});
}

TEST_CASE("a job that crashes, throws or leaves costs its result and nothing else") {
  const WorkerResult aborted = ran([]() -> Parts { std::abort(); });
  CHECK(aborted.end == WorkerEnd::Crashed);
  CHECK(ran([]() -> Parts { throw 1; }).end == WorkerEnd::Crashed);
  CHECK(ran([]() -> Parts { ::_exit(0); }).end == WorkerEnd::Crashed);
  CHECK(ran([]() -> Parts { throw std::bad_alloc(); }).end == WorkerEnd::MemoryLimit);
}

TEST_CASE("a job can say that it wants something of its parent's") {
  CHECK_FALSE(is_worker());
  CHECK(ran([]() -> Parts { end_unequipped(); }).end == WorkerEnd::Unequipped);
  CHECK(ran([] { return Parts{is_worker() ? "worker" : ""}; }).parts == Parts{"worker"});
}

TEST_CASE("a job that takes too long by the processor or by the clock is stopped") {
  CHECK(ran(spin, {.max_cpu_seconds = 1}).end == WorkerEnd::CpuLimit);
  CHECK(ran(spin, {.max_wall_seconds = 1}).end == WorkerEnd::WallLimit);
}

TEST_CASE("a job that wants too much memory or writes too much is stopped") {
  if (available_isolation().memory_limit)
    CHECK(ran([] { return Parts{std::string(64 << 20, 'x')}; }, {.max_memory_bytes = 16 << 20}).end == WorkerEnd::MemoryLimit);
  CHECK(ran([] { return Parts{std::string(64 << 10, 'x')}; }, {.max_output_bytes = 1 << 10}).end == WorkerEnd::OutputLimit);
}

TEST_CASE("a locked-in worker opens no file, no socket and starts nothing") {
  const WorkerResult result = ran([] {
    const bool opened = ::open("/etc/passwd", O_RDONLY) >= 0, written = ::open("/tmp/zhengben-escape", O_WRONLY | O_CREAT, 0600) >= 0;
    const bool connected = ::socket(AF_INET, SOCK_STREAM, 0) >= 0, duplicated = ::dup(1) >= 0;
    return Parts{opened ? "opened" : "", written ? "written" : "", connected ? "connected" : "", duplicated ? "duplicated" : ""};
  });
  REQUIRE(result.end == WorkerEnd::Finished);
  const Isolation level = available_isolation();
  if (level.landlock > 0) CHECK(result.parts[0] + result.parts[1] == "");
  if (level.system_call_filter) CHECK(result.parts == Parts(4));
}

TEST_CASE("a job starts without an error that locking in left behind") {
  const WorkerResult result = ran([] { return Parts{std::to_string(errno)}; });
  REQUIRE(result.end == WorkerEnd::Finished);
  CHECK(result.parts == Parts{"0"});
}

TEST_CASE("a filtered worker gets no executable memory and no new process") {
  if (!available_isolation().system_call_filter) return;
  const WorkerResult result = ran([] {
    const bool executable = ::mmap(nullptr, 4'096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    return Parts{executable ? "executable" : "", ::fork() >= 0 ? "forked" : ""};
  });
  REQUIRE(result.end == WorkerEnd::Finished);
  CHECK(result.parts == Parts(2));
}

namespace {

PartsRead read_back(const std::string& bytes, Parts& parts) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  ::close(ends[1]);
  const PartsRead result = read_parts(ends[0], {8, 1'000, std::chrono::steady_clock::now() + std::chrono::seconds(5)}, parts);
  ::close(ends[0]);
  return result;
}

std::string written(const Parts& parts) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(write_parts(ends[1], parts));
  ::close(ends[1]);
  std::string bytes(4'096, '\0');
  const ssize_t size = ::read(ends[0], bytes.data(), bytes.size());
  ::close(ends[0]);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

}  // namespace

TEST_CASE("a result that was cut or changed on its way is never taken for whole") {
  const std::string whole = written({"first", "second part"});
  Parts parts;
  CHECK(read_back(whole, parts) == PartsRead::Whole);
  CHECK(parts == Parts{"first", "second part"});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    parts.clear();
    CHECK(read_back(whole.substr(0, size), parts) == PartsRead::Ended);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    parts.clear();
    CAPTURE(at);
    CHECK(read_back(changed, parts) != PartsRead::Whole);
  }
}
