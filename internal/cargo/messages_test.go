package cargo

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMessages(t *testing.T) {
	dir := t.TempDir()
	manifest := filepath.Join(dir, "Cargo.toml")
	require.NoError(t, os.WriteFile(manifest, nil, 0o666))
	link := filepath.Join(dir, "link.toml") // cargo may know the directory by another name
	require.NoError(t, os.Symlink(manifest, link))

	text := strings.Join([]string{
		"a wrapper says something",
		`{"reason":"compiler-artifact","package_id":"registry+https://x#serde@1.0.0","manifest_path":"/r/serde/Cargo.toml","target":{"kind":["lib"],"crate_types":["lib"],"name":"serde"},"filenames":["/t/release/deps/libserde-1.rlib"]}`,
		`{"reason":"compiler-artifact","package_id":"path+file:///o#other@1.0.0","manifest_path":"/o/Cargo.toml","target":{"kind":["cdylib"],"crate_types":["cdylib"],"name":"other"},"filenames":["/t/release/libother.so"]}`,
		`{"reason":"build-script-executed","package_id":"path+file:///x#my-lib@1.0.0","out_dir":"/t/release/build/my-lib-1/out"}`,
		fmt.Sprintf(`{"reason":"compiler-artifact","package_id":"path+file:///x#my-lib@1.0.0","manifest_path":%q,"target":{"kind":["cdylib","rlib"],"crate_types":["cdylib","rlib"],"name":"my-lib"},"filenames":["/t/release/libmy_lib.dll.a","/t/release/my_lib.dll","/t/release/libmy_lib.rlib"]}`, link),
		`{"reason":"build-finished","success":true}`,
		"{no JSON",
		"", "the end, without a line break",
	}, "\n")
	var other bytes.Buffer
	m := &messages{manifest: manifest, other: &other}
	require.NoError(t, m.read(strings.NewReader(text)))
	require.Equal(t, "/t/release/my_lib.dll", m.artifact.Path)
	require.Len(t, m.artifact.Files, 3)
	require.Equal(t, "a wrapper says something\n{no JSON\n\nthe end, without a line break", other.String())
	require.Equal(t, []Script{{Package: "path+file:///x#my-lib@1.0.0", OutDir: "/t/release/build/my-lib-1/out", Local: true}}, m.scripts)
	require.Len(t, m.packages, 3)
	require.False(t, m.packages[0].Local)
	require.Equal(t, "my_lib", m.packages[2].Crate)
}

func TestIsLibrary(t *testing.T) {
	for _, name := range []string{"libx.so", "libx.dylib", "x.dll", "x.DLL"} {
		require.True(t, isLibrary(name), name)
	}
	for _, name := range []string{"libx.a", "x.lib", "x.dll.lib", "libx.dll.a", "x.dll.exp", "x.pdb", "libx.rlib", "libx.d"} {
		require.False(t, isLibrary(name), name)
	}
}
