#include "model/error.h"
#include "writers/writer.h"
namespace zhengben {
std::string write_docx(const Conversion&, const WriteOptions&, Findings&) { throw Error(Code::Internal); }

}  // namespace zhengben
