#include "writers/pdf/pdf_sink.h"

#include <podofo/podofo.h>

#include <array>
#include <cstdint>

#include "model/error.h"
#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

namespace {

// PoDoFo's errors are no std::exception and must not leave this file.
template <typename Action>
auto translated(Action&& action) {
  try {
    return action();
  } catch (const PoDoFo::PdfError& error) {
    const char* name = PoDoFo::PdfError::ErrorName(error.GetError());
    throw Error(Code::OutputInvalid, {name ? name : "PoDoFo"});
  }
}

PoDoFo::PdfVariant raw(const std::string& text) { return PoDoFo::PdfVariant(PoDoFo::PdfData(text.data(), text.size())); }

// Two hashes in one pass, eight bytes at a time, low byte first on every machine.
std::array<std::uint64_t, 2> hashed(std::string_view bytes) {
  std::array<std::uint64_t, 2> hashes{0xCBF29CE484222325ULL, 0x84222325CBF29CE4ULL};
  const auto add = [&hashes](std::uint64_t word) {
    for (std::uint64_t& hash : hashes) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 29;
    }
  };
  const auto word_at = [bytes](std::size_t at, std::size_t size) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < size; ++i) word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return word;
  };
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) add(word_at(at, 8));
  if (at < bytes.size()) add(word_at(at, bytes.size() - at));
  return hashes;
}

// PoDoFo derives the ID from the clock where Info holds no date: it is replaced by one of the file's own bytes.
void set_identifier(std::string& file) {
  const std::size_t trailer = file.rfind("trailer"), id = file.find("/ID", trailer);
  if (trailer == std::string::npos || id == std::string::npos) throw Error(Code::Internal);
  const std::string_view body = std::string_view(file).substr(0, trailer);
  std::string digest;
  for (const std::uint64_t half : hashed(body)) {
    append_hex(digest, static_cast<std::uint32_t>(half >> 32), 8);
    append_hex(digest, static_cast<std::uint32_t>(half), 8);
  }
  std::size_t at = id;
  for (int part = 0; part < 2; ++part) {
    at = file.find('<', at);
    if (at == std::string::npos || file.size() - at < 34 || file[at + 33] != '>') throw Error(Code::Internal);
    file.replace(at + 1, 32, digest);
    at += 34;
  }
}

}  // namespace

struct PdfSink::State {
  PoDoFo::PdfVecObjects objects;
  Deflater deflater;
  int count = 0;

  PoDoFo::PdfReference reference(int object) const { return {static_cast<PoDoFo::pdf_objnum>(object), 0}; }
};

PdfSink::PdfSink() : state_(std::make_unique<State>()) {
  PoDoFo::PdfError::EnableLogging(false);
  PoDoFo::PdfError::EnableDebug(false);
  state_->objects.SetAutoDelete(true);
}
PdfSink::~PdfSink() = default;

int PdfSink::reserve() { return ++state_->count; }

void PdfSink::set(int object, const std::string& text) {
  translated([&] {
    auto made = std::make_unique<PoDoFo::PdfObject>(state_->reference(object), raw(text));
    state_->objects.push_back(made.release());   // the vector owns its objects
  });
}

int PdfSink::add(const std::string& text) {
  const int object = reserve();
  set(object, text);
  return object;
}

int PdfSink::add_stream(const Entries& entries, std::string_view bytes) {
  const int object = reserve();
  translated([&] {
    auto made = std::make_unique<PoDoFo::PdfObject>(state_->reference(object), PoDoFo::PdfVariant(PoDoFo::PdfDictionary()));
    for (const auto& [key, value] : entries) made->GetDictionary().AddKey(PoDoFo::PdfName(key), PoDoFo::PdfObject(raw(value)));
    state_->objects.push_back(made.get());
    PoDoFo::PdfObject* owned = made.release();
    PoDoFo::PdfMemoryInputStream input(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
    owned->GetStream()->SetRawData(&input, static_cast<PoDoFo::pdf_long>(bytes.size()));
  });
  return object;
}

int PdfSink::add_packed(Entries entries, std::string_view bytes, Packing packing) {
  entries.emplace_back("Filter", "/FlateDecode");
  return add_stream(entries, state_->deflater.deflated(bytes, packing));
}

std::string PdfSink::finish(int catalog, const Entries& info) {
  std::string file = translated([&] {
    // A real dictionary: PoDoFo looks into it for the ID.
    PoDoFo::PdfDictionary dictionary;
    for (const auto& [key, value] : info) dictionary.AddKey(PoDoFo::PdfName(key), PoDoFo::PdfObject(raw(value)));
    const int info_object = reserve();
    auto made = std::make_unique<PoDoFo::PdfObject>(state_->reference(info_object), PoDoFo::PdfVariant(dictionary));
    state_->objects.push_back(made.release());
    PoDoFo::PdfObject trailer{PoDoFo::PdfVariant(PoDoFo::PdfDictionary())};
    trailer.GetDictionary().AddKey("Root", state_->reference(catalog));
    trailer.GetDictionary().AddKey("Info", state_->reference(info_object));
    state_->objects.Sort();
    PoDoFo::PdfWriter writer(&state_->objects, &trailer);
    // Compact, the default, leaves no end of line after "obj", which ISO 19005-2:2011 6.1.9 Indirect objects forbids.
    writer.SetWriteMode(PoDoFo::ePdfWriteMode_Clean);
    writer.SetPdfVersion(PoDoFo::ePdfVersion_1_7);
    PoDoFo::PdfRefCountedBuffer buffer;
    PoDoFo::PdfOutputDevice device(&buffer);
    writer.Write(&device);
    return std::string(buffer.GetBuffer(), static_cast<std::size_t>(device.GetLength()));
  });
  set_identifier(file);
  return file;
}

}  // namespace zhengben
