// Command bindgen generates the bindings of a Rust crate from its source.
package main

import (
	"os"

	"example.com/bindgen/internal/cargo"
)

func main() {
	collectLate()
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, environ: os.Environ}
	if s.getenv(cargo.ZigVariable) != "" {
		os.Exit(runZig(os.Args[1:], s))
	}
	if wrapsRustc(os.Args[1:], s.getenv) {
		os.Exit(runRustc(os.Args[1:], s))
	}
	os.Exit(run(os.Args[1:], s))
}
