#include <stdio.h>
#include <zhengben.h>

int main(void) {
  const zb_api* api = zb_get_api(ZB_API_MAJOR);
  if (!api || api->size < sizeof(zb_api)) return 1;
  puts(api->version());
  return 0;
}
