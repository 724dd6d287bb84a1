// In a file of its own: a program that loads the libraries when they are wanted defines this function itself, and then neither this
// file nor they are linked.
#include "model/boost_locale.h"

namespace zhengben {

const LocaleEngine& locale_engine() { return zhengben_boost_locale; }

}  // namespace zhengben
