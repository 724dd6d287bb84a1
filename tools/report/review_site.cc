#include "tools/report/review_site.h"

#include <algorithm>
#include <map>
#include <set>

#include "tools/files/interrupt.h"
#include "tools/pipeline/sha256.h"
#include "tools/report/excerpt.h"
#include "tools/report/repair_groups.h"
#include "tools/report/seen_across.h"
#include "tools/report/site_assets.h"
#include "tools/report/site_document.h"
#include "tools/report/site_folder.h"
#include "tools/report/site_forms.h"
#include "tools/report/site_shards.h"
#include "writers/json/json_printer.h"

namespace zhengben {

namespace {

class Site {
 public:
  Site(const JournalReader& journal, const SiteOptions& options)
      : journal_(journal), options_(options), folder_(options.target, options.overwrite), files_(data(), "files", 512 << 10), queue_(data(), "queue", 512 << 10),
        documents_(data(), "docs", 256 << 10), groups_(data(), "groups", 512 << 10) {}

  SiteCounts write() {
    make_folder(data());
    make_folder(folder_.path() + "/pages");
    journal_.each_input([&](const InputRow& input) {
      throw_if_interrupted();
      if (!input.duplicate_of) document(input);
      else file_row(input, 0, 0);
    });
    group_rows();
    for (SiteShards* shards : {&files_, &queue_, &documents_, &groups_}) shards->finish();
    folder_.write("data/site.js", data_script("site", summary()));
    for (const auto& [name, bytes] : site_assets()) folder_.write(std::string(name), bytes);
    folder_.publish();
    return counts_;
  }

 private:
  std::string data() const { return folder_.path() + "/data"; }

  int form_number(const std::string& id) const {
    const auto found = std::find_if(options_.forms.begin(), options_.forms.end(), [&](const Form* form) { return form->id() == id; });
    return id.empty() || found == options_.forms.end() ? -1 : static_cast<int>(found - options_.forms.begin());
  }

  void document(const InputRow& input) {
    const std::string json = input.state == InputState::Done ? journal_.report(input.id) : "";
    if (json.empty()) return file_row(input, 0, 0);
    SeenReport report = seen_report(json);
    if (const auto across = across_.find(input.id); across != across_.end()) report.findings.insert(report.findings.end(), across->second.begin(), across->second.end());
    const int number = form_number(report.form);
    const Form* form = number < 0 ? nullptr : options_.forms[static_cast<std::size_t>(number)];
    const std::vector<QueueItem> queue = queue_of(report, form);
    repairs_.add(input.id, input.sha256, report);
    for (const SeenChange& change : report.changes) codes_.insert(change.code);
    for (const SeenFinding& finding : report.findings) codes_.insert(finding.code);
    const DocumentPictures pictures = options_.pictures && !queue.empty() ? options_.pictures(input, queue, folder_.path() + "/pages") : DocumentPictures{};
    const SiteDocument shown{input, json, report, queue, form, number, pictures};
    const std::int64_t shard = documents_.add(document_data(shown));
    if (!queue.empty()) queue_.add(queue_data(shown, shard));
    counts_.items += std::ssize(queue);
    ++counts_.documents;
    file_row(input, shard, std::ssize(queue));
  }

  void file_row(const InputRow& input, std::int64_t shard, std::int64_t items) {
    const DocumentFacts& facts = input.facts;
    JsonPrinter json;
    json.array();
    json.integer(input.id);
    json.string(shortened(input.key, kMostTextBytes));
    json.string(name_of(input.kind));
    json.string(name_of(input.state));
    json.integer(input.exit_status);
    json.string(shortened(facts.agency, kMostTextBytes));
    facts.year ? json.integer(*facts.year) : json.null();
    json.string(facts.form);
    json.string(facts.format);
    for (const std::int64_t count : {facts.changes, facts.warnings, facts.losses, facts.notes, facts.relations_hold, facts.relations_fail, facts.relations_open, input.bytes}) json.integer(count);
    json.string(input.code);
    json.string(shortened(input.message, kMostTextBytes));
    json.integer(input.duplicate_of.value_or(0));
    json.integer(shard);
    json.integer(items);
    json.end();
    files_.add(json.text());
    if (!input.code.empty()) codes_.insert(input.code);
    ++states_[std::string(input.state == InputState::Done ? (input.exit_status == 0 ? "clean" : "review") : name_of(input.state))];
    ++counts_.files;
  }

  // Those made most often first.
  void group_rows() {
    using Entry = std::pair<const RepairKey, RepairGroup>;
    std::vector<const Entry*> entries;
    for (const Entry& entry : repairs_.groups()) entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) { return a->second.members > b->second.members; });
    for (const Entry* entry : entries) groups_.add(group_row(entry->first, entry->second));
    counts_.groups = std::ssize(entries);
  }

  static std::string group_row(const RepairKey& key, const RepairGroup& group) {
    JsonPrinter json;
    json.object();
    json.member("code", key.code);
    json.member("class", key.change_class);
    json.member("before", shortened(key.before, kMostTextBytes));
    json.member("after", shortened(key.after, kMostTextBytes));
    json.member("cells", key.of_cells);
    json.member("members", group.members);
    json.member("documents", group.documents);
    json.member("digest", group.digest);
    json.key("samples");
    json.array();
    for (const auto& [input, field] : group.samples) {
      json.array();
      json.integer(input);
      json.string(field);
      json.end();
    }
    json.end();
    json.end();
    return json.take();
  }

  void print_codes(JsonPrinter& json) const {
    json.object(JsonPrinter::Shape::Lines);
    for (const std::string& id : codes_) {
      const std::optional<Code> code = code_of(id);
      if (!code) continue;
      json.key(id);
      json.array();
      json.string(name_of(info(*code).severity));
      for (const Language language : {Language::English, Language::Chinese}) {
        json.string(translated(info(*code).message, language));
        json.string(translated(info(*code).help, language));
      }
      json.end();
    }
    json.end();
  }

  std::string summary() const {
    JsonPrinter json;
    json.object(JsonPrinter::Shape::Lines);
    json.member("schema", "zhengben.review/1");
    json.member("site", site_id(journal_));
    json.member("version", journal_.meta("version"));
    json.member("options", journal_.meta("options"));
    json.member("output", journal_.meta("output"));
    json.member("no_pictures", options_.no_pictures);
    json.key("states");
    json.object();
    for (const auto& [state, count] : states_) json.member(state, count);
    json.end();
    for (const auto& [name, shards] : {std::pair("files", &files_), std::pair("queue", &queue_), std::pair("docs", &documents_), std::pair("groups", &groups_)}) {
      json.key(name);
      json.object();
      json.member("shards", shards->files());
      json.member("items", shards->items());
      json.end();
    }
    json.member("items", counts_.items);
    json.member("other_changes", repairs_.others());
    json.key("codes");
    print_codes(json);
    json.key("forms");
    print_forms(json, options_.forms);
    json.end();
    return json.take();
  }

  const JournalReader& journal_;
  const SiteOptions& options_;
  SiteFolder folder_;
  SiteShards files_, queue_, documents_, groups_;
  RepairGroups repairs_;
  const std::map<std::int64_t, std::vector<SeenFinding>> across_ = seen_across(journal_);
  std::set<std::string> codes_;
  std::map<std::string, std::int64_t> states_;
  SiteCounts counts_;
};

}  // namespace

std::string site_id(const JournalReader& journal) { return sha256_hex("zhengben.review/1 " + journal.meta("token") + " " + journal.meta("shard")).substr(0, 16); }

SiteCounts write_review_site(const JournalReader& journal, const SiteOptions& options) { return Site(journal, options).write(); }

}  // namespace zhengben
