#include "tools/pipeline/formats.h"

#include "model/error.h"
#include "tools/pipeline/verify.h"

namespace zhengben {

namespace {

constexpr InputFormat kInputs[] = {
    {FileKind::Docx, "docx", read_docx, Code::InputUnsupported},
    {FileKind::Text, "tika-text", read_text, Code::InputUnsupported},
    {FileKind::Pdf, "pdf", read_pdf, Code::InputUnsupported},
    {FileKind::Empty, "empty", nullptr, Code::InputEmpty},
    {FileKind::Zip, "zip", nullptr, Code::InputIsZip},
    {FileKind::Odt, "odt", nullptr, Code::InputIsOdt},
    {FileKind::OleDoc, "doc", nullptr, Code::InputIsOle},
    {FileKind::OleEncryptedPackage, "encrypted-docx", nullptr, Code::InputIsEncryptedPackage},
    {FileKind::OleOther, "ole", nullptr, Code::InputIsOle},
    {FileKind::Rtf, "rtf", nullptr, Code::InputIsRtf},
    {FileKind::Html, "html", nullptr, Code::InputIsHtml},
    {FileKind::OwnerFile, "owner-file", nullptr, Code::InputIsOwnerFile},
    {FileKind::AppleDouble, "apple-double", nullptr, Code::InputIsAppleDouble},
    {FileKind::Unknown, "unknown", nullptr, Code::InputUnsupported},
};

template <std::string (*kWrite)(const Conversion&, const WriteOptions&)>
std::string without_findings(const Conversion& conversion, const WriteOptions& options, Findings&) {
  return kWrite(conversion, options);
}

constexpr OutputFormat kOutputs[] = {
    {"docx", "standard Word document", write_docx, verify_docx, false, true},
    {"pdf", "PDF/A-2a and PDF/UA-1", write_pdf, verify_pdf, true, true},
    {"json", "canonical JSON, schema zhengben.report/1", without_findings<write_json>, verify_json, false, true},
    {"csv", "a line a field, for spreadsheets", without_findings<write_csv>, verify_text, false, false},
    {"txt", "plain text, a block a line", without_findings<write_text>, verify_text, false, false},
};

}  // namespace

std::span<const InputFormat> input_formats() { return kInputs; }

std::span<const OutputFormat> output_formats() { return kOutputs; }

const InputFormat& input_format(std::string_view bytes, std::string_view name) {
  if (name.empty()) {
    const FileKind kind = detect(bytes);
    for (const InputFormat& format : kInputs)
      if (format.kind == kind) return format;
    throw Error(Code::InputUnsupported);
  }
  for (const InputFormat& format : kInputs)
    if (format.read && (format.name == name || (name == "txt" && format.kind == FileKind::Text))) return format;
  throw Error(Code::Usage, {"unknown input format: " + std::string(name)});
}

const OutputFormat* output_format(std::string_view name) {
  for (const OutputFormat& format : kOutputs)
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace zhengben
