#include "model/repair/repair.h"
namespace zhengben {
void repair(Conversion&, RepairLevel) {}
}  // namespace zhengben
