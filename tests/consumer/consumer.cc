#include <zhengben/model/code.h>
#include <zhengben/model/form/form.h>
#include <zhengben/model/message.h>

#include <cstdio>

int main() {
  const std::string text = zhengben::message(zhengben::Code::CellZeros, {"00", "0"}, zhengben::Language::Chinese);
  std::puts(text.c_str());
  return text == "“00”改写为“0”" ? 0 : 1;
}
