package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/release"
)

// stamp is what a build leaves behind so that the next one knows that there is
// nothing to do: all that it depended on, and what it made.
type stamp struct {
	Format int `json:"format"`
	// Request is the digest of what was asked for, Variables the names of the
	// variables that cargo asks for beside those it always does, and Environment
	// the digest of their values.
	Request     string   `json:"request"`
	Program     fact     `json:"program"` // bindgen itself
	Variables   []string `json:"variables"`
	Environment string   `json:"environment"`
	Facts       []fact   `json:"facts"`

	Library string      `json:"library"`
	Target  string      `json:"target"`
	Host    string      `json:"host"`
	Crate   string      `json:"crate"`
	Outputs []string    `json:"outputs"`
	Layout  emit.Layout `json:"layout"` // without Headers
	Headers []string    `json:"headers"`
}

const stampFormat = 1

// stampPath returns where the stamp of a request is. Requests that differ do not
// take each other's place.
func (r *run) stampPath() string {
	return filepath.Join(r.targetDir(), "stamps", r.digest()[:16]+".json")
}

// targetDir returns the directory that bindgen builds in.
func (r *run) targetDir() string { return absolute(r.cargo.TargetDir(r.workspace)) }

// stateFile returns the path of a file for what builds into one place have in
// common: their profile, the target, and how they are linked.
func (r *run) stateFile(kind string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{profile(r.Profile), r.Target, r.Zig, r.Env.Get("CARGO_BUILD_TARGET")}, "\x00")))
	return filepath.Join(r.targetDir(), "stamps", kind+"-"+hex.EncodeToString(sum[:6]))
}

// digest returns that of what is asked for.
func (r *run) digest() string {
	at, _ := filepath.Abs(r.Project.Dir) // "" is below no directory, and makes no difference here
	options := r.Project.Options()
	text, err := json.Marshal([]any{
		at, r.Project.CrateDir, r.Project.Backends, r.Project.Layout("_"), profile(r.Profile), r.Target, r.Zig, r.Direct, options, release.Version,
	})
	if err != nil {
		return strings.Repeat("0", 16)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// fresh returns the library of the last build if nothing has changed since.
func (r *run) fresh() *Library {
	text, err := os.ReadFile(r.stampPath())
	if err != nil {
		return nil
	}
	s := &stamp{}
	if json.Unmarshal(text, s) != nil || s.Format != stampFormat || s.Request != r.digest() || s.Environment != r.environment(s.Variables) {
		return nil
	}
	if !s.Program.isOf(r.Program) {
		return nil
	}
	for _, f := range s.Facts {
		if !f.holds() {
			return nil
		}
	}
	return s.library(r.Project.Dir)
}

// library returns what the stamp says of the library; nil where it cannot be read.
func (s *stamp) library(dir string) *Library {
	object, err := objfile.Open(s.Library)
	if err != nil {
		return nil
	}
	out := &pipeline.Outputs{Crate: s.Crate, Layout: s.Layout}
	for _, path := range s.Headers {
		out.Layout.Headers = append(out.Layout.Headers, emit.NativeHeader{Path: path})
	}
	for _, path := range s.Outputs {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			return nil
		}
		out.Files = append(out.Files, emit.File{Path: path, Data: data})
	}
	return &Library{Path: s.Library, Target: s.Target, Host: s.Host, Fresh: true, Outputs: out, Object: object}
}

// leave writes the stamp of a library that was built since start. None is
// written where the next build has to ask cargo in any case; a fault in writing
// it costs the next build time, and no more.
func (r *run) leave(lib *Library, made *cargo.Artifact, q cargo.Request, start time.Time) {
	path := r.stampPath()
	in := r.cargo.Inputs(q, made)
	if in == nil {
		return
	}
	slices.Sort(in.Variables)
	s := &stamp{
		Format: stampFormat, Request: r.digest(), Program: read(r.Program), Variables: slices.Compact(in.Variables),
		Library: lib.Path, Target: lib.Target, Host: lib.Host, Crate: lib.Outputs.Crate, Layout: lib.Outputs.Layout,
	}
	s.Environment = r.environment(s.Variables)
	s.Layout.Headers = nil
	for _, h := range lib.Outputs.Layout.Headers {
		s.Headers = append(s.Headers, h.Path)
	}
	for _, f := range lib.Outputs.Files {
		s.Outputs = append(s.Outputs, f.Path)
	}
	if !s.observe(r, lib, made, in, start) {
		return
	}
	text, err := json.Marshal(s)
	if err != nil {
		return
	}
	_ = artifact.Replace(path, func(w io.Writer) error { // see above
		_, err := w.Write(text)
		return err
	})
}

// observe records the facts. It returns false where something has changed since
// start: what was built may then be older.
func (s *stamp) observe(r *run, lib *Library, made *cargo.Artifact, in *cargo.Inputs, start time.Time) bool {
	written := map[string]bool{} // by this build: newer than its start, but known
	for _, f := range lib.Outputs.Files {
		path := absolute(filepath.Join(r.Project.Dir, filepath.FromSlash(f.Path)))
		now, err := os.ReadFile(path)
		if err != nil || string(now) != string(f.Data) {
			return false
		}
		for at := path; len(at) > len(absolute(r.Project.Dir)); at = filepath.Dir(at) {
			written[at] = true
		}
		s.Facts = append(s.Facts, read(path))
	}
	for _, path := range append(made.Files, r.cargo.Toolchain()...) {
		s.Facts = append(s.Facts, observe(path))
	}
	files, dirs := r.sources(lib.Outputs)
	facts := []fact{}
	for _, path := range append(in.Files, files...) {
		if path = absolute(path); !written[path] {
			facts = append(facts, read(path))
		}
	}
	for _, path := range in.Dirs {
		facts = append(facts, read(path))
	}
	for _, path := range dirs {
		facts = append(facts, modules(path))
	}
	seen := map[string]bool{}
	for _, f := range facts {
		if f.since(start) && !written[f.Path] {
			return false
		}
		if key := f.Path + f.Digest; !seen[key] {
			seen[key] = true
			s.Facts = append(s.Facts, f)
		}
	}
	return true
}

// sources are what bindgen itself reads: the files of the crate and its
// configurations, and the directories with modules.
func (r *run) sources(out *pipeline.Outputs) (list, dirs []string) {
	crate := absolute(r.Project.ParserDir())
	for _, name := range out.Source.Sources() {
		path := absolute(filepath.FromSlash(name))
		list = append(list, path)
		if strings.HasSuffix(path, ".rs") && strings.HasPrefix(path, crate) {
			dirs = append(dirs, filepath.Dir(path))
		}
	}
	for _, name := range []string{"bindgen.toml", "pyproject.toml"} {
		list = append(list, filepath.Join(r.Project.Dir, name))
	}
	list = append(list, filepath.Join(crate, "cbindgen.toml"))
	for _, h := range r.Project.Headers() {
		if h.Config != "" {
			list = append(list, filepath.Join(r.Project.Dir, filepath.FromSlash(h.Config)))
		}
	}
	return list, dirs
}

func absolute(path string) string {
	if at, err := filepath.Abs(path); err == nil {
		return at
	}
	return path
}

// profile returns the profile of cargo that is meant.
func profile(name string) string {
	if name == "" {
		return "release"
	}
	return name
}
