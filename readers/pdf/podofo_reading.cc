// The only file of the readers that knows PoDoFo. It needs nothing of ours but the declarations of its interface.
#include "readers/pdf/podofo_reading.h"

#include <podofo/podofo.h>

#include <algorithm>

namespace zhengben::pdf {

namespace {

using PoDoFo::PdfObject;

constexpr int kMaxReferenceChain = 32;

// Every question to PoDoFo may load an object and throw.
template <typename Answer, typename Question>
Answer asked(Answer otherwise, const Question& question) {
  try {
    return question();
  } catch (const PoDoFo::PdfError&) {
    return otherwise;
  }
}

const PdfObject& as_podofo(ObjectSource::Handle handle) { return *static_cast<const PdfObject*>(handle); }

Type type_of(const PdfObject& object) {
  switch (object.GetDataType()) {
    case PoDoFo::ePdfDataType_Bool: return Type::Boolean;
    case PoDoFo::ePdfDataType_Number: return Type::Integer;
    case PoDoFo::ePdfDataType_Real: return Type::Real;
    case PoDoFo::ePdfDataType_String:
    case PoDoFo::ePdfDataType_HexString: return Type::String;
    case PoDoFo::ePdfDataType_Name: return Type::Name;
    case PoDoFo::ePdfDataType_Array: return Type::Array;
    case PoDoFo::ePdfDataType_Dictionary: return object.HasStream() ? Type::Stream : Type::Dictionary;
    default: return Type::Null;
  }
}

class PodofoSource : public ObjectSource {
 public:
  bool open(std::string_view bytes, bool& wants_password) {
    try {
      document_.LoadFromBuffer(bytes.data(), static_cast<long>(bytes.size()));
      return document_.GetCatalog() != nullptr;
    } catch (const PoDoFo::PdfError& error) {
      wants_password = error.GetError() == PoDoFo::ePdfError_InvalidPassword;
    } catch (const std::exception&) {
      wants_password = false;
    }
    return false;   // after a failed load nothing may be asked of the document any more
  }

  Handle catalog() const override {
    return asked<Handle>(nullptr, [&] { return document_.GetCatalog(); });
  }
  Handle info() const override {
    return asked<Handle>(nullptr, [&]() -> Handle { return document_.GetInfo() ? document_.GetInfo()->GetObject() : nullptr; });
  }
  Handle object(std::int64_t id) const override {
    if (id <= 0 || id > 0x7FFFFFFF) return nullptr;
    return asked<Handle>(nullptr, [&] { return document_.GetObjects().GetObject(PoDoFo::PdfReference(static_cast<PoDoFo::pdf_objnum>(id), 0)); });
  }

  Type type(Handle object) const override {
    return object ? asked(Type::Null, [&] { return type_of(as_podofo(object)); }) : Type::Null;
  }
  bool boolean(Handle object) const override {
    return asked(false, [&] { return as_podofo(object).GetBool(); });
  }
  std::int64_t integer(Handle object) const override {
    return asked(std::int64_t{0}, [&] { return std::int64_t{as_podofo(object).GetNumber()}; });
  }
  double real(Handle object) const override {
    return asked(0.0, [&] { return as_podofo(object).GetReal(); });
  }
  std::string name(Handle object) const override {
    return asked(std::string(), [&] { return as_podofo(object).GetName().GetName(); });
  }
  std::string string(Handle object) const override {
    return asked(std::string(), [&] {
      const PoDoFo::PdfString& text = as_podofo(object).GetString();
      const std::string bytes(text.GetString() ? text.GetString() : "", static_cast<std::size_t>(std::max<PoDoFo::pdf_long>(0, text.GetLength())));
      return text.IsUnicode() ? "\xFE\xFF" + bytes : bytes;
    });
  }
  std::size_t size(Handle array) const override {
    return asked(std::size_t{0}, [&] { return as_podofo(array).GetArray().size(); });
  }
  Handle at(Handle array, std::size_t index) const override {
    return asked<Handle>(nullptr, [&] { return followed(&as_podofo(array).GetArray()[index]); });
  }
  Handle get(Handle dictionary, std::string_view key) const override {
    return asked<Handle>(nullptr, [&] { return followed(as_podofo(dictionary).GetDictionary().GetKey(PoDoFo::PdfName(std::string(key)))); });
  }
  std::vector<std::string> keys(Handle dictionary) const override {
    std::vector<std::string> out;
    asked(0, [&] {
      for (const auto& entry : as_podofo(dictionary).GetDictionary().GetKeys()) out.push_back(entry.first.GetName());
      return 0;
    });
    return out;
  }
  std::int64_t id(Handle object) const override { return object ? static_cast<std::int64_t>(as_podofo(object).Reference().ObjectNumber()) : 0; }
  std::string_view raw_bytes(Handle stream) const override {
    return asked(std::string_view{}, [&] {
      const auto* data = dynamic_cast<const PoDoFo::PdfMemStream*>(as_podofo(stream).GetStream());
      return data && data->Get() ? std::string_view(data->Get(), static_cast<std::size_t>(std::max<PoDoFo::pdf_long>(0, data->GetLength()))) : std::string_view{};
    });
  }

 private:
  const PdfObject* followed(const PdfObject* object) const {
    for (int i = 0; object && object->IsReference(); ++i) {
      if (i >= kMaxReferenceChain) return nullptr;
      object = document_.GetObjects().GetObject(object->GetReference());
    }
    return object;
  }

  PoDoFo::PdfMemDocument document_;
};

std::unique_ptr<ObjectSource> open(std::string_view bytes, bool& wants_password) {
  PoDoFo::PdfError::EnableLogging(false);
  PoDoFo::PdfError::EnableDebug(false);
  auto source = std::make_unique<PodofoSource>();
  if (source->open(bytes, wants_password)) return source;
  return nullptr;
}

// PoDoFo's UTF-16BE values are byte-swapped on little-endian machines.
char32_t from_big_endian(PoDoFo::pdf_utf16be value) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(&value);
  return static_cast<char32_t>(bytes[0] << 8U | bytes[1]);
}

const PoDoFo::PdfEncoding* encoding_of(SimpleEncoding encoding) {
  using Factory = PoDoFo::PdfEncodingFactory;
  switch (encoding) {
    case SimpleEncoding::WinAnsi: return Factory::GlobalWinAnsiEncodingInstance();
    case SimpleEncoding::MacRoman: return Factory::GlobalMacRomanEncodingInstance();
    case SimpleEncoding::MacExpert: return Factory::GlobalMacExpertEncodingInstance();
    case SimpleEncoding::Symbol: return Factory::GlobalSymbolEncodingInstance();
    case SimpleEncoding::ZapfDingbats: return Factory::GlobalZapfDingbatsEncodingInstance();
    case SimpleEncoding::Standard: break;
  }
  return Factory::GlobalStandardEncodingInstance();
}

char32_t character_of_code(SimpleEncoding encoding, int code) {
  return asked(char32_t{0}, [&] { return from_big_endian(encoding_of(encoding)->GetCharCode(code)); });
}

char32_t character_of_glyph(const std::string& name) {
  return asked(char32_t{0}, [&] { return from_big_endian(PoDoFo::PdfDifferenceEncoding::NameToUnicodeID(PoDoFo::PdfName(name))); });
}

}  // namespace

}  // namespace zhengben::pdf

extern "C" const zhengben::pdf::ReadingEngine zhengben_podofo_reading = {zhengben::pdf::open, zhengben::pdf::character_of_code, zhengben::pdf::character_of_glyph};
