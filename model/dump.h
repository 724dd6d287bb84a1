// A plain-text picture of a Document, for golden files: stable, line-based, one block a line, cells indented, formats
// spelled only where they differ from the paragraph's.
#ifndef ZHENGBEN_MODEL_DUMP_H
#define ZHENGBEN_MODEL_DUMP_H

#include <string>

#include "model/document.h"
#include "model/finding.h"

namespace zhengben {

std::string dump(const Document& document);
std::string dump(const std::vector<Finding>& findings);
std::string dump(const std::vector<Change>& changes);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_DUMP_H
