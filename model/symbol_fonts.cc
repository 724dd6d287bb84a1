#include "model/symbol_fonts.h"

#include <algorithm>

#include "model/symbol_tables.h"

namespace zhengben {

namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

const SymbolTable* table_of(std::string_view font) {
  if (equal_ignoring_case(font, "Symbol")) return &kSymbol;
  if (equal_ignoring_case(font, "Wingdings")) return &kWingdings;
  if (equal_ignoring_case(font, "Wingdings 2")) return &kWingdings2;
  if (equal_ignoring_case(font, "Wingdings 3")) return &kWingdings3;
  if (equal_ignoring_case(font, "Webdings")) return &kWebdings;
  return nullptr;
}

}  // namespace

bool is_symbol_font(std::string_view font) { return table_of(font) != nullptr; }

std::optional<char32_t> symbol_character(std::string_view font, char32_t code) {
  const SymbolTable* table = table_of(font);
  if (table == nullptr) return std::nullopt;
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  if (code < 0x20 || code > 0xFF) return std::nullopt;
  const char32_t found = (*table)[code - 0x20];
  return found == 0 ? std::nullopt : std::optional(found);
}

}  // namespace zhengben
