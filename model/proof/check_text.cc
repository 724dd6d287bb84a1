#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/proof/proof.h"
#include "model/repair/figure.h"
#include "model/text.h"

namespace zhengben {

namespace {

// What one kind of sentence counts, and the fields whose sum it should be.
struct Topic {
  std::vector<std::string_view> all;      // every one of these words is in the clause
  std::vector<std::string_view> any;      // and one of these
  std::vector<std::string_view> none;     // and none of these
  std::vector<std::string_view> keys;     // in a form that knows them; '+' between those to be added
};

const std::vector<Topic>& topics() {
  static const std::vector<Topic> list = {
      {{"申请", "公开"}, {"收到", "接到", "受理", "新收", "收悉"}, {}, {"t3.new.total"}},
      {{"规范性文件"}, {"制定", "出台", "印发", "制发"}, {"废止", "清理", "解读", "有效"}, {"t2.art20_1.normative.issued", "t2.art20_1.normative.made"}},
      {{"行政复议"}, {"申请", "案件", "收到", "发生"}, {"诉讼", "维持", "纠正", "结果"}, {"t4.review.total"}},
      {{"行政诉讼"}, {"案件", "收到", "发生", "提起"}, {"复议", "维持", "纠正", "结果"}, {"t4.direct.total+t4.after_review.total"}},
  };
  return list;
}

// Words that make a figure a part of the whole, or one of another year.
constexpr std::string_view kOtherwise[] = {"其中", "上年", "去年", "往年", "同比", "结转", "增长", "增加", "减少", "下降", "上升", "平均", "历年", "累计", "占"};
constexpr std::string_view kUnits[] = {"件", "起", "宗", "份", "条", "个", "项", "次"};

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

bool is_about(std::string_view clause, const Topic& topic) {
  const auto in_clause = [&](std::string_view word) { return holds(clause, word); };
  return std::all_of(topic.all.begin(), topic.all.end(), in_clause) && std::any_of(topic.any.begin(), topic.any.end(), in_clause) &&
         std::none_of(topic.none.begin(), topic.none.end(), in_clause) && std::none_of(std::begin(kOtherwise), std::end(kOtherwise), in_clause);
}

// The figures of a clause that have a unit of counting behind them.
std::vector<std::int64_t> counts_in(std::string_view clause) {
  std::vector<std::int64_t> counts;
  const std::string text = with_half_width_digits(clause);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_of("0123456789", at);
    if (begin == std::string::npos) break;
    at = std::min(text.find_first_not_of("0123456789,.", begin), text.size());
    const std::string_view behind = trimmed(std::string_view(text).substr(at));
    const bool counted = std::any_of(std::begin(kUnits), std::end(kUnits), [&](std::string_view unit) { return behind.starts_with(unit); });
    const Figure figure = read_figure(std::string_view(text).substr(begin, at - begin));
    if (counted && figure.value && figure.value->scale == 0) counts.push_back(figure.value->digits);
  }
  return counts;
}

struct Figures {
  std::optional<std::int64_t> sum;      // absent where the table has none
  std::vector<std::string> fields;
};

// Nothing where the form does not know every one of the keys.
std::optional<Figures> figures_at(const Report& report, std::string_view keys) {
  Figures found{.sum = 0, .fields = {}};
  for (std::size_t begin = 0; begin < keys.size();) {
    const std::size_t end = std::min(keys.find('+', begin), keys.size());
    found.fields.emplace_back(keys.substr(begin, end - begin));
    begin = end + 1;
    const FieldValue* field = report.field(found.fields.back());
    if (!field) return std::nullopt;
    if (found.sum && field->value && field->value->scale == 0) *found.sum += field->value->digits;
    else found.sum.reset();
  }
  return found;
}

Figures figures_of(const Report& report, const Topic& topic) {
  for (const std::string_view keys : topic.keys)
    if (auto found = figures_at(report, keys)) return *found;
  return {};
}

void check_clause(std::string_view clause, std::int32_t block, const Report& report, Findings& findings) {
  for (const Topic& topic : topics()) {
    if (!is_about(clause, topic)) continue;
    const std::vector<std::int64_t> counts = counts_in(clause);
    const Figures table = figures_of(report, topic);
    // Of several figures nobody can say which one is meant.
    if (counts.size() != 1 || !table.sum || counts[0] == *table.sum) continue;
    Finding item = finding(Code::TextAgainstTable, {}, {std::to_string(counts[0]), std::to_string(*table.sum)});
    item.place.block = block;
    item.fields = table.fields;
    findings.add(std::move(item));
  }
}

}  // namespace

void check_text(const Document& document, const Report& report, Findings& findings) {
  if (!report.form) return;
  static constexpr std::u32string_view kEnds = U"。；，！？;!?\n";
  for (std::size_t i = 0; i < document.body.size(); ++i) {
    const auto* paragraph = std::get_if<Paragraph>(&document.body[i]);
    if (!paragraph) continue;
    const std::string text = plain_text(*paragraph);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t before = at;
      const bool ends = kEnds.find(next_character(text, at)) != std::u32string_view::npos;
      if (!ends && at < text.size()) continue;
      check_clause(std::string_view(text).substr(begin, (ends ? before : at) - begin), static_cast<std::int32_t>(i), report, findings);
      begin = at;
    }
  }
}

}  // namespace zhengben
