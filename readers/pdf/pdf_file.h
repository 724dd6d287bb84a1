// The objects of a PDF, read under the bounds of Limits.
//
// PoDoFo opens the file; where it refuses or loses pages' contents, libqpdf rewrites it (damaged cross-references, object streams) and
// PoDoFo reads that; so does it with whatever is encrypted. Both run in the caller's process: outside a worker a hostile file can take
// the process down. Only the newest revision is seen. References are followed on the way in, never in circles.
#ifndef ZHENGBEN_READERS_PDF_PDF_FILE_H
#define ZHENGBEN_READERS_PDF_PDF_FILE_H

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "model/limits.h"
#include "readers/pdf/object_source.h"

namespace zhengben::pdf {

// A borrowed handle to an object, references already followed; valid while its File lives. A null object answers every
// question with nothing.
class Object {
 public:
  Object() = default;
  Type type() const;
  explicit operator bool() const { return type() != Type::Null; }
  bool is_number() const { return type() == Type::Integer || type() == Type::Real; }
  bool is_dictionary() const { return type() == Type::Dictionary || type() == Type::Stream; }   // a stream has a dictionary

  bool boolean(bool otherwise = false) const;
  std::int64_t integer(std::int64_t otherwise = 0) const;   // a real is rounded towards zero
  double number(double otherwise = 0) const;
  std::string name() const;                                 // without the slash; empty where it is none
  std::string string() const;                               // the bytes
  bool is_name(std::string_view text) const { return type() == Type::Name && name() == text; }

  std::size_t size() const;                                 // of an array
  Object at(std::size_t index) const;
  Object get(std::string_view key) const;                   // of a dictionary or a stream's dictionary
  std::vector<std::string> keys() const;                    // sorted
  std::vector<double> numbers() const;                      // of an array; what is no number reads as 0

  // Number of the indirect object behind the handle, 0 where it is direct: for visited sets and caches.
  std::int64_t id() const;
  bool operator==(const Object&) const = default;
  const void* key() const { return object_; }               // of this object and no other while its File lives: for caches

 private:
  friend class File;
  friend class InlineImage;
  Object(const ObjectSource* source, const void* object) : object_(object), source_(source) {}
  const void* object_ = nullptr;
  const ObjectSource* source_ = nullptr;
};

// ISO 32000-1:2008 7.7.3.3 Page Objects, inherited attributes resolved.
struct PageObject {
  Object dictionary, resources;
  std::array<double, 4> box{0, 0, 612, 792};   // CropBox within MediaBox: left, bottom, right, top in points, sorted
  int rotate = 0;                              // 0, 90, 180 or 270, clockwise
};

class File {
 public:
  // Borrows `bytes`, which must outlive the file. Throws Error: PdfDamaged, PdfEncrypted, PdfLimit.
  File(std::string_view bytes, const std::string& password, const Limits& limits, Findings& findings);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  Object catalog() const;
  Object info() const;                                      // the Info dictionary
  Object object(std::int64_t id) const;                     // by its number; null where there is none
  const std::vector<PageObject>& pages() const;

  // The stream's data with all its filters undone, up to limits.max_pdf_stream_bytes. A stream that is cut or damaged
  // gives what came before the damage and a finding; an unknown filter gives nothing and a finding.
  std::string data(const Object& stream) const;
  // The data with the filters before the first image filter undone, whose name is put into `filter` ("DCTDecode");
  // as data() where there is none.
  std::string image_data(const Object& stream, std::string& filter) const;

  struct State;

 private:
  void collect_pages();
  void open_rewritten(std::string bytes);
  void open_if_better(std::string_view bytes, const std::string& password);
  std::unique_ptr<State> state_;
};

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PDF_FILE_H
