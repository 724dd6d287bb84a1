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
void scan(std::string_view bytes);     // a JBIG2 or JPEG 2000 picture, told by the first byte, to samples
void calculator(std::string_view bytes);   // a function in PostScript, run on numbers
void cmap(std::string_view bytes);     // a character map, embedded or ToUnicode, and every code it takes
void detect(std::string_view bytes);
void chunk(std::string_view bytes);    // a web page or a mail message that a document imports, to paragraphs
void image(std::string_view bytes);    // a picture to what a PDF takes
void form(std::string_view bytes);     // a form's definition
void fair(std::string_view bytes);     // a whole package to fair copies in both styles, which say the same and stay as they are
void pages(std::string_view bytes);    // a whole package to a PDF

struct Target {
  const char* name;
  void (*run)(std::string_view);
  const char* folder;                  // of fixtures/fuzz: its seeds, and what was found
};
inline constexpr std::array<Target, 19> kTargets{{{"zip", zip, "zip"}, {"xml", xml, "xml"}, {"model", model, "model"}, {"grid", grid, "grid"}, {"numbering", numbering, "numbering"}, {"docx", docx, "docx"},
                                                {"text", text, "text"}, {"detect", detect, "detect"}, {"pdf", pdf, "pdf"}, {"objects", objects, "objects"}, {"content", content, "content"}, {"scan", scan, "scan"}, {"calculator", calculator, "calculator"}, {"cmap", cmap, "cmap"},
                                                {"chunk", chunk, "chunk"}, {"image", image, "image"}, {"form", form, "form"}, {"fair", fair, "docx"}, {"pages", pages, "docx"}}};

}  // namespace zhengben::fuzz

#endif  // ZHENGBEN_TESTS_FUZZ_TARGETS_H
