/* local LIBPYTHON HOME: a program loads libpython with RTLD_LOCAL, so that none of
 * its symbols is global, and starts it three times over. */
#include "embed.h"

int main(int count, char **arguments) {
    if (count != 3) return 2;
    python loaded = load(arguments[1], arguments[2], RTLD_LOCAL);
    if (dlsym(RTLD_DEFAULT, "PyModuleDef_Init") != NULL) {
        fprintf(stderr, "this program has a Python of its own\n");
        return 1;
    }
    for (int round = 0; round < 3; round++) {
        loaded.initialize(0);
        run(&loaded, USE);
        if (loaded.finalize() != 0) return 1;
    }
    return 0;
}
