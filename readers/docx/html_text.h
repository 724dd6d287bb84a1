// The text of web pages and mail archives (MHT) that a document imports as altChunk, as paragraphs. Looks are not kept.
#ifndef ZHENGBEN_READERS_DOCX_HTML_TEXT_H
#define ZHENGBEN_READERS_DOCX_HTML_TEXT_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben::docx {

// UTF-8 in, a line a paragraph or table row, cells by tabs. Scripts, styles and comments are no text.
std::vector<std::string> html_paragraphs(std::string_view html);

// Foreign bytes to UTF-8: by byte order mark, by the charset that the page names, else UTF-8 where valid, else GB18030.
std::string decoded_text(std::string_view bytes);

// The first HTML or plain text of a MIME message, its transfer encoding undone; nothing where there is none.
// RFC 2045 (1996) 6 Content-Transfer-Encoding Header Field; RFC 2046 (1996) 5.1 Multipart Media Type.
struct MimeText {
  std::string bytes;
  bool html = false;
};
std::optional<MimeText> mime_text(std::string_view message);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_HTML_TEXT_H
