#include "readers/docx/xml_prefixes.h"

#include "readers/docx/xml_namespace.h"

namespace zhengben::docx {

Prefixes::Prefixes() {
  slot_of("");   // no default namespace
  slots_[slot_of("xml")] = {"xml", Namespace::Xml, true};
  slots_[0].declared = true;
}

std::uint32_t Prefixes::slot_of(std::string_view prefix) {
  const std::size_t hash = prefix.empty() ? 0 : (prefix.size() * 37 + static_cast<unsigned char>(prefix.front()) * 7 + static_cast<unsigned char>(prefix.back())) % recent_.size();
  std::uint32_t& guess = recent_[hash];
  if (guess < slots_.size() && slots_[guess].prefix == prefix) return guess;
  const auto [found, is_new] = by_prefix_.try_emplace(prefix, static_cast<std::uint32_t>(slots_.size()));
  if (is_new) slots_.push_back({prefix, namespace_of_usual_prefix(prefix).value_or(prefix.empty() ? Namespace::None : Namespace::Other), false});
  guess = found->second;
  return guess;
}

void Prefixes::declare(std::string_view prefix, std::string_view uri) {
  const std::uint32_t slot = slot_of(prefix);
  Slot& at = slots_[slot];
  undo_.push_back({slot, at.name_space, at.declared});
  at.name_space = uri.empty() ? Namespace::None : namespace_of_uri(uri);
  at.declared = true;
}

void Prefixes::back_to(std::size_t mark) {
  while (undo_.size() > mark) {
    const Undo& last = undo_.back();
    slots_[last.slot].name_space = last.name_space;
    slots_[last.slot].declared = last.declared;
    undo_.pop_back();
  }
}

Namespace Prefixes::of_element(std::string_view prefix) {
  const Slot& slot = slots_[slot_of(prefix)];
  // Seen in files put together by scripts: xmlns:w is missing and the prefix is the usual one.
  if (!slot.declared) met_undeclared_ = true;
  return slot.name_space;
}

}  // namespace zhengben::docx
