#include "readers/pdf/optional_content.h"

#include <string>

namespace zhengben::pdf {

namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxGroups = 10'000;

}  // namespace

// ISO 32000-1:2008 8.11.4.3 Optional Content Configuration Dictionaries: the default one, /D.
OptionalContent::OptionalContent(const File& file) {
  const Object settings = file.catalog().get("OCProperties").get("D");
  any_ = settings.is_dictionary();
  base_off_ = settings.get("BaseState").is_name("OFF");
  const Object on = settings.get("ON"), off = settings.get("OFF");
  for (std::size_t i = 0; i < std::min(on.size(), kMaxGroups); ++i) on_.insert(on.at(i).id());
  for (std::size_t i = 0; i < std::min(off.size(), kMaxGroups); ++i) off_.insert(off.at(i).id());
}

bool OptionalContent::is_on(const Object& group) const { return base_off_ ? on_.contains(group.id()) : !off_.contains(group.id()); }

// 8.11.2.2 Optional Content Membership Dictionaries: a visibility expression is a group or an array of an operator and
// expressions.
bool OptionalContent::holds(const Object& expression, int depth) const {
  if (expression.type() != Type::Array) return !expression.is_dictionary() || is_on(expression);
  if (depth > kMaxDepth) return true;
  const std::string operation = expression.at(0).name();
  if (operation == "Not") return !holds(expression.at(1), depth + 1);
  for (std::size_t i = 1; i < std::min(expression.size(), kMaxGroups); ++i)
    if (holds(expression.at(i), depth + 1) == (operation == "Or")) return operation == "Or";
  return operation != "Or";
}

bool OptionalContent::is_hidden(const Object& layer) const {
  if (!any_ || !layer.is_dictionary()) return false;
  if (!layer.get("Type").is_name("OCMD")) return !is_on(layer);
  if (const Object expression = layer.get("VE"); expression.size() > 0) return !holds(expression, 0);
  const Object members = layer.get("OCGs");
  if (members.is_dictionary()) {
    const std::string policy = layer.get("P").name();
    return is_on(members) == (policy == "AnyOff" || policy == "AllOff");
  }
  std::size_t on = 0, off = 0;
  for (std::size_t i = 0; i < std::min(members.size(), kMaxGroups); ++i)
    if (members.at(i).is_dictionary()) ++(is_on(members.at(i)) ? on : off);
  if (on + off == 0) return false;
  const std::string policy = layer.get("P").name();
  if (policy == "AllOn") return off > 0;
  if (policy == "AnyOff") return off == 0;
  if (policy == "AllOff") return on > 0;
  return on == 0;
}

}  // namespace zhengben::pdf
