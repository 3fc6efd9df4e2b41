#include <assert.h>

#include "native_mixed.h"

int main(void) {
    Colour white = {255, 255, 255, 2}, grey = {100, 110, 120, 0.5f};
    Colour mixed = colour_mix(grey, &white, Add);
    assert(mixed.red == 255 && mixed.weight == 2.5f && CALLS == 1 && STEPS == 3);

    uint32_t calls;
    assert(native_mixed_calls(&calls) == NULL && calls == 1);
    native_mixed_Sum *sum;
    uint64_t total;
    assert(native_mixed_Sum_new(&sum) == NULL);
    assert(native_mixed_Sum_add(sum, 2, &total) == NULL && total == 6);
    native_mixed_Sum_free(sum);
    return 0;
}
