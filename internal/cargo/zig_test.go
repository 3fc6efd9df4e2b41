package cargo_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cargo"
)

func TestZigForWindowsExportsByTheList(t *testing.T) {
	z := &cargo.Zig{Program: []string{"zig"}, Tool: "cc", Target: "x86_64-windows-gnu"}
	require.Equal(t, []string{"zig", "cc", "-target", "x86_64-windows-gnu", "/t/list.def", "a.o", "-lkernel32", "-lunwind", "-shared"},
		z.Command([]string{"-Wl,/t/list.def", "-fno-use-linker-plugin", "-Wl,--disable-auto-image-base", "a.o", "/lib/rsbegin.o",
			"-lkernel32", "-lgcc_eh", "-lgcc", "-l:libpthread.a", "-lmingw32", "-Wl,--no-insert-timestamp", "-shared"}))
}

func TestZigForLinuxTakesWhatRustcSays(t *testing.T) {
	z := &cargo.Zig{Program: []string{"python", "-m", "ziglang"}, Tool: "cc", Target: "aarch64-linux-gnu.2.17"}
	require.Equal(t, []string{"python", "-m", "ziglang", "cc", "-target", "aarch64-linux-gnu.2.17", "-lgcc_s", "-o", "x.so"},
		z.Command([]string{"-target", "aarch64-unknown-linux-gnu", "-B/rust/gcc-ld", "-fuse-ld=lld", "-lgcc_s", "-o", "x.so"}))
}
