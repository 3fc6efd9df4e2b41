package cargo

import (
	"path/filepath"
	"strconv"
)

// Reproducible returns the settings that make a library the same wherever it
// is built; program is bindgen itself, which cargo then calls for each crate,
// workspace the directory that Cargo.lock is in, and variant "", or the name of
// a way to link that cargo must not take for the usual one. The way of the flags,
// RUSTFLAGS, is the user's alone. As cargo does not see that the outcome is
// another one, it gets directories of its own, see TargetDir.
func (c *Cargo) Reproducible(rustc *Rustc, program, workspace, variant string) Settings {
	w := &Wrapper{Next: c.userWrapper(), Home: c.Env.home(), Host: rustc.Host, Scopes: rustc.atLeast(95)}
	if rustc.Commit != "" {
		// Where the component rust-src is installed the paths are of this machine.
		w.Library = filepath.Join(rustc.Sysroot, "lib", "rustlib", "src", "rust")
		w.LibraryName = "/rustc/" + rustc.Commit
	}
	out := Settings{Env: []string{"RUSTC_WRAPPER=" + program, w.Variable()}, TargetDir: absolute(filepath.Join(c.TargetDir(workspace), variant))}
	if dir := c.directory("build-dir", "CARGO_BUILD_BUILD_DIR"); dir != "" {
		out.Config = append(out.Config, "build.build-dir="+strconv.Quote(filepath.Join(dir, own, variant)))
	}
	return out
}

func absolute(path string) string {
	if at, err := filepath.Abs(path); err == nil {
		return at
	}
	return path
}

// own is the name of bindgen's directory in that of the user's builds.
const own = "bindgen"

// TargetDir returns the directory that bindgen builds in, below that of the
// user's own builds. What bindgen makes cargo write is not the same; so neither
// takes what the other has built, has to build anew after it, or waits for it.
func (c *Cargo) TargetDir(workspace string) string {
	if dir := c.directory("target-dir", "CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"); dir != "" {
		return filepath.Join(dir, own)
	}
	return filepath.Join(workspace, "target", own)
}

// directory returns a directory that the environment or the configuration names;
// "" where neither does.
func (c *Cargo) directory(key string, variables ...string) string {
	env := c.environment(nil)
	for _, name := range variables {
		if value := env.Get(name); value != "" {
			return value
		}
	}
	if found := c.settings("build", key); len(found) > 0 {
		s := found[0]
		if filepath.IsAbs(s.text) || len(s.text) > 0 && s.text[0] == '{' { // a name that cargo fills in
			return s.text
		}
		return filepath.Join(s.base, s.text)
	}
	return ""
}

// userWrapper returns the wrapper of rustc that the user has set; "" where there
// is none.
func (c *Cargo) userWrapper() string {
	if text := c.Env.Get(WrapperVariable); text != "" { // a build script runs bindgen
		if w, err := ReadWrapper(text); err == nil {
			return w.Next
		}
	}
	for _, name := range []string{"RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER"} {
		if value, set := c.Env.lookup(name); set {
			return value // empty means none
		}
	}
	if found := c.settings("build", "rustc-wrapper"); len(found) > 0 {
		return found[0].program()
	}
	return ""
}

// lookup returns the value of a variable, and whether it is set.
func (e Environment) lookup(name string) (string, bool) {
	return e.Get(name), len(e.Without(name)) < len(e)
}
