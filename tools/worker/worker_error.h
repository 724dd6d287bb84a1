// How a worker ended, as an Error.
#ifndef ZHENGBEN_TOOLS_WORKER_WORKER_ERROR_H
#define ZHENGBEN_TOOLS_WORKER_WORKER_ERROR_H

#include "model/error.h"
#include "model/message.h"
#include "tools/worker/worker.h"

namespace zhengben {

// Of an end that is not Finished, or of a result that has not the shape it should.
Error error_of(WorkerEnd end, int signal, const Limits& limits, Language language);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_WORKER_WORKER_ERROR_H
