#include "tools/report/review_queue.h"

#include <algorithm>
#include <map>

namespace zhengben {

namespace {

std::vector<std::string> keys_of(const Form& form, const Relation& relation) {
  std::vector<std::string> keys;
  for (const std::vector<Term>* side : {&relation.left, &relation.right})
    for (const Term& term : *side)
      if (term.field >= 0) keys.push_back(form.fields[static_cast<std::size_t>(term.field)].key);
  return keys;
}

bool contains(const std::vector<std::string>& list, const std::string& wanted) { return std::find(list.begin(), list.end(), wanted) != list.end(); }

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && !contains(list, item)) list.push_back(item);
}

class Queue {
 public:
  Queue(const SeenReport& report, const Form* form) : report_(report), form_(form) {}

  std::vector<QueueItem> take() {
    for (const SeenFinding& finding : report_.findings)
      if (!finding.suspect.empty()) suspect(finding);
    for (const SeenFinding& finding : report_.findings)
      if (finding.wants_person() && finding.suspect.empty()) doubtful(finding);
    std::stable_sort(items_.begin(), items_.end(), [](const QueueItem& a, const QueueItem& b) { return a.doubt < b.doubt; });
    return std::move(items_);
  }

 private:
  // A failed sum is told of by its cells in the relation's own order.
  const Relation* relation_of(const SeenFinding& finding) const {
    if (!form_ || finding.code != "sum/fails") return nullptr;
    const auto same = [&](const Relation& relation) { return !relation.cross_year && keys_of(*form_, relation) == finding.fields; };
    const auto found = std::find_if(form_->relations.begin(), form_->relations.end(), same);
    return found == form_->relations.end() ? nullptr : &*found;
  }

  QueueItem& item_of(const std::string& field, const SeenFinding& finding) {
    const auto [at, is_new] = by_field_.emplace(field, items_.size());
    if (is_new) {
      items_.emplace_back();
      items_.back().field = field;
      items_.back().message = finding.message;
      items_.back().at = finding.at;
    }
    return items_[at->second];
  }

  static void tell(QueueItem& item, const SeenFinding& finding) {
    add_once(item.codes, finding.code);
    if (item.severity != "loss") item.severity = finding.severity;
  }

  void suspect(const SeenFinding& finding) {
    QueueItem& item = item_of(finding.suspect, finding);
    item.doubt = Doubt::Suspect;
    tell(item, finding);
    if (finding.wants) item.proposals.push_back(std::to_string(*finding.wants));
    suspects_.push_back(finding.suspect);
  }

  void failed_sum(const SeenFinding& finding) {
    const Relation* relation = relation_of(finding);
    const std::string id = relation ? relation->id : "";
    bool explained = false;
    for (const std::string& field : suspects_) {
      if (!contains(finding.fields, field)) continue;
      QueueItem& item = items_[by_field_.at(field)];
      tell(item, finding);
      add_once(item.relations, id);
      explained = true;
    }
    if (explained) return;
    QueueItem& item = items_.emplace_back();
    item.doubt = Doubt::Sum;
    tell(item, finding);
    item.message = finding.message;
    item.field = finding.fields.empty() ? "" : finding.fields.front();
    item.fields = finding.fields;
    add_once(item.relations, id);
    item.at = finding.at;
  }

  void cell(const SeenFinding& finding) {
    const std::string& key = finding.fields.front();
    const SeenField* field = report_.field(key);
    QueueItem& item = item_of(key, finding);
    tell(item, finding);
    if (item.doubt == Doubt::Suspect || !field) return;
    item.doubt = Doubt::Unread;
    if (field->proved) {
      item.doubt = Doubt::Proved;
      add_once(item.proposals, std::to_string(*field->proved));
      for (const std::string& relation : field->proof) add_once(item.relations, relation);
    }
    if (!field->candidates.empty() && item.doubt == Doubt::Unread) item.doubt = Doubt::Candidate;
    for (const std::int64_t candidate : field->candidates) add_once(item.proposals, std::to_string(candidate));
  }

  void doubtful(const SeenFinding& finding) {
    if (finding.code == "sum/fails") return failed_sum(finding);
    if (finding.fields.size() == 1) return cell(finding);
    QueueItem& item = items_.emplace_back();
    tell(item, finding);
    item.message = finding.message;
    item.at = finding.at;
    item.other = finding.other;
  }

  const SeenReport& report_;
  const Form* form_;
  std::vector<QueueItem> items_;
  std::map<std::string, std::size_t> by_field_;
  std::vector<std::string> suspects_;
};

}  // namespace

std::vector<QueueItem> queue_of(const SeenReport& report, const Form* form) { return Queue(report, form).take(); }

}  // namespace zhengben
