// JBIG2 (ITU-T T.88) by jbig2dec. What it allocates is bounded: a few bytes may ask for symbols of any size.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "readers/pdf/picture_decoder.h"

extern "C" {
#include <jbig2.h>
}

namespace zhengben::pdf {

namespace {

constexpr std::size_t kMostMemory = std::size_t{256} << 20;   // of one picture's decoding

// Blocks with their size in front.
struct Allocator {
  Jbig2Allocator functions;                                   // first: the library hands back a pointer to it
  std::size_t used = 0;
};

constexpr std::size_t kHeader = alignof(std::max_align_t);

std::size_t& size_of(void* block) { return *reinterpret_cast<std::size_t*>(static_cast<char*>(block) - kHeader); }

void* allocate(Jbig2Allocator* functions, std::size_t size) {
  auto& allocator = *reinterpret_cast<Allocator*>(functions);
  if (size > kMostMemory - allocator.used) return nullptr;
  auto* raw = static_cast<char*>(std::malloc(size + kHeader));
  if (!raw) return nullptr;
  allocator.used += size;
  size_of(raw + kHeader) = size;
  return raw + kHeader;
}

void release(Jbig2Allocator* functions, void* block) {
  if (!block) return;
  reinterpret_cast<Allocator*>(functions)->used -= size_of(block);
  std::free(static_cast<char*>(block) - kHeader);
}

void* reallocate(Jbig2Allocator* functions, void* block, std::size_t size) {
  if (!block) return allocate(functions, size);
  auto& allocator = *reinterpret_cast<Allocator*>(functions);
  const std::size_t before = size_of(block);
  if (size > before && size - before > kMostMemory - allocator.used) return nullptr;
  auto* raw = static_cast<char*>(std::realloc(static_cast<char*>(block) - kHeader, size + kHeader));
  if (!raw) return nullptr;
  allocator.used += size - before;
  size_of(raw + kHeader) = size;
  return raw + kHeader;
}

struct Complaints {
  bool any = false;
};

void complain(void* data, const char*, Jbig2Severity severity, std::uint32_t) {
  if (severity == JBIG2_SEVERITY_FATAL) static_cast<Complaints*>(data)->any = true;
}

using Context = std::unique_ptr<Jbig2Ctx, decltype(&jbig2_ctx_free)>;

bool fed(Jbig2Ctx* context, std::string_view data) { return jbig2_data_in(context, reinterpret_cast<const unsigned char*>(data.data()), data.size()) >= 0; }

// jbig2dec has 1 for black, a PDF 0.
void take_rows(const Jbig2Image& image, DecodedPicture& out) {
  const std::size_t row_bytes = (std::size_t{image.width} + 7) / 8;
  out.samples.reserve(row_bytes * image.height);
  for (std::size_t row = 0; row < image.height; ++row)
    for (std::size_t i = 0; i < row_bytes; ++i) out.samples += static_cast<char>(~image.data[row * image.stride + i]);
}

}  // namespace

bool decode_jbig2(std::string_view data, std::string_view globals, std::int64_t most_samples, DecodedPicture& out) {
  Allocator allocator{{allocate, release, reallocate}};
  Complaints complaints;
  std::unique_ptr<Jbig2GlobalCtx, decltype(&jbig2_global_ctx_free)> shared(nullptr, jbig2_global_ctx_free);
  if (!globals.empty()) {
    Context first(jbig2_ctx_new(&allocator.functions, JBIG2_OPTIONS_EMBEDDED, nullptr, complain, &complaints), jbig2_ctx_free);
    if (!first || !fed(first.get(), globals)) complaints.any = true;
    if (first) shared.reset(jbig2_make_global_ctx(first.release()));
  }
  const Context context(jbig2_ctx_new(&allocator.functions, JBIG2_OPTIONS_EMBEDDED, shared.get(), complain, &complaints), jbig2_ctx_free);
  if (!context) return false;
  if (!fed(context.get(), data)) complaints.any = true;
  // A page without its end, as embedded ones are.
  if (jbig2_complete_page(context.get()) < 0) complaints.any = true;
  Jbig2Image* page = jbig2_page_out(context.get());
  if (!page) return false;
  out = {.width = page->width, .height = page->height, .components = 1, .bits = 1, .whole = !complaints.any};
  const bool fits = out.width > 0 && out.height > 0 && out.width <= most_samples / out.height && page->data;
  if (fits) take_rows(*page, out);
  jbig2_release_page(context.get(), page);
  return fits;
}

}  // namespace zhengben::pdf
