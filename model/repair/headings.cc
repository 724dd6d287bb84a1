#include <algorithm>

#include "model/repair/edit.h"
#include "model/repair/repairs.h"
#include "model/text.h"

namespace zhengben {

namespace {

// 一 to 十 and the numbers made of them up to 99; ASCII digits as well. -1 where the text holds no number.
int number_in(std::string_view text) {
  static constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  int tens = -1, units = -1, decimal = -1;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (is_digit(character)) {
      decimal = std::max(decimal, 0) * 10 + static_cast<int>(to_half_width(character) - U'0');
      if (decimal > 99) return -1;
    } else if (character == U'十') {
      if (tens >= 0) return -1;
      tens = units < 0 ? 1 : units;
      units = 0;
    } else if (const std::size_t digit = kDigits.find(character); digit != std::u32string_view::npos) {
      units = static_cast<int>(digit);
    }
  }
  if (decimal >= 0) return decimal;
  return units < 0 ? -1 : std::max(tens, 0) * 10 + units;
}

// "一、总体情况" without its number.
std::string_view words_of(std::string_view heading) {
  const std::size_t comma = heading.find("、");
  return comma == std::string_view::npos ? heading : heading.substr(comma + std::string_view("、").size());
}

// Whether the paragraph is the section's heading but for blanks, or but for the shape of a number that the file counts.
bool is_heading_of(const Paragraph& paragraph, const FormSection& section) {
  if (without_blanks(paragraph_text(paragraph)) == without_blanks(section.heading)) return true;
  if (!paragraph.label || paragraph.label->bullet || number_in(paragraph.label->text) != section.number) return false;
  return without_blanks(plain_text(paragraph)) == without_blanks(words_of(section.heading));
}

}  // namespace

void restore_headings(Conversion& conversion) {
  const Form& form = *conversion.report->form;
  for (std::size_t i = 0; i < conversion.document.body.size(); ++i) {
    auto* paragraph = std::get_if<Paragraph>(&conversion.document.body[i]);
    if (!paragraph || paragraph->role != Role::Heading || paragraph->level != 1) continue;
    const auto section = std::find_if(form.sections.begin(), form.sections.end(), [&](const FormSection& each) { return is_heading_of(*paragraph, each); });
    if (section == form.sections.end()) continue;
    const std::string text = paragraph_text(*paragraph);
    if (!paragraph->label && text == section->heading) continue;
    Change change{.code = Code::HeadingRestored, .place = {}, .field = {}, .before = text, .after = section->heading, .proof = {}};
    change.place.block = static_cast<std::int32_t>(i);
    if (!paragraph->raw) paragraph->raw = text;
    paragraph->label.reset();
    edit_to(*paragraph, section->heading);
    conversion.changes.push_back(std::move(change));
  }
}

}  // namespace zhengben
