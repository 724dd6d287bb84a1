#include "model/error.h"
#include "readers/reader.h"
namespace zhengben {
ReadResult read_docx(std::string_view, const ReadOptions&) { throw Error(Code::Internal); }
}  // namespace zhengben
