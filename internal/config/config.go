// Package config finds the project that a command works on: its directory, its
// crate, where its outputs go, and what of the crate is compiled. It reads an
// optional bindgen.toml, or [tool.bindgen] of a pyproject.toml;
// docs/configuration.md says what may stand there.
package config

import (
	"path"
	"strings"

	"example.com/bindgen/emit"
	"example.com/bindgen/parser"
)

// Flags are what the command line adds to the configuration or sets instead.
type Flags struct {
	Features          []string
	NoDefaultFeatures bool
	Target            string
}

// Project is what a command works on.
type Project struct {
	// Dir is the project's directory: all outputs are below it. It is written
	// as messages show it, relative to the working directory where that is shorter.
	Dir string
	// CrateDir is the directory of Cargo.toml, slash-separated, relative to Dir.
	CrateDir string
	// Backends are the names of the configured backends; nil for all.
	Backends []string

	settings *settings
	flags    Flags
}

// ParserDir returns the directory of the crate as parser.Parse takes it.
func (p *Project) ParserDir() string { return path.Join(p.Dir, p.CrateDir) }

// Options returns what of the crate is compiled. Features of the command line
// come on top of the configured ones, a target replaces it.
func (p *Project) Options() parser.Options {
	o := parser.Options{
		Features:          append(append([]string(nil), p.settings.features...), p.flags.Features...),
		NoDefaultFeatures: p.settings.noDefaultFeatures || p.flags.NoDefaultFeatures,
		Target:            p.settings.target,
	}
	if p.flags.Target != "" {
		o.Target = p.flags.Target
	}
	return o
}

// Layout returns where the outputs of the crate go.
func (p *Project) Layout(crate string) emit.Layout {
	s := p.settings
	pkg := first(s.pythonPackage, crate)
	return emit.Layout{
		CrateDir: p.CrateDir,
		Header:   first(s.header, "include/"+crate+".h"),
		ABIJSON:  first(s.abi, path.Join(p.CrateDir, "abi.json")),
		Python:   path.Join(p.PythonDir(), strings.ReplaceAll(pkg, ".", "/")),
		Package:  pkg,
		Command:  p.buildCommand(),
	}
}

// PythonDir returns the directory that holds the Python package, relative to Dir.
func (p *Project) PythonDir() string { return first(p.settings.pythonDir, "python") }

// Wheel returns which files of PythonDir the wheel has.
func (p *Project) Wheel() Choice { return p.settings.wheel }

// Sdist returns which files of Dir the source distribution has on top, and which not.
func (p *Project) Sdist() Choice { return p.settings.sdist }

// Headers returns the [[header]] tables, their paths relative to Dir.
func (p *Project) Headers() []Header { return p.settings.headers }

// Command returns the command line that runs name on this project from its
// directory, with the flags that change the outputs.
func (p *Project) Command(name string) string {
	words := []string{"bindgen", name}
	if p.CrateDir != "." {
		words = append(words, p.CrateDir)
	}
	return CommandLine(append(words, p.flags.Args()...))
}

// buildCommand returns the command line that builds the library. It is the same
// for every target.
func (p *Project) buildCommand() string {
	built := *p
	built.flags.Target = ""
	return built.Command("build")
}

// Args returns the flags as a command line gives them.
func (f *Flags) Args() []string {
	var args []string
	if len(f.Features) > 0 {
		args = append(args, "--features", strings.Join(f.Features, ","))
	}
	if f.NoDefaultFeatures {
		args = append(args, "--no-default-features")
	}
	if f.Target != "" {
		args = append(args, "--target", f.Target)
	}
	return args
}

// CommandLine returns words as a POSIX shell takes them.
func CommandLine(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = quote(w)
	}
	return strings.Join(quoted, " ")
}

// quote returns word so that a POSIX shell reads it as one word.
func quote(word string) string {
	plain := func(r rune) bool {
		return r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-./,:+@%", r))
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
