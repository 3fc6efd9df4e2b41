/* A C program passes its own functions: what Rust gives them, what it takes, what
 * becomes of errors, and how often it releases them. */
#include "callbacks.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static int calls, released, freed;

static void release(void *context) { ++*(int *)context; }

static void origin_free(void *origin) {
    assert(origin == &freed);
    freed++;
}

static callbacks_error *has_b(void *context, const char *text, size_t len, bool *out) {
    assert(context == &released);
    calls++;
    *out = memchr(text, 'b', len) != NULL;
    return NULL;
}

static callbacks_error *fail(void *context) {
    (void)context;
    callbacks_error *error =
        callbacks_error_new(CALLBACKS_ERROR_VALUE, callbacks_Refused, strlen(callbacks_Refused), "no", 2);
    error->origin = &freed;
    error->origin_free = origin_free;
    return error;
}

static callbacks_error *no_room(void *context) {
    (void)context;
    return callbacks_error_new(0, NULL, 0, NULL, 0);
}

static callbacks_error *bad_text(void *context, callbacks_str *out) {
    (void)context;
    *out = (callbacks_str){"\xff", 1};
    return NULL;
}

static callbacks_error *square(void *context, int64_t number, int64_t *out) {
    (void)context;
    *out = number * number;
    return NULL;
}

static callbacks_error *length(void *context, const char *text, size_t len, int64_t *out) {
    (void)context, (void)text;
    *out = (int64_t)len;
    return NULL;
}

static void is(const callbacks_error *error, int32_t kind, const char *message) {
    assert(error != NULL && error->kind == kind);
    if (strlen(message) != error->message_len || memcmp(message, error->message, error->message_len) != 0) {
        fprintf(stderr, "%.*s\n", (int)error->message_len, error->message);
        assert(!"another message");
    }
}

static void *close_gate(void *gate) {
    callbacks_gate_close(gate);
    return NULL;
}

int main(void) {
    assert(callbacks_abi_hash() == CALLBACKS_ABI_HASH);
    callbacks_str items[] = {{"abc", 3}, {"c", 1}, {"", 0}};
    callbacks_fn_str_bool filter = {has_b, &released, release, NULL};
    callbacks_vec_string kept;
    assert(callbacks_filter(items, 3, &filter, &kept) == NULL);
    assert(kept.len == 1 && memcmp(kept.data[0].data, "abc", 3) == 0);
    assert(calls == 3 && released == 1);
    callbacks_vec_string_free(&kept);

    /* Released, too, where the function is not called at all. */
    items[1].data = NULL;
    callbacks_error *error = callbacks_filter(items, 3, &filter, &kept);
    is(error, CALLBACKS_ERROR_VALUE, "argument 'items': NULL with a length of 1");
    callbacks_error_free(error);
    assert(calls == 3 && released == 2);
    filter.call = NULL;
    error = callbacks_filter(items, 1, &filter, &kept);
    is(error, CALLBACKS_ERROR_VALUE, "argument 'f': NULL");
    callbacks_error_free(error);
    assert(released == 3);
    error = callbacks_filter(items, 1, NULL, &kept);
    is(error, CALLBACKS_ERROR_VALUE, "argument 'f': NULL");
    callbacks_error_free(error);

    /* An error comes back with what its maker keeps for it, which is freed once. */
    callbacks_fn_void failing = {fail, NULL, NULL, NULL};
    const char *ways[] = {"same", "copy", "cause"};
    for (int way = 0; way < 3; way++) {
        error = callbacks_again(ways[way], strlen(ways[way]), &failing);
        const callbacks_error *inner = way == 2 ? error->cause : error;
        is(inner, CALLBACKS_ERROR_VALUE, "no");
        assert(inner->class_name_len == strlen(callbacks_Refused));
        assert(inner->origin == &freed && freed == way);
        callbacks_error_free(error);
        assert(freed == way + 1);
    }
    callbacks_tuple4_bool_bool_bool_string seen;
    assert(callbacks_inspect(&failing, &seen) == NULL);
    assert(seen._0 && seen._1 && seen._2 && freed == 4);
    callbacks_tuple4_bool_bool_bool_string_free(&seen);
    callbacks_fn_void lost = {no_room, NULL, NULL, NULL};
    for (int round = 0; round < 2; round++) {
        error = callbacks_again("same", 4, &lost);
        is(error, CALLBACKS_ERROR_RECURSION, "a callback failed, with no room left to say how");
        callbacks_error_free(error);
        callbacks_error_free(callbacks_error_new(0, NULL, 0, NULL, 0));
    }
    callbacks_fn_str bad = {bad_text, NULL, NULL, NULL};
    callbacks_string text;
    error = callbacks_once(&bad, &text);
    assert(error != NULL && error->kind == CALLBACKS_ERROR_UNICODE);
    callbacks_error_free(error);

    /* By threads, and kept. */
    callbacks_fn_i64_i64 squares = {square, NULL, NULL, NULL};
    callbacks_vec_i64 numbers;
    assert(callbacks_by_thread(4, &squares, &numbers) == NULL);
    assert(numbers.len == 4 && numbers.data[3] == 9);
    callbacks_vec_i64_free(&numbers);
    callbacks_option_i64 maybe;
    assert(callbacks_maybe(5, false, NULL, &maybe) == NULL && !maybe.is_some);
    assert(callbacks_maybe(5, true, &squares, &maybe) == NULL && maybe.value == 25);
    callbacks_Bus *bus;
    int ended = 0;
    callbacks_gate *gate = callbacks_gate_new();
    callbacks_fn_str_i64 lengths = {length, &ended, release, gate};
    assert(callbacks_Bus_new(true, &lengths, &bus) == NULL);
    size_t count;
    assert(callbacks_Bus_add(bus, &lengths, &count) == NULL && count == 2);
    int64_t sum;
    assert(callbacks_Bus_fire(bus, "abc", 3, &sum) == NULL && sum == 6 && ended == 0);
    assert(callbacks_Bus_clear(bus) == NULL && ended == 2);
    assert(callbacks_Bus_add(bus, &lengths, &count) == NULL);
    assert(callbacks_Bus_fire_later(bus, "x", 1, 1000000) == NULL);
    pthread_t closer;
    assert(pthread_create(&closer, NULL, close_gate, gate) == 0);
    assert(pthread_join(closer, NULL) == 0);
    error = callbacks_Bus_fire(bus, "abc", 3, &sum);
    is(error, CALLBACKS_ERROR_RUNTIME, "cannot call back: the interpreter is shutting down");
    callbacks_error_free(error);
    callbacks_gate_free(gate);
    callbacks_Bus_free(bus);
    assert(ended == 2);
    return 0;
}
