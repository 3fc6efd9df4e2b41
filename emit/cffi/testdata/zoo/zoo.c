/* The library of src/lib.rs, written by hand against docs/abi.md. Handles are
 * counted, and so is what is allocated. */
#include "zoo.h"

#include <stdlib.h>
#include <string.h>

typedef struct handle {
    int64_t count, number;
    double real;
    const struct handle *base;
    int32_t tag;
} handle;

static int64_t live;

static void *make(size_t size) {
    live++;
    return calloc(1, size ? size : 1);
}

static void drop(void *block) {
    live--;
    free(block);
}

static handle *new_handle(int64_t number) {
    handle *h = make(sizeof *h);
    h->count = 1;
    h->number = number;
    return h;
}

static void release(handle *h) {
    if (h == NULL || --h->count > 0) return;
    if (h->base != NULL) release((handle *)h->base);
    memset(h, 0xdd, sizeof *h);
    drop(h);
}

static handle *again(const void *self) {
    handle *h = (handle *)(uintptr_t)self;
    h->count++;
    return h;
}

#define NUMBER(self) (((const handle *)(self))->number)
#define CLASS(name) \
    void zoo_##name##_free(zoo_##name *self) { release((handle *)self); }

CLASS(Number)
CLASS(Row)
CLASS(Steps)
CLASS(Base)
CLASS(Derived)
CLASS(Shape)

static zoo_error *failure(int32_t kind, const char *text) {
    zoo_error *e = make(sizeof *e);
    e->kind = kind;
    e->message = text;
    e->message_len = strlen(text);
    return e;
}

void zoo_error_free(zoo_error *e) {
    if (e != NULL) drop(e);
}

uint64_t zoo_abi_hash(void) { return ZOO_ABI_HASH; }

static zoo_string string(const char *data) {
    zoo_string s = {make(strlen(data)), strlen(data), strlen(data)};
    memcpy(s.data, data, s.len);
    return s;
}

void zoo_string_free(zoo_string *s) {
    if (s->cap > 0) drop(s->data);
    memset(s, 0, sizeof *s);
}

zoo_error *zoo_count(int64_t first, const int64_t *args, size_t args_len, bool kwargs_is_some,
                     const zoo_tuple2_str_i64 *kwargs, size_t kwargs_len, zoo_tuple3_i64_i64_i64 *out) {
    *out = (zoo_tuple3_i64_i64_i64){first, 0, kwargs_is_some ? 0 : -1};
    for (size_t i = 0; i < args_len; i++) out->_1 += args[i];
    for (size_t i = 0; kwargs_is_some && i < kwargs_len; i++) out->_2 += kwargs[i]._1 * (int64_t)kwargs[i]._0.len;
    return NULL;
}

zoo_error *zoo_anything(bool *out) {
    *out = true;
    return NULL;
}

zoo_error *zoo_live(int64_t *out) {
    *out = live;
    return NULL;
}

zoo_error *zoo_Number_new(int64_t value, zoo_Number **out) {
    if (value == 13) return failure(4, "no luck");
    *out = (zoo_Number *)new_handle(value);
    return NULL;
}

zoo_error *zoo_Number_LIMIT(int64_t *out) {
    *out = 99;
    return NULL;
}

zoo_error *zoo_Number_origin(zoo_Number **out) { return zoo_Number_new(0, out); }
zoo_error *zoo_Number_make(int64_t value, zoo_Number **out) { return zoo_Number_new(value, out); }

zoo_error *zoo_Number_getnewargs(const zoo_Number *self, zoo_tuple1_i64 *out) {
    out->_0 = NUMBER(self);
    return NULL;
}

zoo_error *zoo_Number_enter(const zoo_Number *self, zoo_Number **out) { return zoo_Number_pos(self, out); }

zoo_error *zoo_Number_exit(const zoo_Number *self, bool *out) {
    *out = NUMBER(self) == 1;
    return NULL;
}

zoo_error *zoo_Number_add(const zoo_Number *self, int64_t other, zoo_Number **out) {
    return zoo_Number_new(NUMBER(self) + other, out);
}

zoo_error *zoo_Number_radd(const zoo_Number *self, int64_t other, int64_t *out) {
    *out = other - NUMBER(self);
    return NULL;
}

zoo_error *zoo_Number_iadd(zoo_Number *self, int64_t other) {
    ((handle *)self)->number += other;
    return NULL;
}

zoo_error *zoo_Number_pow(const zoo_Number *self, int64_t other, bool modulo_is_some, int64_t modulo, int64_t *out) {
    *out = 1;
    while (other-- > 0) *out *= NUMBER(self);
    if (modulo_is_some) *out %= modulo;
    return NULL;
}

zoo_error *zoo_Number_richcmp(const zoo_Number *self, const zoo_Number *other, int32_t op, bool *out) {
    int64_t a = NUMBER(self), b = NUMBER(other);
    const bool all[] = {a < b, a <= b, a == b, a != b, a > b, a >= b};
    *out = all[op];
    return NULL;
}

zoo_error *zoo_Number_hash(const zoo_Number *self, uint64_t *out) {
    *out = (uint64_t)NUMBER(self);
    return NULL;
}

zoo_error *zoo_Number_pos(const zoo_Number *self, zoo_Number **out) {
    *out = (zoo_Number *)again(self);
    return NULL;
}

zoo_error *zoo_same(const zoo_Number *shape, zoo_Number **out) { return zoo_Number_pos(shape, out); }

zoo_error *zoo_Number_value(const zoo_Number *self, int64_t *out) {
    if (self == NULL) return failure(4, "self is NULL");
    *out = NUMBER(self);
    return NULL;
}

zoo_error *zoo_Number_set_value(zoo_Number *self, int64_t value) {
    if (self == NULL) return failure(4, "self is NULL");
    ((handle *)self)->number = value;
    return NULL;
}

zoo_error *zoo_Number_del_value(zoo_Number *self) { return zoo_Number_set_value(self, -5); }

zoo_error *zoo_Row_new(int64_t count, zoo_Row **out) {
    *out = (zoo_Row *)new_handle(count);
    return NULL;
}

zoo_error *zoo_Row_steps(const zoo_Row *self, zoo_Steps **out) {
    *out = (zoo_Steps *)new_handle(NUMBER(self));
    return NULL;
}

zoo_error *zoo_Row_len(const zoo_Row *self, size_t *out) {
    *out = (size_t)NUMBER(self);
    return NULL;
}

zoo_error *zoo_Row_getitem(const zoo_Row *self, const zoo_either_isize_slice_index *index,
                           zoo_either_i64_vec_i64 *out) {
    memset(out, 0, sizeof *out);
    out->is_right = index->is_right;
    if (!index->is_right) {
        if (index->left >= NUMBER(self)) return failure(6, "out of range");
        out->left = index->left;
        return NULL;
    }
    out->right.data = make(6 * sizeof(int64_t));
    out->right.len = out->right.cap = 6;
    int64_t parts[6] = {index->right.has_start, index->right.has_stop, index->right.has_step,
                        index->right.start,     index->right.stop,     index->right.step};
    memcpy(out->right.data, parts, sizeof parts);
    return NULL;
}

void zoo_either_i64_vec_i64_free(zoo_either_i64_vec_i64 *value) {
    if (value->right.cap > 0) drop(value->right.data);
    memset(value, 0, sizeof *value);
}

zoo_error *zoo_Row_eq(const zoo_Row *self, const zoo_Row *other, bool *out) {
    *out = NUMBER(self) == NUMBER(other);
    return NULL;
}

zoo_error *zoo_Steps_iter(const zoo_Steps *self, zoo_Steps **out) {
    *out = (zoo_Steps *)again(self);
    return NULL;
}

zoo_error *zoo_Steps_next(zoo_Steps *self, zoo_option_string *out) {
    memset(out, 0, sizeof *out);
    if (NUMBER(self) == 0) return NULL;
    ((handle *)self)->number--;
    out->is_some = true;
    out->value = string("step");
    return NULL;
}

void zoo_option_string_free(zoo_option_string *value) { zoo_string_free(&value->value); }

zoo_error *zoo_Base_new(zoo_Base **out) {
    *out = (zoo_Base *)new_handle(1);
    return NULL;
}

zoo_error *zoo_Base_name(const zoo_Base *self, zoo_string *out) {
    *out = string(NUMBER(self) == 1 ? "base" : "derived");
    return NULL;
}

zoo_error *zoo_name_of(const zoo_Base *base, zoo_string *out) { return zoo_Base_name(base, out); }

zoo_error *zoo_Base_me(const zoo_Base *self, zoo_Base **out) {
    *out = (zoo_Base *)again(self);
    return NULL;
}

zoo_error *zoo_Base_getattr(const zoo_Base *self, const char *name, size_t name_len, int64_t *out) {
    if (name_len != 5) return failure(8, "no such thing");
    *out = NUMBER(self) + name[0];
    return NULL;
}

zoo_error *zoo_Base_setattr(zoo_Base *self, const char *name, size_t name_len, int64_t value) {
    if (name_len != 5 || name[0] != 'a') return failure(8, "not to be set");
    ((handle *)self)->number = value;
    return NULL;
}

zoo_error *zoo_Derived_new(zoo_Derived **out) {
    handle *h = new_handle(20);
    h->base = new_handle(2);
    *out = (zoo_Derived *)h;
    return NULL;
}

zoo_error *zoo_Derived_own(const zoo_Derived *self, int64_t scale, int64_t *out) {
    *out = NUMBER(self) * scale;
    return NULL;
}

zoo_Base *zoo_Derived_as_Base(const zoo_Derived *self) {
    return self ? (zoo_Base *)(uintptr_t)((const handle *)self)->base : NULL;
}

static zoo_error *shape(int32_t tag, double real, int64_t number, zoo_Shape **out) {
    handle *h = new_handle(number);
    h->tag = tag;
    h->real = real;
    *out = (zoo_Shape *)h;
    return NULL;
}

zoo_error *zoo_Shape_tag(const zoo_Shape *self, int32_t *out) {
    *out = ((const handle *)self)->tag;
    return NULL;
}

zoo_error *zoo_Shape_Circle_new(double radius, zoo_Shape **out) { return shape(0, radius, 0, out); }

zoo_error *zoo_Shape_Circle_radius(const zoo_Shape *self, double *out) {
    if (((const handle *)self)->tag != 0) return failure(3, "another variant");
    *out = ((const handle *)self)->real;
    return NULL;
}

zoo_error *zoo_Shape_Pair_new(int64_t _0, const char *_1, size_t _1_len, zoo_Shape **out) {
    (void)_1;
    return shape(1, (double)_1_len, _0, out);
}

zoo_error *zoo_Shape_Pair_0(const zoo_Shape *self, int64_t *out) {
    *out = NUMBER(self);
    return NULL;
}

zoo_error *zoo_Shape_Pair_1(const zoo_Shape *self, zoo_string *out) {
    *out = string(((const handle *)self)->real == 1 ? "one" : "more");
    return NULL;
}

zoo_error *zoo_Shape_Nothing_new(zoo_Shape **out) { return shape(2, 0, 0, out); }

zoo_error *zoo_Shape_twice(const zoo_Shape *self, zoo_Shape **out) {
    const handle *h = (const handle *)self;
    return shape(h->tag, h->real * 2, h->number * 2, out);
}
