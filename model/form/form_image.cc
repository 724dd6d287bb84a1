#include "model/form/form_image.h"

#include <utility>

#include "model/error.h"

namespace zhengben {

namespace {

class Writing {
 public:
  void number(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) out_.push_back(static_cast<char>(value >> shift & 0xFFU));
  }
  template <typename Value>
  void scalar(const Value& value) {
    number(static_cast<std::uint32_t>(value));
  }
  void text(const std::string& value) {
    number(static_cast<std::uint32_t>(value.size()));
    out_ += value;
  }
  template <typename List, typename Each>
  void list(const List& values, const Each& each) {
    number(static_cast<std::uint32_t>(values.size()));
    for (const auto& value : values) each(value);
  }
  template <typename Map, typename Each>
  void map(const Map& values, const Each& each) {
    list(values, [&](const auto& entry) {
      text(entry.first);
      each(entry.second);
    });
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reading {
 public:
  explicit Reading(std::string_view left) : left_(left) {}

  std::uint32_t number() {
    const std::string_view bytes = cut(4);
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
  }
  template <typename Value>
  void scalar(Value& value) {
    value = static_cast<Value>(static_cast<std::int32_t>(number()));
  }
  void text(std::string& value) { value = cut(number()); }
  template <typename List, typename Each>
  void list(List& values, const Each& each) {
    const std::uint32_t size = number();
    if (size > left_.size()) fail();   // no element is shorter than a byte
    values.resize(size);
    for (auto& value : values) each(value);
  }
  template <typename Map, typename Each>
  void map(Map& values, const Each& each) {
    for (std::uint32_t left = number(); left > 0; --left) {
      std::string key;
      text(key);
      each(values.emplace_hint(values.end(), std::move(key), typename Map::mapped_type())->second);
    }
  }
  bool at_end() const { return left_.empty(); }
  [[noreturn]] static void fail() { throw Error(Code::FormInvalid, {"not a whole image"}); }

 private:
  std::string_view cut(std::size_t size) {
    if (size > left_.size()) fail();
    const std::string_view out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }
  std::string_view left_;
};

// One walk over the members serves both directions: `of` writes them or fills them in.
template <typename Of, typename Texts>
void walk_texts(Of& of, Texts& texts) {
  of.list(texts, [&](auto& text) { of.text(text); });
}

template <typename Of, typename Table>
void walk_table(Of& of, Table& table) {
  of.text(table.id);
  of.scalar(table.section);
  of.scalar(table.rows);
  of.scalar(table.columns);
  of.list(table.cells, [&](auto& cell) {
    of.scalar(cell.row);
    of.scalar(cell.column);
    of.scalar(cell.row_span);
    of.scalar(cell.column_span);
    of.scalar(cell.kind);
    of.text(cell.text);
    of.scalar(cell.field);
  });
  of.scalar(table.has_relations);
}

template <typename Of, typename Relation>
void walk_relation(Of& of, Relation& relation) {
  of.text(relation.id);
  of.text(relation.text);
  of.scalar(relation.level);
  of.scalar(relation.comparison);
  of.scalar(relation.cross_year);
  const auto term = [&](auto& item) {
    of.scalar(item.field);
    of.scalar(item.previous_year);
  };
  of.list(relation.left, term);
  of.list(relation.right, term);
}

template <typename Of, typename Some>
void walk(Of& of, Some& form) {
  of.text(form.name);
  of.text(form.version);
  of.text(form.authority);
  of.scalar(form.first_year);
  of.scalar(form.last_year);
  of.text(form.title_pattern);
  of.list(form.sections, [&](auto& section) {
    of.scalar(section.number);
    of.text(section.heading);
    of.scalar(section.narrative);
    walk_texts(of, section.aliases);
  });
  of.list(form.tables, [&](auto& table) { walk_table(of, table); });
  of.list(form.fields, [&](auto& field) {
    of.text(field.key);
    of.text(field.label);
    of.scalar(field.type);
    of.text(field.unit);
  });
  of.list(form.relations, [&](auto& relation) { walk_relation(of, relation); });
  of.map(form.label_aliases, [&](auto& words) { walk_texts(of, words); });
  walk_texts(of, form.tokens.not_applicable);
  walk_texts(of, form.tokens.units);
  of.map(form.tokens.signs, [&](auto& sign) { of.text(sign); });
  of.list(form.by_key, [&](auto& index) { of.scalar(index); });
}

}  // namespace

std::string image_of(const Form& form) {
  Writing writing;
  walk(writing, form);
  return writing.take();
}

Form form_from_image(std::string_view image) {
  Reading reading(image);
  Form form;
  walk(reading, form);
  if (!reading.at_end()) Reading::fail();
  return form;
}

}  // namespace zhengben
