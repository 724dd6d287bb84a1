// A small Conversion that holds one of everything that the data writers show.
#ifndef ZHENGBEN_TESTS_WRITERS_SAMPLE_H
#define ZHENGBEN_TESTS_WRITERS_SAMPLE_H

#include "model/conversion.h"

namespace zhengben::tests {

Conversion sample();
Report sample_report(const Form& form);   // its first two fields stand in the sample's table

}  // namespace zhengben::tests

#endif  // ZHENGBEN_TESTS_WRITERS_SAMPLE_H
