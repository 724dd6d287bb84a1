#include <doctest/doctest.h>

#include "tests/model/bind/form_document.h"

using namespace zhengben;
using namespace zhengben::tests;

namespace {

struct Styled {
  const char* text;
  double points = 16;
  bool centred = false, bold = false;
  const char* style = "";
};

// Roles of the lines, a letter each: T title, 1-9 heading, B body, L list, C caption, S signature, D date.
std::string roles_of(const std::vector<Styled>& lines) {
  Document document;
  document.sections.emplace_back();
  for (const Styled& styled : lines) {
    CharacterFormat character;
    character.size = Length::from_points(styled.points);
    character.bold = styled.bold;
    ParagraphFormat format;
    format.alignment = styled.centred ? Alignment::Center : Alignment::Start;
    format.style = styled.style;
    document.character_formats.push_back(character);
    document.paragraph_formats.push_back(format);
    Paragraph paragraph = line(styled.text);
    for (Run& run : paragraph.runs) run.format = static_cast<std::uint32_t>(document.character_formats.size() - 1);
    paragraph.format = static_cast<std::uint32_t>(document.paragraph_formats.size() - 1);
    document.body.emplace_back(paragraph);
  }
  assign_roles(document);
  std::string out;
  for (const Block& block : document.body) {
    const auto& paragraph = std::get<Paragraph>(block);
    switch (paragraph.role) {
      case Role::Title: out += 'T'; break;
      case Role::Heading: out += static_cast<char>('0' + paragraph.level); break;
      case Role::ListItem: out += 'L'; break;
      case Role::Caption: out += 'C'; break;
      case Role::Signature: out += 'S'; break;
      case Role::Date: out += 'D'; break;
      default: out += 'B';
    }
  }
  return out;
}

const Styled kText{"为进一步做好今年的工作，现将有关事项通知如下，请认真贯彻执行，确保各项任务落到实处。"};

}  // namespace

TEST_CASE("large centred lines at the head are the title") {
  CHECK(roles_of({{"关于做好某项工作的", 22, true}, {"通知", 22, true}, kText, kText}) == "TTBB");
  CHECK(roles_of({{"某市人民政府文件", 16, true}, kText, kText}) == "BBB");
  CHECK(roles_of({kText, {"通知。", 22, true}}) == "BB");
}

TEST_CASE("numbers tell the levels of headings that stand alone") {
  CHECK(roles_of({{"一、总体要求"}, {"（一）指导思想"}, {"1.基本原则"}, {"1.基本原则", 16, false, true}, kText, kText}) == "12B3BB");
  CHECK(roles_of({{"一、总体要求。以某某思想为指导。"}, kText, kText}) == "BBB");
  CHECK(roles_of({{"第一章 总则"}, {"1.2 范围", 16, false, true}, kText}) == "12B");
  CHECK(roles_of({{"2.0版上线"}, {"2020年工作"}, {"0571-88297288"}, kText}) == "BBBB");
}

TEST_CASE("styles tell roles before texts do") {
  CHECK(roles_of({{"总则", 16, false, false, "heading 1"}, {"某条", 16, false, false, "heading 2"}, kText}) == "12B");
  CHECK(roles_of({{"一、正文里的话", 16, false, false, "公文正文"}, kText}) == "BB");
}

TEST_CASE("captions, signature and date are told apart") {
  CHECK(roles_of({kText, {"图1 流程", 14, true}, {"表 2 数据", 14, true}, {"表彰先进", 14, true}, kText}) == "BCCBB");
  CHECK(roles_of({kText, kText, {"某市人民政府办公室"}, {"2021年1月15日"}}) == "BBSD");
  CHECK(roles_of({kText, kText, {"二〇二一年一月十五日"}}) == "BBD");
  CHECK(roles_of({kText, {"2021年1月15日起施行"}}) == "BB");
}
