// What each step costs on a report of ordinary size, in process and warm.
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>

#include "model/bind/bind.h"
#include "model/error.h"
#include "model/form/form_image.h"
#include "model/proof/proof.h"
#include "tools/files/input_file.h"
#include "tools/pipeline/convert.h"
#include "tools/pipeline/warm_up.h"
#include "tools/worker/heap.h"
#include "tools/worker/worker.h"
#include "writers/layout/layout.h"
#include "writers/pdf/cff_subset.h"
#include "writers/standard/standard_style.h"

namespace {

using namespace zhengben;

const std::string& seed() {
  static const std::string bytes = read_input(ZHENGBEN_FIXTURES "/seed/gongshu-2020.docx", 1 << 20);
  return bytes;
}

const FontCatalog& fonts() {
  static const std::shared_ptr<const FontCatalog> catalog = FontCatalog::load({});
  return *catalog;
}

ConvertOptions options_to(std::string_view format) {
  ConvertOptions options;
  options.process.forms = builtin_form_list();
  options.write.fonts = &fonts();
  options.to = {output_format(format)};
  return options;
}

const Conversion& cleaned() {
  static const Conversion conversion = process(seed(), "seed.docx", options_to("docx").process);
  return conversion;
}

void load_fonts(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(FontCatalog::load({}));
}
BENCHMARK(load_fonts)->Unit(benchmark::kMillisecond);

void load_forms(benchmark::State& state) {
  const std::string image = image_of(builtin_forms().back());
  for (auto _ : state) benchmark::DoNotOptimize(form_from_image(image));
}
BENCHMARK(load_forms)->Unit(benchmark::kMillisecond);

void parse(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_docx(seed(), {}));
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

// The copy that `bind_form` makes of its document, to be taken off it.
void copy_document(benchmark::State& state) {
  const Document document = read_docx(seed(), {}).document;
  for (auto _ : state) benchmark::DoNotOptimize(Document(document));
}
BENCHMARK(copy_document)->Unit(benchmark::kMillisecond);

void bind_form(benchmark::State& state) {
  const Document document = read_docx(seed(), {}).document;
  const std::vector<const Form*> forms = builtin_form_list();
  for (auto _ : state) {
    Document copy = document;
    Findings findings;
    benchmark::DoNotOptimize(zhengben::bind(copy, forms, findings));
  }
}
BENCHMARK(bind_form)->Unit(benchmark::kMillisecond);

void check_and_prove(benchmark::State& state) {
  if (!cleaned().report) return state.SkipWithError("no form was recognised");
  for (auto _ : state) {
    Report report = *cleaned().report;
    Findings findings;
    prove(report, check_relations(report), findings);
    benchmark::DoNotOptimize(report);
  }
}
BENCHMARK(check_and_prove)->Unit(benchmark::kMillisecond);

void layout(benchmark::State& state) {
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(lay_out(cleaned().document, cleaned().title, fonts(), {}, findings));
  }
}
BENCHMARK(layout)->Unit(benchmark::kMillisecond);

// The CFF table of the face that stands in for 仿宋, all characters of the report added to its subset.
void subset(benchmark::State& state) {
  const FaceId face = fonts().resolve({"仿宋"}).face;
  const std::string_view file = face < 0 ? std::string_view() : fonts().face_bytes(face);
  const std::size_t record = file.substr(0, 512).find("CFF ");   // ISO/IEC 14496-22:2019 4.5.2 table record: tag, checksum, offset, length
  if (record == std::string_view::npos) return state.SkipWithError("the face is not CFF");
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(file[at + i]);
    return value;
  };
  const std::string_view cff = file.substr(number(record + 8), number(record + 12));
  std::vector<std::uint32_t> glyphs;
  const std::string text = write_text(cleaned(), {});
  for (const Glyph& glyph : fonts().shape(face, text, {})) glyphs.push_back(glyph.id);
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  for (auto _ : state) {
    std::optional<CffSubset> made = CffSubset::open(cff);
    for (const std::uint32_t glyph : glyphs) made->add(glyph);
    benchmark::DoNotOptimize(made->program("AAAAAA+Bench"));
  }
  state.counters["glyphs"] = static_cast<double>(glyphs.size());
}
BENCHMARK(subset)->Unit(benchmark::kMillisecond);

template <std::string (*kWrite)(const Conversion&, const WriteOptions&, Findings&)>
void write(benchmark::State& state) {
  WriteOptions options;
  options.fonts = &fonts();
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(kWrite(cleaned(), options, findings));
  }
}
BENCHMARK(write<write_docx>)->Name("write_docx")->Unit(benchmark::kMillisecond);
BENCHMARK(write<write_pdf>)->Name("write_pdf (layout, subsets, objects)")->Unit(benchmark::kMillisecond);

void json(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(write_json(cleaned(), {}));
}
BENCHMARK(json)->Name("write_json")->Unit(benchmark::kMillisecond);

// Everything: read, bind, repair, prove, write, and read the output again to verify it.
void whole(benchmark::State& state, const char* format) {
  const ConvertOptions options = options_to(format);
  for (auto _ : state) {
    const Outcome outcome = convert(seed(), "seed.docx", options);
    if (outcome.error) return state.SkipWithError(outcome.error->what());
  }
}
BENCHMARK_CAPTURE(whole, docx_to_docx, "docx")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, docx_to_pdf, "pdf")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, docx_to_json, "json")->Unit(benchmark::kMillisecond);

// Seconds of CPU of this process and of the workers that it has collected.
double cpu_seconds() {
  double seconds = 0;
  for (const int whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    ::getrusage(whose, &usage);
    seconds += static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  }
  return seconds;
}

// A process that does the work whenever it is asked, and says what CPU it took. Asked right before each worker: a neighbour of the
// processor that is busy slows both by up to a half, and not the one more than the other.
class Beside {
 public:
  explicit Beside(const std::function<void()>& work) {
    if (::pipe(ask_.data()) != 0 || ::pipe(answer_.data()) != 0) std::abort();
    process_ = ::fork();
    if (process_ == 0) {
      ::close(ask_[1]);
      for (char asked = 0; ::read(ask_[0], &asked, 1) == 1;) {
        const double before = cpu_seconds();
        work();
        const double taken = cpu_seconds() - before;
        if (::write(answer_[1], &taken, sizeof taken) != sizeof taken) break;
      }
      ::_exit(0);
    }
  }
  ~Beside() {
    ::close(ask_[1]);
    ::waitpid(process_, nullptr, 0);
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  double seconds() {
    double taken = 0;
    if (::write(ask_[1], "?", 1) != 1 || ::read(answer_[0], &taken, sizeof taken) != sizeof taken) std::abort();
    return taken;
  }

 private:
  std::array<int, 2> ask_{}, answer_{};
  pid_t process_ = -1;
};

// What isolation costs: the CPU that a worker and its parent take beyond that of the same work without a worker.
void isolation(benchmark::State& state) {
  const ConvertOptions options = options_to("docx");
  const auto job = [&] { return convert(seed(), "seed.docx", options).outputs; };
  seed();   // a worker opens no file
  Beside beside(job);
  for (auto _ : state) {
    const double without = beside.seconds(), before = cpu_seconds();
    if (run_in_worker(job, {}).parts.size() != 1) return state.SkipWithError("no output");
    state.SetIterationTime(cpu_seconds() - before - without);
  }
}
BENCHMARK(isolation)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(200);

}  // namespace

int main(int argc, char** argv) {
  zhengben::warm_up();
  zhengben::keep_freed_memory();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
