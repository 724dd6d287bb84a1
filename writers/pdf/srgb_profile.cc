#include "writers/pdf/srgb_profile.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "writers/pdf/bytes.h"

namespace zhengben {

namespace {

void append_fixed(std::string& out, double value) { append_be(out, static_cast<std::uint32_t>(std::lround(value * 65536)), 4); }

std::string xyz(double x, double y, double z) {
  std::string out = "XYZ ";
  append_be(out, 0, 4);
  for (const double value : {x, y, z}) append_fixed(out, value);
  return out;
}

// ICC.1:2001-04 6.5.17 textDescriptionType: the ASCII form, with empty Unicode and ScriptCode ones behind.
std::string description(const std::string& text) {
  std::string out = "desc";
  append_be(out, 0, 4);
  append_be(out, static_cast<std::uint32_t>(text.size() + 1), 4);
  out += text + '\0';
  return out + std::string(4 + 4 + 2 + 1 + 67, '\0');
}

std::string plain_text_type(const std::string& text) { return "text" + std::string(4, '\0') + text + '\0'; }

std::string curve() {
  constexpr int kPoints = 1024;
  std::string out = "curv";
  append_be(out, 0, 4);
  append_be(out, kPoints, 4);
  for (int i = 0; i < kPoints; ++i) {
    const double v = i / (kPoints - 1.0);
    const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    append_be(out, static_cast<std::uint32_t>(std::lround(linear * 65535)), 2);
  }
  return out;
}

}  // namespace

std::string srgb_profile() {
  struct Tag { const char* name; std::string data; };
  // Primaries and white adapted to D50, the profile connection space.
  const std::vector<Tag> tags = {{"desc", description("sRGB IEC61966-2.1")}, {"cprt", plain_text_type("No copyright, use freely")}, {"wtpt", xyz(0.9642, 1.0, 0.8249)},
      {"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)}, {"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)}, {"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)}, {"rTRC", curve()}};
  const std::vector<const char*> same_curve = {"gTRC", "bTRC"};

  std::string table, data;
  const std::size_t count = tags.size() + same_curve.size(), base = 128 + 4 + 12 * count;
  append_be(table, static_cast<std::uint32_t>(count), 4);
  std::size_t last = 0;
  for (const Tag& tag : tags) {
    last = base + data.size();
    table += tag.name;
    append_be(table, static_cast<std::uint32_t>(last), 4);
    append_be(table, static_cast<std::uint32_t>(tag.data.size()), 4);
    data += tag.data;
    data.resize((data.size() + 3) / 4 * 4, '\0');
  }
  for (const char* name : same_curve) {
    table += name;
    append_be(table, static_cast<std::uint32_t>(last), 4);
    append_be(table, static_cast<std::uint32_t>(tags.back().data.size()), 4);
  }

  // 6.1 Header description.
  std::string header;
  append_be(header, static_cast<std::uint32_t>(base + data.size()), 4);
  header += std::string(4, '\0');
  append_be(header, 0x02400000, 4);
  header += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2000U, 1U, 1U, 0U, 0U, 0U}) append_be(header, part, 2);   // a fixed date
  header += "acsp";
  header += std::string(68 - header.size(), '\0');
  for (const double value : {0.9642, 1.0, 0.8249}) append_fixed(header, value);   // D50
  header += std::string(128 - header.size(), '\0');
  return header + table + data;
}

}  // namespace zhengben
