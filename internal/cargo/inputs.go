package cargo

import (
	"bytes"
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
	// Those for env!(..) are in rustc's own files.
	for _, p := range a.Packages {
		if !p.Local {
			continue
		}
		found := false
		for _, dir := range a.depsDirs() {
			for _, pattern := range []string{p.Crate + ".d", p.Crate + "-*.d"} {
				files, _ := filepath.Glob(filepath.Join(escaped(dir), pattern)) // the pattern is a good one
				for _, file := range files {
					info, err := readDepInfo(file)
					if err != nil {
						return false
					}
					found = true
					in.Variables = append(in.Variables, info.variables...)
				}
			}
		}
		if !found && !p.Script {
			return false
		}
	}
	return true
}

// escaped returns a directory so that Glob takes it as it is.
func escaped(dir string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(dir)
}

// most is how many files a directory may have that a build script depends on.
const most = 2000

// tree adds a file; of a directory all that is in it. A file that is not there
// makes cargo build each time.
func (in *Inputs) tree(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return false
	}
	if !info.IsDir() {
		in.Files = append(in.Files, name)
		return true
	}
	count := 0
	err = filepath.WalkDir(name, func(path string, e os.DirEntry, err error) error {
		if count++; count > most {
			return filepath.SkipAll
		}
		if e != nil && e.IsDir() {
			in.Dirs = append(in.Dirs, path)
		} else {
			in.Files = append(in.Files, path)
		}
		return err
	})
	return err == nil && count <= most
}

// scripts adds what build scripts have asked to be run again for. A script of a
// package on this machine that asks for nothing is run again when anything in
// its package changes, which is cargo's to find out.
func (in *Inputs) scripts(a *Artifact) bool {
	for _, s := range a.Scripts {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(s.OutDir), "output"))
		if err != nil {
			return false
		}
		asks := false
		for line := range bytes.Lines(text) {
			said := strings.TrimSpace(string(line))
			said, ok := strings.CutPrefix(said, "cargo:")
			if !ok {
				continue
			}
			said = strings.TrimPrefix(said, ":")
			if name, ok := strings.CutPrefix(said, "rerun-if-env-changed="); ok {
				asks = true
				in.Variables = append(in.Variables, name)
			}
			if name, ok := strings.CutPrefix(said, "rerun-if-changed="); ok {
				asks = true
				root := a.root(s.Package)
				if !filepath.IsAbs(name) {
					if !s.Local {
						continue // a package that never changes
					}
					if root == "" {
						return false
					}
					name = filepath.Join(root, name)
				}
				if !in.tree(name) {
					return false
				}
			}
		}
		if !asks && s.Local {
			return false
		}
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
