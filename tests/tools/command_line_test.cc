#include "tools/zhengben/command_line.h"

#include <doctest/doctest.h>

#include "model/text.h"
#include "tools/zhengben/limit_options.h"

using namespace zhengben;

namespace {

CommandLine parsed(std::vector<const char*> words) {
  words.insert(words.begin(), "zhengben");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

bool has_han(const std::string& text) {
  for (const char32_t character : to_utf32(text))
    if (is_han(character)) return true;
  return false;
}

}  // namespace

TEST_CASE("every bound of Limits is an option") {
  CHECK(limit_options().size() * sizeof(std::int64_t) == sizeof(Limits));
  const CommandLine line = parsed({"clean", "--max-pages", "7", "--max-image-bytes", "2K", "x"});
  REQUIRE(line.settings);
  CHECK(line.settings->limits.max_pages == 7);
  CHECK(line.settings->limits.max_image_bytes == 2'048);
}

TEST_CASE("clean repairs and writes the standard look, convert does neither unless it is told to") {
  REQUIRE(parsed({"clean", "x"}).settings);
  CHECK(parsed({"clean", "x"}).settings->repair == RepairLevel::Lossless);
  CHECK(parsed({"clean", "x"}).settings->style == Style::Standard);
  CHECK(parsed({"convert", "x"}).settings->repair == RepairLevel::None);
  CHECK(parsed({"convert", "x"}).settings->style == Style::Source);
  CHECK(parsed({"convert", "--style", "standard", "--repair", "lossless", "x"}).settings->repair == RepairLevel::Lossless);
}

TEST_CASE("options may stand before and after the inputs and formats come by commas") {
  const CommandLine line = parsed({"clean", "a.docx", "-t", "docx,pdf", "b.docx", "-o", "out", "-v"});
  REQUIRE(line.settings);
  CHECK(line.settings->inputs == std::vector<std::string>{"a.docx", "b.docx"});
  CHECK(line.settings->to == std::vector<std::string>{"docx", "pdf"});
  CHECK(line.settings->output == "out");
  CHECK(line.settings->verbose);
}

TEST_CASE("an input may be standard input and a name may begin with a dash after two dashes") {
  CHECK(parsed({"convert", "-o", "-", "-"}).settings->inputs == std::vector<std::string>{"-"});
  CHECK(parsed({"convert", "-o", "-", "--", "-x.docx"}).settings->inputs == std::vector<std::string>{"-x.docx"});
}

TEST_CASE("every command and option is described in both languages") {
  for (const CommandText& command : describe_commands(Language::Chinese)) {
    CAPTURE(command.name);
    CHECK(has_han(command.help));
    for (const OptionText& option : command.options) {
      CAPTURE(option.names.front());
      CHECK((has_han(option.help) || option.help == "man、bash、zsh、fish 或 schema"));
    }
  }
}
