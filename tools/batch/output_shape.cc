#include "tools/batch/output_shape.h"

#include "model/error.h"
#include "model/text.h"

namespace zhengben {

namespace {

bool has_shape(const std::string& format, std::string_view bytes) {
  if (bytes.empty()) return false;
  // APPNOTE.TXT 6.3.3, 4.3.16 End of central directory record: 22 bytes, ours has no comment.
  if (format == "docx") return bytes.starts_with("PK\3\4") && bytes.size() > 22 && bytes.substr(bytes.size() - 22).starts_with("PK\5\6");
  // ISO 32000-1:2008 7.5.2 File Header, 7.5.5 File Trailer.
  if (format == "pdf") return bytes.starts_with("%PDF-") && bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 16)).find("%%EOF") != std::string_view::npos;
  if (format == "json") return bytes.starts_with('{') && bytes.ends_with("}\n") && is_valid_utf8(bytes);
  return is_valid_utf8(bytes);
}

}  // namespace

void require_outputs(DocumentResult& result, const std::vector<std::string>& formats) {
  if (result.exit_status != 0 && result.exit_status != 3) {
    result.outputs.clear();
    if (result.code.empty() || !code_of(result.code)) throw Error(Code::Internal, {"a failure without a known code"});
    return;
  }
  if (result.outputs.size() != formats.size()) throw Error(Code::OutputInvalid, {"success was reported without an output"});
  for (std::size_t i = 0; i < formats.size(); ++i)
    if (!has_shape(formats[i], result.outputs[i])) throw Error(Code::OutputInvalid, {"this is no " + formats[i]});
}

}  // namespace zhengben
