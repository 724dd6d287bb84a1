#include "writers/pdf/charstring.h"

#include "writers/pdf/bytes.h"

namespace zhengben {

namespace {

constexpr int kMostLevels = 10;             // #5177 appendix B: subroutine nesting
constexpr std::size_t kMostOperands = 192;  // above the 48 of the note: some producers go past it
constexpr std::size_t kMostBytes = 1U << 20;

enum Op : int {
  kHstem = 1, kVstem = 3, kVmoveto = 4, kCallsubr = 10, kReturn = 11, kEscape = 12, kEndchar = 14, kHstemhm = 18, kHintmask = 19, kCntrmask = 20,
  kRmoveto = 21, kHmoveto = 22, kVstemhm = 23, kShortint = 28, kCallgsubr = 29,
};

// How many operands an escaped operator leaves more or less; flex (34 to 37) leaves none.
std::optional<int> escape_effect(int op) {
  switch (op) {
    case 3: case 4: case 10: case 11: case 12: case 15: case 18: case 24: return -1;
    case 5: case 9: case 14: case 21: case 26: case 28: case 29: return 0;
    case 20: case 30: return -2;
    case 22: return -3;
    case 23: case 27: return 1;
    default: return std::nullopt;
  }
}

class Flattener {
 public:
  Flattener(std::string& out, const CffIndex& global_subrs, const CffIndex& local_subrs) : code_(out), begin_(out.size()), global_(global_subrs), local_(local_subrs) {}

  std::optional<FlatCharstring> run(std::string_view charstring) {
    if (!walk(charstring, 0)) {
      code_.resize(begin_);
      return std::nullopt;
    }
    if (!ended_) code_ += static_cast<char>(kEndchar);
    return flat_;
  }

 private:
  // Bytes are copied in one piece from call to call. A call takes back the number it was made with, which is the last
  // thing before it: either still uncopied here (`number_at`), or the end of what a subroutine wrote (`literal_`).
  bool walk(std::string_view code, int level) {
    if (level > kMostLevels) return false;
    std::size_t at = 0, copied = 0;
    std::optional<std::size_t> number_at;
    const auto copy_to = [&](std::size_t end) {
      if (number_at && *number_at < end) literal_ = code_.size() + (*number_at - copied);
      code_ += code.substr(copied, end - copied);
      copied = end;
    };
    while (at < code.size() && !ended_) {
      const int b0 = static_cast<unsigned char>(code[at]);
      if (b0 >= 32 || b0 == kShortint) {
        number_at = at;
        if (depth_ == kMostOperands || !number(code, at, b0)) return false;
        continue;
      }
      if (b0 == kReturn) return copy_to(at), true;
      if (b0 == kCallsubr || b0 == kCallgsubr) {
        if ((!number_at && !literal_) || depth_ == 0) return false;
        copy_to(number_at.value_or(at));
        if (!number_at) code_.resize(*literal_);
        copied = ++at;
        number_at.reset();
        literal_.reset();
        if (!call(b0 == kCallsubr ? local_ : global_, level) || code_.size() - begin_ > kMostBytes) return false;
        continue;
      }
      if (!operation(code, ++at, b0)) return false;
      number_at.reset();
      literal_.reset();
    }
    copy_to(at);
    return true;
  }

  // #5177 3.2 Charstring Number Encoding. Nine numbers of ten are of one byte.
  bool number(std::string_view code, std::size_t& at, int b0) {
    if (b0 >= 32 && b0 <= 246) return push(b0 - 139), ++at, true;
    const std::size_t size = b0 == kShortint ? 3 : b0 == 255 ? 5 : 2;
    if (code.size() - at < size) return false;
    const int b1 = static_cast<unsigned char>(code[at + 1]);
    if (b0 == kShortint) push(read_i16(code, at + 1));
    else if (b0 == 255) push(static_cast<std::int32_t>(read_be(code, at + 1, 4)) / 65536.0);
    else push(b0 > 250 ? -(b0 - 251) * 256 - b1 - 108 : (b0 - 247) * 256 + b1 + 108);
    at += size;
    return true;
  }

  // Of the operands only two are ever asked for: the first, which may be a width, and the last, which a call takes.
  void push(double value) {
    if (depth_++ == 0) first_ = value;
    last_ = value;
  }

  bool call(const CffIndex& subrs, int level) {
    --depth_;
    const std::size_t count = subrs.count();
    const int bias = count < 1240 ? 107 : count < 33900 ? 1131 : 32768;
    const auto number = static_cast<std::int64_t>(last_) + bias;
    if (number < 0 || static_cast<std::size_t>(number) >= count) return false;
    return walk(subrs.item(static_cast<std::size_t>(number)), level + 1);
  }

  bool operation(std::string_view code, std::size_t& at, int op) {
    if (op == kEscape) {
      if (at >= code.size()) return false;
      const int escaped = static_cast<unsigned char>(code[at++]);
      if (escaped >= 34 && escaped <= 37) return clear(), true;
      const auto effect = escape_effect(escaped);
      if (!effect || static_cast<std::int64_t>(depth_) + *effect < 0) return false;
      depth_ = static_cast<std::size_t>(static_cast<std::int64_t>(depth_) + *effect);
      return true;
    }
    take_width(op);
    if (op == kHstem || op == kVstem || op == kHstemhm || op == kVstemhm || op == kHintmask || op == kCntrmask) stems_ += depth_ / 2;
    if (op == kHintmask || op == kCntrmask) {
      const std::size_t size = (stems_ + 7) / 8;
      if (code.size() - at < size) return false;
      at += size;
    }
    // Four operands build an accented letter from two others by their codes, which a subset has no more.
    if (op == kEndchar && depth_ >= 4) return false;
    ended_ = op == kEndchar;
    clear();
    return true;
  }

  // #5177 3.1: the first operator that clears the stack may have one operand too many, the width.
  void take_width(int op) {
    if (width_taken_) return;
    width_taken_ = true;
    const bool stems = op == kHstem || op == kVstem || op == kHstemhm || op == kVstemhm || op == kHintmask || op == kCntrmask;
    const bool has = stems ? depth_ % 2 == 1 : op == kRmoveto ? depth_ > 2 : op == kHmoveto || op == kVmoveto ? depth_ > 1 : op == kEndchar && (depth_ == 1 || depth_ == 5);
    if (has) flat_.width = first_;
  }

  void clear() { depth_ = 0; }

  std::string& code_;
  std::size_t begin_;
  const CffIndex &global_, &local_;
  FlatCharstring flat_;
  double first_ = 0, last_ = 0;
  std::size_t depth_ = 0, stems_ = 0;
  std::optional<std::size_t> literal_;   // where in the output a number begins that ends it
  bool width_taken_ = false, ended_ = false;
};

}  // namespace

std::optional<FlatCharstring> append_flattened(std::string& out, std::string_view charstring, const CffIndex& global_subrs, const CffIndex& local_subrs) {
  return Flattener(out, global_subrs, local_subrs).run(charstring);
}

}  // namespace zhengben
