// The only file of the writers that knows PoDoFo. It needs nothing of ours but the declarations of its interface.
#include "writers/pdf/podofo_writing.h"

#include <podofo/podofo.h>

#include <exception>
#include <new>
#include <ostream>
#include <streambuf>
#include <string>
#include <utility>

namespace zhengben {

namespace {

PoDoFo::PdfVariant raw(const std::string& text) { return PoDoFo::PdfVariant(PoDoFo::PdfData(text.data(), text.size())); }

PoDoFo::PdfReference reference(int object) { return {static_cast<PoDoFo::pdf_objnum>(object), 0}; }

PoDoFo::PdfVariant dictionary_of(const PdfEntries& entries) {
  PoDoFo::PdfDictionary dictionary;
  for (const auto& [key, value] : entries) dictionary.AddKey(PoDoFo::PdfName(key), PoDoFo::PdfObject(raw(value)));
  return PoDoFo::PdfVariant(dictionary);
}

// A stream into a string: a file is written once and not copied again.
class StringBuffer final : public std::streambuf {
 public:
  explicit StringBuffer(std::size_t expected) { bytes_.reserve(expected); }
  std::string take() { return std::move(bytes_); }

 private:
  std::streamsize xsputn(const char* from, std::streamsize size) override {
    bytes_.append(from, static_cast<std::size_t>(size));
    return size;
  }
  int_type overflow(int_type character) override {
    if (!traits_type::eq_int_type(character, traits_type::eof())) bytes_ += traits_type::to_char_type(character);
    return traits_type::not_eof(character);
  }
  // The end alone is asked for: where the device stands.
  pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode) override {
    return offset == 0 && from != std::ios_base::beg ? pos_type(static_cast<off_type>(bytes_.size())) : pos_type(off_type(-1));
  }

  std::string bytes_;
};

class PodofoFile : public ObjectFile {
 public:
  PodofoFile() {
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
    objects_.SetAutoDelete(true);
  }

  bool set(int object, const std::string& text) override {
    return done([&] { add(object, raw(text)); });
  }

  bool set_stream(int object, const PdfEntries& entries, std::string_view bytes) override {
    stream_bytes_ += bytes.size();
    return done([&] {
      PoDoFo::PdfObject* made = add(object, dictionary_of(entries));
      PoDoFo::PdfMemoryInputStream input(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
      made->GetStream()->SetRawData(&input, static_cast<PoDoFo::pdf_long>(bytes.size()));
    });
  }

  bool write(int catalog, int info_object, const PdfEntries& info, std::string& file) override {
    return done([&] {
      add(info_object, dictionary_of(info));   // a real dictionary: PoDoFo looks into it for the ID
      PoDoFo::PdfObject trailer{PoDoFo::PdfVariant(PoDoFo::PdfDictionary())};
      trailer.GetDictionary().AddKey("Root", reference(catalog));
      trailer.GetDictionary().AddKey("Info", reference(info_object));
      objects_.Sort();
      PoDoFo::PdfWriter writer(&objects_, &trailer);
      // Compact, the default, leaves no end of line after "obj", which ISO 19005-2:2011 6.1.9 Indirect objects forbids.
      writer.SetWriteMode(PoDoFo::ePdfWriteMode_Clean);
      writer.SetPdfVersion(PoDoFo::ePdfVersion_1_7);
      StringBuffer buffer(stream_bytes_ + 256 * objects_.GetSize() + 4096);
      std::ostream stream(&buffer);
      PoDoFo::PdfOutputDevice device(&stream);
      writer.Write(&device);
      file = buffer.take();
    });
  }

  const std::string& error() const override { return error_; }

 private:
  PoDoFo::PdfObject* add(int object, const PoDoFo::PdfVariant& value) {
    auto made = std::make_unique<PoDoFo::PdfObject>(reference(object), value);
    objects_.push_back(made.get());   // it owns its objects from here on
    return made.release();
  }

  template <typename Action>
  bool done(const Action& action) {
    try {
      action();
      return true;
    } catch (const PoDoFo::PdfError& error) {
      const char* name = PoDoFo::PdfError::ErrorName(error.GetError());
      error_ = name ? name : "PoDoFo";
    } catch (const std::bad_alloc&) {
      throw;   // a limit, not a failure of the library
    } catch (const std::exception& error) {
      error_ = error.what();
    }
    return false;
  }

  PoDoFo::PdfVecObjects objects_;
  std::size_t stream_bytes_ = 0;
  std::string error_;
};

std::unique_ptr<ObjectFile> make() { return std::make_unique<PodofoFile>(); }

}  // namespace

}  // namespace zhengben

extern "C" const zhengben::WritingEngine zhengben_podofo_writing = {zhengben::make};
