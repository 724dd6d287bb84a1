#include "model/proof/forced_values.h"

#include <algorithm>
#include <numeric>

#include "model/proof/bounds.h"
#include "model/repair/cell_value.h"

namespace zhengben {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

struct Explanation {
  std::int32_t variable = -1;              // -1: a token was misread, no figure is wrong
  std::vector<Bounds> known;               // with it taken as unknown
  Narrowing reached;
};

class Prover {
 public:
  Prover(const Report& report, const std::vector<Check>& checks) : report_(report), system_(equations_of(report), report.fields.size()) {
    failed_.resize(system_.equations.size(), 0);
    for (const Check& check : checks)
      if (const auto found = std::find(relation_of_.begin(), relation_of_.end(), check.relation); found != relation_of_.end() && check.holds == false)
        failed_[at(static_cast<std::int32_t>(found - relation_of_.begin()))] = 1;
    read_cells();
    split_into_parts();
  }

  ForcedValues run() {
    for (const auto& part : parts_) prove_part(part);
    std::sort(out_.forced.begin(), out_.forced.end(), [](const ForcedValue& a, const ForcedValue& b) { return a.field < b.field; });
    return std::move(out_);
  }

 private:
  // Only sums of counts: a signed or money field obeys no bound of zero.
  std::vector<Equation> equations_of(const Report& report) {
    const Form& form = *report.form;
    std::vector<Equation> equations;
    for (std::size_t i = 0; i < form.relations.size(); ++i) {
      const Relation& relation = form.relations[i];
      Equation equation;
      bool usable = relation.comparison == Comparison::Equal && !relation.left.empty() && !relation.right.empty() && !relation.cross_year && relation.level != RelationLevel::Soft &&
                    relation.left.size() + relation.right.size() <= LinearSystem::kMostTerms;
      const auto take = [&](const std::vector<Term>& terms, std::vector<std::int32_t>& side) {
        for (const Term& term : terms) {
          usable = usable && form.fields[at(term.field)].type == FieldType::Count && !term.previous_year;
          side.push_back(term.field);
        }
      };
      take(relation.left, equation.left);
      take(relation.right, equation.right);
      if (!usable) continue;
      equations.push_back(std::move(equation));
      relation_of_.push_back(static_cast<std::int32_t>(i));
    }
    return equations;
  }

  void read_cells() {
    const std::size_t count = report_.fields.size();
    known_.resize(count);
    legible_.resize(count, 0);
    wanted_.resize(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
      const FieldValue& field = report_.fields[i];
      if (system_.equations_of[i].empty()) continue;
      if (field.value && field.value->scale == 0 && field.value->digits >= 0 && field.value->digits <= Bounds::kMost) {
        known_[i] = {.low = field.value->digits, .high = field.value->digits};
        legible_[i] = 1;
        wanted_[i] = is_repeated_zero(report_, field);
        continue;
      }
      const auto reason = reason_without_value(report_, field);
      wanted_[i] = reason == Code::ValueBlank || reason == Code::ValueSplit || reason == Code::ValueLookAlike;
      if (wanted_[i] && reason != Code::ValueBlank) tokens_.push_back(static_cast<std::int32_t>(i));
    }
  }

  void split_into_parts() {
    std::vector<std::int32_t> root(report_.fields.size());
    std::iota(root.begin(), root.end(), 0);
    const auto find = [&](std::int32_t variable) {
      while (root[at(variable)] != variable) variable = root[at(variable)] = root[at(root[at(variable)])];
      return variable;
    };
    const auto first_of = [](const Equation& equation) { return equation.left.empty() ? equation.right.front() : equation.left.front(); };
    for (const Equation& equation : system_.equations)
      for (const auto* side : {&equation.left, &equation.right})
        for (const std::int32_t variable : *side) root[at(find(variable))] = find(first_of(equation));
    std::vector<std::int32_t> part_of(report_.fields.size(), -1);
    for (std::size_t i = 0; i < system_.equations.size(); ++i) {
      std::int32_t& part = part_of[at(find(first_of(system_.equations[i])))];
      if (part < 0) {
        part = static_cast<std::int32_t>(parts_.size());
        parts_.emplace_back();
      }
      parts_[at(part)].push_back(static_cast<std::int32_t>(i));
    }
  }

  std::vector<std::int32_t> variables_of(const std::vector<std::int32_t>& equations) const {
    std::vector<std::int32_t> found;
    for (const std::int32_t index : equations) {
      const Equation& equation = system_.equations[at(index)];
      found.insert(found.end(), equation.left.begin(), equation.left.end());
      found.insert(found.end(), equation.right.begin(), equation.right.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  Narrowing narrowed(const std::vector<Bounds>& known, const std::vector<std::int32_t>& equations) const {
    Narrowing narrowing(system_, known);
    narrowing.run(equations);
    return narrowing;
  }

  // Tokens none of whose readings the bounds leave.
  std::vector<std::int32_t> misread(const std::vector<Bounds>& bounds) const {
    std::vector<std::int32_t> found;
    for (const std::int32_t token : tokens_) {
      const auto& candidates = report_.fields[at(token)].candidates;
      const Bounds& left = bounds[at(token)];
      if (std::none_of(candidates.begin(), candidates.end(), [&](std::int64_t value) { return left.low <= value && value <= left.high; }))
        found.push_back(token);
    }
    return found;
  }

  // The cells that each of the failed equations holds; all of the part where blanks hide what fails.
  std::vector<std::int32_t> possible_culprits(const std::vector<std::int32_t>& part) const {
    std::vector<std::int32_t> found = variables_of(part);
    for (const std::int32_t index : part) {
      if (!failed_[at(index)]) continue;
      const std::vector<std::int32_t> of_one = variables_of({index});
      std::vector<std::int32_t> common;
      std::set_intersection(found.begin(), found.end(), of_one.begin(), of_one.end(), std::back_inserter(common));
      found = std::move(common);
    }
    std::erase_if(found, [&](std::int32_t variable) { return !legible_[at(variable)]; });
    return found;
  }

  std::vector<Explanation> explanations(const std::vector<std::int32_t>& part, const Narrowing& base) const {
    std::vector<Explanation> found;
    for (const std::int32_t culprit : possible_culprits(part)) {
      std::vector<Bounds> known = known_;
      known[at(culprit)] = Bounds{};
      Narrowing trial = narrowed(known, part);
      if (!trial.contradiction() && misread(trial.bounds()).empty()) found.push_back({.variable = culprit, .known = std::move(known), .reached = std::move(trial)});
    }
    if (!base.contradiction() && misread(base.bounds()).size() == 1) found.push_back({.variable = -1, .known = known_, .reached = base});
    return found;
  }

  void report_contradiction(const std::vector<std::int32_t>& part, const Narrowing& base, const std::vector<Explanation>& explained) {
    if (!base.contradiction()) return;     // a token that cannot be what it looks like has a finding of its own
    Contradiction item;
    for (const std::int32_t index : part)
      if (failed_[at(index)]) item.relations.push_back(relation_of_[at(index)]);
    if (item.relations.empty()) item.relations.push_back(relation_of_[at(*base.contradiction())]);
    if (explained.size() == 1 && explained[0].variable >= 0) {
      item.suspect = explained[0].variable;
      if (const Bounds& left = explained[0].reached.bounds()[at(explained[0].variable)]; left.is_fixed()) item.wants = left.low;
    }
    out_.contradictions.push_back(std::move(item));
  }

  void prove_part(const std::vector<std::int32_t>& part) {
    const Narrowing base = narrowed(known_, part);
    std::vector<Explanation> ways;
    if (base.contradiction() || !misread(base.bounds()).empty()) {
      ways = explanations(part, base);
      report_contradiction(part, base, ways);
    } else {
      ways.push_back({.variable = -1, .known = known_, .reached = base});
    }
    if (ways.empty()) return;
    for (const std::int32_t variable : variables_of(part))
      if (wanted_[at(variable)]) prove_cell(part, ways, variable);
  }

  void prove_cell(const std::vector<std::int32_t>& part, const std::vector<Explanation>& ways, std::int32_t variable) {
    const FieldValue& field = report_.fields[at(variable)];
    std::optional<std::int64_t> value;
    std::vector<std::int32_t> equations;
    for (const Explanation& way : ways) {
      std::optional<Narrowing> apart;
      std::vector<Bounds> known = way.known;
      if (legible_[at(variable)]) {   // a figure is proved by taking it out; its own relations mostly do
        known[at(variable)] = Bounds{};
        apart = narrowed(known, system_.equations_of[at(variable)]);
        if (!apart->bounds()[at(variable)].is_fixed()) apart = narrowed(known, part);
      }
      const Narrowing& narrowing = apart ? *apart : way.reached;
      const Bounds& left = narrowing.bounds()[at(variable)];
      if (narrowing.contradiction() || !left.is_fixed() || (value && *value != left.low)) return;
      value = left.low;
      const std::vector<std::int32_t> by = forcing_equations(system_, known, narrowing, variable);
      equations.insert(equations.end(), by.begin(), by.end());
    }
    if (legible_[at(variable)] ? field.value->digits != *value : !can_be_read_as(field, *value)) return;
    std::sort(equations.begin(), equations.end());
    equations.erase(std::unique(equations.begin(), equations.end()), equations.end());
    ForcedValue forced{.field = variable, .value = *value, .relations = {}};
    for (const std::int32_t index : equations) forced.relations.push_back(relation_of_[at(index)]);
    out_.forced.push_back(std::move(forced));
  }

  static bool can_be_read_as(const FieldValue& field, std::int64_t value) {
    return field.state == CellState::Empty || std::find(field.candidates.begin(), field.candidates.end(), value) != field.candidates.end();
  }

  const Report& report_;
  std::vector<std::int32_t> relation_of_;          // by equation
  LinearSystem system_;
  std::vector<char> failed_;                       // by equation
  std::vector<Bounds> known_;                      // by field
  std::vector<char> legible_, wanted_;             // by field
  std::vector<std::int32_t> tokens_;               // fields with split digits or look-alikes
  std::vector<std::vector<std::int32_t>> parts_;   // equations
  ForcedValues out_;
};

}  // namespace

std::optional<Code> reason_without_value(const Report& report, const FieldValue& field) {
  if (field.value) return std::nullopt;
  if (field.uncertain) return Code::CellUncertain;
  switch (field.state) {
    case CellState::Empty: return Code::ValueBlank;
    case CellState::Split: return Code::ValueSplit;
    case CellState::Text: {
      const FormField& form_field = report.form->fields[at(field.field)];
      return parse_cell(field.text, form_field.type, form_field.unit, report.form->tokens, false).flag.value_or(Code::ValueText);
    }
    default: return std::nullopt;
  }
}

bool is_repeated_zero(const Report& report, const FieldValue& field) {
  if (field.state != CellState::Zero || field.raw.size() < 2) return false;
  const FormField& form_field = report.form->fields[at(field.field)];
  const CellValue cell = parse_cell(field.raw, form_field.type, form_field.unit, report.form->tokens, true);
  return std::find(cell.repairs.begin(), cell.repairs.end(), Code::CellZeros) != cell.repairs.end();
}

ForcedValues forced_values(const Report& report, const std::vector<Check>& checks) {
  if (!report.form || report.fields.size() != report.form->fields.size()) return {};
  return Prover(report, checks).run();
}

}  // namespace zhengben
