package wheel

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
)

// elf is a library of Rust for glibc.
func elf(arch string, versions ...string) *objfile.Object {
	o := &objfile.Object{Format: objfile.ELF, Arch: arch, Needed: []string{"libgcc_s.so.1", "libc.so.6", "ld-linux-x86-64.so.2"}}
	for _, v := range versions {
		o.Versions = append(o.Versions, objfile.SymbolVersion{Library: "libc.so.6", Version: v})
	}
	return o
}

func apple(arch string, major, minor int) *objfile.Object {
	return &objfile.Object{Format: objfile.MachO, Arch: arch, MacOS: objfile.Version{Major: major, Minor: minor}}
}

func fat(intel, arm *objfile.Object) *objfile.Object {
	return &objfile.Object{
		Format: objfile.MachO, Arch: "universal2", MacOS: intel.MacOS.Max(arm.MacOS), Slices: []*objfile.Object{intel, arm},
	}
}

func musl(needed ...string) *objfile.Object {
	return &objfile.Object{Format: objfile.ELF, Arch: "x86_64", Musl: true, Needed: needed}
}

func TestPlatform(t *testing.T) {
	for name, c := range map[string]struct {
		object *objfile.Object
		target string
		want   string
	}{
		"of the newest symbol":     {elf("x86_64", "GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.9"), "", "manylinux_2_34_x86_64"},
		"never older than std":     {elf("x86_64", "GLIBC_2.2.5", "GLIBC_2.14"), "x86_64-unknown-linux-gnu", "manylinux_2_17_x86_64"},
		"no version at all":        {elf("aarch64"), "", "manylinux_2_17_aarch64"},
		"a feature of the loader":  {elf("x86_64", "GLIBC_2.34", "GLIBC_ABI_DT_RELR"), "", "manylinux_2_36_x86_64"},
		"between two profiles":     {elf("i686", "GLIBC_2.25"), "", "manylinux_2_25_i686"},
		"gcc's library":            {elf("x86_64", "GCC_3.0", "GCC_4.2.0"), "", "manylinux_2_17_x86_64"},
		"a newer library of gcc":   {elf("x86_64", "GLIBC_2.17", "GCC_12.0.0"), "", "manylinux_2_35_x86_64"},
		"C++":                      {elf("x86_64", "GLIBCXX_3.4.20", "CXXABI_1.3.9"), "", "manylinux_2_24_x86_64"},
		"zlib":                     {elf("x86_64", "ZLIB_1.2.9"), "", "manylinux_2_27_x86_64"},
		"first manylinux":          {elf("riscv64", "GLIBC_2.27"), "", "manylinux_2_31_riscv64"},
		"loongarch":                {elf("loongarch64", "GLIBC_2.36"), "", "manylinux_2_36_loongarch64"},
		"power":                    {elf("powerpc64le", "GLIBC_2.17"), "", "manylinux_2_17_ppc64le"},
		"arm":                      {elf("arm", "GLIBC_2.17"), "armv7-unknown-linux-gnueabihf", "manylinux_2_17_armv7l"},
		"musl":                     {musl("libc.so"), "x86_64-unknown-linux-musl", "musllinux_1_2_x86_64"},
		"musl of Alpine":           {musl("libc.musl-x86_64.so.1"), "", "musllinux_1_2_x86_64"},
		"static musl":              {&objfile.Object{Format: objfile.ELF, Arch: "aarch64"}, "aarch64-unknown-linux-musl", "musllinux_1_2_aarch64"},
		"macOS 10":                 {apple("x86_64", 10, 12), "", "macosx_10_12_x86_64"},
		"macOS 11":                 {apple("aarch64", 11, 0), "aarch64-apple-darwin", "macosx_11_0_arm64"},
		"macOS 11.3":               {apple("aarch64", 11, 3), "", "macosx_12_0_arm64"},
		"macOS 15.2":               {apple("aarch64", 15, 2), "", "macosx_26_0_arm64"},
		"macOS 26":                 {apple("aarch64", 26, 0), "", "macosx_26_0_arm64"},
		"both of Apple's":          {fat(apple("x86_64", 10, 12), apple("aarch64", 11, 0)), "", "macosx_10_12_universal2"},
		"both, the newer one more": {fat(apple("x86_64", 10, 12), apple("aarch64", 12, 0)), "", "macosx_12_0_universal2"},
		"Windows":                  {&objfile.Object{Format: objfile.PE, Arch: "x86_64"}, "", "win_amd64"},
		"Windows of 32 bits":       {&objfile.Object{Format: objfile.PE, Arch: "i686"}, "", "win32"},
		"Windows on ARM":           {&objfile.Object{Format: objfile.PE, Arch: "aarch64"}, "", "win_arm64"},
	} {
		report := &diag.Report{}
		require.Equal(t, c.want, (&Built{"lib.so", c.target, c.object}).Platform(report), name)
		require.Empty(t, report.Sorted(), name)
	}
}

func TestTagOfEveryPython(t *testing.T) {
	require.Equal(t, "py3-none-win_arm64", (&Built{Object: &objfile.Object{Format: objfile.PE, Arch: "aarch64"}}).Tag(&diag.Report{}))
}

// A library that is tied to systems like this one gets a tag, and a warning.
func TestTagOfOneSystem(t *testing.T) {
	foreign := elf("x86_64", "GLIBC_2.17")
	foreign.Needed = append(foreign.Needed, "libssl.so.3")
	private := elf("x86_64", "GLIBC_PRIVATE")
	for name, c := range map[string]struct {
		object            *objfile.Object
		target, tag, says string
	}{
		"a library":      {foreign, "", "linux_x86_64", "it needs `libssl.so.3`, which is no part of manylinux"},
		"glibc's own":    {private, "", "linux_x86_64", "it needs `GLIBC_PRIVATE` of `libc.so.6`, which manylinux does not promise"},
		"soft float":     {elf("arm"), "armv7-unknown-linux-gnueabi", "linux_armv7l", "manylinux for `armv7l` is hard-float"},
		"an older arm":   {elf("arm"), "arm-unknown-linux-gnueabihf", "linux_armv6l", "manylinux has no `armv6l`"},
		"musl with more": {musl("libc.so", "libgcc_s.so.1"), "", "linux_x86_64", "it needs `libgcc_s.so.1`, which is no part of musllinux"},
	} {
		report := &diag.Report{}
		require.Equal(t, c.tag, (&Built{"lib.so", c.target, c.object}).Platform(report), name)
		require.False(t, report.Failed(), name)
		require.Len(t, report.Sorted(), 1, name)
		require.Equal(t, diag.NoPlatformTag, report.Sorted()[0].Code)
		require.Contains(t, report.Sorted()[0].Message, c.says, name)
	}
}

func TestNoPlatformTag(t *testing.T) {
	for name, built := range map[string]*Built{
		"an unknown machine":    {"lib.so", "", elf("sparcv9")},
		"an unknown system":     {"lib.so", "x86_64-unknown-freebsd", elf("x86_64")},
		"Android":               {"lib.so", "aarch64-linux-android", elf("aarch64")},
		"a Mac without version": {"lib.so", "", apple("x86_64", 0, 0)},
		"an old Mac":            {"lib.so", "", apple("i686", 10, 6)},
	} {
		report := &diag.Report{}
		require.Empty(t, built.Tag(report), name)
		require.True(t, report.Failed(), name)
	}
	report := &diag.Report{}
	(&Built{"target/libx.so", "x86_64-unknown-freebsd", elf("x86_64")}).Tag(report)
	var text bytes.Buffer
	require.NoError(t, diag.WriteText(&text, report.Sorted(), diag.Plain))
	require.Equal(t, `error[BG0710]: there is no platform tag for `+"`target/libx.so`"+`: ELF for x86_64, built for x86_64-unknown-freebsd
 = note: wheels are known for Linux with glibc or musl, macOS, and Windows
 = help: build for another target: `+"`--target`"+`

error: 1 error
`, text.String())
}
