// Which link each character belongs to.
#ifndef ZHENGBEN_READERS_PDF_LINKS_H
#define ZHENGBEN_READERS_PDF_LINKS_H

#include <cstdint>
#include <span>

#include "readers/pdf/page_content.h"

namespace zhengben::pdf {

// Sets Character::link of the characters inside a link's box. Only links out of the document, to the web or to mail.
void assign_links(PageContent& page, std::span<const std::uint32_t> characters);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_LINKS_H
