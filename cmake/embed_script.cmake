# Writes OUTPUT: the bytes of INPUT as a C++ array behind a string_view called NAME.
file(READ "${INPUT}" hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
file(WRITE "${OUTPUT}" "#include <string_view>
namespace zhengben::embedded {
namespace {
const unsigned char bytes[] = {
${hex}0};
}
extern const std::string_view ${NAME};
const std::string_view ${NAME}{reinterpret_cast<const char*>(bytes), ${size}};
}  // namespace zhengben::embedded
")
