// Package e2e holds the tests that go the whole way: a crate in, diagnostics
// or files out.
package e2e_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/golden"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pipeline"
)

const (
	uiDir     = "../../testdata/ui"
	scriptDir = "../../testdata/script"
)

// plainManifest is the Cargo.toml of a case that brings none.
const plainManifest = `[package]
name = "case"
version = "0.1.0"
edition = "2021"

[lib]
crate-type = ["cdylib"]

[dependencies]
bindgen-rt = "0.1"
`

// TestUI runs every testdata/ui/NAME.rs as the lib.rs of a crate, beside
// NAME.toml as its Cargo.toml and NAME.bindgen.toml as its configuration where
// those exist, and compares what bindgen says with NAME.stderr.
func TestUI(t *testing.T) {
	dir, err := filepath.Abs(uiDir)
	require.NoError(t, err)
	cases, err := filepath.Glob(filepath.Join(dir, "*.rs"))
	require.NoError(t, err)
	require.NotEmpty(t, cases)
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.Base(file), ".rs")
		t.Run(name, func(t *testing.T) {
			base := strings.TrimSuffix(file, ".rs")
			crate := map[string][]byte{
				"src/lib.rs":   read(t, file),
				"Cargo.toml":   []byte(plainManifest),
				"bindgen.toml": readOptional(t, base+".bindgen.toml"),
			}
			if manifest := readOptional(t, base+".toml"); manifest != nil {
				crate["Cargo.toml"] = manifest
			}
			t.Chdir(place(t, crate))
			report := &diag.Report{}
			if walk := pipeline.New(pipeline.Request{}, report); walk != nil {
				walk.Plan()
			}
			require.NotEmpty(t, report.Sorted(), "a case that nothing is said about belongs to testdata/gen")
			var said bytes.Buffer
			require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
			golden.Equal(t, base+".stderr", said.Bytes())
		})
	}
}

// headerManifest is the Cargo.toml of a case of testdata/ui/header.
const headerManifest = `[package]
name = "case"
version = "0.1.0"
edition = "2021"
`

// TestUIHeader runs every testdata/ui/header/NAME.rs as the lib.rs of a crate
// whose header is asked for, beside NAME.toml as its Cargo.toml and
// NAME.cbindgen.toml as its configuration where those exist, and compares what
// bindgen says with NAME.stderr.
func TestUIHeader(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join(uiDir, "header"))
	require.NoError(t, err)
	cases, err := filepath.Glob(filepath.Join(dir, "*.rs"))
	require.NoError(t, err)
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.Base(file), ".rs")
		t.Run(name, func(t *testing.T) {
			base := strings.TrimSuffix(file, ".rs")
			crate := map[string][]byte{
				"src/lib.rs":    read(t, file),
				"Cargo.toml":    []byte(headerManifest),
				"cbindgen.toml": readOptional(t, base+".cbindgen.toml"),
			}
			if manifest := readOptional(t, base+".toml"); manifest != nil {
				crate["Cargo.toml"] = manifest
			}
			t.Chdir(place(t, crate))
			report := &diag.Report{}
			if run := pipeline.NewHeader(pipeline.HeaderRequest{}, report); run != nil {
				run.Header()
			}
			require.NotEmpty(t, report.Sorted(), "a case that nothing is said about tests nothing")
			var said bytes.Buffer
			require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
			golden.Equal(t, base+".stderr", said.Bytes())
		})
	}
}

// TestUIMetadata reads the metadata of a project for every NAME.stderr of
// testdata/ui/metadata, with NAME.pyproject.toml and NAME.toml, its Cargo.toml,
// where those exist, and compares what bindgen says. The project has a readme
// that is a directory, docs, and no licence.
func TestUIMetadata(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join(uiDir, "metadata"))
	require.NoError(t, err)
	names := map[string]bool{}
	for _, file := range golden.Files(t, dir) {
		name, _, _ := strings.Cut(file, ".")
		names[name] = true
	}
	for name := range names {
		t.Run(name, func(t *testing.T) {
			base := filepath.Join(dir, name)
			project := map[string][]byte{
				"Cargo.toml":     []byte(plainManifest),
				"pyproject.toml": readOptional(t, base+".pyproject.toml"),
				"docs/index.md":  []byte("# It\n"),
			}
			if manifest := readOptional(t, base+".toml"); manifest != nil {
				project["Cargo.toml"] = manifest
			}
			t.Chdir(place(t, project))
			report := &diag.Report{}
			if p := config.Load(config.Search{Dir: "."}, report); p != nil {
				metadata.Read(p, report)
			}
			require.NotEmpty(t, report.Sorted(), "a case that nothing is said about tests nothing")
			var said bytes.Buffer
			require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
			golden.Equal(t, base+".stderr", said.Bytes())
		})
	}
}

// TestUIHasNoLeftovers asks that every file belongs to a case.
func TestUIHasNoLeftovers(t *testing.T) {
	for _, name := range golden.Files(t, uiDir) {
		if strings.HasPrefix(name, "metadata/") {
			continue // each file there is a case
		}
		base := name
		for _, suffix := range []string{".rs", ".stderr", ".cbindgen.toml", ".bindgen.toml", ".toml"} {
			base = strings.TrimSuffix(base, suffix)
		}
		require.FileExists(t, filepath.Join(uiDir, base+".rs"), "%s belongs to no case", name)
	}
}

// elsewhere are the codes without a case in testdata/ui, and what tests them.
var elsewhere = map[diag.Code]string{
	diag.Internal:    "is never meant to happen: internal/pipeline/pipeline_test.go",
	diag.Usage:       "the command line is no crate: testdata/script/usage.txtar",
	diag.NotACrate:   "a case is always a crate: testdata/script/not_a_crate.txtar",
	diag.ForeignFile: "is about what is on the disk: testdata/script/foreign.txtar",

	diag.BadLibrary:     "is about what cargo has built: internal/build/check_test.go",
	diag.NoPlatformTag:  "is about what cargo has built: internal/wheel/tag_test.go",
	diag.NoEnvironment:  "is about what is on the machine: internal/develop/environment_test.go",
	diag.InstallFailed:  "is about what is on the machine: internal/develop/develop_test.go",
	diag.NotInstalled:   "is about what is on the machine: internal/develop/requirements_test.go",
	diag.LeftOutOfWheel: "is about what is on the disk: internal/pyfiles/pyfiles_test.go",
	diag.BigArchive:     "is about what is on the disk: internal/wheel/contents_test.go",

	diag.NoCargo:           "is about what is installed: testdata/script/build_trouble.txtar",
	diag.CargoFailed:       "is what cargo says: testdata/script/build_trouble.txtar",
	diag.NoCdylib:          "gen only warns of it: testdata/script/build_trouble.txtar",
	diag.BadSetting:        "is about the command line: testdata/script/build_trouble.txtar",
	diag.NoLinker:          "is about what is installed: testdata/script/cross.txtar",
	diag.NoStandardLibrary: "is about what is installed: testdata/script/cross.txtar",

	diag.CfgKept: "is about headers: parser/cfg_keep_test.go",
}

// TestUIHasEveryCode asks for a case of each code with its whole text: one of
// testdata/ui, or a script for what is about more than a crate.
func TestUIHasEveryCode(t *testing.T) {
	seen := map[string]bool{}
	header := regexp.MustCompile(`(?m)^(?:error|warning|note)\[(BG\d{4})\]`)
	for _, dir := range []string{uiDir, scriptDir} {
		for _, name := range golden.Files(t, dir) {
			if filepath.Ext(name) != ".stderr" && filepath.Ext(name) != ".txtar" {
				continue
			}
			for _, m := range header.FindAllSubmatch(read(t, filepath.Join(dir, name)), -1) {
				seen[string(m[1])] = true
			}
		}
	}
	var missing []string
	for _, e := range diag.Table() {
		reason, excused := elsewhere[e.Code]
		switch {
		case excused && seen[string(e.Code)]:
			t.Errorf("%s has a case: take it off the list of exceptions (%q)", e.Code, reason)
		case !excused && !seen[string(e.Code)]:
			missing = append(missing, string(e.Code)+" "+e.Summary)
		}
	}
	require.Empty(t, missing, "codes without a case in testdata/ui or testdata/script")
}

// place writes files into a new directory; nil means none.
func place(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".git"), 0o777)) // ends the search for a configuration
	for name, text := range files {
		if text == nil {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o777))
		require.NoError(t, os.WriteFile(file, text, 0o666))
	}
	return dir
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return text
}

func readOptional(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	require.NoError(t, err)
	return text
}
