/* Cleans one document through the C interface: example INPUT OUTPUT. Prints what needs a person. */
#include <stdio.h>
#include <string.h>

#include "zhengben.h"

static void print_finding(void* user, const zb_finding* finding) {
  int* open = user;
  if (finding->severity == ZB_NOTE) return;
  ++*open;
  printf("%s (%s)\n", finding->message, finding->code);
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const zb_api* api = zb_get_api(ZB_API_MAJOR);
  if (!api || api->size < sizeof(zb_api)) return 70;
  zb_engine* engine = api->engine_new(NULL);
  if (!engine) return 70;

  int open = 0;
  zb_options options;
  api->options_init(&options, sizeof options);
  options.to = strrchr(argv[2], '.') ? strrchr(argv[2], '.') + 1 : "docx";
  options.on_finding = print_finding;
  options.user = &open;

  zb_result* result = NULL;
  const int status = api->convert_path(engine, argv[1], argv[2], &options, &result);
  size_t json_size = 0;
  if (result) api->result_json(result, &json_size);
  if (result && status != ZB_DONE && status != ZB_NEEDS_PERSON)
    fprintf(stderr, "%s: %s\n", api->result_error_code(result), api->result_error_message(result));
  else
    printf("zhengben %s: status %d, %d for a person, %zu bytes of JSON\n", api->version(), status, open, json_size);
  api->result_free(result);
  api->engine_free(engine);
  return status;
}
