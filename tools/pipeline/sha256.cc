#include "tools/pipeline/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "model/error.h"

namespace zhengben {

namespace {

[[noreturn]] void fail() { throw Error(Code::Internal, {"SHA-256"}); }

EVP_MD_CTX* context_of(void* context) { return static_cast<EVP_MD_CTX*>(context); }

std::string hex_of(const unsigned char* digest, unsigned int size) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += kHex[digest[i] >> 4U];
    out += kHex[digest[i] & 0xFU];
  }
  return out;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) fail();
  return hex_of(digest.data(), size);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (!context_ || EVP_DigestInit_ex(context_of(context_.get()), EVP_sha256(), nullptr) != 1) fail();
}

void Sha256::Free::operator()(void* context) const { EVP_MD_CTX_free(context_of(context)); }

void Sha256::add(std::string_view bytes) {
  if (EVP_DigestUpdate(context_of(context_.get()), bytes.data(), bytes.size()) != 1) fail();
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_DigestFinal_ex(context_of(context_.get()), digest.data(), &size) != 1) fail();
  return hex_of(digest.data(), size);
}

}  // namespace zhengben
