// Of a program that is linked with everything, since it works on inputs of every kind.
#include "tools/zhengben/modules.h"

namespace zhengben {

void load_podofo() {}
void load_locale() {}
void load_qpdf() {}
void load_pictures() {}

}  // namespace zhengben
