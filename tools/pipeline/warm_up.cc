#include "tools/pipeline/warm_up.h"

#include <cstdlib>
#include <ctime>

#include "tools/pipeline/sha256.h"

namespace zhengben {

void warm_up() {
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
  sha256_hex({});
}

}  // namespace zhengben
