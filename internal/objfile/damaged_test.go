package objfile

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Every file that ends early, and every one with some bytes changed in its
// headers and tables, is read or refused in no time and with little memory.
func TestDamaged(t *testing.T) {
	t.Run("Mach-O", func(t *testing.T) { damage(t, arm64().bytes()) })
	t.Run("fat", func(t *testing.T) { damage(t, fat(t, arm64().bytes(), arm64().bytes())) })
	t.Run("ELF", func(t *testing.T) { damage(t, contents(t, compile(t, gcc(t), source, "-lc"))) })
	t.Run("PE", func(t *testing.T) {
		damage(t, contents(t, compile(t, zig(t), dllSource, "-target", "x86_64-windows-gnu", "-nostdlib", "-lkernel32")))
	})
}

func contents(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return data
}

func damage(t *testing.T, whole []byte) {
	t.Helper()
	_, err := Read(whole)
	require.NoError(t, err)
	for end := 0; end < len(whole); end += 1 + len(whole)/400 {
		requireQuick(t, whole[:end])
	}
	changed := bytes.Clone(whole)
	for at := 0; at < len(whole); at += 1 + at/64 + len(whole)/4000 {
		for _, b := range []byte{0, 1, 0x7f, 0x80, 0xff} {
			changed[at] = b
			requireQuick(t, changed)
		}
		changed[at] = whole[at]
	}
}

func requireQuick(t testing.TB, data []byte) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	started := time.Now()
	_, _ = Read(data)
	if took := time.Since(started); took > 5*time.Second {
		t.Fatalf("took %v", took)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
		t.Fatalf("reserved %d bytes for a file of %d", used, len(data))
	}
}

func FuzzRead(f *testing.F) {
	f.Add(arm64().bytes())
	paths, _ := filepath.Glob("/usr/lib/*/libdl.so.2") // small, and has versions
	for _, path := range paths {
		f.Add(contents(f, path))
	}
	f.Add([]byte("MZ"))
	f.Add([]byte("\x7fELF"))
	f.Add([]byte("\xca\xfe\xba\xbe\x00\x00\x00\x02"))
	f.Fuzz(func(t *testing.T, data []byte) { requireQuick(t, data) })
}

func TestNotThere(t *testing.T) {
	_, err := Open(filepath.Join(t.TempDir(), "none.so"))
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = Open(t.TempDir())
	require.ErrorContains(t, err, "is no file")
}
