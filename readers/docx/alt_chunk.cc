#include "readers/docx/story.h"

namespace zhengben::docx {

void StoryReader::read_alt_chunk(Element e, BlockFrame& frame) {
  reading_.findings().add(Code::AltChunkSkipped, frame.place, {std::string(e.attribute(Namespace::R, "id").value_or(""))});
}

}  // namespace zhengben::docx
