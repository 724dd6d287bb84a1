#include "tools/batch/manifest.h"

#include <charconv>

#include "tools/batch/name_groups.h"
#include "tools/batch/name_numbers.h"
#include "tools/files/input_file.h"
#include "tools/files/output_file.h"
#include "tools/pipeline/sha256.h"

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

// Each of the shard of the first of its group.
std::vector<int> dealt(const std::vector<ListedInput>& inputs, const std::vector<std::size_t>& groups, int count) {
  std::vector<std::size_t> firsts;
  std::vector<std::int64_t> sizes(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (groups[i] == i) firsts.push_back(i);
    sizes[groups[i]] += inputs[i].bytes + (groups[i] == i ? 0 : kCostOfAny);
  }
  std::vector<std::int64_t> group_sizes;
  for (const std::size_t first : firsts) group_sizes.push_back(sizes[first]);
  const std::vector<int> shard_of_group = deal(group_sizes, count);
  std::vector<int> shards(inputs.size());
  for (std::size_t k = 0; k < firsts.size(); ++k) shards[firsts[k]] = shard_of_group[k];
  for (std::size_t i = 0; i < inputs.size(); ++i) shards[i] = shards[groups[i]];
  return shards;
}

}  // namespace

std::string manifest_text(const std::vector<ListedInput>& inputs, const std::vector<std::size_t>& groups, int count) {
  const std::vector<int> shards = dealt(inputs, groups, count);
  std::string text = std::string(kHead) + "\t" + std::to_string(count) + "\n";
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const ListedInput& input = inputs[i];
    text += std::to_string(shards[i]) + "\t" + std::to_string(input.bytes) + "\t" + (input.skipped ? std::string(info(*input.skipped).id) : "") + "\t" + escaped(input.folder) + "\t" +
            escaped(input.name) + "\t" + escaped(input.key) + "\t" + std::to_string(input.number) + "\n";
  }
  return text;
}

Manifest manifest_of(const std::string& text, const Shard& shard) {
  Manifest manifest;
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
    ++manifest.count;
    if (number_of(cells[0]) != shard.index) continue;
    manifest.inputs.push_back({cells[5], cells[3], cells[4], number_of(cells[1]), cells[2].empty() ? std::nullopt : code_of(cells[2]), number_of(cells[6]), manifest.count});
  }
  if (first) refuse();
  manifest.hash = sha256_hex(text);
  return manifest;
}

Manifest shared_manifest(const InputSources& sources, const BatchOptions& options, const std::function<void(const Error&)>& warn) {
  const std::string path = options.output + "/" + kManifestName;
  if (!is_regular_file(path)) {
    const std::vector<ListedInput> inputs = numbered_inputs(sources, options, warn);
    try {
      write_output(path, manifest_text(inputs, groups_by_name(inputs, options.name), options.shard->count), Overwrite::Never);
    } catch (const Error& error) {
      if (error.code() != Code::OutputExists) throw;   // another shard was faster: its list counts
    }
  }
  return manifest_of(read_input(path, kMostBytes), *options.shard);
}

}  // namespace zhengben
