#include "readers/pdf/lexer.h"


namespace zhengben::pdf {

namespace {

constexpr int kMaxOperandDepth = 64;
constexpr std::size_t kMaxOperands = 4'096;   // before one operator; more is no content stream

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
bool is_delimiter(char c) { return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%'; }
bool is_regular(char c) { return !is_white(c) && !is_delimiter(c); }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Real files hold "--5", "1.2.3" and "+.5": what other readers make of them is the leading number.
bool as_number(std::string_view word, double& value) {
  bool negative = false;
  std::size_t at = 0;
  while (at < word.size() && (word[at] == '+' || word[at] == '-')) negative = word[at++] == '-' || negative;
  double whole = 0, scale = 1;
  bool digits = false, fraction = false;
  for (; at < word.size(); ++at) {
    const char c = word[at];
    if (c >= '0' && c <= '9') {
      digits = true;
      whole = whole * 10 + (c - '0');
      if (fraction) scale *= 10;
    } else if (c == '.' && !fraction) {
      fraction = true;
    } else if (digits && (c == '.' || c == '-')) {
      break;
    } else {
      return false;
    }
  }
  if (!digits && !fraction) return false;
  value = (negative ? -whole : whole) / scale;
  return true;
}

}  // namespace

void Lexer::skip_blanks() {
  while (at_ < data_.size()) {
    if (data_[at_] == '%') {
      while (at_ < data_.size() && data_[at_] != '\n' && data_[at_] != '\r') ++at_;
    } else if (is_white(data_[at_])) {
      ++at_;
    } else {
      return;
    }
  }
}

Token Lexer::next() {
  skip_blanks();
  Token token;
  if (at_ >= data_.size()) return token;
  const char c = data_[at_];
  const bool doubled = at_ + 1 < data_.size() && data_[at_ + 1] == c;
  switch (c) {
    case '(': return literal_string();
    case '/': return name();
    case '<':
      if (!doubled) return hex_string();
      at_ += 2;
      token.kind = Token::Kind::DictionaryBegin;
      return token;
    case '>':
      at_ += doubled ? 2 : 1;
      token.kind = Token::Kind::DictionaryEnd;
      return token;
    case '[': ++at_; token.kind = Token::Kind::ArrayBegin; return token;
    case ']': ++at_; token.kind = Token::Kind::ArrayEnd; return token;
    case ')':
    case '{':
    case '}':
      ++at_;
      token.kind = Token::Kind::Operator;
      token.text = c;
      return token;
    default: return number_or_operator();
  }
}

Token Lexer::number_or_operator() {
  const std::size_t begin = at_;
  while (at_ < data_.size() && is_regular(data_[at_])) ++at_;
  const std::string_view word = data_.substr(begin, at_ - begin);
  Token token;
  if (as_number(word, token.number)) {
    token.kind = Token::Kind::Number;
  } else {
    token.kind = Token::Kind::Operator;
    token.text = word;
  }
  return token;
}

Token Lexer::literal_string() {
  Token token;
  token.kind = Token::Kind::String;
  int depth = 0;
  for (++at_; at_ < data_.size(); ++at_) {
    char c = data_[at_];
    if (c == ')' && depth-- == 0) {
      ++at_;
      break;
    }
    if (c == '(') ++depth;
    if (c != '\\') {
      token.text += c;
      continue;
    }
    if (++at_ >= data_.size()) break;
    c = data_[at_];
    if (c >= '0' && c <= '7') {
      int value = 0;
      for (int i = 0; i < 3 && at_ < data_.size() && data_[at_] >= '0' && data_[at_] <= '7'; ++i) value = value * 8 + (data_[at_++] - '0');
      --at_;
      token.text += static_cast<char>(value & 0xFF);
      continue;
    }
    switch (c) {
      case 'n': token.text += '\n'; break;
      case 'r': token.text += '\r'; break;
      case 't': token.text += '\t'; break;
      case 'b': token.text += '\b'; break;
      case 'f': token.text += '\f'; break;
      case '\r':
        if (at_ + 1 < data_.size() && data_[at_ + 1] == '\n') ++at_;
        break;
      case '\n': break;
      default: token.text += c;
    }
  }
  return token;
}

Token Lexer::hex_string() {
  Token token;
  token.kind = Token::Kind::String;
  int high = -1;
  for (++at_; at_ < data_.size(); ++at_) {
    if (data_[at_] == '>') {
      ++at_;
      break;
    }
    const int digit = hex_digit(data_[at_]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      token.text += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) token.text += static_cast<char>(high * 16);
  return token;
}

Token Lexer::name() {
  Token token;
  token.kind = Token::Kind::Name;
  for (++at_; at_ < data_.size() && is_regular(data_[at_]); ++at_) {
    if (data_[at_] == '#' && at_ + 2 < data_.size() && hex_digit(data_[at_ + 1]) >= 0 && hex_digit(data_[at_ + 2]) >= 0) {
      token.text += static_cast<char>(hex_digit(data_[at_ + 1]) * 16 + hex_digit(data_[at_ + 2]));
      at_ += 2;
    } else {
      token.text += data_[at_];
    }
  }
  return token;
}

const Operand* Operand::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i] == key) return &items[i];
  return nullptr;
}

namespace {

Operand composite(Lexer& lexer, Token::Kind end, int depth);

Operand operand_of(Lexer& lexer, Token token, int depth) {
  Operand out;
  out.text = std::move(token.text);
  out.number = token.number;
  switch (token.kind) {
    case Token::Kind::Number: out.kind = Operand::Kind::Number; break;
    case Token::Kind::String: out.kind = Operand::Kind::String; break;
    case Token::Kind::Name: out.kind = Operand::Kind::Name; break;
    case Token::Kind::ArrayBegin: return composite(lexer, Token::Kind::ArrayEnd, depth + 1);
    case Token::Kind::DictionaryBegin: return composite(lexer, Token::Kind::DictionaryEnd, depth + 1);
    case Token::Kind::Operator:
      if (out.text == "true" || out.text == "false") {
        out.kind = Operand::Kind::Boolean;
        out.number = out.text == "true" ? 1 : 0;
      }
      break;
    default: break;
  }
  return out;
}

Operand composite(Lexer& lexer, Token::Kind end, int depth) {
  Operand out;
  out.kind = end == Token::Kind::ArrayEnd ? Operand::Kind::Array : Operand::Kind::Dictionary;
  std::string key;
  bool have_key = false;
  for (Token token = lexer.next(); token.kind != Token::Kind::End && token.kind != end; token = lexer.next()) {
    if (depth > kMaxOperandDepth) continue;
    if (out.kind == Operand::Kind::Dictionary && !have_key) {
      key = std::move(token.text);
      have_key = true;
      continue;
    }
    out.items.push_back(operand_of(lexer, std::move(token), depth));
    if (out.kind == Operand::Kind::Dictionary) out.keys.push_back(std::move(key));
    have_key = false;
  }
  return out;
}

}  // namespace

std::string next_operation(Lexer& lexer, std::vector<Operand>& operands) {
  operands.clear();
  for (Token token = lexer.next(); token.kind != Token::Kind::End; token = lexer.next()) {
    if (token.kind == Token::Kind::Operator && token.text != "true" && token.text != "false" && token.text != "null") return std::move(token.text);
    if (token.kind == Token::Kind::ArrayEnd || token.kind == Token::Kind::DictionaryEnd) continue;
    Operand operand = operand_of(lexer, std::move(token), 0);
    if (operands.size() < kMaxOperands) operands.push_back(std::move(operand));
  }
  return {};
}

}  // namespace zhengben::pdf
