/* The shared source by hand: METH_FASTCALL, arguments by position and by name,
   errors that name the argument, as Argument Clinic writes them. Built against
   CPython's whole API and, with Py_LIMITED_API, against the limited one. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The parameters of a function; names are interned when the module is made. */
typedef struct {
    const char *function;
    Py_ssize_t required, count;
    const char *texts[2];
    PyObject *names[2];
} signature;

static signature ADD = {"add", 2, 2, {"a", "b"}, {NULL}}, KW = {"kw", 1, 2, {"a", "b"}, {NULL}},
    MUL = {"mul", 2, 2, {"a", "b"}, {NULL}}, LENGTH = {"length", 1, 1, {"text"}, {NULL}},
    UPPER = {"upper", 1, 1, {"text"}, {NULL}}, FLIP = {"flip", 1, 1, {"data"}, {NULL}},
    TOTAL = {"total", 1, 1, {"values"}, {NULL}}, RAMP = {"ramp", 1, 1, {"count"}, {NULL}},
    JOIN = {"join", 1, 1, {"words"}, {NULL}}, SUM = {"sum", 1, 1, {"values"}, {NULL}},
    POINT = {"Point", 2, 2, {"x", "y"}, {NULL}}, COUNTER = {"Counter", 1, 1, {"value"}, {NULL}},
    BUMP = {"bump", 1, 1, {"by"}, {NULL}};
static signature *const SIGNATURES[] = {&ADD, &KW, &MUL, &LENGTH, &UPPER, &FLIP, &TOTAL,
                                        &RAMP, &JOIN, &SUM, &POINT, &COUNTER, &BUMP};

/* What Argument Clinic's _PyArg_UnpackKeywords does. */
static PyObject *const *unpack(const signature *s, PyObject *const *args, Py_ssize_t nargs,
                               PyObject *kwnames, PyObject **bound)
{
    if (nargs > s->count) {
        PyErr_Format(PyExc_TypeError, "%s() takes at most %zd arguments (%zd given)", s->function,
                     s->count, nargs);
        return NULL;
    }
    for (Py_ssize_t i = 0; i < s->count; i++) {
        bound[i] = i < nargs ? args[i] : NULL;
    }
    Py_ssize_t named = kwnames == NULL ? 0 : PyTuple_Size(kwnames);
    for (Py_ssize_t k = 0; k < named; k++) {
        PyObject *name = PyTuple_GetItem(kwnames, k);
        Py_ssize_t i = 0;
        while (i < s->count && s->names[i] != name) {
            i++;
        }
        if (i == s->count) {
            for (i = 0; i < s->count && PyUnicode_Compare(s->names[i], name) != 0; i++) {
            }
        }
        if (i == s->count) {
            PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'",
                         s->function, name);
            return NULL;
        }
        if (bound[i] != NULL) {
            PyErr_Format(PyExc_TypeError, "argument for %s() given by name ('%s') and position (%zd)",
                         s->function, s->texts[i], i + 1);
            return NULL;
        }
        bound[i] = args[nargs + k];
    }
    for (Py_ssize_t i = 0; i < s->required; i++) {
        if (bound[i] == NULL) {
            PyErr_Format(PyExc_TypeError, "%s() missing required argument '%s' (pos %zd)",
                         s->function, s->texts[i], i + 1);
            return NULL;
        }
    }
    return bound;
}

#define BIND(S)                                                                                \
    PyObject *bound[2];                                                                        \
    if (kwnames != NULL || nargs < (S).required || nargs > (S).count) {                        \
        args = unpack(&(S), args, nargs, kwnames, bound);                                      \
        if (args == NULL) {                                                                    \
            return NULL;                                                                       \
        }                                                                                      \
        nargs = (S).count;                                                                     \
    }

/* Names the argument in the TypeError that is raised. */
static int wrong(const signature *s, Py_ssize_t index)
{
    if (PyErr_ExceptionMatches(PyExc_TypeError)) {
        PyObject *type, *value, *trace;
        PyErr_Fetch(&type, &value, &trace);
        PyErr_Format(PyExc_TypeError, "argument '%s': %S", s->texts[index], value);
        Py_XDECREF(type);
        Py_XDECREF(value);
        Py_XDECREF(trace);
    }
    return -1;
}

static int as_int(const signature *s, Py_ssize_t index, PyObject *object, long long *out)
{
    *out = PyLong_AsLongLong(object);
    return *out == -1 && PyErr_Occurred() ? wrong(s, index) : 0;
}

static int as_double(const signature *s, Py_ssize_t index, PyObject *object, double *out)
{
    *out = PyFloat_AsDouble(object);
    return *out == -1.0 && PyErr_Occurred() ? wrong(s, index) : 0;
}

static int as_text(const signature *s, Py_ssize_t index, PyObject *object, const char **out,
                   Py_ssize_t *len)
{
    *out = PyUnicode_AsUTF8AndSize(object, len);
    return *out == NULL ? wrong(s, index) : 0;
}

#define FUNCTION(name)                                                                         \
    static PyObject *name(PyObject *Py_UNUSED(self), PyObject *const *args, Py_ssize_t nargs,   \
                          PyObject *kwnames)

static PyObject *noop(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    Py_RETURN_NONE;
}

FUNCTION(add)
{
    BIND(ADD)
    long long a, b;
    if (as_int(&ADD, 0, args[0], &a) < 0 || as_int(&ADD, 1, args[1], &b) < 0) {
        return NULL;
    }
    return PyLong_FromLongLong((long long)((unsigned long long)a + (unsigned long long)b));
}

FUNCTION(kw)
{
    BIND(KW)
    long long a, b = 2;
    if (as_int(&KW, 0, args[0], &a) < 0) {
        return NULL;
    }
    if (nargs > 1 && args[1] != NULL && as_int(&KW, 1, args[1], &b) < 0) {
        return NULL;
    }
    return PyLong_FromLongLong((long long)((unsigned long long)a - (unsigned long long)b));
}

FUNCTION(mul)
{
    BIND(MUL)
    double a, b;
    if (as_double(&MUL, 0, args[0], &a) < 0 || as_double(&MUL, 1, args[1], &b) < 0) {
        return NULL;
    }
    return PyFloat_FromDouble(a * b);
}

FUNCTION(length)
{
    BIND(LENGTH)
    const char *text;
    Py_ssize_t len;
    if (as_text(&LENGTH, 0, args[0], &text, &len) < 0) {
        return NULL;
    }
    return PyLong_FromSsize_t(len);
}

FUNCTION(upper)
{
    BIND(UPPER)
    const char *text;
    Py_ssize_t len;
    if (as_text(&UPPER, 0, args[0], &text, &len) < 0) {
        return NULL;
    }
    char *out = malloc(len ? (size_t)len : 1);
    if (out == NULL) {
        return PyErr_NoMemory();
    }
    for (Py_ssize_t i = 0; i < len; i++) {
        char c = text[i];
        out[i] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    }
    PyObject *result = PyUnicode_FromStringAndSize(out, len);
    free(out);
    return result;
}

FUNCTION(flip)
{
    BIND(FLIP)
    char *data;
    Py_ssize_t len;
    if (PyBytes_AsStringAndSize(args[0], &data, &len) < 0) {
        wrong(&FLIP, 0);
        return NULL;
    }
    PyObject *result = PyBytes_FromStringAndSize(NULL, len);
    if (result != NULL) {
        char *out = PyBytes_AsString(result);
        for (Py_ssize_t i = 0; i < len; i++) {
            out[i] = (char)~data[i];
        }
    }
    return result;
}

/* The numbers of a list, as an array of its own. */
static long long *numbers(PyObject *list, Py_ssize_t *len)
{
    if (!PyList_Check(list)) {
        PyErr_Format(PyExc_TypeError, "a list is needed");
        wrong(&TOTAL, 0);
        return NULL;
    }
    *len = PyList_Size(list);
    long long *out = malloc(*len ? (size_t)*len * sizeof *out : 1);
    if (out == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < *len; i++) {
        PyObject *item = PyList_GetItem(list, i); /* checks the bounds: the list may shrink */
        if (item == NULL) {
            free(out);
            return NULL;
        }
        Py_INCREF(item);
        int failed = as_int(&TOTAL, 0, item, &out[i]);
        Py_DECREF(item);
        if (failed) {
            free(out);
            return NULL;
        }
    }
    return out;
}

FUNCTION(total)
{
    BIND(TOTAL)
    Py_ssize_t len;
    long long *values = numbers(args[0], &len);
    if (values == NULL) {
        return NULL;
    }
    unsigned long long sum = 0;
    for (Py_ssize_t i = 0; i < len; i++) {
        sum += (unsigned long long)values[i];
    }
    free(values);
    return PyLong_FromLongLong((long long)sum);
}

FUNCTION(ramp)
{
    BIND(RAMP)
    Py_ssize_t count = PyLong_AsSsize_t(args[0]);
    if (count < 0) {
        if (!PyErr_Occurred()) {
            PyErr_SetString(PyExc_OverflowError, "argument 'count': too small");
        }
        wrong(&RAMP, 0);
        return NULL;
    }
    double *values = malloc(count ? (size_t)count * sizeof *values : 1);
    if (values == NULL) {
        return PyErr_NoMemory();
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        values[i] = (double)i;
    }
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *item = PyFloat_FromDouble(values[i]);
        if (item == NULL) {
            Py_CLEAR(list);
            break;
        }
#ifdef Py_LIMITED_API
        PyList_SetItem(list, i, item);
#else
        PyList_SET_ITEM(list, i, item);
#endif
    }
    free(values);
    return list;
}

typedef struct {
    char *data;
    size_t len;
} string;

static void free_strings(string *strings, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; i < count; i++) {
        free(strings[i].data);
    }
    free(strings);
}

FUNCTION(join)
{
    BIND(JOIN)
    if (!PyList_Check(args[0])) {
        PyErr_Format(PyExc_TypeError, "argument 'words': a list is needed");
        return NULL;
    }
    Py_ssize_t count = PyList_Size(args[0]);
    string *words = malloc(count ? (size_t)count * sizeof *words : 1);
    if (words == NULL) {
        return PyErr_NoMemory();
    }
    size_t all = 0;
    for (Py_ssize_t i = 0; i < count; i++) {
        Py_ssize_t len;
        const char *text;
        PyObject *item = PyList_GetItem(args[0], i);
        if (item == NULL || as_text(&JOIN, 0, item, &text, &len) < 0) {
            free_strings(words, i);
            return NULL;
        }
        words[i].data = malloc(len ? (size_t)len : 1);
        if (words[i].data == NULL) {
            free_strings(words, i);
            return PyErr_NoMemory();
        }
        memcpy(words[i].data, text, (size_t)len);
        words[i].len = (size_t)len;
        all += (size_t)len;
    }
    char *joined = malloc(all ? all : 1);
    if (joined == NULL) {
        free_strings(words, count);
        return PyErr_NoMemory();
    }
    size_t at = 0;
    for (Py_ssize_t i = 0; i < count; i++) {
        memcpy(joined + at, words[i].data, words[i].len);
        at += words[i].len;
    }
    free_strings(words, count);
    PyObject *result = PyUnicode_FromStringAndSize(joined, (Py_ssize_t)all);
    free(joined);
    return result;
}

FUNCTION(sum)
{
    BIND(SUM)
    Py_buffer view;
    if (PyObject_GetBuffer(args[0], &view, PyBUF_FORMAT | PyBUF_ND) < 0) {
        wrong(&SUM, 0);
        return NULL;
    }
    if (view.ndim != 1 || view.itemsize != 8 || view.format == NULL ||
        (strcmp(view.format, "q") != 0 && strcmp(view.format, "l") != 0)) {
        PyBuffer_Release(&view);
        PyErr_SetString(PyExc_TypeError, "argument 'values': no buffer of 64-bit integers");
        return NULL;
    }
    const long long *values = view.buf;
    unsigned long long sum = 0;
    for (Py_ssize_t i = 0; i < view.shape[0]; i++) {
        sum += (unsigned long long)values[i];
    }
    PyBuffer_Release(&view);
    return PyLong_FromLongLong((long long)sum);
}

static PyObject *fail(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyErr_SetString(PyExc_ValueError, "no");
    return NULL;
}

typedef struct {
    PyObject_HEAD
    double x, y;
} point;

/* The values of a call of a class: a tuple and perhaps a dict. */
static int unpack_new(const signature *s, PyObject *args, PyObject *kwargs, PyObject **bound)
{
    Py_ssize_t nargs = PyTuple_Size(args);
    if (nargs > s->count) {
        PyErr_Format(PyExc_TypeError, "%s() takes at most %zd arguments (%zd given)", s->function,
                     s->count, nargs);
        return -1;
    }
    Py_ssize_t named = 0;
    for (Py_ssize_t i = 0; i < s->count; i++) {
        bound[i] = i < nargs ? PyTuple_GetItem(args, i) : NULL;
        if (bound[i] == NULL && kwargs != NULL) {
            bound[i] = PyDict_GetItemWithError(kwargs, s->names[i]);
            named += bound[i] != NULL;
        }
        if (bound[i] == NULL) {
            PyErr_Format(PyExc_TypeError, "%s() missing required argument '%s' (pos %zd)",
                         s->function, s->texts[i], i + 1);
            return -1;
        }
    }
    if (kwargs != NULL && PyDict_Size(kwargs) != named) {
        PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument", s->function);
        return -1;
    }
    return 0;
}

static PyObject *new_object(PyTypeObject *type)
{
#ifdef Py_LIMITED_API
    static allocfunc alloc;
    if (alloc == NULL) {
        alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    }
    return alloc(type, 0);
#else
    return type->tp_alloc(type, 0);
#endif
}

static PyObject *point_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *bound[2];
    double x, y;
    if (unpack_new(&POINT, args, kwargs, bound) < 0 || as_double(&POINT, 0, bound[0], &x) < 0 ||
        as_double(&POINT, 1, bound[1], &y) < 0) {
        return NULL;
    }
    point *self = (point *)new_object(type);
    if (self != NULL) {
        self->x = x;
        self->y = y;
    }
    return (PyObject *)self;
}

static void dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_Free(self);
    Py_DECREF(type);
}

static PyObject *point_x(PyObject *self, void *Py_UNUSED(closure))
{
    return PyFloat_FromDouble(((point *)self)->x);
}

static PyObject *point_norm(PyObject *self, PyObject *Py_UNUSED(none))
{
    point *p = (point *)self;
    return PyFloat_FromDouble(sqrt(p->x * p->x + p->y * p->y));
}

typedef struct {
    PyObject_HEAD
    long long value;
    int busy;
} counter;

static PyObject *counter_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *bound[2];
    long long value;
    if (unpack_new(&COUNTER, args, kwargs, bound) < 0 ||
        as_int(&COUNTER, 0, bound[0], &value) < 0) {
        return NULL;
    }
    counter *self = (counter *)new_object(type);
    if (self != NULL) {
        self->value = value;
    }
    return (PyObject *)self;
}

static PyObject *counter_bump(PyObject *self, PyObject *const *args, Py_ssize_t nargs,
                              PyObject *kwnames)
{
    BIND(BUMP)
    counter *c = (counter *)self;
    int idle = 0;
    long long by;
    /* The borrow flag: an object that is being changed is not changed again. */
    if (!__atomic_compare_exchange_n(&c->busy, &idle, 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
        PyErr_SetString(PyExc_RuntimeError, "already borrowed");
        return NULL;
    }
    PyObject *result = NULL;
    if (as_int(&BUMP, 0, args[0], &by) == 0) {
        c->value = (long long)((unsigned long long)c->value + (unsigned long long)by);
        result = PyLong_FromLongLong(c->value);
    }
    __atomic_store_n(&c->busy, 0, __ATOMIC_RELEASE);
    return result;
}

#define FAST(name) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL | METH_KEYWORDS, NULL}

static PyMethodDef FUNCTIONS[] = {{"noop", noop, METH_NOARGS, NULL},
                                  FAST(add),
                                  FAST(kw),
                                  FAST(mul),
                                  FAST(length),
                                  FAST(upper),
                                  FAST(flip),
                                  FAST(total),
                                  FAST(ramp),
                                  FAST(join),
                                  FAST(sum),
                                  {"fail", fail, METH_NOARGS, NULL},
                                  {NULL, NULL, 0, NULL}};
static PyMethodDef POINT_METHODS[] = {{"norm", point_norm, METH_NOARGS, NULL},
                                      {NULL, NULL, 0, NULL}};
static PyGetSetDef POINT_PROPERTIES[] = {{"x", point_x, NULL, NULL, NULL},
                                         {NULL, NULL, NULL, NULL, NULL}};
static PyMethodDef COUNTER_METHODS[] = {
    {"bump", (PyCFunction)(void (*)(void))counter_bump, METH_FASTCALL | METH_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL}};

static PyType_Slot POINT_SLOTS[] = {{Py_tp_new, point_new},
                                    {Py_tp_dealloc, dealloc},
                                    {Py_tp_methods, POINT_METHODS},
                                    {Py_tp_getset, POINT_PROPERTIES},
                                    {0, NULL}};
static PyType_Slot COUNTER_SLOTS[] = {{Py_tp_new, counter_new},
                                      {Py_tp_dealloc, dealloc},
                                      {Py_tp_methods, COUNTER_METHODS},
                                      {0, NULL}};
static PyType_Spec POINT_SPEC = {"calls.Point", sizeof(point), 0, Py_TPFLAGS_DEFAULT, POINT_SLOTS};
static PyType_Spec COUNTER_SPEC = {"calls.Counter", sizeof(counter), 0, Py_TPFLAGS_DEFAULT,
                                   COUNTER_SLOTS};

static int add_type(PyObject *module, const char *name, PyType_Spec *spec)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    int failed = type == NULL || PyModule_AddObjectRef(module, name, type) < 0;
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static int fill(PyObject *module)
{
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++) {
        for (Py_ssize_t k = 0; k < SIGNATURES[i]->count; k++) {
            SIGNATURES[i]->names[k] = PyUnicode_InternFromString(SIGNATURES[i]->texts[k]);
            if (SIGNATURES[i]->names[k] == NULL) {
                return -1;
            }
        }
    }
    return add_type(module, "Point", &POINT_SPEC) < 0 ||
                   add_type(module, "Counter", &COUNTER_SPEC) < 0
               ? -1
               : 0;
}

static PyModuleDef_Slot SLOTS[] = {{Py_mod_exec, fill}, {0, NULL}};
static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "calls", NULL, 0, FUNCTIONS, SLOTS,
                                    NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_calls(void)
{
    return PyModuleDef_Init(&MODULE);
}
