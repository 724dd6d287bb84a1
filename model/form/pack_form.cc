// pack_form FORM.json IMAGE: run by the build, so that a form that is wrong stops it.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

#include "model/form/form_image.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    std::ifstream in(argv[1], std::ios::binary);
    const std::string json((std::istreambuf_iterator<char>(in)), {});
    std::ofstream out(argv[2], std::ios::binary);
    out << zhengben::image_of(zhengben::form_from_json(json)) << std::flush;
    if (in && out) return 0;
    std::fprintf(stderr, "cannot read %s or write %s\n", argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", argv[1], error.what());
  }
  return 1;
}
