#include "model/repair/repair.h"

#include "model/repair/repairs.h"

namespace zhengben {

void repair(Conversion& conversion, RepairLevel level, std::span<const DecidedCell> decided) {
  if (level == RepairLevel::None) {
    // States and values stand as parsed; the text is the one that was read.
    if (conversion.report)
      for (FieldValue& field : conversion.report->fields) field.text = field.raw;
    write_decided_values(conversion, decided);
    return;
  }
  remove_bookmarks(conversion);
  if (conversion.report) {
    repair_figures(conversion);
    write_decided_values(conversion, decided);
    if (level == RepairLevel::Proved) write_proved_values(conversion);
    join_labels(conversion);
    restore_headings(conversion);
  } else {
    write_decided_values(conversion, decided);
  }
  repair_plain_columns(conversion);
  turn_blanks_into_indents(conversion);
  remove_empty_paragraphs(conversion);
  drop_unused_lists(conversion.document);
}

}  // namespace zhengben
