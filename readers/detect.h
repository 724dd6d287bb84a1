// What a file really is, by its content, never by its name.
#ifndef ZHENGBEN_READERS_DETECT_H
#define ZHENGBEN_READERS_DETECT_H

#include <cstdint>
#include <string_view>

namespace zhengben {

enum class FileKind : std::uint8_t {
  Empty, Docx, Zip, Odt, OleDoc, OleEncryptedPackage, OleOther, Rtf, Html, Pdf, Text, OwnerFile, AppleDouble, Unknown,
};

FileKind detect(std::string_view bytes);

}  // namespace zhengben

#endif  // ZHENGBEN_READERS_DETECT_H
