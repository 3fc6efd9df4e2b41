# bindgen: `make` prints what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash

BINDGEN := build/bindgen
LDFLAGS := -s -w
SEARCH_PATH := $(shell tr '\0' '\n' </proc/self/environ 2>/dev/null | sed -n 's/^PATH=//p')

.PHONY: help build dist dist-host demo test test-pythons test-embed test-gen check fmt update example bench bench-calls bench-modules bench-types bench-header bench-packaging test-packaging conformance fuzz fuzz-header module setup clean FORCE

help: ## print this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: $(BINDGEN) ## build the bindgen command

$(BINDGEN): FORCE
	@mkdir -p build
	go build -trimpath -ldflags '$(LDFLAGS)' -o $@ ./cmd/bindgen

demo: build ## generate, build and use the example from Python, both ways
	scripts/demo.sh

test: ## set up what the tests need and run them all
	scripts/test.sh

dist: ## the wheels of bindgen itself, for Linux and Windows, into dist/ (minutes the first time)
	scripts/packaging-tools.sh
	go run ./scripts/dist -zig '$(CURDIR)/.tools/packaging/bin/python -m ziglang' linux-x86_64 linux-aarch64 windows-x86_64

dist-host: ## the wheel of bindgen for this machine alone, into dist/
	@go run ./scripts/dist host

check: build setup ## formatters and linters over all code, also the generated
	scripts/check.sh

fmt: setup ## format everything
	gofmt -w $$(git ls-files '*.go')
	for d in support/rust/bindgen-rt support/rust/bindgen-macros examples/*/rust; do (cd $$d && cargo fmt); done
	.tools/venv/bin/ruff format $$(git ls-files '*.py' | grep -v testdata)

example: build ## generate and build the examples, and put each library into its package
	scripts/example.sh

update: build ## bring the committed outputs and the golden files up to date
	for d in examples/*/; do $(BINDGEN) gen "$$d" || exit; done
	-BINDGEN_UPDATE='*' go test ./... >/dev/null
	go test ./...

test-gen: build setup ## compile every golden case with cc, rustc and Python, and import it
	go test ./internal/e2e -run TestGoldensCompile -count=1 -timeout 30m -v

test-pythons: build setup ## the Python tests on every Python, as one table
	scripts/test-pythons.sh

test-packaging: build setup ## the artifacts of the examples before the tools of others: tool × artifact
	scripts/test-packaging.sh

test-embed: build setup ## the library in unusual hosts: no Python, a hidden one, two, restarted
	scripts/pythons.sh
	scripts/example.sh
	scripts/test-embed.sh

bench-calls: build setup ## the cost of calls against the peers, as ratios; fails where a bound is missed
	bench/calls.sh

bench-types: build setup ## what each type costs to pass, for docs/types.md
	bench/type_costs.sh
	-BINDGEN_UPDATE='*' go test ./internal/e2e -run TestTypesPage >/dev/null
	go test ./internal/e2e -run TestTypesPage

bench-modules: build setup ## the examples against C's and PyO3's, as ratios; fails where a bound is missed
	bench/modules.sh

bench-header: build setup ## C headers of two real crates against cbindgen, as ratios; fails where a bound is missed
	bench/header.sh

bench-packaging: build ## installing and packing against maturin; fails where a bound is missed
	bench/packaging.sh

bench: build setup ## speed and size against the peers, as ratios
	bench/run.sh

conformance: build setup ## headers for cbindgen's own test cases, compared; ALL=1: the whole suite
	scripts/conformance.sh

fuzz: ## fuzz the parser and the modules of the examples, a minute a target
	scripts/fuzz.sh

fuzz-header: build setup ## headers of random crates, tried from C against rustc's layouts and values
	PYTHONPATH=tests/header .tools/venv/bin/python -m roundtrip --bindgen build/bindgen --seeds $${SEED:-1}-$${SEED:-1} --seconds $${FUZZTIME:-60}
	BINDGEN_FUZZ_CC=1 go test ./internal/pipeline -run '^$$' -fuzz '^FuzzHeader$$' -fuzztime $${FUZZTIME:-60}s

module: ## move the Go module: make module PATH=example.org/you/bindgen
	@# PATH is the shell's search path, too, so it counts only when it was given on the
	@# command line, and the recipe runs with the search path that make was started with.
	@test "$(origin PATH)" = "command line" || { echo "usage: make module PATH=example.org/you/bindgen" >&2; exit 2; }
	@PATH='$(SEARCH_PATH):/usr/local/bin:/usr/bin:/bin:/usr/local/go/bin' scripts/module.sh '$(PATH)'

setup: ## install what the tests need into .tools
	scripts/setup.sh

clean: ## remove what was built
	rm -rf build examples/*/rust/target
	find examples -name '_native.so' -o -name '_native.pyd' | xargs rm -f
