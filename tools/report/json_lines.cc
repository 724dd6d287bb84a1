#include "tools/report/json_lines.h"

#include <unistd.h>

#include "tools/batch/document_result.h"

namespace zhengben {

// No string of JSON holds a line end: what stands there only lays it out.
std::string on_one_line(std::string json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] != '\n') {
      out += json[at];
      continue;
    }
    while (at + 1 < json.size() && json[at + 1] == ' ') ++at;
  }
  return out + "\n";
}

void write_json_lines(const JournalReader& journal, const std::string& path, Overwrite overwrite) {
  check_output(path, overwrite);
  StagedOutput file(path, std::to_string(::getpid()));
  journal.each_input([&](const InputRow& input) {
    if (input.state != InputState::Done) return;
    std::string json = journal.report(input.duplicate_of.value_or(input.id));
    if (json.empty()) return;
    if (input.duplicate_of) json = renamed_report(std::move(json), input.name);
    file.append(on_one_line(std::move(json)));
  });
  file.seal();
  file.publish(overwrite);
  sync_folder(folder_holding(path));
}

}  // namespace zhengben
