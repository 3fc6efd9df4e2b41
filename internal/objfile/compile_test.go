package objfile

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// zig returns the command of the C compiler for other systems, from ziglang of
// tools/packaging.txt. Without it the test is left out, and says so.
func zig(t *testing.T) []string {
	t.Helper()
	python, err := filepath.Abs("../../.tools/packaging/bin/python")
	require.NoError(t, err)
	if exec.Command(python, "-c", "import ziglang").Run() != nil {
		t.Skip("needs ziglang: scripts/packaging-tools.sh installs it")
	}
	return []string{python, "-m", "ziglang", "cc"}
}

// gcc returns the C compiler of this machine.
func gcc(t *testing.T) []string {
	t.Helper()
	path, err := exec.LookPath("cc")
	if err != nil {
		t.Skip("needs a C compiler: cc")
	}
	return []string{path}
}

// library compiles C to a shared library and reads it.
func library(t *testing.T, compiler []string, source string, flags ...string) *Object {
	t.Helper()
	o, err := Open(compile(t, compiler, source, flags...))
	require.NoError(t, err)
	return o
}

func compile(t *testing.T, compiler []string, source string, flags ...string) string {
	t.Helper()
	dir := t.TempDir()
	input, output := filepath.Join(dir, "lib.c"), filepath.Join(dir, "lib.so")
	require.NoError(t, os.WriteFile(input, []byte(source), 0o666))
	args := append(compiler[1:len(compiler):len(compiler)], "-O1", "-shared", "-fPIC", "-o", output, input)
	command := exec.Command(compiler[0], append(args, flags...)...)
	command.Dir = dir
	// zig keeps what it compiles; the home directory is none of ours.
	command.Env = append(os.Environ(), "ZIG_GLOBAL_CACHE_DIR="+filepath.Join(dir, "zig"), "ZIG_LOCAL_CACHE_DIR="+filepath.Join(dir, "zig"))
	text, err := command.CombinedOutput()
	require.NoError(t, err, "%s\n%s", strings.Join(command.Args, " "), text)
	return output
}

const source = `
extern int Py_IncRef(int);
__attribute__((weak)) extern int maybe(void);
__attribute__((visibility("default"))) int lib_f(int a) { return Py_IncRef(a) + (maybe ? maybe() : 0); }
__attribute__((visibility("protected"))) int lib_protected(int a) { return a; }
__attribute__((visibility("hidden"))) int hidden(int a) { return a; }
static int local(int a) { return a; }
int (*lib_value)(int) = local;
`

func TestELF(t *testing.T) {
	o := library(t, gcc(t), source, "-Wl,-soname,libmine.so.1", "-nostdlib", "-lc", "-Wl,--no-as-needed")
	require.Equal(t, ELF, o.Format)
	require.Equal(t, 64, o.Bits)
	require.Equal(t, "libmine.so.1", o.Name)
	require.Equal(t, []string{"lib_f", "lib_protected", "lib_value"}, o.Exports)
	require.Equal(t, []Import{{Name: "Py_IncRef"}, {Name: "maybe", Weak: true}}, o.Imports)
	require.True(t, o.HasExport("lib_f"))
	require.False(t, o.HasExport("hidden"))
	require.False(t, o.Musl)
}

func TestELFVersions(t *testing.T) {
	o := library(t, gcc(t), `
#include <math.h>
#include <stdlib.h>
void *lib_f(double *x) { *x = exp(*x); return malloc(3); }`, "-lm")
	require.Contains(t, o.Needed, "libc.so.6")
	require.Contains(t, o.Needed, "libm.so.6")
	require.False(t, o.Glibc.Less(Version{2, 2}), "%s", o.Glibc)
	var exp Import
	for _, i := range o.Imports {
		if i.Name == "exp" {
			exp = i
		}
	}
	require.Equal(t, "libm.so.6", exp.Library)
	require.Regexp(t, `^GLIBC_2\.\d+$`, exp.Version)
	require.Contains(t, o.Versions, SymbolVersion{"libm.so.6", exp.Version})
}

func TestELFOfVersionedLibrary(t *testing.T) {
	script := filepath.Join(t.TempDir(), "map")
	require.NoError(t, os.WriteFile(script, []byte("MINE_1.0 { global: lib_*; local: *; };\n"), 0o666))
	o := library(t, gcc(t), source, "-nostdlib", "-Wl,--version-script="+script)
	require.Equal(t, []string{"lib_f", "lib_protected", "lib_value"}, o.Exports, "the version itself is no symbol")
}

func TestELFThatIsNoLibrary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "program")
	require.NoError(t, exec.Command(gcc(t)[0], "-xc", "-c", "-o", path, os.DevNull).Run())
	_, err := Open(path)
	require.ErrorContains(t, err, "no shared library")
}

func TestProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "program")
	source := filepath.Join(t.TempDir(), "program.c")
	require.NoError(t, os.WriteFile(source, []byte("#include <math.h>\nint main(int n, char **words) { return exp(n) > 2; }\n"), 0o666))
	for _, kind := range []string{"-no-pie", "-pie"} {
		out, err := exec.Command(gcc(t)[0], kind, "-o", path, source, "-lm").CombinedOutput()
		require.NoError(t, err, "%s", out)
		o, err := OpenProgram(path)
		require.NoError(t, err)
		require.Contains(t, o.Needed, "libm.so.6")
		require.False(t, o.Glibc.IsZero())
		if _, err := Open(path); kind == "-no-pie" {
			require.ErrorContains(t, err, "no shared library")
		}
	}
}

func TestArchitectures(t *testing.T) {
	compiler := zig(t)
	for target, want := range map[string]Object{
		"x86_64-linux-gnu":      {Format: ELF, Arch: "x86_64", Bits: 64},
		"x86-linux-gnu":         {Format: ELF, Arch: "i686", Bits: 32},
		"aarch64-linux-gnu":     {Format: ELF, Arch: "aarch64", Bits: 64},
		"arm-linux-gnueabihf":   {Format: ELF, Arch: "arm", Bits: 32},
		"powerpc64le-linux-gnu": {Format: ELF, Arch: "powerpc64le", Bits: 64},
		"s390x-linux-gnu":       {Format: ELF, Arch: "s390x", Bits: 64},
		"riscv64-linux-gnu":     {Format: ELF, Arch: "riscv64", Bits: 64},
		"loongarch64-linux-gnu": {Format: ELF, Arch: "loongarch64", Bits: 64},
	} {
		t.Run(target, func(t *testing.T) {
			o := library(t, compiler, source, "-target", target, "-nostdlib")
			require.Equal(t, want.Format, o.Format)
			require.Equal(t, want.Arch, o.Arch)
			require.Equal(t, want.Bits, o.Bits)
			require.Equal(t, []string{"lib_f", "lib_protected", "lib_value"}, o.Exports)
			require.Contains(t, o.Imports, Import{Name: "Py_IncRef"})
		})
	}
}

const machoSource = `
extern int Py_IncRef(int);
int lib_f(int a) { return Py_IncRef(a); }
__attribute__((visibility("hidden"))) int hidden(int a) { return a; }
int lib_value = 3;
`

// linkerOwn are symbols that zig's linker puts into every library.
var linkerOwn = []string{"__dso_handle", "_mh_dylib_header"}

func TestMachOByZig(t *testing.T) {
	compiler := zig(t)
	for target, want := range map[string]Object{
		"aarch64-macos.11.0":   {Arch: "aarch64", MacOS: Version{11, 0}},
		"x86_64-macos.10.13.2": {Arch: "x86_64", MacOS: Version{10, 13}},
	} {
		o := library(t, compiler, machoSource, "-target", target, "-nostdlib", "-Wl,-undefined,dynamic_lookup", "-Wl,-install_name,@rpath/libmine.dylib")
		require.Equal(t, MachO, o.Format)
		require.Equal(t, want.Arch, o.Arch)
		require.Equal(t, want.MacOS, o.MacOS)
		require.Equal(t, "@rpath/libmine.dylib", o.Name)
		require.Equal(t, append(linkerOwn[:2:2], "lib_f", "lib_value"), o.Exports)
		require.Contains(t, o.Imports, Import{Name: "Py_IncRef"})
		require.Equal(t, []string{"/usr/lib/libSystem.B.dylib"}, o.Needed)
	}
}

const dllSource = `
__declspec(dllimport) unsigned __stdcall GetLastError(void);
int __stdcall DllMainCRTStartup(void *module, unsigned why, void *reserved) { return 1; }
__declspec(dllexport) unsigned lib_f(unsigned a) { return GetLastError() | a; }
__declspec(dllexport) int lib_value = 3;
int hidden(int a) { return a; }
`

func TestPEByZig(t *testing.T) {
	compiler := zig(t)
	for target, arch := range map[string]string{
		"x86_64-windows-gnu": "x86_64", "x86-windows-gnu": "i686", "aarch64-windows-gnu": "aarch64",
	} {
		requireDLL(t, library(t, compiler, dllSource, "-target", target, "-nostdlib", "-lkernel32"), arch)
	}
}

func TestPEByMingw(t *testing.T) {
	const compiler = "x86_64-w64-mingw32-gcc"
	if _, err := exec.LookPath(compiler); err != nil {
		t.Skip("needs " + compiler)
	}
	requireDLL(t, library(t, []string{compiler}, dllSource, "-nostdlib", "-lkernel32"), "x86_64")
}

func requireDLL(t *testing.T, o *Object, arch string) {
	t.Helper()
	require.Equal(t, PE, o.Format)
	require.Equal(t, arch, o.Arch)
	require.Equal(t, "lib.so", o.Name)
	require.Equal(t, []string{"lib_f", "lib_value"}, o.Exports)
	require.Len(t, o.Imports, 1)
	require.Equal(t, "GetLastError", o.Imports[0].Name)
	require.Equal(t, "kernel32.dll", strings.ToLower(o.Imports[0].Library))
	require.Len(t, o.Needed, 1)
}
