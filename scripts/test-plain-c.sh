#!/usr/bin/env bash
# Compiles the C program of examples/plain-c with every compiler and checker there is, runs it
# on the built library, and compares what it prints with the example's README.
set -uo pipefail
cd "$(dirname "$0")/../examples/plain-c"
build=$PWD/../../build/plain-c
mkdir -p "$build"
failed=0
library=$(echo python/intervals/_native.*)
[ -e "$library" ] || { echo "FAIL there is no library: run scripts/example.sh plain-c"; exit 1; }
program() { # program NAME COMMAND...: compiles with COMMAND, and leaves the program in $build
    "${@:2}" -Wall -Wextra -Werror -Iinclude -o "$build/$1" c/intervals.c "$PWD/$library"
}
# runs NAME COMMAND...: compares what COMMAND prints with the README.
runs() {
    if "${@:2}" >"$build/printed" && diff "$build/expected" "$build/printed"; then
        echo "ok   $1"
    else
        echo "FAIL $1"
        failed=1
    fi
}
sed -n '/^```text$/,/^```$/{/^```/d;p;}' README.md >"$build/expected"
for compiler in gcc clang; do
    command -v $compiler >/dev/null || continue
    program $compiler $compiler -std=c11 -pedantic && runs "$compiler -std=c11 -pedantic" "$build/$compiler" || failed=1
done
# C++ takes the same header.
cat >"$build/version.cpp" <<'END'
#include <cstdio>
#include "intervals.h"
int main() {
    IntervalSet *set = intervals_parse("2-4");
    std::printf("%u %d\n", INTERVALS_VERSION.major, (int)intervals_total(set));
    intervals_free(set);
}
END
if c++ -std=c++17 -Wall -Wextra -Werror -Iinclude -o "$build/version" "$build/version.cpp" "$PWD/$library" &&
    [ "$("$build/version")" = "1 3" ]; then
    echo "ok   C++17"
else
    echo "FAIL C++17"
    failed=1
fi
# Not every machine has the libraries of the sanitizers.
sanitizers=(-g -fsanitize=address,undefined -fno-sanitize-recover=all)
if echo 'int main(void) { return 0; }' | cc "${sanitizers[@]}" -x c - -o "$build/empty" 2>/dev/null && "$build/empty"; then
    program sanitized cc -std=c11 "${sanitizers[@]}" && runs "address and undefined behaviour sanitizers" "$build/sanitized" || failed=1
fi
if command -v valgrind >/dev/null; then
    checked=(valgrind --quiet --leak-check=full --error-exitcode=1)
    program debug cc -std=c11 -g && runs "valgrind, without a leak" "${checked[@]}" "$build/debug" || failed=1
fi
exit $failed
