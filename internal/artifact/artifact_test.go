package artifact_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/diag"
)

func text(t *testing.T, report *diag.Report) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, diag.WriteText(&b, report.Sorted(), diag.Plain))
	return b.String()
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	path := filepath.Join(dir, "x.whl")
	for _, data := range []string{"first", "second"} {
		report := &diag.Report{}
		require.True(t, artifact.Write(path, report, func(w io.Writer) error {
			_, err := io.WriteString(w, data)
			return err
		}), text(t, report))
		got, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, data, string(got))
	}
	require.Equal(t, []string{"x.whl"}, names(t, dir))
}

func TestWriteKeepsWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.whl")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o666))
	report := &diag.Report{}
	require.False(t, artifact.Write(path, report, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return errors.Join(err, errors.New("no space left on device"))
	}))
	require.Contains(t, text(t, report), "error[BG0502]: cannot write `"+path+"`: no space left on device\n")
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "old", string(got))
	require.Equal(t, []string{"x.whl"}, names(t, dir))
}

func TestWriteSaysWhy(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o666))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "x.whl"), 0o777))
	for path, want := range map[string]string{
		filepath.Join(file, "x.whl"): "not a directory",
		filepath.Join(dir, "x.whl"):  "it is a directory",
	} {
		report := &diag.Report{}
		require.False(t, artifact.Write(path, report, func(io.Writer) error { return nil }))
		require.Contains(t, text(t, report), want)
	}
}

func TestWriteDir(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out", "x.dist-info")
	for _, name := range []string{"a", "b"} {
		report := &diag.Report{}
		require.True(t, artifact.WriteDir(path, report, func(in string) error {
			return os.WriteFile(filepath.Join(in, name), nil, 0o666)
		}), text(t, report))
		require.Equal(t, []string{name}, names(t, path), "what was there before is gone")
	}
	report := &diag.Report{}
	require.False(t, artifact.WriteDir(path, report, func(in string) error {
		return errors.Join(os.WriteFile(filepath.Join(in, "c"), nil, 0o666), errors.New("no space left on device"))
	}))
	require.Contains(t, text(t, report), "no space left on device")
	require.Equal(t, []string{"b"}, names(t, path))
	require.Equal(t, []string{"x.dist-info"}, names(t, filepath.Dir(path)))
}
