/* plain LIBRARY: a C program without Python loads the library, more than once, and
 * its entries for Python do no harm. */
#include "embed.h"
#include <stdint.h>

int main(int count, char **arguments) {
    if (count != 2) return 2;
    for (int round = 0; round < 3; round++) {
        void *library = open_library(arguments[1], RTLD_LOCAL);
        uint64_t (*hash)(void);
        void *(*init)(void);
        void *(*export)(void);
        *(void **)&hash = symbol(library, "ophio_abi_hash");
        *(void **)&init = symbol(library, "PyInit__native");
        *(void **)&export = symbol(library, "PyModExport__native");
        if (hash() == 0) return 1;
        if (init() != NULL || export() != NULL) {
            fprintf(stderr, "a module without Python\n");
            return 1;
        }
        dlclose(library);
    }
    return 0;
}
