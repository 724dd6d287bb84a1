#include <algorithm>
#include <array>
#include <map>

#include "writers/docx/story.h"
#include "writers/docx/xml.h"

namespace zhengben::docx_writer {

namespace {

// Fields that stay inside the document and whose instruction is worth keeping; of others only the result is.
bool is_kept_field(std::string_view instruction) {
  constexpr std::array kept{"TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "SECTIONPAGES", "SECTION", "DATE", "TIME", "INDEX", "XE", "TC"};
  const std::string_view name = instruction.substr(0, instruction.find_first_of(" \t"));
  return std::find(kept.begin(), kept.end(), name) != kept.end();
}

// Fields that go on over paragraphs.
bool may_run_on(std::string_view instruction) { return instruction.starts_with("TOC") || instruction.starts_with("INDEX"); }

// RFC 3986: what may not stand in a reference is written in hexadecimal.
std::string reference(std::string_view target) {
  std::string out;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Links that leave the document: to the web and to mail, with something behind the scheme.
bool is_safe_link(std::string_view target) {
  const std::string lower = lower_case(target);
  for (const std::string_view scheme : {"http://", "https://", "mailto:"})
    if (lower.starts_with(scheme)) return lower.size() > scheme.size() && lower[scheme.size()] != '/' && lower[scheme.size()] != ' ' && lower[scheme.size()] != ':';
  return false;
}

bool is_link(const Mark& mark) { return mark.kind == MarkKind::Hyperlink && mark.begin < mark.end; }
bool is_container(const Mark& mark) { return is_link(mark) || ((mark.kind == MarkKind::Insertion || mark.kind == MarkKind::Deletion) && mark.begin < mark.end); }

}  // namespace

// Where marks begin and end, in order. Links that may not be written are reported and left out.
std::vector<StoryWriter::Point> StoryWriter::points_of(const Paragraph& paragraph) {
  std::map<std::size_t, Point> points;
  for (std::size_t i = 0; i < paragraph.marks.size(); ++i) {
    const Mark& mark = paragraph.marks[i];
    if (mark.kind == MarkKind::Language) continue;
    if (mark.kind == MarkKind::Bookmark && !shared_.wants_bookmark(mark.name)) continue;
    if (mark.kind == MarkKind::Field && !is_kept_field(mark.name)) {
      std::string name = mark.name.substr(0, mark.name.find_first_of(" \t"));
      if (shared_.fields_flattened.insert(name).second) shared_.findings.add(Code::FieldFlattened, {}, {std::move(name)});
      continue;
    }
    if (mark.kind == MarkKind::Comment && (kind_ != StoryKind::Body || mark.object < 0 || static_cast<std::size_t>(mark.object) >= shared_.document.comments.size())) continue;
    if (mark.kind == MarkKind::Hyperlink) {
      if (mark.begin == mark.end) continue;
      if (!mark.name.starts_with('#') && !is_safe_link(mark.name)) {
        shared_.findings.add(Code::LinkDropped, {}, {mark.name});
        continue;
      }
    }
    points[mark.begin].begins.push_back(i);
    points[mark.end].ends.push_back(i);
  }
  std::vector<Point> out;
  out.reserve(points.size());
  for (auto& [at, point] : points) {
    point.at = at;
    out.push_back(std::move(point));
  }
  return out;
}

void StoryWriter::content(const Paragraph& paragraph, const Block* next) {
  const std::vector<Point> points = paragraph.marks.empty() ? std::vector<Point>() : points_of(paragraph);
  std::size_t at = 0, point = 0;
  for (const Run& each : paragraph.runs) {
    const std::size_t end = at + plain_size(each);
    std::size_t from = at;
    // Points inside a run that is no plain text wait for its end.
    while (point < points.size() && (points[point].at <= from || (points[point].at < end && each.kind == RunKind::Text))) {
      const std::size_t to = std::max(from, points[point].at);
      if (to > from) run(each, from - at, to - at, paragraph);
      from = to;
      cross(points[point++], paragraph, next);
    }
    run(each, from - at, end - at, paragraph);
    at = end;
  }
  for (; point < points.size(); ++point) cross(points[point], paragraph, next);
  end_run();
  const bool in_link = !(containers_ == Containers{});
  if (in_link) end_fields(paragraph, at, next, false);
  close_containers();
  for (; !fields_.empty(); fields_.pop_back()) end_field(paragraph.marks[fields_.back().mark], paragraph, next);
  active_.clear();
  mark_ids_.clear();
}

// The order at one place: what ends inside the containers, the containers, what ends and begins outside them, the new
// containers, what begins inside them.
void StoryWriter::cross(const Point& point, const Paragraph& paragraph, const Block* next) {
  end_run();
  const auto& marks = paragraph.marks;
  end_fields(paragraph, point.at, next, false);
  for (const std::size_t i : point.ends)
    if (marks[i].begin < marks[i].end && !is_container(marks[i])) end_mark(marks[i], i);
  for (const std::size_t i : point.ends) std::erase(active_, i);
  for (const std::size_t i : point.begins)
    if (is_container(marks[i])) active_.push_back(i);
  Containers wanted;
  for (const std::size_t i : active_) {
    const auto index = static_cast<std::int32_t>(i);
    (marks[i].kind == MarkKind::Hyperlink ? wanted.link : marks[i].kind == MarkKind::Insertion ? wanted.insertion : wanted.deletion) = index;
  }
  const bool changes = !(wanted == containers_);
  if (changes) close_containers();
  if (containers_ == Containers{}) end_fields(paragraph, point.at, next, true);
  const auto field_begins = [&](bool outside) {
    for (const std::size_t i : point.begins) {
      if (marks[i].kind != MarkKind::Field) continue;
      const bool around = wanted.link < 0 || marks[static_cast<std::size_t>(wanted.link)].end <= marks[i].end;
      if (around != outside) continue;
      begin_field(i, paragraph, next);
    }
  };
  field_begins(true);
  if (changes) open_containers(wanted, paragraph);
  field_begins(false);
  for (const std::size_t i : point.begins) {
    if (marks[i].kind == MarkKind::Field || is_container(marks[i])) continue;
    begin_mark(marks[i], i);
    if (marks[i].begin == marks[i].end) end_mark(marks[i], i);
  }
}

bool StoryWriter::continues(const Mark& mark, const Paragraph& paragraph, const Block* next) const {
  if (!next || !may_run_on(mark.name)) return false;
  std::size_t size = 0;
  for (const Run& each : paragraph.runs) size += plain_size(each);
  const auto* follower = std::get_if<Paragraph>(next);
  if (!follower || mark.end != size) return false;
  return std::any_of(follower->marks.begin(), follower->marks.end(), [&](const Mark& each) { return each.kind == MarkKind::Field && each.begin == 0 && each.name == mark.name; });
}

void StoryWriter::begin_field(std::size_t index, const Paragraph& paragraph, const Block* next) {
  const Mark& mark = paragraph.marks[index];
  if (mark.begin != 0 || running_field_ != mark.name) {   // else begun in a paragraph before
    out_ += "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> ";
    shared_.bad_characters += xml::append_text(out_, mark.name);
    out_ += " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
  }
  if (mark.begin == mark.end) return end_field(mark, paragraph, next);
  fields_.push_back({index, containers_ == Containers{}});
}

void StoryWriter::end_field(const Mark& mark, const Paragraph& paragraph, const Block* next) {
  if (continues(mark, paragraph, next)) {
    running_field_ = mark.name;
    return;
  }
  if (mark.name == running_field_) running_field_.clear();
  out_ += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

// Ends, innermost first, the fields that end here (or should have, but for one begun later) and were begun inside, or
// outside, a link.
void StoryWriter::end_fields(const Paragraph& paragraph, std::size_t at, const Block* next, bool outside) {
  while (!fields_.empty()) {
    const Mark& mark = paragraph.marks[fields_.back().mark];
    if (mark.end > at || fields_.back().outside != outside) return;
    fields_.pop_back();
    end_field(mark, paragraph, next);
  }
}

void StoryWriter::close_containers() {
  end_run();
  if (containers_.deletion >= 0) out_ += "</w:del>";
  if (containers_.insertion >= 0) out_ += "</w:ins>";
  if (containers_.link >= 0) out_ += "</w:hyperlink>";
  containers_ = {};
}

void StoryWriter::open_containers(const Containers& wanted, const Paragraph& paragraph) {
  if (wanted.link >= 0) {
    const std::string& target = paragraph.marks[static_cast<std::size_t>(wanted.link)].name;
    out_ += "<w:hyperlink";
    if (target.starts_with('#'))
      xml::attribute(out_, "w:anchor", shared_.bookmark_name(target.substr(1)));
    else
      xml::attribute(out_, "r:id", relationships_.add("hyperlink", reference(target), true));
    out_ += '>';
  }
  const auto revision = [&](const char* name, std::int32_t index) {
    if (index < 0) return;
    const Mark& mark = paragraph.marks[static_cast<std::size_t>(index)];
    out_ += '<';
    out_ += name;
    xml::attribute(out_, "w:id", shared_.next_mark++);
    xml::attribute(out_, "w:author", mark.author);
    if (!mark.date.empty()) xml::attribute(out_, "w:date", mark.date);
    out_ += '>';
  };
  revision("w:ins", wanted.insertion);
  revision("w:del", wanted.deletion);
  containers_ = wanted;
}

void StoryWriter::begin_mark(const Mark& mark, std::size_t index) {
  if (mark.kind == MarkKind::Comment) {
    mark_ids_[index] = mark.object;
    if (!shared_.comments_placed.insert(mark.object).second) return;   // it goes on from a paragraph before
    out_ += "<w:commentRangeStart";
    xml::attribute(out_, "w:id", mark.object);
    out_ += "/>";
    return;
  }
  const auto name = shared_.new_bookmark(mark.name);
  if (!name) return;
  mark_ids_[index] = shared_.next_mark;
  out_ += "<w:bookmarkStart";
  xml::attribute(out_, "w:id", shared_.next_mark++);
  xml::attribute(out_, "w:name", *name);
  out_ += "/>";
}

void StoryWriter::end_mark(const Mark& mark, std::size_t index) {
  const auto id = mark_ids_.find(index);
  if (id == mark_ids_.end()) return;
  if (mark.kind == MarkKind::Comment && --shared_.comment_marks[mark.object] > 0) return;   // and on into a later one
  out_ += mark.kind == MarkKind::Comment ? "<w:commentRangeEnd" : "<w:bookmarkEnd";
  xml::attribute(out_, "w:id", id->second);
  out_ += "/>";
  if (mark.kind != MarkKind::Comment) return;
  out_ += "<w:r><w:commentReference";
  xml::attribute(out_, "w:id", id->second);
  out_ += "/></w:r>";
}

}  // namespace zhengben::docx_writer
