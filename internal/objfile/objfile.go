// Package objfile reads a built library, ELF, Mach-O or PE, as far as
// packaging asks: what it exports, what it takes from others, and how old a
// system it still runs on. A damaged file is an error, never a panic.
package objfile

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
	Arch   string // as Rust names it: "x86_64", "aarch64", "i686"
	// Exports are the names that the dynamic linker finds, sorted, without the
	// leading underscore of Mach-O.
	Exports []string
	// Imports are the names it takes from others, sorted.
	Imports []Import
	// Needed are the libraries that it is linked with, in the order of the file.
	Needed []string
	// Glibc is the highest version among the GLIBC_ symbol versions that it asks
	// for; zero where there is none.
	Glibc Version
	// MacOS is the oldest macOS that it runs on; zero for other formats.
	MacOS Version
}

// Import is a symbol that another library has to give.
type Import struct {
	Name    string
	Library string // of PE and two-level Mach-O; "" where the file does not say
	Version string // of ELF: "GLIBC_2.17"
}

// Version is a version of a system.
type Version struct{ Major, Minor int }
