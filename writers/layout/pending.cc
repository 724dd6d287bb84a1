#include "model/error.h"
#include "writers/layout/layout.h"
namespace zhengben {
LaidOut lay_out(const Document&, const std::string&, const FontCatalog&, const LayoutOptions&, Findings&) { throw Error(Code::Internal); }
}  // namespace zhengben
