// The shared library as another program meets it: loaded at run time, used through its table.
#include <dlfcn.h>
#include <doctest/doctest.h>

#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include "tests/tools/program.h"
#include "tools/capi/zhengben.h"

using zhengben::tests::bytes_of;
using zhengben::tests::fixture;
using zhengben::tests::Scratch;

namespace {

const zb_api& api() {
  static const zb_api* const table = [] {
    void* library = ::dlopen(ZHENGBEN_SHARED, RTLD_NOW | RTLD_LOCAL);
    REQUIRE(library != nullptr);
    const auto get = reinterpret_cast<const zb_api* (*)(std::int32_t)>(::dlsym(library, "zb_get_api"));
    REQUIRE((get != nullptr));
    CHECK(get(ZB_API_MAJOR + 1) == nullptr);
    return get(ZB_API_MAJOR);
  }();
  REQUIRE(table != nullptr);
  return *table;
}

struct Freed {
  void operator()(zb_engine* engine) const { api().engine_free(engine); }
  void operator()(zb_result* result) const { api().result_free(result); }
};
using Engine = std::unique_ptr<zb_engine, Freed>;
using Result = std::unique_ptr<zb_result, Freed>;

zb_options options_to(const char* format) {
  zb_options options;
  api().options_init(&options, sizeof options);
  options.to = format;
  return options;
}

Result converted(const Engine& engine, const std::string& bytes, const zb_options* options) {
  zb_result* result = nullptr;
  const std::int32_t status = api().convert_bytes(engine.get(), bytes.data(), bytes.size(), "gongshu-2020.docx", options, &result);
  REQUIRE(result != nullptr);
  CHECK(status == api().result_status(result));
  return Result(result);
}

std::string output_of(const Result& result) {
  std::size_t size = 0;
  const auto* bytes = static_cast<const char*>(api().result_bytes(result.get(), &size));
  return {bytes, size};
}

std::string json_of(const Result& result) {
  std::size_t size = 0;
  const char* json = api().result_json(result.get(), &size);
  return {json, size};
}

std::string lines_of_command(const std::string& command) {
  std::string out;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[256];
  while (std::fgets(buffer, sizeof buffer, pipe)) out += buffer;
  ::pclose(pipe);
  return out;
}

}  // namespace

TEST_CASE("the shared library exports zb_get_api and nothing else") {
  const std::string symbols = lines_of_command(std::string("nm -D --defined-only ") + ZHENGBEN_SHARED + " | grep -v ' A ' | cut -d' ' -f3");   // A: the name of the version
  CHECK(symbols == "zb_get_api@@ZHENGBEN_1\n");
}

TEST_CASE("the table starts with its size and says its version") {
  CHECK(api().size == sizeof(zb_api));
  CHECK(api().major == ZB_API_MAJOR);
  CHECK(std::string(api().version()).find('.') != std::string::npos);
}

TEST_CASE("a document in memory comes back as the program writes it, with the canonical JSON") {
  const Engine engine(api().engine_new(nullptr));
  const std::string seed = bytes_of(fixture("seed/gongshu-2020.docx"));
  zb_options options = options_to("txt");
  options.action = ZB_CONVERT;
  const Result result = converted(engine, seed, &options);
  CHECK(output_of(result) == zhengben::tests::run({"convert", "-t", "txt", "-o", "-", fixture("seed/gongshu-2020.docx")}).out);
  CHECK(json_of(result).find("\"schema\": \"zhengben.report/1\"") != std::string::npos);
  CHECK(std::string(api().result_error_code(result.get())).empty());
}

TEST_CASE("what is no document gives a code, a message in the language asked for and no output") {
  const Engine engine(api().engine_new(nullptr));
  zb_options options = options_to("docx");
  options.language = "zh-CN";
  const Result result = converted(engine, "", &options);
  CHECK(api().result_status(result.get()) == ZB_REJECTED);
  CHECK(std::string(api().result_error_code(result.get())) == "input/empty");
  CHECK(std::string(api().result_error_message(result.get())) == "文件是空的");
  CHECK(output_of(result).empty());
  CHECK(json_of(result).empty());
}

TEST_CASE("wrong arguments are told, never followed") {
  const Engine engine(api().engine_new(nullptr));
  zb_result* none = nullptr;
  CHECK(api().convert_bytes(nullptr, "x", 1, "x", nullptr, &none) == ZB_USAGE);
  Result freed(none);
  CHECK(api().convert_bytes(engine.get(), "x", 1, "x", nullptr, nullptr) == ZB_USAGE);
  zb_options options = options_to("odt");
  CHECK(api().result_status(converted(engine, "x", &options).get()) == ZB_USAGE);
  options = options_to("docx");
  options.style = 7;
  CHECK(api().result_status(converted(engine, "x", &options).get()) == ZB_USAGE);
  options = options_to("docx");
  options.size = 8;
  CHECK(api().result_status(converted(engine, "x", &options).get()) == ZB_USAGE);
  CHECK(api().engine_add_form(engine.get(), "{", 1) == ZB_USAGE);
  CHECK(!std::string(api().engine_error(engine.get())).empty());
}

TEST_CASE("a program built against a longer table of options is served") {
  struct Longer {
    zb_options known;
    char later[64];
  } options;
  const Engine engine(api().engine_new(nullptr));
  api().options_init(&options.known, sizeof options);
  options.known.to = "txt";
  CHECK(!output_of(converted(engine, bytes_of(fixture("seed/gongshu-2020.docx")), &options.known)).empty());
}

TEST_CASE("a conversion that is cancelled ends without output") {
  const Engine engine(api().engine_new(nullptr));
  zb_options options = options_to("txt");
  int asked = 0;
  options.user = &asked;
  options.cancelled = [](void* user) -> std::int32_t { return ++*static_cast<int*>(user) >= 3; };
  const Result result = converted(engine, bytes_of(fixture("seed/gongshu-2020.docx")), &options);
  CHECK(asked == 3);
  CHECK(api().result_status(result.get()) == ZB_CANCELLED);
  CHECK(output_of(result).empty());
}

TEST_CASE("a path is read, an output written whole, and neither an input nor a file that exists is overwritten") {
  const Scratch scratch;
  const Engine engine(api().engine_new(nullptr));
  const std::string input = scratch.file("x.docx", bytes_of(fixture("seed/gongshu-2020.docx"))), output = scratch.path("y.txt");
  zb_options options = options_to("txt");
  zb_result* result = nullptr;
  const std::int32_t status = api().convert_path(engine.get(), input.c_str(), output.c_str(), &options, &result);
  CHECK(output_of(Result(result)) == bytes_of(output));
  CHECK((status == ZB_DONE || status == ZB_NEEDS_PERSON));
  CHECK(api().convert_path(engine.get(), input.c_str(), output.c_str(), &options, &result) == ZB_NOT_WRITABLE);
  const Result again(result);
  options.overwrite = 1;
  CHECK(api().convert_path(engine.get(), input.c_str(), input.c_str(), &options, &result) == ZB_NOT_WRITABLE);
  const Result over_input(result);
}

TEST_CASE("engines of several threads work side by side and give the same bytes") {
  const std::string seed = bytes_of(fixture("seed/gongshu-2020.docx"));
  std::string outputs[3];
  std::vector<std::thread> threads;
  for (std::string& output : outputs)
    threads.emplace_back([&output, &seed] {
      const Engine engine(api().engine_new(nullptr));
      const zb_options options = options_to("json");
      zb_result* result = nullptr;
      api().convert_bytes(engine.get(), seed.data(), seed.size(), "x.docx", &options, &result);
      output = output_of(Result(result));
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(outputs[0].size() > 1'000);
  CHECK(outputs[0] == outputs[1]);
  CHECK(outputs[0] == outputs[2]);
}

TEST_CASE("the example in C builds, runs and writes a file") {
  const Scratch scratch;
  const std::string out = scratch.path("out.txt");
  const std::string said = lines_of_command(std::string(ZHENGBEN_EXAMPLE) + " " + fixture("seed/gongshu-2020.docx") + " " + out);
  CHECK(said.find("zhengben ") != std::string::npos);
  CHECK(bytes_of(out).size() > 1'000);
}
