#include "readers/pdf/pdf_repair.h"

// The holder class of older qpdf versions is not used.
#define POINTERHOLDER_TRANSITION 4

#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

#include "model/error.h"

namespace zhengben::pdf {

std::string rewritten(std::string_view bytes, const std::string& password) {
  try {
    QPDF source;
    source.setSuppressWarnings(true);
    source.setAttemptRecovery(true);
    source.processMemoryFile("input", bytes.data(), bytes.size(), password.c_str());
    QPDFWriter writer(source);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setPreserveEncryption(false);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setStaticID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) throw Error(Code::PdfEncrypted);
    throw Error(Code::PdfDamaged, {error.getMessageDetail()});
  } catch (const std::exception& error) {
    throw Error(Code::PdfDamaged, {error.what()});
  }
}

}  // namespace zhengben::pdf
