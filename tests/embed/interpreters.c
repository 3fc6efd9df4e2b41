/* interpreters LIBPYTHON HOME shared|own: sub-interpreters import the library, one
 * after another with one GIL, or in four threads at once with a GIL of their own
 * (since 3.12). */
#include "embed.h"
#include <pthread.h>

/* PyInterpreterConfig, and what it has to hold for a GIL of its own. */
typedef struct config {
    int use_main_obmalloc, allow_fork, allow_exec, allow_threads;
    int allow_daemon_threads, check_multi_interp_extensions, gil;
} config;
static const config OWN = {0, 0, 0, 1, 0, 1, 2};

typedef struct status { /* PyStatus */
    int type;
    const char *function, *message;
    int code;
} status;

static python loaded;
static void *(*get_state)(void);
static void *(*swap)(void *);
static void *(*make)(void);
static status (*make_of)(void **, const config *);
static void (*end)(void *);
static int (*ensure)(void);
static void (*release)(int);
static void *(*save)(void);
static void (*restore)(void *);

static void *in_thread(void *unused) {
    for (int round = 0; round < 10; round++) {
        int held = ensure();
        void *outer = get_state(), *inner = NULL;
        status made = make_of(&inner, &OWN);
        if (made.type != 0 || inner == NULL) {
            fprintf(stderr, "no interpreter: %s\n", made.message);
            exit(1);
        }
        run(&loaded, USE);
        end(inner);
        swap(outer);
        release(held);
    }
    return unused;
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    /* The modules of the standard library look for Python among the global symbols. */
    loaded = load(arguments[1], arguments[2], RTLD_GLOBAL);
    *(void **)&get_state = symbol(loaded.library, "PyThreadState_Get");
    *(void **)&swap = symbol(loaded.library, "PyThreadState_Swap");
    *(void **)&make = symbol(loaded.library, "Py_NewInterpreter");
    *(void **)&end = symbol(loaded.library, "Py_EndInterpreter");
    *(void **)&ensure = symbol(loaded.library, "PyGILState_Ensure");
    *(void **)&release = symbol(loaded.library, "PyGILState_Release");
    *(void **)&save = symbol(loaded.library, "PyEval_SaveThread");
    *(void **)&restore = symbol(loaded.library, "PyEval_RestoreThread");
    loaded.initialize(0);
    if (strcmp(arguments[3], "own") == 0) {
        *(void **)&make_of = symbol(loaded.library, "Py_NewInterpreterFromConfig");
        pthread_t threads[4];
        void *main_state = save();
        for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, in_thread, NULL);
        for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
        restore(main_state);
    } else {
        void *outer = get_state();
        for (int round = 0; round < 5; round++) {
            void *inner = make();
            if (inner == NULL) return 1;
            run(&loaded, USE);
            end(inner);
            swap(outer);
        }
    }
    run(&loaded, USE);
    return loaded.finalize() == 0 ? 0 : 1;
}
