package sdist_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"example.com/bindgen/emit/all"
	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/sdist"
)

const (
	pyproject = "[build-system]\nrequires = [\"bindgen\"]\nbuild-backend = \"bindgen_backend\"\n"
	librs     = "#[no_mangle]\npub extern \"C\" fn engine() -> u32 {\n    1\n}\n"
)

// TestShapes packs the projects of testdata/*.txtar: cargo makes the lock file
// where the project is, and has to accept the one of the unpacked archive as it
// is. The first line of a shape is the project's directory. Files below want/ are what the archive has; want/absent lists what it has not.
func TestShapes(t *testing.T) {
	if _, err := exec.LookPath("cargo"); err != nil {
		t.Skip("there is no cargo")
	}
	names, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			shape, err := txtar.ParseFile(name)
			require.NoError(t, err)
			dir := t.TempDir()
			first, rest, _ := strings.Cut(string(shape.Comment), "\n")
			want := place(t, dir, shape)
			project := filepath.Join(dir, filepath.FromSlash(first))
			crate := crateOf(t, project)
			run(t, crate, "cargo", "generate-lockfile")

			archive := writeSdist(t, project, filepath.Join(dir, "out"))
			unpacked := unpackTo(t, archive, t.TempDir())
			lock := findLock(t, unpacked)
			before := read(t, lock)
			there := crateOf(t, unpacked)
			run(t, there, "cargo", "metadata", "--locked", "--format-version=1", "--filter-platform=x86_64-unknown-linux-gnu")
			run(t, there, "cargo", "update", "--workspace", "--offline")
			require.Equal(t, before, read(t, lock), "cargo changes the lock file")
			if !strings.Contains(rest, "no build") {
				run(t, there, "cargo", "check", "--locked", "--offline", "--quiet", "--target-dir", filepath.Join(dir, "target"))
			}
			require.NoError(t, os.RemoveAll(filepath.Join(there, "target")))

			for name, text := range want {
				if name == "absent" {
					for _, gone := range strings.Fields(text) {
						require.NoFileExists(t, filepath.Join(unpacked, filepath.FromSlash(gone)))
						require.NoDirExists(t, filepath.Join(unpacked, filepath.FromSlash(gone)))
					}
					continue
				}
				require.Equal(t, text, read(t, filepath.Join(unpacked, filepath.FromSlash(name))), "%s", name)
			}
			again := writeSdist(t, unpacked, filepath.Join(dir, "again"))
			require.True(t, read(t, archive) == read(t, again), "the archive of the unpacked archive is another one")
		})
	}
}

// place writes the files of a shape and returns those below want/.
func place(t *testing.T, dir string, shape *txtar.Archive) map[string]string {
	t.Helper()
	want := map[string]string{}
	for _, f := range shape.Files {
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			want[name] = string(f.Data)
			continue
		}
		text := string(f.Data)
		switch {
		case text == "" && filepath.Base(f.Name) == "pyproject.toml":
			text = pyproject
		case text == "" && filepath.Base(f.Name) == "engine.rs":
			text = librs
		}
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o666))
	}
	return want
}

func load(t *testing.T, dir string) *config.Project {
	t.Helper()
	report := &diag.Report{}
	project := config.Load(config.Search{Dir: dir, Command: "sdist", Backends: pipeline.Names(all.Backends())}, report)
	require.NotNil(t, project, "%s", said(t, report))
	return project
}

func crateOf(t *testing.T, dir string) string {
	return filepath.Join(dir, filepath.FromSlash(load(t, dir).CrateDir))
}

// writeSdist packs a project and returns the path of the archive.
func writeSdist(t *testing.T, dir, out string) string {
	t.Helper()
	project, report := load(t, dir), &diag.Report{}
	env := cargo.Environment(os.Environ())
	m := metadata.Read(project, report)
	require.NotNil(t, m, "%s", said(t, report))
	outputs := build.Generate(context.Background(), build.Request{Project: project, Env: env}, report)
	require.NotNil(t, outputs, "%s", said(t, report))
	path := sdist.Write(context.Background(), &sdist.Request{
		Project: project, Metadata: m, Outputs: outputs, Out: out, Time: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		Relock: func(ctx context.Context, dir string) bool {
			found := cargo.Find(env, report)
			return found != "" && (&cargo.Cargo{Path: found, Dir: dir, Env: env}).Relock(ctx, report)
		},
	}, report)
	require.NotEmpty(t, path, "%s", said(t, report))
	return path
}

func said(t *testing.T, report *diag.Report) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, diag.WriteText(&out, report.Sorted(), diag.Plain))
	return out.String()
}

func run(t *testing.T, dir, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	require.NoError(t, cmd.Run(), "%s %v\n%s", program, args, &stderr)
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}

// unpackTo unpacks an archive and returns its top directory.
func unpackTo(t *testing.T, archive, dir string) string {
	t.Helper()
	f, err := os.Open(archive)
	require.NoError(t, err)
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	require.NoError(t, err)
	top := ""
	for r := tar.NewReader(unzipped); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return filepath.Join(dir, top)
		}
		require.NoError(t, err)
		top, _, _ = strings.Cut(h.Name, "/")
		name := filepath.Join(dir, filepath.FromSlash(h.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(name, data, h.FileInfo().Mode()))
	}
}

// findLock returns the one Cargo.lock of a tree.
func findLock(t *testing.T, dir string) string {
	t.Helper()
	var found []string
	require.NoError(t, filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err == nil && e.Name() == "Cargo.lock" {
			found = append(found, name)
		}
		return err
	}))
	slices.Sort(found)
	require.Len(t, found, 1)
	return found[0]
}
