/* The C interface of zhengben: fair copies of office documents.
 *
 * The library exports one symbol, zb_get_api. It returns a table of functions; the table, and every struct that
 * crosses the interface, starts with its size in bytes, so that a newer library serves an older program and the other
 * way round: a member that lies past `size` is not there. Text is UTF-8. No exception and no allocation crosses: what
 * the library makes, the library frees. An engine serves one thread at a time; threads use an engine each.
 */
#ifndef ZHENGBEN_H
#define ZHENGBEN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ZB_API_MAJOR 1

typedef struct zb_engine zb_engine; /* forms and fonts, loaded once */
typedef struct zb_result zb_result; /* what became of one input */

/* The same numbers as the program's exit status. */
enum {
  ZB_DONE = 0,            /* the output is there and was verified */
  ZB_USAGE = 2,           /* a wrong argument or option */
  ZB_NEEDS_PERSON = 3,    /* done, but findings need a person */
  ZB_REJECTED = 5,        /* not a document that can be read */
  ZB_NOT_WRITABLE = 6,    /* convert_path only */
  ZB_ENCRYPTED = 7,
  ZB_LIMIT = 8,
  ZB_INVALID_OUTPUT = 9,
  ZB_INTERNAL = 70,
  ZB_CANCELLED = 130
};

enum { ZB_CLEAN = 0, ZB_CONVERT = 1 };
enum { ZB_STYLE_BY_ACTION = 0, ZB_STYLE_STANDARD = 1, ZB_STYLE_SOURCE = 2 };
enum { ZB_REPAIR_BY_ACTION = 0, ZB_REPAIR_NONE = 1, ZB_REPAIR_LOSSLESS = 2, ZB_REPAIR_PROVED = 3 };
enum { ZB_TRACK_ACCEPT = 0, ZB_TRACK_REJECT = 1, ZB_TRACK_KEEP = 2 };
enum { ZB_NOTE = 0, ZB_WARNING = 1, ZB_LOSS = 2 };
enum { ZB_PDF_ARCHIVAL = 0, ZB_PDF_PLAIN = 1 };

/* Lives as long as the callback that it is passed to. Places count from 0, pages from 1; -1: not said. */
typedef struct zb_finding {
  size_t size;
  const char* code;    /* "table/leading-zero"; stable */
  int32_t severity;
  int32_t table, row, column, page;
  const char* message; /* in zb_options.language */
  const char* fields;  /* keys of the form's fields it is about, by blanks; "" where none */
} zb_finding;

/* Fill with options_init, then change what is wanted. A null text means the default. */
typedef struct zb_options {
  size_t size;
  int32_t action;            /* ZB_CLEAN or ZB_CONVERT */
  int32_t style, repair, track_changes, pdf_profile;
  const char* from;          /* null: by content */
  const char* to;            /* "docx" (default), "pdf", "json", "csv", "txt" */
  const char* form;          /* "auto" (default), "none", or the id of a form */
  const char* language;      /* of messages: "en" (default) or "zh-CN" */
  const char* password;
  int64_t max_input_bytes;   /* 0: the default bound; likewise below */
  int64_t max_output_bytes;
  int32_t overwrite;         /* convert_path: 1 replaces a file that exists */
  int32_t reserved;
  /* Called on the calling thread, after the conversion, for each finding. */
  void (*on_finding)(void* user, const zb_finding* finding);
  /* Asked between the steps of the work; anything but 0 ends it with ZB_CANCELLED. */
  int32_t (*cancelled)(void* user);
  void* user;
} zb_options;

typedef struct zb_api {
  size_t size;
  int32_t major, minor;
  const char* (*version)(void); /* "0.1.0" */

  /* font_directories: null, or folders that come before the system's, ended by a null. Null: out of memory. */
  zb_engine* (*engine_new)(const char* const* font_directories);
  void (*engine_free)(zb_engine* engine);
  /* A form as JSON beside those compiled in. ZB_DONE or ZB_USAGE; engine_error says why. */
  int32_t (*engine_add_form)(zb_engine* engine, const char* json, size_t json_size);
  const char* (*engine_error)(const zb_engine* engine);

  void (*options_init)(zb_options* options, size_t size);

  /* *result is always set (null only out of memory) and is the caller's to free, also after an error.
   * `name` is the input's file name for the JSON. Null options: the defaults. */
  int32_t (*convert_bytes)(zb_engine* engine, const void* bytes, size_t bytes_size, const char* name, const zb_options* options, zb_result** result);
  /* Reads `input`; writes `output` whole or not at all (null: nowhere but into the result). Never writes to the input. */
  int32_t (*convert_path)(zb_engine* engine, const char* input, const char* output, const zb_options* options, zb_result** result);

  int32_t (*result_status)(const zb_result* result);
  const void* (*result_bytes)(const zb_result* result, size_t* bytes_size); /* the output; empty after an error */
  const char* (*result_json)(const zb_result* result, size_t* json_size);   /* zhengben.report/1; empty after an error */
  const char* (*result_error_code)(const zb_result* result);                /* "input/empty"; "" without an error */
  const char* (*result_error_message)(const zb_result* result);
  void (*result_free)(zb_result* result);
} zb_api;

#if defined(ZHENGBEN_BUILDING_SHARED)
__attribute__((visibility("default")))
#endif
/* Null where the library does not serve that major version. */
const zb_api* zb_get_api(int32_t major);

#ifdef __cplusplus
}
#endif

#endif /* ZHENGBEN_H */
