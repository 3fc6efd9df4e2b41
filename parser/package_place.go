package parser

import (
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
)

// cratesIO are the names that a lockfile has for crates.io, and the beginnings
// of the directories that cargo unpacks it to.
var (
	cratesIO     = []string{"registry+https://github.com/rust-lang/crates.io-index", "sparse+https://index.crates.io/"}
	cratesIOHost = []string{"index.crates.io", "github.com"}
)

// place returns the directory with the sources of a locked package: where cargo
// has unpacked or vendored it. looked says where they would be.
func (s *sources) place(p *locked) (dir, looked string) {
	if slices.Contains(cratesIO, p.source) {
		if vendor := s.config.vendored("crates-io"); vendor != "" {
			return vendoredPackage(vendor, p), vendor
		}
		return s.unpacked(p, cratesIOHost)
	}
	kind, address, _ := strings.Cut(p.source, "+")
	address, revision, _ := strings.Cut(address, "#")
	plain, _, _ := strings.Cut(address, "?")
	name := s.config.named(plain)
	if name == "" {
		name = s.config.named(p.source[:len(p.source)-len(revision)])
	}
	if vendor := s.config.vendored(name); name != "" && vendor != "" {
		return vendoredPackage(vendor, p), vendor
	}
	at, err := url.Parse(plain)
	if err != nil {
		return "", p.source
	}
	if kind == "git" {
		return s.checkedOut(p, at, revision)
	}
	return s.unpacked(p, []string{at.Hostname()})
}

// unpacked looks for p among the packages of registries. Each registry has a
// directory there, whose name begins with its host; a replaced one may have
// another.
func (s *sources) unpacked(p *locked, hosts []string) (dir, looked string) {
	base := filepath.Join(s.home, "registry", "src")
	name := p.name + "-" + p.version
	var found []string
	for _, index := range directories(base) {
		if isFile(filepath.Join(base, index, name, "Cargo.toml")) {
			found = append(found, index)
		}
	}
	looked = filepath.Join(base, "*", name)
	if len(found) == 0 {
		return "", looked
	}
	for _, host := range hosts {
		for _, index := range found {
			if strings.HasPrefix(index, host+"-") {
				return filepath.Join(base, index, name), looked
			}
		}
	}
	return filepath.Join(base, found[0], name), looked
}

// checkedOut looks for p in the checkouts of a git repository.
func (s *sources) checkedOut(p *locked, at *url.URL, revision string) (dir, looked string) {
	base := filepath.Join(s.home, "git", "checkouts")
	repository := strings.TrimSuffix(filepath.Base(strings.TrimSuffix(at.Path, "/")), ".git")
	looked = filepath.Join(base, repository+"-*", revision[:min(7, len(revision))])
	for _, clone := range directories(base) {
		if !strings.HasPrefix(clone, repository+"-") {
			continue
		}
		for _, short := range directories(filepath.Join(base, clone)) {
			if len(short) < 7 || !strings.HasPrefix(revision, short) {
				continue
			}
			if found := packageBelow(filepath.Join(base, clone, short), p); found != "" {
				return found, looked
			}
		}
	}
	return "", looked
}

// vendoredPackage looks for p in a directory that `cargo vendor` has filled.
func vendoredPackage(vendor string, p *locked) string {
	for _, name := range []string{p.name + "-" + p.version, p.name} {
		if dir := filepath.Join(vendor, name); isPackage(dir, p) {
			return dir
		}
	}
	for _, name := range directories(vendor) {
		if dir := filepath.Join(vendor, name); strings.HasPrefix(name, p.name) && isPackage(dir, p) {
			return dir
		}
	}
	return ""
}

// packageBelow looks for p in a repository, which may hold many packages.
func packageBelow(dir string, p *locked) string {
	found := ""
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case !entry.IsDir():
			return nil
		case entry.Name() == ".git" || entry.Name() == "target":
			return fs.SkipDir
		case isPackage(path, p):
			found = path
			return fs.SkipAll
		default:
			return nil
		}
	})
	return found
}

// isPackage reports whether the Cargo.toml in dir is that of p.
func isPackage(dir string, p *locked) bool {
	path := filepath.Join(dir, "Cargo.toml")
	if !isFile(path) {
		return false
	}
	var ignored diag.Report
	m := openManifest(path, &ignored)
	if m == nil || m.root.get("package", "name") == nil || m.root.get("package", "name").text != p.name {
		return false
	}
	version := m.root.get("package", "version")
	return !version.isString() || version.text == p.version // inherited ones are of the same workspace
}

// directories returns the names of the directories in dir, sorted.
func directories(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, entry := range entries {
		if info, err := os.Stat(filepath.Join(dir, entry.Name())); err == nil && info.IsDir() {
			out = append(out, entry.Name())
		}
	}
	return out
}
