#include "tools/batch/manifest.h"

#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "tools/batch/output_name.h"
#include "tools/files/input_file.h"
#include "tools/files/output_file.h"

namespace zhengben {

namespace {

constexpr std::string_view kHead = "zhengben.manifest/1";
constexpr std::int64_t kMostBytes = 4LL << 30;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', at), line.size());
    cells.push_back(unescaped(line.substr(at, tab - at)));
    at = tab + 1;
  }
  return cells;
}

[[noreturn]] void refuse() { throw Error(Code::JournalDamaged, {kManifestName, "it is no manifest"}); }

std::int64_t number_of(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) refuse();
  return value;
}

// By its name alone: what it holds is read later.
bool is_archive_name(const std::string& name) {
  const std::string extension = extension_of(name);
  for (const std::string_view known : {"zip", "7z", "tar", "gz", "tgz", "bz2", "tbz2", "xz", "txz", "zst"})
    if (extension == known) return true;
  return false;
}

}  // namespace

std::string manifest_text(const std::vector<ListedInput>& inputs, int count) {
  std::vector<std::int64_t> sizes;
  for (const ListedInput& input : inputs) sizes.push_back(input.bytes);
  const std::vector<int> shards = deal(sizes, count);
  std::string text = std::string(kHead) + "\t" + std::to_string(count) + "\n";
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const ListedInput& input = inputs[i];
    text += std::to_string(shards[i]) + "\t" + std::to_string(input.bytes) + "\t" + (input.skipped ? std::string(info(*input.skipped).id) : "") + "\t" + escaped(input.folder) + "\t" +
            escaped(input.name) + "\t" + escaped(input.key) + "\t" + std::to_string(input.number) + "\n";
  }
  return text;
}

std::vector<ListedInput> inputs_in_manifest(const std::string& text, const Shard& shard) {
  std::vector<ListedInput> inputs;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::vector<std::string> cells = cells_of(std::string_view(text).substr(at, end - at));
    at = end + 1;
    if (first) {
      first = false;
      if (cells.size() != 2 || cells[0] != kHead) refuse();
      if (number_of(cells[1]) != shard.count) throw Error(Code::Usage, {"--shard " + name_of(shard) + ": " + kManifestName + " is for " + cells[1]});
      continue;
    }
    if (cells.size() != 7) refuse();
    if (number_of(cells[0]) != shard.index) continue;
    inputs.push_back({cells[5], cells[3], cells[4], number_of(cells[1]), cells[2].empty() ? std::nullopt : code_of(cells[2]), number_of(cells[6])});
  }
  if (first) refuse();
  return inputs;
}

std::vector<ListedInput> numbered_inputs(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn) {
  std::vector<ListedInput> inputs = list_inputs(sources, warn);
  const OutputName name(options.name);
  if (!name.is_known_at_once()) return inputs;
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, std::int64_t> last;
  for (ListedInput& input : inputs) {
    if (input.skipped || is_archive_name(input.name)) continue;
    InputRow row;
    row.folder = input.folder;
    row.name = input.name;
    const std::string path = name.path(row);
    std::int64_t& number = last[path];
    do ++number;
    while (!taken.insert(number > 1 ? path + "-" + std::to_string(number) : path).second);
    input.number = number;
  }
  return inputs;
}

std::vector<ListedInput> inputs_of_shard(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn) {
  const std::string path = options.output + "/" + kManifestName;
  if (!is_regular_file(path)) {
    try {
      write_output(path, manifest_text(numbered_inputs(sources, options, warn), options.shard->count), Overwrite::Never);
    } catch (const Error& error) {
      if (error.code() != Code::OutputExists) throw;   // another shard was faster: its list counts
    }
  }
  return inputs_in_manifest(read_input(path, kMostBytes), *options.shard);
}

}  // namespace zhengben
