#include "tools/report/site_shards.h"

#include "tools/files/output_file.h"

namespace zhengben {

namespace {

// Line ends to scripts before ECMAScript 2019, which JSON takes as they are; and '<', which needs no trust in who embeds
// the script where.
std::string escaped(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] == '<') {
      out += "\\u003c";
    } else if (json.compare(at, 2, "\xE2\x80") == 0 && at + 2 < json.size() && (json[at + 2] == '\xA8' || json[at + 2] == '\xA9')) {
      out += json[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += json[at];
    }
  }
  return out;
}

}  // namespace

std::string data_script(std::string_view name, std::string_view json) { return "zhengben.take(\"" + std::string(name) + "\", " + escaped(json) + ");\n"; }

std::int64_t SiteShards::add(std::string_view json) {
  if (buffer_.empty()) ++files_;
  buffer_ += buffer_.empty() ? "[\n" : ",\n";
  buffer_ += json;
  ++items_;
  const std::int64_t file = files_;
  if (buffer_.size() >= bytes_) finish();
  return file;
}

void SiteShards::finish() {
  if (buffer_.empty()) return;
  const std::string name = name_ + "-" + std::to_string(files_);
  StagedOutput file(folder_ + "/" + name + ".js", "site", Sync::Never);
  file.write(data_script(name, buffer_ + "\n]"));
  file.publish(Overwrite::Never);
  buffer_.clear();
}

}  // namespace zhengben
