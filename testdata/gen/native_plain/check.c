#include <assert.h>
#include <string.h>

#include "native_plain.h"

static bool below_three(uint32_t number, void *context) {
    *(uint32_t *)context += number;
    return number < 3;
}

int main(void) {
    struct Counter *counter = counter_new(LIMIT);
    uint32_t sum = 0;
    assert(counter_next(counter) == LIMIT + 1);
    assert(counter_each(counter, below_three, &sum) == 3 && sum == 6);
    assert(counter_each(counter, NULL, NULL) == 0);
    counter_free(counter);
    counter_free(NULL);

    Point by = {1, 2};
    Point moved = point_moved((Point){10, 20}, &by, Left);
    assert(moved.x == 9 && moved.y == 22);
    assert(pair_sum((Pair_u16){40000, 40000}) == 80000);
    assert(pair_of(by, moved).second.x == 9);
    assert(level_up(Low) == High);
    assert(TWICE == 20 && LOWEST == -9000000000 && HIGHEST == UINT64_MAX && ENABLED && ROUGHLY == 3.25);
    assert(text_len("four") == 4 && strcmp(greeting(), "hello") == 0);

    assert(Point_ORIGIN.x == 0 && Point_FAR.y == 98765432.125 && UNIT == 0xb5);

    Number number = {.whole = -3};
    assert(number_whole(&number) == -3);
    Mixed mixed;
    mixed_fill(&mixed);
    assert(mixed.cell.value == 2 && mixed.tail == 3 && mixed.last.turn == Right);
    Tight tight = {1, 0x01020304};
    assert(tight_value(&tight) == 0x01020304);
    Wide *wide = wide_new();
    assert(wide_sum(wide) == 12);
    wide_free(wide);

    Shape shape = {.tag = Circle, .circle = {{1.5, 0}, 2}};
    assert(shape_size(&shape) == 3.5);
    shape.tag = Named;
    shape.named = 300;
    assert(shape_size(&shape) == 300);
    Area area;
    area_between(-1, 5, &area);
    assert(area.tag == Range && area.range.low == -1 && area.range.high == 5);
    area_between(5, 5, &area);
    assert(area.tag == Of && area.of == 7);

    uint64_t calls = CALLS;
    assert(plain_twice(-100) == -200 && CALLS == calls + 1 && FORMAT == 7);
    return 0;
}
