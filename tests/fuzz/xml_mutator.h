// Changes of XML that leave it well-formed, which libFuzzer's changes of bytes hardly ever do.
#ifndef ZHENGBEN_TESTS_FUZZ_XML_MUTATOR_H
#define ZHENGBEN_TESTS_FUZZ_XML_MUTATOR_H

#include <random>
#include <string>
#include <string_view>

namespace zhengben::fuzz {

// One element left out, doubled, put into another's place or inside another, or opened to what stands in it; or one
// attribute given another value, or the value of another. Text without an element comes back as it is.
std::string with_xml_changed(std::string_view xml, std::minstd_rand& random);

}  // namespace zhengben::fuzz

#endif  // ZHENGBEN_TESTS_FUZZ_XML_MUTATOR_H
