package wheel

import (
	"slices"
	"strconv"
	"strings"

	"example.com/bindgen/internal/objfile"
)

// manylinuxFirst is the oldest glibc that a wheel for a machine says it runs on,
// whatever its symbols ask for: the one that Rust's std needs, or the first that
// manylinux had for the machine. See PEP 600 and "Platform Support" of rustc.
var manylinuxFirst = map[string]objfile.Version{
	"x86_64":      {Major: 2, Minor: 17},
	"i686":        {Major: 2, Minor: 17},
	"aarch64":     {Major: 2, Minor: 17},
	"armv7l":      {Major: 2, Minor: 17},
	"ppc64":       {Major: 2, Minor: 17},
	"ppc64le":     {Major: 2, Minor: 17},
	"s390x":       {Major: 2, Minor: 17},
	"riscv64":     {Major: 2, Minor: 31},
	"loongarch64": {Major: 2, Minor: 36},
}

// manylinuxLibraries are those that PEP 513 and its successors promise to be
// there, beside the loader.
var manylinuxLibraries = []string{
	"libGL.so.1", "libICE.so.6", "libSM.so.6", "libX11.so.6", "libXext.so.6", "libXrender.so.1", "libanl.so.1",
	"libatomic.so.1", "libc.so.6", "libdl.so.2", "libexpat.so.1", "libgcc_s.so.1", "libglib-2.0.so.0",
	"libgobject-2.0.so.0", "libgthread-2.0.so.0", "libm.so.6", "libnsl.so.1", "libpthread.so.0", "libresolv.so.2",
	"librt.so.1", "libstdc++.so.6", "libutil.so.1", "libz.so.1",
}

func isManylinux(library string) bool {
	return isLoader(library) || slices.Contains(manylinuxLibraries, library)
}

func isLoader(library string) bool {
	return strings.HasPrefix(library, "ld-linux") || strings.HasPrefix(library, "ld64.so.") || strings.HasPrefix(library, "ld.so.")
}

// isMusllinux reports whether a library is part of every system with musl: PEP
// 656 promises the C library alone, and every Python brings zlib. libgcc_s, which
// gcc links, is no part of Alpine's Python.
func isMusllinux(library string) bool {
	return library == "libc.so" || library == "libz.so.1" || strings.HasPrefix(library, "libc.musl-") || strings.HasPrefix(library, "ld-musl-")
}

// companion is up to which version of the libraries that come with gcc, and of
// zlib, the systems of one glibc go.
type companion struct{ version, glibc string }

// companions is from the profiles of manylinux: the symbols that the oldest
// system with a glibc has.
var companions = map[string][]companion{
	"GCC":       {{"4.8.0", "2.17"}, {"7.0.0", "2.27"}, {"11.0", "2.34"}, {"12.0.0", "2.35"}, {"14.0.0", "2.39"}},
	"GLIBCXX":   {{"3.4.19", "2.17"}, {"3.4.22", "2.24"}, {"3.4.24", "2.27"}, {"3.4.28", "2.31"}, {"3.4.29", "2.34"}, {"3.4.30", "2.35"}, {"3.4.33", "2.39"}},
	"CXXABI":    {{"1.3.7", "2.17"}, {"1.3.10", "2.24"}, {"1.3.11", "2.27"}, {"1.3.12", "2.31"}, {"1.3.13", "2.34"}, {"1.3.15", "2.39"}},
	"LIBATOMIC": {{"1.0", "2.17"}, {"1.2", "2.24"}},
	"ZLIB":      {{"1.2.5.2", "2.17"}, {"1.2.9", "2.27"}, {"1.2.12", "2.37"}},
}

// glibcOf returns the oldest glibc whose systems have a version of symbols;
// false where none is known to.
func glibcOf(v objfile.SymbolVersion) (objfile.Version, bool) {
	prefix, number, _ := strings.Cut(v.Version, "_")
	if prefix == "GLIBC" {
		return objfile.GlibcOf(v.Version)
	}
	for _, c := range companions[prefix] {
		if notNewer(number, c.version) {
			return objfile.GlibcOf("GLIBC_" + c.glibc)
		}
	}
	return objfile.Version{}, false
}

// notNewer compares versions of numbers with dots; what is none is newer than all.
func notNewer(a, b string) bool {
	x, okX := numbers(a)
	y, okY := numbers(b)
	return okX && okY && slices.Compare(x, y) <= 0
}

func numbers(version string) ([]int, bool) {
	var out []int
	for part := range strings.SplitSeq(version, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil, false
		}
		out = append(out, n)
	}
	return out, true
}
