// What must hold of every package that is written, checked without a schema processor.
#ifndef ZHENGBEN_TESTS_WRITERS_DOCX_PACKAGE_CHECKS_H
#define ZHENGBEN_TESTS_WRITERS_DOCX_PACKAGE_CHECKS_H

#include <string>
#include <string_view>
#include <vector>

namespace zhengben {

// The text of a part; empty where there is none.
std::string part(std::string_view package, std::string_view name);

// What is wrong with the package, a sentence each: children out of the schema's order, ids used twice, relationships
// and content types that lead nowhere, styles and lists that are not defined, cells that do not end in a paragraph.
std::vector<std::string> complaints(std::string_view package);

}  // namespace zhengben

#endif  // ZHENGBEN_TESTS_WRITERS_DOCX_PACKAGE_CHECKS_H
