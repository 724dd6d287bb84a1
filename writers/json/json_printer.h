// Prints JSON straight into a string: members in the order they come, figures without rounding, always valid UTF-8
// (a bad sequence becomes U+FFFD), the same bytes for the same calls. RFC 8259.
#ifndef ZHENGBEN_WRITERS_JSON_JSON_PRINTER_H
#define ZHENGBEN_WRITERS_JSON_JSON_PRINTER_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"

namespace zhengben {

class JsonPrinter {
 public:
  enum class Shape : std::uint8_t { Inline, Lines };   // all on one line, or an item a line

  void object(Shape shape = Shape::Inline) { open('{', shape); }
  void array(Shape shape = Shape::Inline) { open('[', shape); }
  void end();                                        // of the innermost object or array
  void key(std::string_view name);

  void string(std::string_view text);
  void integer(std::int64_t value);
  void decimal(Decimal value);                       // {1967, 1} as 196.7
  void boolean(bool value);
  void null();

  // A member of an object, by the kind of its value.
  void member(std::string_view name, std::string_view text) { key(name), string(text); }
  void member(std::string_view name, const char* text) { key(name), string(text); }
  void member(std::string_view name, std::int64_t value) { key(name), integer(value); }
  void member(std::string_view name, int value) { key(name), integer(value); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }
  void member(std::string_view name, const std::vector<std::string>& texts);

  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  struct Level {
    char close;
    Shape shape;
    bool empty = true;
  };
  void open(char bracket, Shape shape);
  void before_item();
  void line();
  void escape(unsigned char character);

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace zhengben

#endif  // ZHENGBEN_WRITERS_JSON_JSON_PRINTER_H
