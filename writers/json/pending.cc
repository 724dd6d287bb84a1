#include "model/error.h"
#include "writers/writer.h"
namespace zhengben {
std::string write_json(const Conversion&, const WriteOptions&) { throw Error(Code::Internal); }

}  // namespace zhengben
