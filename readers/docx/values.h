// Simple types of WordprocessingML: attribute text to typed values.
//
// Nothing here throws or reports: text that is not of the type is absent, and the caller says what then holds. Numbers
// beyond what Word stores are clamped, so that sums of them never overflow.
#ifndef ZHENGBEN_READERS_DOCX_VALUES_H
#define ZHENGBEN_READERS_DOCX_VALUES_H

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/formatting.h"
#include "model/length.h"
#include "readers/docx/xml.h"

namespace zhengben::docx {

// A whole number; a fraction behind it ("12.5") is rounded off, as Word reads it. Clamped to +-2^31.
std::optional<std::int64_t> integer(std::optional<std::string_view> text);
std::optional<std::int64_t> hexadecimal(std::optional<std::string_view> text);

// ST_OnOff: absent val is on; "0", "false", "off" are off, in any case.
bool is_on(std::optional<std::string_view> val);
std::optional<bool> on_off(Element parent, std::string_view name);
std::optional<bool> on_off_attribute(Element element, std::string_view name);

// ST_SignedTwipsMeasure, ST_HpsMeasure, ST_EighthPointMeasure: a bare number in that unit, or one with a unit of its own
// ("12pt", "1.2cm"; ECMA-376-1 3rd ed. (2011) 22.9.2.15 ST_UniversalMeasure).
std::optional<Length> twips(std::optional<std::string_view> text);
std::optional<Length> half_points(std::optional<std::string_view> text);
std::optional<Length> eighth_points(std::optional<std::string_view> text);
std::optional<Length> emu(std::optional<std::string_view> text);

// ST_HexColorRGB; "auto" and anything else is absent.
std::optional<Color> hex_color(std::optional<std::string_view> text);
// ST_HighlightColor.
std::optional<Color> highlight_color(std::string_view name);

// The first child's w:val, absent where there is no such child.
std::optional<std::string_view> child_val(Element parent, std::string_view name);

bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace zhengben::docx

#endif  // ZHENGBEN_READERS_DOCX_VALUES_H
