// What of the program is loaded only where it is wanted: half of the time of a start went into libraries that the job did not use.
// A worker can load nothing any more, so its parent does. Each throws Error(Internal) where the part is not installed.
#ifndef ZHENGBEN_TOOLS_ZHENGBEN_MODULES_H
#define ZHENGBEN_TOOLS_ZHENGBEN_MODULES_H

#include <string>

namespace zhengben {

// What a module of the program exports; nullptr never.
void* module_symbol(const std::string& file, const char* symbol);

void load_podofo();   // to read and to write PDF
void load_locale();   // to read encodings other than Unicode's, and to speak Chinese
void load_qpdf();     // to read PDF that is damaged or encrypted
void load_pictures(); // to read PDF with pictures in JPEG 2000
void load_all();      // whatever a document may want

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_ZHENGBEN_MODULES_H
