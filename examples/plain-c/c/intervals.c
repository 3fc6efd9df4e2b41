// Everything that the header has, in use: which bytes of a file are still to be fetched.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intervals.h"

#define CHECK(condition)                                                        \
    do {                                                                        \
        if (!(condition)) {                                                     \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            exit(1);                                                            \
        }                                                                       \
    } while (0)

static void print(const char *label, const IntervalSet *set) {
    uintptr_t size = intervals_format(set, NULL, 0) + 1;
    CHECK(size <= INTERVALS_TEXT_MAX * intervals_count(set) + 1);
    char *text = malloc(size);
    CHECK(text);
    CHECK(intervals_format(set, text, size) == size - 1);
    printf("%-8s %s\n", label, text);
    free(text);
}

struct requests {
    int left;
    uint64_t bytes;
};

// Asks for one range, as long as there are requests left.
static bool request(Interval interval, void *context) {
    struct requests *requests = context;
    if (requests->left-- == 0) {
        return false;
    }
    requests->bytes += interval.end - interval.start;
    printf("Range: bytes=%" PRIu64 "-%" PRIu64 "\n", interval.start, interval.end - 1);
    return true;
}

int main(void) {
    CHECK(INTERVALS_VERSION.major == 1);
    printf("intervals %u.%u.%u\n", INTERVALS_VERSION.major, INTERVALS_VERSION.minor, INTERVALS_VERSION.patch);

    // Some bytes of a file have arrived, in two ways to say so.
    IntervalSet *arrived = intervals_parse("0-99, 400-499");
    CHECK(arrived);
    CHECK(intervals_insert(arrived, (Interval){.start = 100, .end = 150}) == INTERVAL_STATUS_OK);
    print("arrived", arrived);
    CHECK(intervals_contains(arrived, 149) && !intervals_contains(arrived, 150));

    // The rest of its 1000 bytes is missing.
    IntervalSet *missing = intervals_new();
    CHECK(missing);
    CHECK(intervals_insert(missing, (Interval){.start = 0, .end = 1000}) == INTERVAL_STATUS_OK);
    for (uint64_t at = 0; at < 1000;) {
        FoundInterval here = intervals_find(arrived, at);
        if (here.found) {
            CHECK(intervals_remove(missing, here.value) == INTERVAL_STATUS_OK);
            at = here.value.end;
        } else {
            at++;
        }
    }
    print("missing", missing);
    CHECK(intervals_total(arrived) + intervals_total(missing) == 1000);

    struct requests requests = {.left = 1, .bytes = 0};
    CHECK(intervals_visit(missing, request, &requests) == INTERVAL_STATUS_STOPPED);
    CHECK(requests.bytes == 250);
    requests.left = 2;
    CHECK(intervals_visit(missing, request, &requests) == INTERVAL_STATUS_OK);

    // Changes are made together, or not at all.
    IntervalSet *plan = intervals_copy(missing);
    IntervalEdit edits[] = {
        {.tag = INTERVAL_EDIT_CLEAR},
        {.tag = INTERVAL_EDIT_INSERT, .insert = {.start = 500, .end = 600}},
        {.tag = INTERVAL_EDIT_REMOVE, .remove = {.start = 540, .end = 560}},
        {.tag = INTERVAL_EDIT_GROW, .grow = 5},
    };
    CHECK(intervals_apply(plan, edits, 4) == INTERVAL_STATUS_OK);
    print("plan", plan);
    edits[2].remove = (Interval){.start = 2, .end = 1};
    CHECK(intervals_apply(plan, edits, 4) == INTERVAL_STATUS_BAD_INTERVAL);
    CHECK(intervals_total(plan) == 100);

    FoundU64 gap = intervals_gap(plan, 496);
    CHECK(gap.found && gap.value == 605);
    CHECK(intervals_insert(plan, Interval_ALL) == INTERVAL_STATUS_OK);
    CHECK(!intervals_gap(plan, 1).found);
    CHECK(intervals_contains(plan, INTERVALS_END - 1) && !intervals_contains(plan, INTERVALS_END));
    CHECK(intervals_remove(plan, Interval_EMPTY) == INTERVAL_STATUS_OK);
    CHECK(intervals_total(plan) == INTERVALS_END);

    // A text is cut where the buffer ends. Two numbers of the most digits fit.
    char text[INTERVALS_TEXT_MAX];
    CHECK(intervals_format(plan, text, sizeof text) == strlen("0-") + INTERVALS_DIGITS);
    CHECK(strcmp(text, "0-18446744073709551614") == 0);
    CHECK(intervals_format(plan, text, 4) == strlen("0-") + INTERVALS_DIGITS && strcmp(text, "0-1") == 0);

    // Null is no set, and no fault.
    CHECK(!intervals_parse("3-1") && !intervals_parse(NULL) && !intervals_copy(NULL));
    CHECK(intervals_insert(NULL, Interval_ALL) == INTERVAL_STATUS_NULL_POINTER);
    CHECK(intervals_apply(plan, NULL, 1) == INTERVAL_STATUS_NULL_POINTER);
    CHECK(intervals_visit(plan, NULL, NULL) == INTERVAL_STATUS_NULL_POINTER);
    CHECK(intervals_count(NULL) == 0);
    intervals_free(NULL);

    intervals_free(plan);
    intervals_free(missing);
    intervals_free(arrived);
    return 0;
}
