// Properties of tables that styles and tables share.
#ifndef ZHENGBEN_WRITERS_DOCX_TABLE_H
#define ZHENGBEN_WRITERS_DOCX_TABLE_H

#include <string>

#include "model/table.h"

namespace zhengben::docx_writer {

// w:tblBorders; empty where no border is drawn.
std::string table_borders(const Borders& borders);

}  // namespace zhengben::docx_writer

#endif  // ZHENGBEN_WRITERS_DOCX_TABLE_H
