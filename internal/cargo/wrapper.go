package cargo

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// WrapperVariable is the environment variable that makes bindgen what cargo
// calls a wrapper of rustc, see
// https://doc.rust-lang.org/cargo/reference/config.html#buildrustc-wrapper.
// Its value is a Wrapper.
const WrapperVariable = "BINDGEN_RUSTC"

// Wrapper changes how cargo calls rustc so that a library does not depend on
// where it is built. Two things would make it so: absolute paths, of sources
// in messages of panics and in debug information; and `-C metadata`, which is
// part of every symbol and of TypeId and into which cargo hashes the absolute
// path of path dependencies outside of the workspace, so that it differs for
// these packages and for all that use them.
type Wrapper struct {
	// Next is the user's own wrapper, sccache for example; "" where there is none.
	Next string `json:"next,omitempty"`
	// Home is where cargo keeps the sources of registries.
	Home string `json:"home,omitempty"`
	// Library is where the sources of Rust's own library are, and LibraryName what
	// rustc calls that place where they are not there.
	Library     string `json:"library,omitempty"`
	LibraryName string `json:"library_name,omitempty"`
	// Host is the triple of this machine.
	Host string `json:"host,omitempty"`
	// Scopes says that rustc can leave paths as they are in its messages, where the
	// user looks for them.
	Scopes bool `json:"scopes,omitempty"`
}

// Variable returns the wrapper as a line of an environment.
func (w *Wrapper) Variable() string {
	text, err := json.Marshal(w)
	if err != nil {
		return "" // strings have JSON
	}
	return WrapperVariable + "=" + string(text)
}

// ReadWrapper reads the value of WrapperVariable.
func ReadWrapper(text string) (*Wrapper, error) {
	w := &Wrapper{}
	return w, json.Unmarshal([]byte(text), w)
}

// Command returns what is to be run where cargo said command, rustc with its
// arguments (or a program and then rustc, where a wrapper for the workspace is
// set), in dir.
func (w *Wrapper) Command(command []string, env Environment, dir string) []string {
	command = expanded(command)
	var out []string
	if w.Next != "" {
		out = append(out, w.Next)
	}
	at := firstFlag(command)
	if strings.Contains(value(command, "--target"), "-musl") {
		// A library that Python loads shares its C library, which is not how Rust
		// links for musl by itself: it then makes no cdylib at all.
		command = slices.Insert(slices.Clone(command), at, "-C", "target-feature=-crt-static")
	}
	if value(command, "--out-dir") == "" || env.Get("CARGO_PKG_NAME") == "" {
		return append(out, command...) // a question of cargo's, not a crate
	}
	out = append(out, command[:at]...)
	// Where two prefixes fit rustc takes the later one, and of the user's and ours
	// the user's.
	for _, p := range w.prefixes(command, env, dir) {
		out = append(out, "--remap-path-prefix="+p.from+"="+p.to)
	}
	if w.Scopes && !has(command, "--remap-path-scope") {
		out = append(out, "--remap-path-scope=macro,debuginfo,coverage,object")
	}
	if isCdylib(command) {
		out = append(out, w.linking(command)...)
	}
	replaced := false
	for _, arg := range command[at:] {
		if !replaced && strings.HasPrefix(arg, "metadata=") {
			replaced = true // the first one is cargo's
			arg = "metadata=" + w.identity(command, env, dir)
		}
		out = append(out, arg)
	}
	return out
}

// expanded returns a command with its arguments where they are in a file: so cargo
// gives those that are too many for the system, see
// https://doc.rust-lang.org/rustc/command-line-arguments.html#path-load-command-line-flags-from-a-path.
func expanded(command []string) []string {
	last := len(command) - 1
	if last < 1 || !strings.HasPrefix(command[last], "@") {
		return command
	}
	text, err := os.ReadFile(command[last][1:])
	if err != nil {
		return command // rustc will say so
	}
	return append(command[:last:last], strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")...)
}

// InFile returns a command whose arguments are in the file at path, and what that
// file has to have in it.
func InFile(command []string, path string) (short []string, text string) {
	at := firstFlag(command)
	return append(command[:at:at], "@"+path), strings.Join(command[at:], "\n") + "\n"
}

// linking returns what keeps the time out of a library: those of Windows have it.
func (w *Wrapper) linking(command []string) []string {
	target := value(command, "--target")
	if target == "" {
		target = w.Host
	}
	switch {
	case strings.Contains(target, "-windows-gnu"):
		return []string{"-C", "link-arg=-Wl,--no-insert-timestamp"}
	case strings.Contains(target, "-windows-msvc"):
		return []string{"-C", "link-arg=/Brepro"}
	}
	return nil
}

// isCdylib reports whether a shared library is among the kinds of a crate.
func isCdylib(command []string) bool {
	for i, arg := range command {
		if arg == "cdylib" && i > 0 && command[i-1] == "--crate-type" {
			return true
		}
	}
	return false
}

// firstFlag returns where the arguments of rustc begin.
func firstFlag(command []string) int {
	for i, arg := range command {
		if i > 0 && strings.HasPrefix(arg, "-") {
			return i
		}
	}
	return len(command)
}

// value returns the argument that follows flag.
func value(command []string, flag string) string {
	for i, arg := range command {
		if arg == flag && i+1 < len(command) {
			return command[i+1]
		}
		if text, ok := strings.CutPrefix(arg, flag+"="); ok {
			return text
		}
	}
	return ""
}

// has reports whether a flag is there, whatever its value.
func has(command []string, flag string) bool {
	return slices.ContainsFunc(command, func(arg string) bool { return arg == flag || strings.HasPrefix(arg, flag+"=") })
}

type prefix struct{ from, to string }

// prefixes returns what paths are called instead, the more special ones last.
func (w *Wrapper) prefixes(command []string, env Environment, dir string) []prefix {
	var out []prefix
	add := func(from, to string) {
		if from == "" || !filepath.IsAbs(from) {
			return
		}
		// rustc has the working directory without symbolic links, sources with them.
		if real, err := filepath.EvalSymlinks(from); err == nil && real != from {
			out = append(out, prefix{real, to})
		}
		out = append(out, prefix{from, to})
	}
	const root = "/rust/"
	name := root + env.Get("CARGO_PKG_NAME") + "-" + env.Get("CARGO_PKG_VERSION")
	manifest := env.Get("CARGO_MANIFEST_DIR")
	add(w.Library, w.LibraryName)
	add(w.Home, "/cargo")
	if _, ok := w.downloaded(manifest); !ok {
		add(dir, root+"workspace")
		if _, ok := below(dir, manifest); !ok {
			add(manifest, name)
		}
	}
	add(filepath.Dir(value(command, "--out-dir")), root+"target")
	// The name of this directory has a hash in it, of paths among other things.
	add(env.Get("OUT_DIR"), name+"/out")
	return out
}

// identity returns what tells the crate from the others of a build: cargo's
// hash without paths.
func (w *Wrapper) identity(command []string, env Environment, dir string) string {
	hash := sha256.New()
	write := func(parts ...string) {
		for _, p := range parts {
			hash.Write([]byte(p))
			hash.Write([]byte{0})
		}
	}
	write("1", env.Get("CARGO_PKG_NAME"), env.Get("CARGO_PKG_VERSION"))
	write(w.place(env.Get("CARGO_MANIFEST_DIR"), dir)...)
	for i, arg := range command {
		before := ""
		if i > 0 {
			before = command[i-1]
		}
		switch {
		case before == "--crate-name", before == "--crate-type", before == "--cfg", before == "--target" && !filepath.IsAbs(arg), arg == "--test":
			write(before, arg)
		case strings.HasPrefix(arg, "--edition="), before == "-C" && ofIdentity(arg):
			write(arg)
		}
	}
	return hex.EncodeToString(hash.Sum(nil)[:8])
}

// ofIdentity reports whether an option of code generation tells two builds of a
// crate apart, and has no path in it.
func ofIdentity(option string) bool {
	name, _, _ := strings.Cut(option, "=")
	switch name {
	case "codegen-units", "debug-assertions", "debuginfo", "lto", "opt-level", "overflow-checks", "panic", "target-cpu", "target-feature":
		return true
	}
	return false
}

// place tells packages of one name and version from each other: by their
// registry or git repository, or by where they are in the workspace. Cargo has no
// two such packages outside of it, as a lock file could not name them; but a
// directory that takes the place of a registry may be there.
func (w *Wrapper) place(manifest, dir string) []string {
	if rel, ok := w.downloaded(manifest); ok {
		return []string{"home", rel}
	}
	if rel, ok := below(dir, manifest); ok {
		return []string{"workspace", rel}
	}
	if _, err := os.Stat(filepath.Join(manifest, ".cargo-checksum.json")); err == nil {
		return []string{"vendored"}
	}
	return []string{"path"}
}

// downloaded returns where in cargo's home a package from a registry or from git
// is.
func (w *Wrapper) downloaded(manifest string) (string, bool) {
	rel, ok := below(w.Home, manifest)
	return rel, ok && (strings.HasPrefix(rel, "registry/") || strings.HasPrefix(rel, "git/"))
}

// below returns where path is in dir, slash-separated, if it is there at all.
func below(dir, path string) (string, bool) {
	if dir == "" || path == "" {
		return "", false
	}
	rel, err := filepath.Rel(dir, path)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}
