// Notes that the body does not refer to, but a note, comment or header does. No page and no DOCX has a place for them:
// Word allows notes in the body only. They become text: the mark where they are referred to, and their blocks after that
// paragraph, begun with the mark.
#ifndef ZHENGBEN_MODEL_NESTED_NOTES_H
#define ZHENGBEN_MODEL_NESTED_NOTES_H

#include <string>
#include <vector>

#include "model/document.h"

namespace zhengben {

// Whether there is any.
bool has_nested_notes(const Document& document);
// Makes text of them and takes them out of Document::notes; gives their marks.
std::vector<std::string> open_nested_notes(Document& document);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_NESTED_NOTES_H
