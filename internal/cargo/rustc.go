package cargo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Rustc is the compiler that cargo uses.
type Rustc struct {
	Path    string
	Host    string // the triple of this machine
	Release string // "1.95.0"
	Commit  string // of Rust's repository; "" where the build does not tell
	Sysroot string
}

// Rustc asks the compiler who it is. It returns nil when it has reported that
// there is none.
func (c *Cargo) Rustc(ctx context.Context, report *diag.Report) *Rustc {
	r := &Rustc{Path: c.tool("RUSTC", "rustc")}
	text, err := c.ask(ctx, r.Path, "-vV")
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "host":
			r.Host = value
		case "release":
			r.Release = value
		case "commit-hash":
			r.Commit = strings.TrimPrefix(value, "unknown")
		}
	}
	if err == nil && r.Host == "" {
		err = fmt.Errorf("`%s -vV` does not say what it compiles for", r.Path)
	}
	if err == nil {
		text, err = c.ask(ctx, r.Path, "--print", "sysroot")
		r.Sysroot = strings.TrimSpace(text)
	}
	if err != nil {
		report.Error(diag.NoCargo, source.Span{}, "%v", err).
			Helpf("see that `rustc --version` works in `%s`; %s", Shown(c.Dir), install)
		return nil
	}
	return r
}

// atLeast reports whether the release is 1.minor or newer; an early one of that
// number may lack what the release has.
func (r *Rustc) atLeast(minor int) bool {
	rest, ok := strings.CutPrefix(r.Release, "1.")
	text, patch, _ := strings.Cut(rest, ".")
	n, err := strconv.Atoi(text)
	return ok && err == nil && (n > minor || n == minor && !strings.Contains(patch, "-"))
}

// tool returns the program that cargo takes as rustc or the like: that of the
// variable, of CARGO_BUILD_ and the variable, of the configuration, or the one in
// PATH.
func (c *Cargo) tool(variable, key string) string {
	for _, name := range []string{variable, "CARGO_BUILD_" + variable} {
		if value := c.Env.Get(name); value != "" {
			return value
		}
	}
	for _, s := range c.settings("build", key) {
		return s.program()
	}
	return key
}

// program returns a setting that names a program: a path is relative to the
// configuration, a mere name is in PATH.
func (s setting) program() string {
	if strings.ContainsRune(filepath.ToSlash(s.text), '/') && !filepath.IsAbs(s.text) {
		return filepath.Join(s.base, s.text)
	}
	return s.text
}

// ask returns what a program prints.
func (c *Cargo) ask(ctx context.Context, program string, args ...string) (string, error) {
	path := c.Env.Look(program)
	if path == "" {
		return "", fmt.Errorf("there is no program `%s`", program)
	}
	cmd := exec.CommandContext(ctx, path, args...)
	var out, said bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = c.Dir, c.environment(nil), &out, &said
	if err := cmd.Run(); err != nil {
		if text := strings.TrimSpace(said.String()); text != "" {
			err = errors.New(text)
		}
		return "", fmt.Errorf("`%s %s`: %w", program, strings.Join(args, " "), err)
	}
	return out.String(), nil
}
