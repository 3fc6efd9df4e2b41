/* foreign LIBRARY: this program claims to be a Python, and has too little of one. The
 * library refuses it by the one way to raise an error that there is, and names what
 * it misses. */
#include "embed.h"

static char message[256];
static int import_error;
void *PyExc_ImportError = &import_error;

void PyErr_SetString(void *class, const char *text);
void *PyModuleDef_Init(void *definition);

void PyErr_SetString(void *class, const char *text) {
    if (class == PyExc_ImportError) snprintf(message, sizeof message, "%s", text);
}
void *PyModuleDef_Init(void *definition) { return definition; }

int main(int count, char **arguments) {
    if (count != 2) return 2;
    void *library = open_library(arguments[1], RTLD_LOCAL);
    const char *entries[] = {"PyInit__native", "PyModExport__native", "PyInit__native"};
    for (int i = 0; i < 3; i++) {
        void *(*entry)(void);
        *(void **)&entry = symbol(library, entries[i]);
        message[0] = 0;
        if (entry() != NULL) return 1;
        puts(message);
        if (strstr(message, "this interpreter: it has no Py") == NULL) return 1;
    }
    return 0;
}
