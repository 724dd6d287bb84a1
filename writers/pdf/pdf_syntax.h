// PDF objects as text. ISO 32000-1:2008 7.3 Objects.
#ifndef ZHENGBEN_WRITERS_PDF_PDF_SYNTAX_H
#define ZHENGBEN_WRITERS_PDF_PDF_SYNTAX_H

#include <cstdint>
#include <string>
#include <string_view>

namespace zhengben {

void append_integer_text(std::string& out, std::int64_t value);
void append_number(std::string& out, double value);         // to a thousandth, never in exponents
std::string number_text(double value);
std::string pdf_name(std::string_view name);                // with its slash; bytes outside the regular ones escaped
std::string pdf_string(std::string_view bytes);             // in parentheses
std::string pdf_text_string(std::string_view utf8);         // UTF-16BE with a byte order mark, in hexadecimal
void append_hex(std::string& out, std::uint32_t value, int digits);
void append_utf16_hex(std::string& out, std::string_view utf8);
std::string pdf_reference(int object);

// BCP 47 as far as RFC 3066 asks: subtags of one to eight letters and digits.
bool is_language_tag(std::string_view tag);

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_PDF_PDF_SYNTAX_H
