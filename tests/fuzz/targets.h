// What the fuzzers run and the replay test runs again: one function a reader. The contract of each is one line: it
// returns, or throws zhengben::Error; anything else is a bug.
#ifndef ZHENGBEN_TESTS_FUZZ_TARGETS_H
#define ZHENGBEN_TESTS_FUZZ_TARGETS_H

#include <array>
#include <string_view>

namespace zhengben::fuzz {

void zip(std::string_view bytes);      // directory, names, every part
void xml(std::string_view bytes);      // gate and tree
void model(std::string_view bytes);    // a main part alone to a Document, through the gate
void grid(std::string_view bytes);     // rows of cells, spelled by bytes, to a full grid
void numbering(std::string_view bytes);   // a numbering part, and the labels of paragraphs that use all of it
void docx(std::string_view bytes);     // a whole package to a Document
void text(std::string_view bytes);     // a text dump to a Document
void pdf(std::string_view bytes);      // a whole PDF to a Document
void objects(std::string_view bytes);  // a PDF's objects and streams, each asked everything
void content(std::string_view bytes);  // a content stream to characters, lines and paragraphs
void cmap(std::string_view bytes);     // a character map, embedded or ToUnicode, and every code it takes
void detect(std::string_view bytes);

struct Target {
  const char* name;
  void (*run)(std::string_view);
};
inline constexpr std::array<Target, 12> kTargets{{{"zip", zip}, {"xml", xml}, {"model", model}, {"grid", grid}, {"numbering", numbering}, {"docx", docx}, {"text", text}, {"detect", detect},
                                                {"pdf", pdf}, {"objects", objects}, {"content", content}, {"cmap", cmap}}};

}  // namespace zhengben::fuzz

#endif  // ZHENGBEN_TESTS_FUZZ_TARGETS_H
