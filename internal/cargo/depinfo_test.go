package cargo

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDepInfo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.d")
	text := "/t/libx.so: /a/src/lib.rs /a\\ b/src/\xc3\xa4.rs C:\\c\\d.rs\r\n\n/a/src/lib.rs:\n/a\\ b/src/\xc3\xa4.rs:\n\n# env-dep:CARGO_PKG_NAME=x\n# env-dep:HERE\n"
	require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	info, err := readDepInfo(path)
	require.NoError(t, err)
	require.Equal(t, []string{"/a/src/lib.rs", "/a b/src/ä.rs", `C:\c\d.rs`}, info.files)
	require.Equal(t, []string{"CARGO_PKG_NAME", "HERE"}, info.variables)

	_, err = readDepInfo(path + "x")
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestEscaped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a[1]?*")
	require.NoError(t, os.Mkdir(dir, 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x-1.d"), nil, 0o666))
	found, err := filepath.Glob(filepath.Join(escaped(dir), "x-*.d"))
	require.NoError(t, err)
	require.Equal(t, []string{filepath.Join(dir, "x-1.d")}, found)
}
