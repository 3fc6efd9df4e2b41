#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "plain.h"

void plain_noop(void) {}

int64_t plain_add(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a + (uint64_t)b);
}

int64_t plain_kw(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a - (uint64_t)b);
}

double plain_mul(double a, double b)
{
    return a * b;
}

size_t plain_length(const char *text, size_t len)
{
    (void)text;
    return len;
}

void plain_upper(const char *text, size_t len, char *out)
{
    for (size_t i = 0; i < len; i++) {
        out[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i];
    }
}

void plain_flip(const uint8_t *data, size_t len, uint8_t *out)
{
    for (size_t i = 0; i < len; i++) {
        out[i] = (uint8_t)~data[i];
    }
}

int64_t plain_total(const int64_t *values, size_t len)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < len; i++) {
        sum += (uint64_t)values[i];
    }
    return (int64_t)sum;
}

void plain_ramp(size_t count, double *out)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = (double)i;
    }
}

void plain_join(const char *const *words, const size_t *lens, size_t count, char *out)
{
    for (size_t i = 0; i < count; i++) {
        memcpy(out, words[i], lens[i]);
        out += lens[i];
    }
}

int plain_fail(void)
{
    return -1;
}

struct plain_point {
    double x, y;
};

plain_point *plain_point_new(double x, double y)
{
    plain_point *point = malloc(sizeof *point);
    if (point != NULL) {
        *point = (plain_point){x, y};
    }
    return point;
}

void plain_point_free(plain_point *point)
{
    free(point);
}

double plain_point_x(const plain_point *point)
{
    return point->x;
}

double plain_point_norm(const plain_point *point)
{
    return sqrt(point->x * point->x + point->y * point->y);
}

struct plain_counter {
    int64_t value;
};

plain_counter *plain_counter_new(int64_t value)
{
    plain_counter *counter = malloc(sizeof *counter);
    if (counter != NULL) {
        counter->value = value;
    }
    return counter;
}

void plain_counter_free(plain_counter *counter)
{
    free(counter);
}

int64_t plain_counter_bump(plain_counter *counter, int64_t by)
{
    counter->value = (int64_t)((uint64_t)counter->value + (uint64_t)by);
    return counter->value;
}
