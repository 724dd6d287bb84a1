#include "writers/pdf/pdf_sink.h"

#include <array>
#include <cstdint>

#include "model/error.h"
#include "writers/pdf/pdf_syntax.h"

namespace zhengben {

namespace {

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
  std::unique_ptr<ObjectFile> file = writing_engine().make();
  Deflater deflater;
  int count = 0;

  void check(bool done) const {
    if (!done) throw Error(Code::OutputInvalid, {file->error()});
  }
};

PdfSink::PdfSink() : state_(std::make_unique<State>()) {}
PdfSink::~PdfSink() = default;

int PdfSink::reserve() { return ++state_->count; }

void PdfSink::set(int object, const std::string& text) { state_->check(state_->file->set(object, text)); }

int PdfSink::add(const std::string& text) {
  const int object = reserve();
  set(object, text);
  return object;
}

int PdfSink::add_stream(const Entries& entries, std::string_view bytes) {
  const int object = reserve();
  state_->check(state_->file->set_stream(object, entries, bytes));
  return object;
}

int PdfSink::add_packed(Entries entries, std::string_view bytes, Packing packing) {
  entries.emplace_back("Filter", "/FlateDecode");
  return add_stream(entries, state_->deflater.deflated(bytes, packing));
}

std::string PdfSink::finish(int catalog, const Entries& info) {
  std::string file;
  state_->check(state_->file->write(catalog, reserve(), info, file));
  set_identifier(file);
  return file;
}

}  // namespace zhengben
