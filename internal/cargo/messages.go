package cargo

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// messages reads what cargo says on stdout: a message a line, in JSON.
type messages struct {
	manifest string    // the Cargo.toml of the package whose library is wanted
	other    io.Writer // for lines that are no message; may be nil

	artifact *Artifact
	packages []Package
	scripts  []Script
	// began says that cargo got as far as to compile, so that a failure is the
	// code's.
	began bool
}

// message is a line, as far as it matters here.
type message struct {
	Reason   string `json:"reason"`
	Package  string `json:"package_id"`
	Manifest string `json:"manifest_path"`
	Target   struct {
		Name       string   `json:"name"`
		Kind       []string `json:"kind"`
		CrateTypes []string `json:"crate_types"`
	} `json:"target"`
	Filenames []string `json:"filenames"`
	OutDir    string   `json:"out_dir"`
}

func (m *messages) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			m.line(line)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (m *messages) line(line []byte) {
	var said message
	if !bytes.HasPrefix(line, []byte("{")) || json.Unmarshal(line, &said) != nil || said.Reason == "" {
		if m.other != nil { // a wrapper's, or rustup's
			_, _ = m.other.Write(line)
		}
		return
	}
	m.began = true
	switch said.Reason {
	case "build-script-executed":
		m.scripts = append(m.scripts, Script{Package: said.Package, OutDir: said.OutDir, Local: isLocal(said.Package)})
	case "compiler-artifact":
		m.built(&said)
	}
}

// built records a crate that is compiled, or was before.
func (m *messages) built(said *message) {
	p := Package{
		ID: said.Package, Manifest: said.Manifest, Crate: strings.ReplaceAll(said.Target.Name, "-", "_"),
		Local: isLocal(said.Package), Script: slices.Contains(said.Target.Kind, "custom-build"),
	}
	if p.Files = said.Filenames; len(said.Filenames) > 0 {
		p.Dir = filepath.Dir(said.Filenames[0])
	}
	m.packages = append(m.packages, p)
	if !slices.Contains(said.Target.CrateTypes, "cdylib") || !sameFile(said.Manifest, m.manifest) {
		return
	}
	if at := slices.IndexFunc(said.Filenames, isLibrary); at >= 0 {
		m.artifact = &Artifact{Path: said.Filenames[at], Package: said.Package, Files: said.Filenames}
	}
}

// isLocal reports whether a package's files are the user's, by its ID; see
// https://doc.rust-lang.org/cargo/reference/pkgid-spec.html.
func isLocal(id string) bool { return strings.Contains(id, "path+file:") }

// isLibrary reports whether a file is what a process loads, and no archive,
// import library or file of symbols that came with it.
func isLibrary(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".so", ".dylib", ".dll", ".wasm":
		return !strings.HasSuffix(name, ".dll.a")
	}
	return false
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
