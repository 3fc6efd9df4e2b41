package cargo

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// Target returns the triple that cargo builds for where no flag says: that of
// its environment or configuration, else that of this machine.
func (c *Cargo) Target(rustc *Rustc) string {
	if target := c.ConfiguredTarget(); target != "" {
		return target
	}
	return rustc.Host
}

// ConfiguredTarget returns the triple that the environment or the configuration
// names, of several the first; "" where neither does.
func (c *Cargo) ConfiguredTarget() string {
	if value := c.Env.Get("CARGO_BUILD_TARGET"); value != "" {
		return value
	}
	for _, e := range c.entries() {
		if !slices.Equal(e.Path, []string{"build", "target"}) {
			continue
		}
		if e.Kind == tomldoc.Array && len(e.List) > 0 {
			return e.List[0].Text
		}
		return e.Text
	}
	return ""
}

// HasLibrary reports whether Rust's standard library is there for a target, as it
// always is for this machine; where it is not that is reported.
func (c *Cargo) HasLibrary(ctx context.Context, rustc *Rustc, target string, report *diag.Report) bool {
	if target == rustc.Host || strings.HasSuffix(target, ".json") || c.buildsLibrary() {
		return true
	}
	dir, err := c.ask(ctx, rustc.Path, "--print", "target-libdir", "--target", target)
	if err != nil {
		d := report.Error(diag.NoStandardLibrary, source.Span{}, "rustc knows no target `%s`", target)
		known, _ := c.ask(ctx, rustc.Path, "--print", "target-list")
		if near := nearest(target, strings.Fields(known)); near != "" {
			d.Helpf("did you mean `%s`?", near)
		} else {
			d.Helpf("`rustc --print target-list` has the names")
		}
		return false
	}
	if found, err := filepath.Glob(filepath.Join(strings.TrimSpace(dir), "libstd-*")); err != nil || len(found) > 0 {
		return true
	}
	d := report.Error(diag.NoStandardLibrary, source.Span{}, "Rust's standard library for `%s` is not installed", target)
	if strings.Contains(filepath.ToSlash(rustc.Sysroot), "/toolchains/") {
		d.Helpf("rustup target add %s", target)
	} else {
		d.Helpf("`rustup target add %s`, or the package of your system for it: `apt install libstd-rust-dev:ARCHITECTURE`, `dnf install rust-std-static-%s`", target, target)
	}
	return false
}

// nearest returns the target that is meant by a misspelt one. The usual fault is
// that there is no vendor in it, as in the names of GNU and of zig.
func nearest(target string, known []string) string {
	arch, rest, _ := strings.Cut(target, "-")
	for _, vendor := range []string{"unknown", "pc", "apple"} {
		if full := arch + "-" + vendor + "-" + rest; slices.Contains(known, full) {
			return full
		}
	}
	return diag.Nearest(target, known)
}

// buildsLibrary reports whether cargo is told to compile the standard library,
// too, which is -Zbuild-std.
func (c *Cargo) buildsLibrary() bool {
	if c.Env.Get("CARGO_UNSTABLE_BUILD_STD") != "" {
		return true
	}
	return slices.ContainsFunc(c.entries(), func(e tomldoc.Entry) bool { return slices.Equal(e.Path, []string{"unstable", "build-std"}) })
}

// Linker returns the variables for linking for a target: its linker, and the
// compiler for the C code of build scripts. What the user has set stays. Where
// there is no linker that is reported.
func (c *Cargo) Linker(rustc *Rustc, target string, report *diag.Report) []string {
	if !needsLinker(rustc.Host, target) || c.namesLinker(target) {
		return nil
	}
	names := linkers(target)
	for _, name := range names {
		path := c.Env.Look(name)
		if path == "" {
			continue
		}
		out := []string{"CARGO_TARGET_" + shouted(target) + "_LINKER=" + path}
		stem, kind := name[:len(name)-len("gcc")], "g++"
		if strings.HasSuffix(name, "clang") {
			stem, kind = strings.TrimSuffix(name, "clang"), "clang++"
		}
		return append(out, c.compilers(target, map[string]string{"CC": path, "CXX": c.Env.Look(stem + kind), "AR": c.Env.Look(stem + "ar")})...)
	}
	d := report.Error(diag.NoLinker, source.Span{}, "there is no linker for `%s` in PATH", target)
	d.Note("looked for `%s`", strings.Join(names, "`, `"))
	d.Helpf("%s", linkerHelp(target))
	return nil
}

// compilers returns the variables by which build scripts find the compilers for
// C, see https://docs.rs/cc. Those that the user has set stay.
func (c *Cargo) compilers(target string, paths map[string]string) []string {
	var out []string
	for _, kind := range []string{"CC", "CXX", "AR"} {
		low := strings.ReplaceAll(target, "-", "_")
		set := slices.ContainsFunc([]string{kind + "_" + target, kind + "_" + low, "TARGET_" + kind}, func(name string) bool {
			return c.Env.Get(name) != ""
		})
		if path := paths[kind]; path != "" && !set {
			out = append(out, kind+"_"+low+"="+path)
		}
	}
	return out
}

// shouted returns a triple as it is in the names of cargo's variables.
func shouted(target string) string {
	return strings.ToUpper(strings.NewReplacer("-", "_", ".", "_").Replace(target))
}

// needsLinker reports whether the linker that rustc takes by itself cannot link
// for a target: it is that of this machine.
func needsLinker(host, target string) bool {
	system := func(triple string) (string, string) {
		arch, _, _ := strings.Cut(triple, "-")
		for _, os := range []string{"apple", "linux", "windows-msvc", "windows", "wasm"} {
			if strings.Contains(triple, os) && !strings.Contains(triple, "android") {
				return arch, os
			}
		}
		return arch, triple
	}
	hostArch, hostOS := system(host)
	arch, os := system(target)
	switch {
	case os == "wasm" || strings.HasSuffix(target, ".json"):
		return false // with a linker of its own; with one that the file names
	case os != hostOS:
		return true
	case os == "apple" || os == "windows-msvc":
		return false // one linker for all
	}
	return arch != hostArch && !(hostArch == "x86_64" && arch == "i686")
}

// namesLinker reports whether the user has said how to link for a target.
func (c *Cargo) namesLinker(target string) bool {
	if c.Env.Get("CARGO_TARGET_"+shouted(target)+"_LINKER") != "" {
		return true
	}
	for _, name := range []string{"RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_" + shouted(target) + "_RUSTFLAGS"} {
		if strings.Contains(c.Env.Get(name), "linker=") {
			return true
		}
	}
	return slices.ContainsFunc(c.entries(), func(e tomldoc.Entry) bool {
		return len(e.Path) == 3 && e.Path[0] == "target" && e.Path[2] == "linker" &&
			(e.Path[1] == target || strings.HasPrefix(e.Path[1], "cfg("))
	})
}

// linkers returns the names that compilers for a target have.
func linkers(target string) []string {
	parts := strings.Split(target, "-")
	arch, end := parts[0], parts[len(parts)-1]
	var prefixes []string
	switch {
	case strings.Contains(target, "-windows-gnu"):
		prefixes = []string{arch + "-w64-mingw32"}
	case strings.Contains(target, "-linux-") && !strings.Contains(target, "android"):
		prefixes = []string{gnuArch(arch) + "-linux-" + end, gnuArch(arch) + "-unknown-linux-" + end}
	default:
		prefixes = []string{target}
	}
	var out []string
	for _, prefix := range prefixes {
		if end == "gnullvm" {
			out = append(out, prefix+"-clang")
			continue
		}
		out = append(out, prefix+"-gcc", prefix+"-clang")
	}
	return out
}

// gnuArch returns what GNU calls an architecture of Rust's.
func gnuArch(arch string) string {
	switch {
	case strings.HasPrefix(arch, "arm"), strings.HasPrefix(arch, "thumb"):
		return "arm"
	case strings.HasPrefix(arch, "riscv64"):
		return "riscv64"
	case arch == "i586":
		return "i686"
	}
	return arch
}

// linkerHelp says where a linker for a target comes from.
func linkerHelp(target string) string {
	variable := "CARGO_TARGET_" + shouted(target) + "_LINKER"
	parts := strings.Split(target, "-")
	arch := strings.ReplaceAll(gnuArch(parts[0]), "_", "-")
	switch {
	case strings.Contains(target, "apple"):
		return "build on a Mac, or set " + variable + " to a linker for it"
	case strings.Contains(target, "windows-msvc"):
		return "build on Windows, or for " + parts[0] + "-pc-windows-gnu, or set " + variable + " to a linker for it"
	case strings.HasSuffix(target, "-windows-gnu"):
		return "install one, by Debian's name gcc-mingw-w64-" + arch + ", or link with --zig, or set " + variable
	case strings.Contains(target, "-linux-gnu"):
		return "install one, by Debian's name gcc-" + arch + "-linux-" + parts[len(parts)-1] + ", or link with --zig, or set " + variable
	case strings.Contains(target, "-linux-musl"):
		return "link with --zig, or set " + variable + " to a linker for it"
	}
	return "set " + variable + " to a linker for it"
}
