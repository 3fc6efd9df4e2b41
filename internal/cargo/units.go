package cargo

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// Unit is one step of a build: a crate that rustc has compiled, or a build script
// that was run, of a package on this machine.
type Unit struct {
	Package string // its ID
	// Record is a file that is written when the step is done, and not else.
	Record string
	Files  []string // what it was made from; absolute
}

// Units returns the steps by which an artifact was made, as far as their files
// are known. The packages of registries never change.
func (c *Cargo) Units(q Request, a *Artifact) []Unit {
	var out []Unit
	for _, p := range a.Packages {
		record := p.record()
		if !p.Local || record == "" {
			continue
		}
		if info, err := readDepInfo(record); err == nil {
			out = append(out, Unit{Package: p.ID, Record: record, Files: within(q.base(p), info.files)})
		}
	}
	for _, s := range a.Scripts {
		if !s.Local {
			continue
		}
		asked, ok := a.asked(s)
		if !ok || !asked.asks { // any file of its package may matter then, but for those that git ignores
			continue
		}
		out = append(out, Unit{Package: s.Package, Record: s.output(), Files: asked.in.Files})
	}
	return out
}

// record returns the file of dependencies that rustc has written for a package;
// "" where it is not at its usual place. Libraries that cargo hands out lie above
// the directory that rustc works in, and may have no hash in their name there.
func (p *Package) record() string {
	if p.Script {
		files, _ := filepath.Glob(filepath.Join(escaped(p.Dir), p.Crate+"-*.d")) // the pattern is a good one
		if len(files) == 1 {
			return files[0]
		}
		return ""
	}
	for _, file := range p.Files {
		dir, name := filepath.Split(file)
		stem := strings.TrimPrefix(strings.TrimSuffix(name, filepath.Ext(name)), "lib")
		if filepath.Base(dir) != "deps" {
			dir = filepath.Join(dir, "deps")
		}
		if at := filepath.Join(dir, stem+".d"); isFile(at) {
			return at
		}
	}
	return ""
}

// base returns the directory that rustc was run in for a package: that of the
// workspace, if the package is in it.
func (q *Request) base(p Package) string {
	dir := filepath.Dir(p.Manifest)
	workspace, err := filepath.Abs(q.Workspace)
	if err != nil {
		return dir
	}
	for _, root := range []string{workspace, real(workspace)} {
		if _, ok := below(root, dir); ok || root == dir {
			return root
		}
	}
	return dir
}

// real returns path without symbolic links.
func real(path string) string {
	if at, err := filepath.EvalSymlinks(path); err == nil {
		return at
	}
	return path
}

// within makes paths that start from dir absolute.
func within(dir string, files []string) []string {
	var out []string
	for _, file := range files {
		if !filepath.IsAbs(file) {
			file = filepath.Join(dir, file)
		}
		out = append(out, file)
	}
	return out
}

// output returns the file that has what a build script has printed.
func (s *Script) output() string { return filepath.Join(filepath.Dir(s.OutDir), "output") }

// request is what a build script has asked to be run again for.
type request struct {
	in   Inputs
	asks bool
}

// asked reads what a build script has asked for. It returns false where only
// cargo can tell: a file that is not there makes it run each time.
func (a *Artifact) asked(s Script) (*request, bool) {
	text, err := os.ReadFile(s.output())
	if err != nil {
		return nil, false
	}
	out := &request{}
	for line := range bytes.Lines(text) {
		said, ok := strings.CutPrefix(strings.TrimSpace(string(line)), "cargo:")
		if !ok {
			continue
		}
		said = strings.TrimPrefix(said, ":")
		if name, ok := strings.CutPrefix(said, "rerun-if-env-changed="); ok {
			out.asks = true
			out.in.Variables = append(out.in.Variables, name)
		}
		name, ok := strings.CutPrefix(said, "rerun-if-changed=")
		if !ok {
			continue
		}
		out.asks = true
		if !filepath.IsAbs(name) {
			root := a.root(s.Package)
			if !s.Local {
				continue // a package that never changes
			}
			if root == "" {
				return nil, false
			}
			name = filepath.Join(root, name)
		}
		if !out.in.tree(name) {
			return nil, false
		}
	}
	return out, true
}
