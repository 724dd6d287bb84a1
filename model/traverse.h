// Walks over a Document in reading order. Everything that a reader sees in the body comes once: body blocks, the
// blocks of a text box right after the paragraph it is anchored to, a nested table after the cell's own blocks.
#ifndef ZHENGBEN_MODEL_TRAVERSE_H
#define ZHENGBEN_MODEL_TRAVERSE_H

#include <functional>
#include <string>
#include <vector>

#include "model/document.h"

namespace zhengben {

// Calls `visit` for every body-level block in reading order, text boxes opened, tables not entered.
void for_each_body_block(const Document& document, const std::function<void(const Block&)>& visit);

// The same for the blocks of a cell, a note or a box.
void for_each_block(const Document& document, const std::vector<Block>& blocks, const std::function<void(const Block&)>& visit);

// Their paragraphs' text by '\n', that of text boxes too; tables are not part of it.
std::string text_with_boxes(const Document& document, const std::vector<Block>& blocks);

// Calls `visit` for every paragraph of the body, its cells and boxes.
void for_each_body_paragraph(const Document& document, const std::function<void(const Paragraph&)>& visit);

// By note: whether the body, its cells and boxes refer to it. Others are referred to from inside a note, comment or header.
std::vector<bool> notes_of_body(const Document& document);

// Calls `visit` for every paragraph anywhere: body, cells, boxes, notes, comments, headers and footers.
void for_each_paragraph(Document& document, const std::function<void(Paragraph&)>& visit);
void for_each_paragraph(const Document& document, const std::function<void(const Paragraph&)>& visit);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_TRAVERSE_H
