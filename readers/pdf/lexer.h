// Tokens of a content stream or CMap. ISO 32000-1:2008 7.2 Lexical Conventions, 7.8.2 Content Streams. Nothing is
// allocated for more than the bytes that are there; unbalanced brackets end with the data.
#ifndef ZHENGBEN_READERS_PDF_LEXER_H
#define ZHENGBEN_READERS_PDF_LEXER_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhengben::pdf {

struct Token {
  enum class Kind : std::uint8_t { End, Number, String, Name, Operator, ArrayBegin, ArrayEnd, DictionaryBegin, DictionaryEnd } kind = Kind::End;
  double number = 0;
  std::string text;               // String: its bytes; Name: without the slash, #xx undone; Operator: its letters
};

class Lexer {
 public:
  explicit Lexer(std::string_view data) : data_(data) {}
  Token next();
  std::size_t position() const { return at_; }
  void seek(std::size_t position) { at_ = position < data_.size() ? position : data_.size(); }
  std::string_view data() const { return data_; }

 private:
  void skip_blanks();
  Token number_or_operator();
  Token literal_string();
  Token hex_string();
  Token name();

  std::string_view data_;
  std::size_t at_ = 0;
};

// An operand: a number, string or name, or a composite with its parts.
struct Operand {
  enum class Kind : std::uint8_t { Null, Number, String, Name, Array, Dictionary, Boolean } kind = Kind::Null;
  double number = 0;
  std::string text;
  std::vector<Operand> items;     // Array: its elements; Dictionary: its values
  std::vector<std::string> keys;  // Dictionary: of each value
  const Operand* find(std::string_view key) const;
};

// Reads operands up to the next operator, whose name is returned; empty at the end of the data.
std::string next_operation(Lexer& lexer, std::vector<Operand>& operands);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_LEXER_H
