#include "readers/pdf/qpdf_rewrite.h"

#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

using zhengben::pdf::RewriteResult;

extern "C" RewriteResult zhengben_qpdf_rewrite(std::string_view bytes, const std::string& password, std::string& out) {
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
    out.assign(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    return RewriteResult::Done;
  } catch (const QPDFExc& error) {
    out = error.getMessageDetail();
    // An encryption that libqpdf does not know is one without a password that opens it.
    const bool locked = error.getErrorCode() == qpdf_e_password || (error.getErrorCode() == qpdf_e_unsupported && out.find("ncrypt") != std::string::npos);
    return locked ? RewriteResult::WrongPassword : RewriteResult::Damaged;
  } catch (const std::exception& error) {
    out = error.what();
    return RewriteResult::Damaged;
  }
}
