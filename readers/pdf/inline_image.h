// A picture whose dictionary and data stand in a content stream. ISO 32000-1:2008 8.9.7 Inline Images. It answers as an
// image object does, under the long names of keys, so that whatever reads pictures reads it too.
#ifndef ZHENGBEN_READERS_PDF_INLINE_IMAGE_H
#define ZHENGBEN_READERS_PDF_INLINE_IMAGE_H

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "readers/pdf/lexer.h"
#include "readers/pdf/pdf_file.h"

namespace zhengben::pdf {

class InlineImage final : public ObjectSource {
 public:
  // `operands`: names and values by turns. A colour space that is none of the device's is a name in `color_spaces`.
  InlineImage(std::vector<Operand> operands, std::string data, const Object& color_spaces);
  InlineImage(const InlineImage&) = delete;
  InlineImage& operator=(const InlineImage&) = delete;

  Object stream() const;                     // valid while the picture lives, and the file that `color_spaces` is from

  Handle catalog() const override { return nullptr; }
  Handle info() const override { return nullptr; }
  Handle object(std::int64_t) const override { return nullptr; }
  Type type(Handle object) const override;
  bool boolean(Handle object) const override;
  std::int64_t integer(Handle object) const override;
  double real(Handle object) const override;
  std::string name(Handle object) const override;
  std::string string(Handle object) const override;
  std::size_t size(Handle array) const override;
  Handle at(Handle array, std::size_t index) const override;
  Handle get(Handle dictionary, std::string_view key) const override;
  std::vector<std::string> keys(Handle dictionary) const override;
  std::int64_t id(Handle object) const override;
  std::string_view raw_bytes(Handle stream) const override;

 private:
  const Operand* own(Handle object) const;   // null for an object of the file
  void collect(const Operand& operand);

  Operand dictionary_;
  std::string data_;
  Object color_space_;                       // of the file
  std::set<Handle> own_;
};

// Reads from behind BI to behind EI. Null where no data follow, or no end of them.
std::shared_ptr<const InlineImage> read_inline_image(Lexer& lexer, const Object& color_spaces);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_INLINE_IMAGE_H
