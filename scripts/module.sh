#!/usr/bin/env bash
# module.sh PATH: moves the Go module to another path: go.mod, tools/go.mod and every import.
set -euo pipefail
cd "$(dirname "$0")/.."
new=$1
if ! [[ $new =~ ^[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~-]+)+$ ]]; then
    echo "module.sh: '$new' is not a module path with a dotted first element" >&2
    exit 2
fi
old=$(sed -n 's/^module //p' go.mod)
git ls-files -z '*.go' '*go.mod' Makefile '*.sh' '*.md' | xargs -0 grep -lZF "$old" |
    xargs -0 sed -i "s#${old//./\\.}#$new#g"
gofmt -l -w $(git ls-files '*.go') >/dev/null
go build ./...
echo "the module is now $new (was $old)"
