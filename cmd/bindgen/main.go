// Command bindgen generates the bindings of a Rust crate from its source.
package main

import "os"

func main() {
	collectLate()
	os.Exit(run(os.Args[1:], &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, environ: os.Environ}))
}
