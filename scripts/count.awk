# Counts test cases in the log of a runner: prints "passed failed skipped".
# go test -v, pytest and cargo test; the scripts of this directory, by their "ok"/"FAIL"
# lines or by their last one.
/^ *--- PASS: / { passed++; next }
/^ *--- FAIL: / { failed++; next }
/^ *--- SKIP: / { skipped++; next }
/^test result: / {
    for (i = 1; i <= NF; i++) {
        if ($(i + 1) ~ /^passed/) passed += $i
        if ($(i + 1) ~ /^failed/) failed += $i
        if ($(i + 1) ~ /^ignored/) skipped += $i
    }
    next
}
/^=* ?[0-9]+ (passed|failed|skipped|error).* in [0-9.]+s/ {
    for (i = 1; i < NF; i++) {
        if ($(i + 1) ~ /^passed/) passed += $i
        if ($(i + 1) ~ /^(failed|error)/) failed += $i
        if ($(i + 1) ~ /^skipped/) skipped += $i
    }
    next
}
# The last line of a script that counts for itself tells all.
/^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ {
    passed = $1
    failed = $3
    skipped = $5
    next
}
/^ok   / { passed++; next }
/^FAIL / && !/\t/ { failed++; next }
END { print passed + 0, failed + 0, skipped + 0 }
