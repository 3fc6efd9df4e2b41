/* What the programs here share: a libpython that is loaded, not linked. Everything
 * is looked up by hand, so that no symbol of Python is global but where a test wants
 * it, and one program runs with every version. */
#ifndef EMBED_H
#define EMBED_H

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Python code that imports the extension and uses it. */
#define USE                                                                    \
    "from ophio import _backend\n"                                             \
    "assert _backend.name == 'extension', _backend.name\n"                     \
    "from ophio.glob import is_glob_match\n"                                   \
    "from ophio.ketama import KetamaPool\n"                                    \
    "assert is_glob_match('src/a.c', '*.c')\n"                                 \
    "assert KetamaPool(['a', 'b']).get_node('x') in ('a', 'b')\n"              \
    "try:\n"                                                                   \
    "    is_glob_match(1, '*.c')\n"                                            \
    "except TypeError:\n"                                                      \
    "    pass\n"                                                               \
    "else:\n"                                                                  \
    "    raise AssertionError('no TypeError')\n"

typedef struct python {
    void *library;
    void (*initialize)(int);
    int (*finalize)(void);
    int (*run)(const char *, void *);
} python;

static inline void *symbol(void *library, const char *name) {
    void *found = dlsym(library, name);
    if (found == NULL) {
        fprintf(stderr, "no %s: %s\n", name, dlerror());
        exit(1);
    }
    return found;
}

static inline void *open_library(const char *path, int mode) {
    void *library = dlopen(path, RTLD_NOW | mode);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
    return library;
}

/* Loads a libpython and tells it where its standard library is. */
static inline python load(const char *path, const char *home, int mode) {
    python loaded;
    setenv("PYTHONHOME", home, 1);
    loaded.library = open_library(path, mode);
    *(void **)&loaded.initialize = symbol(loaded.library, "Py_InitializeEx");
    *(void **)&loaded.finalize = symbol(loaded.library, "Py_FinalizeEx");
    *(void **)&loaded.run = symbol(loaded.library, "PyRun_SimpleStringFlags");
    return loaded;
}

/* Runs code in Python, and ends the program where it raises. */
static inline void run(const python *loaded, const char *code) {
    if (loaded->run(code, NULL) != 0) {
        fprintf(stderr, "Python code failed:\n%s", code);
        exit(1);
    }
}

#endif
