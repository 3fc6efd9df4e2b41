// Command bindgen generates the bindings of a Rust crate from its source.
package main

import "os"

func main() {
	collectLate()
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, environ: os.Environ}
	if wrapsRustc(os.Args[1:], s.getenv) {
		os.Exit(runRustc(os.Args[1:], s))
	}
	os.Exit(run(os.Args[1:], s))
}
