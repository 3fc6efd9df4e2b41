// Package objfile reads a built library, ELF, Mach-O or PE, as far as
// packaging asks: what it exports, what it takes from others, and how old a
// system it still runs on. A damaged file is an error, never a panic.
package objfile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Format is the container of a library.
type Format string

// The formats.
const (
	ELF   Format = "ELF"
	MachO Format = "Mach-O"
	PE    Format = "PE"
)

// Object is one library.
type Object struct {
	Format Format
	// Arch is the architecture as Rust's target triples begin: "x86_64", "aarch64",
	// "i686", "arm", "powerpc64le", "s390x", "riscv64", "loongarch64". A Mach-O file of
	// both of Apple's has "universal2", and any other mixture "fat".
	Arch string
	Bits int // 32 or 64
	// Name is what the library calls itself: SONAME, install name, the name in the
	// export table of a DLL; "" for none.
	Name string
	// Exports are the names that the dynamic linker finds, sorted, without the
	// leading underscore of Mach-O.
	Exports []string
	// Imports are the names it takes from others, sorted.
	Imports []Import
	// Needed are the libraries that it is linked with, in the order of the file.
	Needed []string
	// Versions are the symbol versions that an ELF file asks of others, sorted.
	Versions []SymbolVersion
	// Glibc is the highest version among the GLIBC_ symbol versions that it asks
	// for; zero where there is none.
	Glibc Version
	// Musl says that it is linked with the C library musl.
	Musl bool
	// MacOS is the oldest macOS that it runs on; zero for other formats.
	MacOS Version
	// Slices are the libraries in a fat Mach-O file, nil for all others. The fields
	// above then are what they have in common: an export is one of each slice, an
	// import is one of any, MacOS is what the newest asks for.
	Slices []*Object
	// program says what the file is where it is no library, but a program.
	program string
}

// Import is a symbol that another library has to give.
type Import struct {
	Name    string // of PE "#12" for one that has a number only
	Library string // of PE, two-level Mach-O and versioned ELF; "" where the file does not say
	Version string // of ELF: "GLIBC_2.17"
	Weak    bool   // it may be missing
}

// SymbolVersion is a version of symbols in a library of ELF.
type SymbolVersion struct{ Library, Version string }

// Version is a version of a system.
type Version struct{ Major, Minor int }

// Less reports whether v is older than w.
func (v Version) Less(w Version) bool {
	return v.Major < w.Major || v.Major == w.Major && v.Minor < w.Minor
}

// IsZero reports whether v is no version.
func (v Version) IsZero() bool { return v == Version{} }

// Max returns the newer one.
func (v Version) Max(w Version) Version {
	if v.Less(w) {
		return w
	}
	return v
}

func (v Version) String() string { return fmt.Sprintf("%d.%d", v.Major, v.Minor) }

// HasExport reports whether the dynamic linker finds name in o.
func (o *Object) HasExport(name string) bool {
	_, found := slices.BinarySearch(o.Exports, name)
	return found
}

// ErrUnknownFormat says that a file is no library of a format that is known.
var ErrUnknownFormat = errors.New("neither an ELF, a Mach-O nor a PE file")

// maxSize is the size from which on a file is not read: one of more than 2 GiB is
// none that a wheel can hold.
const maxSize = 2 << 30

// Open reads the library at path.
func Open(path string) (*Object, error) {
	return libraryOnly(OpenProgram(path))
}

// OpenProgram reads the program or the library at path.
func OpenProgram(path string) (*Object, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file", path)
	}
	if info.Size() > maxSize {
		return nil, fmt.Errorf("%s is too large: %d bytes", path, info.Size())
	}
	return read(&image{file, info.Size()})
}

// Read reads the library in data.
func Read(data []byte) (*Object, error) {
	return libraryOnly(read(&image{bytes.NewReader(data), int64(len(data))}))
}

// libraryOnly refuses a program.
func libraryOnly(o *Object, err error) (*Object, error) {
	if err == nil && o.program != "" {
		return nil, errors.New(o.program)
	}
	return o, err
}

func read(in *image) (*Object, error) {
	magic, err := in.bytes(0, 4)
	if err != nil {
		return nil, ErrUnknownFormat
	}
	var o *Object
	switch {
	case string(magic) == "\x7fELF":
		o, err = readELF(in)
	case string(magic[:2]) == "MZ":
		o, err = readPE(in)
	case slices.Contains(machoMagic, string(magic)):
		o, err = readMachO(in)
	case slices.Contains(fatMagic, string(magic)):
		o, err = readFat(in)
	default:
		return nil, ErrUnknownFormat
	}
	if err != nil {
		return nil, err
	}
	o.sort()
	return o, nil
}

func (o *Object) sort() {
	slices.Sort(o.Exports)
	o.Exports = slices.Compact(o.Exports)
	slices.SortFunc(o.Imports, func(a, b Import) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		if c := strings.Compare(a.Library, b.Library); c != 0 {
			return c
		}
		return strings.Compare(a.Version, b.Version)
	})
	o.Imports = slices.Compact(o.Imports)
	slices.SortFunc(o.Versions, func(a, b SymbolVersion) int {
		if c := strings.Compare(a.Library, b.Library); c != 0 {
			return c
		}
		return strings.Compare(a.Version, b.Version)
	})
	o.Versions = slices.Compact(o.Versions)
}
