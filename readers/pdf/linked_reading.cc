// In a file of its own: a program that loads PoDoFo when it is wanted defines this function itself, and then neither this file nor
// the library is linked.
#include "readers/pdf/podofo_reading.h"

namespace zhengben::pdf {

const ReadingEngine& reading_engine() { return zhengben_podofo_reading; }

}  // namespace zhengben::pdf
