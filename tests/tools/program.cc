#include "tests/tools/program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace zhengben::tests {

namespace {

namespace fs = std::filesystem;

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  }
  ~Pipe() { close(0), close(1); }
  void close(std::size_t end) {
    if (ends[end] >= 0) ::close(std::exchange(ends[end], -1));
  }
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

[[noreturn]] void become(std::vector<std::string> words, std::vector<std::string> environment, const RunOptions& options, Pipe (&pipes)[3]) {
  ::dup2(pipes[0].ends[0], STDIN_FILENO);
  if (options.stdout_to.empty()) ::dup2(pipes[1].ends[1], STDOUT_FILENO);
  else ::dup2(::open(options.stdout_to.c_str(), O_WRONLY), STDOUT_FILENO);
  ::dup2(pipes[2].ends[1], STDERR_FILENO);
  if (options.max_file_bytes >= 0) {
    const rlimit limit{static_cast<rlim_t>(options.max_file_bytes), static_cast<rlim_t>(options.max_file_bytes)};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ::execve(ZHENGBEN_PROGRAM, pointers(words).data(), pointers(environment).data());
  ::_exit(127);
}

constexpr int kMostMilliseconds = 120'000;   // without a word from it

// The reading ends of the pipes, until their writers are gone; a child that hangs is killed.
void drain(pid_t child, int out, std::string& to_out, int err, std::string& to_err) {
  std::array<pollfd, 2> waiting{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
  std::array<std::string*, 2> targets{&to_out, &to_err};
  std::array<char, 65'536> buffer{};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    if (::poll(waiting.data(), waiting.size(), kMostMilliseconds) == 0) ::kill(child, SIGKILL);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const ssize_t got = ::read(waiting[i].fd, buffer.data(), buffer.size());
      if (got <= 0) waiting[i].fd = -1;
      else targets[i]->append(buffer.data(), static_cast<std::size_t>(got));
    }
  }
}

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Until it is the program (not this one, forked) and waits: the state letter of proc(5).
void wait_until_it_sleeps(pid_t child) {
  const std::string proc = "/proc/" + std::to_string(child);
  for (int attempt = 0; attempt < 10'000; ++attempt) {
    const std::string stat = text_of(proc + "/stat");
    const std::size_t name = stat.find("(zhengben)"), end = stat.rfind(')');
    if (name != std::string::npos && stat.substr(end, 3) == ") S") return;
    ::usleep(1'000);
  }
}

}  // namespace

Ran run(const std::vector<std::string>& arguments, const RunOptions& options) {
  Pipe pipes[3];
  std::vector<std::string> words = {"zhengben"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = options.environment;
  environment.push_back("PATH=/usr/bin:/bin");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become(std::move(words), std::move(environment), options, pipes);
  pipes[0].close(0), pipes[1].close(1), pipes[2].close(1);
  if (options.signal_after_start != 0) {
    wait_until_it_sleeps(child);
    ::kill(child, options.signal_after_start);
  }
  Ran ran;
  std::size_t written = 0;
  ::signal(SIGPIPE, SIG_IGN);
  while (options.signal_after_start == 0 && written < options.input.size()) {
    const ssize_t now = ::write(pipes[0].ends[1], options.input.data() + written, options.input.size() - written);
    if (now <= 0) break;
    written += static_cast<std::size_t>(now);
  }
  if (options.signal_after_start == 0) pipes[0].close(1);
  drain(child, pipes[1].ends[0], ran.out, pipes[2].ends[0], ran.err);
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}

Scratch::Scratch() {
  std::string name = (fs::temp_directory_path() / "zhengben-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
  folder_ = name;
}

Scratch::~Scratch() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

std::string Scratch::file(const std::string& name, const std::string& bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

std::vector<std::string> Scratch::names() const {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) out.push_back(fs::relative(entry.path(), folder_).generic_string());
  std::sort(out.begin(), out.end());
  return out;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string fixture(const std::string& name) { return std::string(ZHENGBEN_FIXTURES) + "/" + name; }

}  // namespace zhengben::tests
