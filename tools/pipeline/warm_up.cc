#include "tools/pipeline/warm_up.h"

#include <cstdlib>
#include <ctime>

namespace zhengben {

void warm_up() {
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
}

}  // namespace zhengben
