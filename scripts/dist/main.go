// Command dist makes the wheels that carry bindgen itself: the command and
// bindgen_backend. It runs in the root of the repository; docs/dist.md says how.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("dist", flag.ExitOnError)
	out := flags.String("out", "dist", "the `directory` that the wheels go to")
	zig := flags.String("zig", "zig", "the `command` of zig, which compiles C for other systems")
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: dist [FLAGS] PLATFORM...\nplatforms: %s\n", strings.Join(names(), ", "))
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return fmt.Errorf("name a platform: %s", strings.Join(names(), ", "))
	}
	for _, name := range flags.Args() {
		p, err := find(name)
		if err != nil {
			return err
		}
		if err := produce(p, *out, *zig); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// produce compiles the command for one platform and packs it.
func produce(p *platform, out, zig string) error {
	work, err := os.MkdirTemp("", "bindgen-dist-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	binary := filepath.Join(work, p.executable())
	if err := compile(p, binary, zig); err != nil {
		return err
	}
	tag, err := p.tag(binary)
	if err != nil {
		return err
	}
	w, err := pack(binary, tag)
	if err != nil {
		return err
	}
	path := filepath.Join(out, w.FileName())
	if err := write(path, w); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	fmt.Printf("%s  %.1f MB\n", path, float64(info.Size())/1e6)
	return nil
}

// compile runs go build. The parser is C, which zig compiles for every other
// system than this one.
func compile(p *platform, binary, zig string) error {
	ldflags := "-s -w"
	if p.static {
		// zig takes -s, which Go passes on, for something else.
		ldflags += " -linkmode external -extldflags '-static -Wl,--strip-all'"
	}
	compiler, err := p.compiler(zig)
	if err != nil {
		return err
	}
	// The tags leave out C of Go's own, for names of hosts and users.
	command := exec.Command("go", "build", "-trimpath", "-tags", "netgo,osusergo", "-ldflags", ldflags, "-o", binary, "./cmd/bindgen")
	command.Env = append(os.Environ(), "CGO_ENABLED=1")
	if compiler != "" {
		command.Env = append(command.Env, "GOOS="+p.goos, "GOARCH="+p.goarch, "CC="+compiler)
	}
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	return command.Run()
}
