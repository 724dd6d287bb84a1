// Loaded in front of the C library (LD_PRELOAD) by fault_test.sh: makes the n-th of the calls that put bytes or names on
// a disk fail, in the process that loaded it and not in its workers.
//   FAULT_AT     which call, from 1; 0: none, only count
//   FAULT_ERRNO  with what
//   FAULT_STAYS  set: every call from there on fails as well, as on a full disk
//   FAULT_COUNT  a file to write the number of calls to, at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long calls, at;
static int number, stays;
static pid_t owner;
static char count_path[4096];

__attribute__((constructor)) static void begin(void) {
  const char* text = getenv("FAULT_AT");
  at = text ? atol(text) : 0;
  text = getenv("FAULT_ERRNO");
  number = text ? atoi(text) : EIO;
  stays = getenv("FAULT_STAYS") != NULL;
  text = getenv("FAULT_COUNT");
  if (text) snprintf(count_path, sizeof count_path, "%s", text);
  owner = getpid();
}

static int is_file(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

static int fails(void) {
  if (getpid() != owner) return 0;
  ++calls;
  if (count_path[0]) {
    // Kept up to date: the program leaves without running destructors.
    static ssize_t (*real)(int, const void*, size_t);
    if (!real) real = (ssize_t(*)(int, const void*, size_t))dlsym(RTLD_NEXT, "write");
    char text[32];
    const int size = snprintf(text, sizeof text, "%ld\n", calls);
    const int file = open(count_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file >= 0) {
      if (real(file, text, (size_t)size) < 0) abort();
      close(file);
    }
  }
  if (at == 0 || calls < at || (calls > at && !stays)) return 0;
  errno = number;
  return 1;
}

#define REAL(type, name, ...)                                     \
  static type (*real)(__VA_ARGS__);                               \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int descriptor, const void* bytes, size_t size) {
  REAL(ssize_t, "write", int, const void*, size_t);
  return is_file(descriptor) && fails() ? -1 : real(descriptor, bytes, size);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void*, size_t, off64_t);
  return fails() ? -1 : real(descriptor, bytes, size, offset);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  REAL(ssize_t, "pwrite", int, const void*, size_t, off_t);
  return fails() ? -1 : real(descriptor, bytes, size, offset);
}
int fsync(int descriptor) {
  REAL(int, "fsync", int);
  return fails() ? -1 : real(descriptor);
}
int fdatasync(int descriptor) {
  REAL(int, "fdatasync", int);
  return fails() ? -1 : real(descriptor);
}
int rename(const char* from, const char* to) {
  REAL(int, "rename", const char*, const char*);
  return fails() ? -1 : real(from, to);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned int flags) {
  REAL(int, "renameat2", int, const char*, int, const char*, unsigned int);
  return fails() ? -1 : real(from_folder, from, to_folder, to, flags);
}
