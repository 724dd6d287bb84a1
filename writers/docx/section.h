// w:sectPr: the page of a section.
#ifndef ZHENGBEN_WRITERS_DOCX_SECTION_H
#define ZHENGBEN_WRITERS_DOCX_SECTION_H

#include <string>

#include "model/document.h"

namespace zhengben::docx_writer {

// `references`: of its headers and footers, already written.
std::string section_properties(const Section& section, const std::string& references);

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_SECTION_H
