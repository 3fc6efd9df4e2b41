package cargo

import (
	"os"
	"path/filepath"
	"strings"
)

// Inputs are what cargo asks when it decides whether a library is up to date.
type Inputs struct {
	Files     []string // absolute; of those that are not there, that they are not
	Dirs      []string // of which it matters what is in them
	Variables []string // of the environment
}

// Inputs returns what the build of an artifact depended on. It returns nil where
// only cargo can tell whether that has changed.
func (c *Cargo) Inputs(q Request, a *Artifact) *Inputs {
	in := &Inputs{}
	if !in.sources(a) || !in.scripts(a) {
		return nil
	}
	in.manifests(q, a)
	// A Cargo.toml above may be that of a workspace.
	in.above(c.Dir, "Cargo.toml", "rust-toolchain", "rust-toolchain.toml", ".cargo/config", ".cargo/config.toml")
	home := c.environment(nil).home()
	in.Files = append(in.Files, filepath.Join(home, "config"), filepath.Join(home, "config.toml"))
	in.Files = append(in.Files, c.configFiles()...) // with those that they include
	return in
}

// sources adds the files that rustc has read of the packages that are on this
// machine, those of build scripts, and what these name by rerun-if-changed. See
// https://doc.rust-lang.org/cargo/reference/build-cache.html#dep-info-files.
func (in *Inputs) sources(a *Artifact) bool {
	info, err := readDepInfo(strings.TrimSuffix(a.Path, filepath.Ext(a.Path)) + ".d")
	if err != nil {
		return false
	}
	for _, name := range info.files {
		if !filepath.IsAbs(name) {
			return false // build.dep-info-basedir: relative to who knows what
		}
		if !in.tree(name) {
			return false
		}
	}
	// Those for env!(..) are in rustc's own files, those of registries, too.
	for _, p := range a.Packages {
		record := p.record()
		if record == "" {
			return false
		}
		info, err := readDepInfo(record)
		if err != nil {
			return false
		}
		in.Variables = append(in.Variables, info.variables...)
	}
	return true
}

// escaped returns a directory so that Glob takes it as it is.
func escaped(dir string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(dir)
}

// most is how many files a directory may have that a build script depends on.
const most = 2000

// tree adds a file; of a directory all that is in it, and behind symbolic links,
// as cargo has it. A file that is not there makes cargo build each time.
func (in *Inputs) tree(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	left := most
	return in.walk(name, info, &left)
}

func (in *Inputs) walk(path string, info os.FileInfo, left *int) bool {
	if *left--; *left < 0 {
		return false
	}
	if !info.IsDir() {
		in.Files = append(in.Files, path)
		return true
	}
	in.Dirs = append(in.Dirs, path)
	entries, err := os.ReadDir(path)
	if err != nil {
		return false
	}
	for _, e := range entries {
		at := filepath.Join(path, e.Name())
		info, err := os.Stat(at)
		if err != nil {
			in.Files = append(in.Files, at) // a link to nothing
		} else if !in.walk(at, info, left) {
			return false
		}
	}
	return true
}

// scripts adds what build scripts have asked to be run again for. A script of a
// package on this machine that asks for nothing is run again when anything in
// its package changes, which is cargo's to find out.
func (in *Inputs) scripts(a *Artifact) bool {
	for _, s := range a.Scripts {
		asked, ok := a.asked(s)
		if !ok || !asked.asks && s.Local {
			return false
		}
		in.Files = append(in.Files, asked.in.Files...)
		in.Dirs = append(in.Dirs, asked.in.Dirs...)
		in.Variables = append(in.Variables, asked.in.Variables...)
	}
	return true
}

// manifests adds the Cargo.toml of each package on this machine, that of the
// workspace, and the lockfile.
func (in *Inputs) manifests(q Request, a *Artifact) {
	for _, p := range a.Packages {
		if p.Local {
			in.Files = append(in.Files, p.Manifest)
		}
	}
	for _, name := range []string{"Cargo.toml", "Cargo.lock"} {
		if path, err := filepath.Abs(filepath.Join(q.Workspace, name)); err == nil {
			in.Files = append(in.Files, path)
		}
	}
}

// above adds files by their names in dir and each directory above it.
func (in *Inputs) above(dir string, names ...string) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return
	}
	for ; ; at = filepath.Dir(at) {
		for _, name := range names {
			in.Files = append(in.Files, filepath.Join(at, filepath.FromSlash(name)))
		}
		if at == filepath.Dir(at) {
			return
		}
	}
}
