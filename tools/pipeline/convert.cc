#include "tools/pipeline/convert.h"

#include <algorithm>
#include <new>

namespace zhengben {

namespace {

void run(Outcome& outcome, std::string_view bytes, const std::string& name, const ConvertOptions& options) {
  const Limits& limits = options.process.read.limits;
  ProcessOptions reading = options.process;
  // What is only text wants no picture decoded: a scan of a page takes longer than all else of it.
  reading.read.pictures = reading.read.pictures && std::any_of(options.to.begin(), options.to.end(), [](const OutputFormat* format) { return format->shows_pictures; });
  outcome.conversion = process(bytes, name, reading);
  for (const OutputFormat* format : options.to) {
    throw_if_cancelled(options.process);
    std::string output = format->write(outcome.conversion, options.write, outcome.conversion.findings);
    if (static_cast<std::int64_t>(output.size()) > limits.max_output_bytes) throw Error(Code::LimitOutput, {std::to_string(limits.max_output_bytes)});
    format->verify(output, outcome.conversion, limits);
    outcome.outputs.push_back(std::move(output));
  }
  outcome.exit_status = status(outcome.conversion) == Status::Review ? 3 : 0;
}

}  // namespace

Outcome convert(std::string_view bytes, const std::string& name, const ConvertOptions& options) {
  Outcome outcome;
  try {
    run(outcome, bytes, name, options);
    return outcome;
  } catch (const Error& error) {
    outcome.error = error;
  } catch (const std::bad_alloc&) {
    outcome.error = Error(Code::LimitMemory);
  } catch (const std::exception& exception) {
    outcome.error = Error(Code::Internal, {exception.what()});
  } catch (...) {
    outcome.error = Error(Code::Internal, {"unknown exception"});
  }
  outcome.outputs.clear();
  outcome.exit_status = outcome.error->exit_status();
  return outcome;
}

}  // namespace zhengben
