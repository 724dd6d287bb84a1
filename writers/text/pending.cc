#include "model/error.h"
#include "writers/writer.h"
namespace zhengben {
std::string write_text(const Conversion&, const WriteOptions&) { throw Error(Code::Internal); }
std::string write_csv(const Conversion&, const WriteOptions&) { throw Error(Code::Internal); }
}  // namespace zhengben
