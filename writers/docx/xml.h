// XML as it is written: into one string, already escaped. What XML 1.0 cannot hold becomes U+FFFD.
#ifndef ZHENGBEN_WRITERS_DOCX_XML_H
#define ZHENGBEN_WRITERS_DOCX_XML_H

#include <cstdint>
#include <string>
#include <string_view>

#include "model/length.h"

namespace zhengben::docx_writer::xml {

inline constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// Character data or an attribute's value. Returns how many characters XML cannot hold.
int append_text(std::string& out, std::string_view text);

// ` name="value"`, value escaped. The name may carry its prefix.
void attribute(std::string& out, std::string_view name, std::string_view value);
void attribute(std::string& out, std::string_view name, std::int64_t value);

// `<name w:val="…"/>`.
void value(std::string& out, std::string_view name, std::string_view val);
void value(std::string& out, std::string_view name, std::int64_t val);
// ST_OnOff: `<name/>` where on, `<name w:val="0"/>` where off.
void flag(std::string& out, std::string_view name, bool on);

// "12.5pt", as VML wants it.
std::string points(Length length);

}  // namespace zhengben::docx_writer::xml

#endif  // ZHENGBEN_WRITERS_DOCX_XML_H
