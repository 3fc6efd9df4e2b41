// Package cargo runs cargo for a project's crate and reads what it says: the
// artifact from its JSON messages, its failures as diagnostics. See
// https://doc.rust-lang.org/cargo/reference/external-tools.html.
package cargo

import (
	"io"
	"path/filepath"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Cargo is the cargo of this machine, and how it is run.
type Cargo struct {
	Path string
	// Dir is the directory that it runs in: that of the crate's Cargo.toml, for
	// there it looks for its configuration and rustup for the toolchain.
	Dir string
	Env Environment
	Terminal
}

// Terminal is what of the process's surroundings cargo gets.
type Terminal struct {
	// Stderr is where its progress and its messages go. A file is handed to it as
	// it is, so that a terminal stays one. Where it is nil they are kept, and told
	// when cargo fails.
	Stderr io.Writer
	// Starting is called before cargo first writes to Stderr; it may be nil.
	Starting func()
	// Asks says that a user is there whom git and ssh may ask: cargo then stays in
	// the foreground of the terminal, where an interrupt reaches it by itself.
	Asks bool
}

// install says where Rust comes from.
const install = "install Rust by rustup, https://rustup.rs, or by your system's packages: `apt install cargo`, `dnf install cargo`, `brew install rust`"

// Find finds cargo: the program that CARGO names, as it does for what cargo
// itself starts, else the first in PATH. It returns "" when it has reported that
// there is none.
func Find(env Environment, report *diag.Report) string {
	if named := env.Get("CARGO"); named != "" {
		path := env.Look(named)
		if path == "" {
			report.Error(diag.NoCargo, source.Span{}, "there is no program `%s`, which the variable CARGO names as cargo", named).
				Helpf("unset CARGO, or set it to the path of cargo")
		}
		return path
	}
	if path := env.Look("cargo"); path != "" {
		return path
	}
	d := report.Error(diag.NoCargo, source.Span{}, "cargo, which builds the library, is not in PATH").Helpf("%s", install)
	if home := env.home(); home != "" {
		if there := env.program(filepath.Join(home, "bin", "cargo")); there != "" {
			d.Note("there is one at `%s`", filepath.ToSlash(there)).
				Helpf("add `%s` to PATH", filepath.ToSlash(filepath.Dir(there)))
		}
	}
	return ""
}

// home returns cargo's own directory; "" where it cannot be told.
func (e Environment) home() string {
	if home := e.Get("CARGO_HOME"); home != "" {
		return home
	}
	for _, name := range []string{"HOME", "USERPROFILE"} {
		if home := e.Get(name); home != "" {
			return filepath.Join(home, ".cargo")
		}
	}
	return ""
}

// environment returns what cargo gets: paths that are relative to the working
// directory are made absolute, as cargo runs in another one.
func (c *Cargo) environment(extra []string) Environment {
	env := c.Env.With(extra...).Without("PWD")
	for _, name := range []string{"CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR", "CARGO_HOME", "RUSTUP_HOME"} {
		if value := env.Get(name); value != "" && !filepath.IsAbs(value) {
			if path, err := filepath.Abs(value); err == nil {
				env = env.With(name + "=" + path)
			}
		}
	}
	return env
}
