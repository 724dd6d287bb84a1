// In a file of its own: a program that loads PoDoFo when it is wanted defines this function itself, and then neither this file nor
// the library is linked.
#include "writers/pdf/podofo_writing.h"

namespace zhengben {

const WritingEngine& writing_engine() { return zhengben_podofo_writing; }

}  // namespace zhengben
