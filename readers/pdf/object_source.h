// What the readers ask of the library that opens PDF files, with no type and no exception of that library: it can stand in a
// module of its own that is loaded only where a PDF is read (PoDoFo and what it needs take 4 ms to load).
#ifndef ZHENGBEN_READERS_PDF_OBJECT_SOURCE_H
#define ZHENGBEN_READERS_PDF_OBJECT_SOURCE_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben::pdf {

enum class Type : std::uint8_t { Null, Boolean, Integer, Real, String, Name, Array, Dictionary, Stream };

// The objects of one open file. A handle is an object's address as long as the source lives; null has Type::Null. Nothing throws:
// what cannot be answered is null, empty or 0. A value may be asked for only where type() says that there is one.
class ObjectSource {
 public:
  using Handle = const void*;
  virtual ~ObjectSource() = default;

  virtual Handle catalog() const = 0;
  virtual Handle info() const = 0;
  virtual Handle object(std::int64_t id) const = 0;                 // by its number, generation 0

  virtual Type type(Handle object) const = 0;
  virtual bool boolean(Handle object) const = 0;
  virtual std::int64_t integer(Handle object) const = 0;
  virtual double real(Handle object) const = 0;
  virtual std::string name(Handle object) const = 0;
  virtual std::string string(Handle object) const = 0;              // a Unicode string starts with its byte order mark
  virtual std::size_t size(Handle array) const = 0;
  virtual Handle at(Handle array, std::size_t index) const = 0;     // references followed, as by get()
  virtual Handle get(Handle dictionary, std::string_view key) const = 0;
  virtual std::vector<std::string> keys(Handle dictionary) const = 0;
  virtual std::int64_t id(Handle object) const = 0;                 // 0 where it is direct
  virtual std::string_view raw_bytes(Handle stream) const = 0;      // as they stand in the file, decrypted
};

// ISO 32000-1:2008 Annex D Character Sets and Encodings.
enum class SimpleEncoding : std::uint8_t { Standard, WinAnsi, MacRoman, MacExpert, Symbol, ZapfDingbats };

struct ReadingEngine {
  // Borrows `bytes`. Null where the library refuses the file; `wants_password` says whether for want of one.
  std::unique_ptr<ObjectSource> (*open)(std::string_view bytes, bool& wants_password);
  char32_t (*character_of_code)(SimpleEncoding encoding, int code);        // 0 where there is none
  char32_t (*character_of_glyph)(const std::string& name);                 // by the Adobe Glyph List; 0 where it has none
};

// PoDoFo's: linked, or loaded where a program chooses to (tools/zhengben/modules.cc).
const ReadingEngine& reading_engine();

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_OBJECT_SOURCE_H
