#include "writers/docx/shared.h"

#include <algorithm>
#include <array>

#include "model/text.h"
#include "model/traverse.h"

namespace zhengben::docx_writer {

namespace {

constexpr std::size_t kLongestBookmark = 40;   // characters; ECMA-376-1 3rd ed. (2011) 17.13.6.2 bookmarkStart

struct PictureKind {
  std::string_view media_type, extension;
};
constexpr std::array<PictureKind, 12> kPictures{{{"image/png", "png"}, {"image/jpeg", "jpeg"}, {"image/jpg", "jpeg"}, {"image/gif", "gif"}, {"image/bmp", "bmp"}, {"image/tiff", "tiff"},
                                                 {"image/x-emf", "emf"}, {"image/emf", "emf"}, {"image/x-wmf", "wmf"}, {"image/wmf", "wmf"}, {"image/x-pcx", "pcx"}, {"image/x-ms-bmp", "bmp"}}};

// What a field's instruction names: the words that are no switches.
void add_words(const std::string& instruction, std::unordered_set<std::string>& words) {
  std::size_t at = 0;
  while (at < instruction.size()) {
    const std::size_t begin = instruction.find_first_not_of(" \t\"", at);
    if (begin == std::string::npos) return;
    at = std::min(instruction.find_first_of(" \t\"", begin), instruction.size());
    words.insert(instruction.substr(begin, at - begin));
  }
}

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

}  // namespace

Shared::Shared(const Document& source, bool every_bookmark, Findings& findings_out)
    : document(source), findings(findings_out), styles(source), numbering(source), every_bookmark_(every_bookmark) {
  for_each_paragraph(document, [&](const Paragraph& paragraph) {
    for (const Mark& mark : paragraph.marks) {
      if (mark.kind == MarkKind::Field) add_words(mark.name, referenced_);
      if (mark.kind == MarkKind::Hyperlink)
        if (const std::size_t hash = mark.name.find('#'); hash != std::string::npos) referenced_.insert(mark.name.substr(hash + 1));
    }
  });
  if (!document.comments.empty())
    for_each_body_paragraph(document, [&](const Paragraph& paragraph) {
      for (const Mark& mark : paragraph.marks)
        if (mark.kind == MarkKind::Comment) ++comment_marks[mark.object];
    });
  std::int64_t footnotes = 0, endnotes = 0;
  for (const Note& note : document.notes) note_ids.push_back(++(note.kind == Note::Kind::Footnote ? footnotes : endnotes));
}

const std::string& Shared::picture(std::size_t image) {
  const auto [at, fresh] = pictures_.try_emplace(image);
  if (!fresh || image >= document.images.size()) return at->second;
  const ImageData& data = document.images[image];
  const auto* const kind = std::find_if(kPictures.begin(), kPictures.end(), [&](const PictureKind& each) { return each.media_type == data.media_type; });
  if (kind == kPictures.end()) {
    findings.add(Code::ImageNotWritten, {}, {data.media_type});
    return at->second;
  }
  at->second = "media/image" + std::to_string(++written_pictures_) + "." + std::string(kind->extension);
  package.add_picture("word/" + at->second, data.bytes, kind->extension, kind->media_type == "image/jpg" ? "image/jpeg" : kind->media_type);
  return at->second;
}

std::string Shared::bookmark_name(const std::string& name) const {
  if (to_utf32(name).size() <= kLongestBookmark) return name;
  std::string out = "_b";
  for (std::uint64_t hash = fnv1a(name); hash != 0; hash /= 36) out += "0123456789abcdefghijklmnopqrstuvwxyz"[hash % 36];
  return out;
}

std::optional<std::string> Shared::new_bookmark(const std::string& name) {
  std::string written = bookmark_name(name);
  if (written.empty() || !written_.insert(written).second) return std::nullopt;
  return written;
}

}  // namespace zhengben::docx_writer
