// One form tried on a document: everything that was found of it.
#ifndef ZHENGBEN_MODEL_BIND_CANDIDATE_H
#define ZHENGBEN_MODEL_BIND_CANDIDATE_H

#include <memory>
#include <optional>
#include <vector>

#include "model/bind/bind_tables.h"
#include "model/bind/lines.h"
#include "model/bind/prepared_form.h"
#include "model/bind/sections.h"
#include "model/bind/title.h"

namespace zhengben {

struct Candidate {
  const Form* form = nullptr;
  std::shared_ptr<const PreparedForm> prepared;
  std::vector<TableBinding> tables;      // by Form::tables
  std::vector<Line> lines;
  std::optional<FoundTitle> title;
  std::vector<FoundSection> sections;    // by Form::sections
  double fit = 0;                        // share of the form's cells that were found, exact labels for whole

  const std::vector<FormRows>& rows() const { return prepared->rows; }
  bool is_recognised() const;
  int sections_found() const;
};

Candidate try_form(Document& document, const std::vector<SourceTable>& sources, const Form& form);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_BIND_CANDIDATE_H
