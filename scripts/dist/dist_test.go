package main

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/release"
)

func TestPack(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	binary := filepath.Join(t.TempDir(), "bindgen.exe")
	require.NoError(t, os.WriteFile(binary, []byte("MZ"), 0o600))
	w, err := pack(binary, "py3-none-win_amd64")
	require.NoError(t, err)
	require.Equal(t, "bindgen-"+release.Version+"-py3-none-win_amd64.whl", w.FileName())
	stem := "bindgen-" + release.Version
	files := map[string]string{}
	for _, f := range w.All() {
		require.Equal(t, strings.Contains(f.Path, ".data/scripts/"), f.Executable, "%s", f.Path)
		files[f.Path] = string(f.Data)
	}
	for _, name := range []string{
		"bindgen_backend/__init__.py", "bindgen_backend/_find.py", "bindgen_backend/py.typed", stem + ".dist-info/RECORD",
		stem + ".dist-info/licenses/LICENSE-MIT", stem + ".dist-info/licenses/LICENSE-APACHE",
	} {
		require.Contains(t, files, name)
	}
	require.Equal(t, "MZ", files[stem+".data/scripts/bindgen.exe"])
	require.Contains(t, files[stem+".dist-info/METADATA"], "\nVersion: "+release.Version+"\n")
	require.Contains(t, files[stem+".dist-info/METADATA"], "\nDescription-Content-Type: text/markdown\n\n# bindgen\n")
}

// TestPackHasTheWholeBackend catches a module that the patterns of go:embed miss.
func TestPackHasTheWholeBackend(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	w, err := pack("go.mod", "py3-none-any")
	require.NoError(t, err)
	modules, err := filepath.Glob("support/backend/bindgen_backend/*.py")
	require.NoError(t, err)
	packed := 0
	for _, f := range w.Files {
		if strings.HasPrefix(f.Path, "bindgen_backend/") && strings.HasSuffix(f.Path, ".py") {
			packed++
		}
	}
	require.Len(t, modules, packed)
}

func TestStaticTag(t *testing.T) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("it compiles for this machine, and looks at its /bin/sh")
	}
	dir := t.TempDir()
	source, binary := filepath.Join(dir, "main.go"), filepath.Join(dir, "main")
	require.NoError(t, os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o600))
	command := exec.Command("go", "build", "-o", binary, source)
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	require.NoError(t, command.Run())

	tag, err := staticTag(elf.EM_X86_64, "x86_64")(binary)
	require.NoError(t, err)
	require.Equal(t, "py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.musllinux_1_1_x86_64", tag)
	_, err = staticTag(elf.EM_AARCH64, "aarch64")(binary)
	require.ErrorContains(t, err, "it is for EM_X86_64")
	_, err = staticTag(elf.EM_X86_64, "x86_64")("/bin/sh")
	require.ErrorContains(t, err, "it needs ")
	_, err = staticTag(elf.EM_X86_64, "x86_64")(source)
	require.ErrorContains(t, err, "bad magic number")
}

func TestMacOSNeedsAMac(t *testing.T) {
	if runtime.GOOS == "darwin" {
		t.Skip("it is one")
	}
	require.EqualError(t, run([]string{"macos-arm64"}), "macos-arm64: a program for macOS is linked with Apple's frameworks, which zig has not: make it on a Mac")
}

func TestUnknownPlatforms(t *testing.T) {
	require.EqualError(t, run([]string{"os2"}), "there is no platform os2: name one of host, linux-x86_64, linux-aarch64, macos-arm64, macos-x86_64, windows-x86_64")
	require.ErrorContains(t, run(nil), "name a platform")
}
