/* The library of src/lib.rs, written by hand against docs/abi.md: what the
 * wrappers are tested with where no Rust is built. It counts what it allocates
 * and poisons what it releases. */
#include "echo.h"

#include <stdlib.h>
#include <string.h>

struct echo_Crate {
    int64_t number;
};
struct echo_Sealed {
    char unused;
};

static int64_t live;

static void *make(size_t size) {
    __atomic_add_fetch(&live, 1, __ATOMIC_SEQ_CST);
    return calloc(1, size ? size : 1);
}

static void drop(void *block, size_t size) {
    if (block == NULL) return;
    __atomic_sub_fetch(&live, 1, __ATOMIC_SEQ_CST);
    memset(block, 0xdd, size);
    free(block);
}

static echo_error *failure(int32_t kind, const char *text, size_t len, const char *class_name) {
    echo_error *e = make(sizeof *e);
    char *copy = make(len);
    memcpy(copy, text, len);
    e->kind = kind;
    e->message = copy;
    e->message_len = len;
    e->class_name = class_name;
    e->class_name_len = class_name ? strlen(class_name) : 0;
    return e;
}

void echo_error_free(echo_error *e) {
    if (e == NULL) return;
    drop((void *)e->message, e->message_len);
    drop(e, sizeof *e);
}

uint64_t echo_abi_hash(void) { return ECHO_ABI_HASH ECHO_TEST_HASH; }

static echo_string string(const char *data, size_t len) {
    echo_string s = {(char *)(uintptr_t)1, 0, 0}; /* empty: dangling */
    if (len > 0) {
        s.data = make(len);
        memcpy(s.data, data, len);
        s.len = s.cap = len;
    }
    return s;
}

void echo_string_free(echo_string *s) {
    if (s->cap > 0) drop(s->data, s->len);
    memset(s, 0, sizeof *s);
}

static echo_vec_u8 buffer(const uint8_t *data, size_t len) {
    echo_string s = string((const char *)data, len);
    return (echo_vec_u8){(uint8_t *)s.data, s.len, s.cap};
}

void echo_vec_u8_free(echo_vec_u8 *v) { echo_string_free((echo_string *)v); }

static echo_Crate *new_crate(int64_t number) {
    echo_Crate *c = make(sizeof *c);
    c->number = number;
    return c;
}

void echo_Crate_free(echo_Crate *c) { drop(c, c ? sizeof *c : 0); }
void echo_Sealed_free(echo_Sealed *s) { drop(s, s ? sizeof *s : 0); }

echo_error *echo_numbers(int8_t a, uint8_t b, int16_t c, uint16_t d, int32_t e, uint32_t f, int64_t g, uint64_t h,
                         intptr_t i, size_t j, float k, double l, bool m, double *out) {
    *out = (double)a + b + c + d + e + f + (double)g + (double)h + (double)i + (double)j + k + l + m;
    return NULL;
}

echo_error *echo_text(const char *value, size_t value_len, echo_string *out) {
    *out = string(value, value_len);
    return NULL;
}

echo_error *echo_bytes(const uint8_t *value, size_t value_len, echo_vec_u8 *out) {
    *out = buffer(value, value_len);
    return NULL;
}

echo_error *echo_owned(const uint8_t *value, size_t value_len, size_t *out) {
    *out = 0;
    for (size_t i = 0; i < value_len; i++) *out += value[i];
    return NULL;
}

echo_error *echo_either(const char *value, size_t value_len, bool value_is_str, bool *out) {
    (void)value, (void)value_len;
    *out = value_is_str;
    return NULL;
}

echo_error *echo_given(bool text_is_some, const char *text, size_t text_len, bool number_is_some, double number,
                       bool list_is_some, const int32_t *list, size_t list_len, bool pair_is_some,
                       const echo_tuple2_bool_i64 *pair, bool either_is_some, const char *either, size_t either_len,
                       bool either_is_str, uint32_t *out) {
    *out = 0;
    if (text_is_some) *out += 1 + (text_len > 0 && text[0] == 'x');
    if (number_is_some) *out += 10 + (number == 2.5);
    if (list_is_some) *out += 100 + (list_len == 2 && list[1] == -1);
    if (pair_is_some) *out += 1000 + (pair->_0 && pair->_1 == 5);
    if (either_is_some) *out += 10000 + (either_is_str && either_len == 1 && either[0] == 'y');
    return NULL;
}

echo_error *echo_twice(bool value_is_some, const echo_option_i64 *value, echo_option_option_i64 *out) {
    memset(out, 0, sizeof *out);
    out->is_some = value_is_some;
    if (value_is_some) out->value = *value;
    return NULL;
}

echo_error *echo_join(const echo_option_tuple2_str_i64 *rows, size_t rows_len, bool sep_is_some, const char *sep,
                      size_t sep_len, echo_vec_string *out) {
    if (!sep_is_some) return failure(4, "no separator", 12, NULL);
    out->data = make(rows_len * sizeof(echo_string));
    out->len = out->cap = rows_len;
    for (size_t i = 0; i < rows_len; i++) {
        char line[64];
        size_t n = 0;
        if (rows[i].is_some) {
            memcpy(line, rows[i].value._0.data, rows[i].value._0.len);
            n = rows[i].value._0.len;
            memcpy(line + n, sep, sep_len);
            n += sep_len;
            line[n++] = (char)('0' + rows[i].value._1);
        }
        out->data[i] = string(line, n);
    }
    return NULL;
}

void echo_vec_string_free(echo_vec_string *v) {
    for (size_t i = 0; i < v->len; i++) echo_string_free(&v->data[i]);
    drop(v->data, v->len * sizeof(echo_string));
    memset(v, 0, sizeof *v);
}

echo_error *echo_nested(const echo_slice_slice_u8 *value, size_t value_len, echo_vec_vec_vec_u8 *out) {
    out->data = make(value_len * sizeof *out->data);
    out->len = out->cap = value_len;
    for (size_t i = 0; i < value_len; i++) {
        echo_vec_vec_u8 *row = &out->data[i];
        row->data = make(value[i].len * sizeof *row->data);
        row->len = row->cap = value[i].len;
        for (size_t j = 0; j < row->len; j++) row->data[j] = buffer(value[i].data[j].data, value[i].data[j].len);
    }
    return NULL;
}

void echo_vec_vec_vec_u8_free(echo_vec_vec_vec_u8 *v) {
    for (size_t i = 0; i < v->len; i++) {
        for (size_t j = 0; j < v->data[i].len; j++) echo_vec_u8_free(&v->data[i].data[j]);
        drop(v->data[i].data, v->data[i].len * sizeof(echo_vec_u8));
    }
    drop(v->data, v->len * sizeof(echo_vec_vec_u8));
    memset(v, 0, sizeof *v);
}

echo_error *echo_level(echo_Level level, echo_vec_Level *out) {
    out->data = make(2);
    out->len = out->cap = 2;
    out->data[0] = echo_Level_Low;
    out->data[1] = level;
    return NULL;
}

void echo_vec_Level_free(echo_vec_Level *v) {
    drop(v->data, v->len);
    memset(v, 0, sizeof *v);
}

echo_error *echo_point(const echo_Point_ref *point, echo_Point *out) {
    memset(out, 0, sizeof *out);
    out->x = -point->x;
    out->label.is_some = point->label.is_some;
    if (point->label.is_some) out->label.value = string(point->label.value.data, point->label.value.len);
    return NULL;
}

void echo_Point_free(echo_Point *p) {
    echo_string_free(&p->label.value);
    memset(p, 0, sizeof *p);
}

echo_error *echo_entries(const echo_Entry_ref *entries, size_t entries_len, size_t *out) {
    *out = 0;
    for (size_t i = 0; i < entries_len; i++) *out += entries[i].amount * entries[i].name.len;
    return NULL;
}

echo_error *echo_total(const echo_Crate *const *crates, size_t crates_len, bool one_is_some, const echo_Crate *one,
                       int64_t *out) {
    *out = one_is_some ? one->number : 0;
    for (size_t i = 0; i < crates_len; i++) *out += crates[i]->number;
    return NULL;
}

echo_error *echo_maybe(int64_t number, echo_option_Crate *out) {
    out->is_some = number > 0;
    out->value = number > 0 ? new_crate(number) : NULL;
    return NULL;
}

void echo_option_Crate_free(echo_option_Crate *v) {
    echo_Crate_free(v->value);
    memset(v, 0, sizeof *v);
}

echo_error *echo_sealed(echo_Sealed **out) {
    *out = make(sizeof **out);
    return NULL;
}

echo_error *echo_fail(int32_t kind, const char *message, size_t message_len) {
    const bool odd = message_len == 3 && memcmp(message, "odd", 3) == 0;
    return kind == 0 ? NULL : failure(kind, message, message_len, odd ? "echo.errors.Odd" : NULL);
}

echo_error *echo_live(int64_t *out) {
    *out = live;
    return NULL;
}

echo_error *echo_Crate_new(int64_t number, echo_Crate **out) {
    if (number < 0) return failure(4, "negative", 8, NULL);
    *out = new_crate(number);
    return NULL;
}

echo_error *echo_Crate_add(echo_Crate *self, const echo_Crate *other, int64_t *out) {
    *out = self->number += other->number;
    return NULL;
}

echo_error *echo_Crate_list(int64_t out_, int64_t cls, echo_vec_Crate *out) {
    out->data = make(2 * sizeof *out->data);
    out->len = out->cap = 2;
    out->data[0] = new_crate(out_);
    out->data[1] = new_crate(cls);
    return NULL;
}

void echo_vec_Crate_free(echo_vec_Crate *v) {
    for (size_t i = 0; i < v->len; i++) echo_Crate_free(v->data[i]);
    drop(v->data, v->len * sizeof(echo_Crate *));
    memset(v, 0, sizeof *v);
}

echo_error *echo_Crate_number(const echo_Crate *self, int64_t *out) {
    *out = self->number;
    return NULL;
}

echo_error *echo_Crate_set_number(echo_Crate *self, int64_t value) {
    self->number = value;
    return NULL;
}

echo_error *echo_inner_len(const char *len, size_t len_len, bool lib, int64_t self_, echo_tuple2_i64_string *out) {
    out->_0 = lib ? self_ : -self_;
    out->_1 = string(len, len_len);
    return NULL;
}

void echo_tuple2_i64_string_free(echo_tuple2_i64_string *v) {
    echo_string_free(&v->_1);
    memset(v, 0, sizeof *v);
}
