/* Preloaded into a Python, it hides the function that BINDGEN_HIDDEN names from all
 * that look it up at run time. */
#define _GNU_SOURCE // dlvsym
#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef void *(*lookup)(void *, const char *);

void *dlsym(void *library, const char *name) {
    static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5"};
    static lookup next;
    for (size_t i = 0; next == NULL && i < sizeof versions / sizeof *versions; i++) {
        *(void **)&next = dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    }
    const char *hidden = getenv("BINDGEN_HIDDEN");
    if (next == NULL || (hidden != NULL && strcmp(name, hidden) == 0)) return NULL;
    return next(library, name);
}
