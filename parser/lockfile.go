package parser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// lockfile is a Cargo.lock: which version of each package a build takes.
type lockfile struct {
	file     *source.File
	packages []*locked
}

// locked is a package of a Cargo.lock.
type locked struct {
	name, version string
	source        string   // "registry+https://..", "git+https://..#revision"; "" for a path
	needs         []string // "name", "name version" or "name version (source)"
}

// readLockfile reads the Cargo.lock in dir; nil where there is none.
func readLockfile(dir string, report *diag.Report) *lockfile {
	path := filepath.Join(dir, "Cargo.lock")
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	file, ok := readFile(path, source.Span{}, report)
	if !ok {
		return nil
	}
	if packages, ok := scanLockfile(string(file.Text)); ok {
		return &lockfile{file: file, packages: packages}
	}
	root, ok := readTOML(file, report)
	if !ok {
		return nil
	}
	out := &lockfile{file: file}
	for _, entry := range root.get("package").list() {
		text := func(key string) string {
			if value := entry.get(key); value.isString() {
				return value.text
			}
			return ""
		}
		p := &locked{name: text("name"), version: text("version"), source: text("source")}
		for _, need := range entry.get("dependencies").list() {
			p.needs = append(p.needs, need.text)
		}
		out.packages = append(out.packages, p)
	}
	return out
}

// member returns the package with these facts that comes from a path; nil
// where there is none.
func (f *lockfile) member(name, version string) *locked {
	var found *locked
	for _, p := range f.packages {
		if p.name != name || p.source != "" {
			continue
		}
		if p.version == version {
			return p
		}
		found = p
	}
	return found
}

// needed returns the package that a dependency of p on pack is met by; nil
// where the lockfile does not say.
func (f *lockfile) needed(p *locked, pack, requirement string) *locked {
	var found []*locked
	for _, need := range p.needs {
		fields := strings.Fields(need)
		if len(fields) == 0 || fields[0] != pack {
			continue
		}
		for _, candidate := range f.packages {
			if candidate.name == pack && candidate.is(fields[1:]) && !slices.Contains(found, candidate) {
				found = append(found, candidate)
			}
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	// One package may need two versions of another, under two names.
	for _, candidate := range found {
		if satisfies(candidate.version, requirement) {
			return candidate
		}
	}
	return nil
}

// is reports whether p has the version and the source that an entry names, as
// far as it does.
func (p *locked) is(facts []string) bool {
	return (len(facts) < 1 || p.version == facts[0]) && (len(facts) < 2 || "("+p.source+")" == facts[1])
}
