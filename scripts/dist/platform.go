package main

import (
	"debug/elf"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/wheel"
)

// platform is a system that a wheel is made for.
type platform struct {
	name         string
	goos, goarch string
	zigTarget    string // "" for the C compiler of this machine
	appleArch    string // what Apple's compiler calls it; "" for other systems
	static       bool   // linked with nothing: for every Linux, whatever its C library
	tag          func(binary string) (string, error)
}

// platforms are the ones that wheels are made for. Those of macOS need a Mac.
var platforms = []*platform{
	{name: "host", goos: runtime.GOOS, goarch: runtime.GOARCH, tag: tagOfFile},
	{name: "linux-x86_64", goos: "linux", goarch: "amd64", zigTarget: "x86_64-linux-musl", static: true, tag: staticTag(elf.EM_X86_64, "x86_64")},
	{name: "linux-aarch64", goos: "linux", goarch: "arm64", zigTarget: "aarch64-linux-musl", static: true, tag: staticTag(elf.EM_AARCH64, "aarch64")},
	{name: "macos-arm64", goos: "darwin", goarch: "arm64", appleArch: "arm64", tag: tagOfFile},
	{name: "macos-x86_64", goos: "darwin", goarch: "amd64", appleArch: "x86_64", tag: tagOfFile},
	{name: "windows-x86_64", goos: "windows", goarch: "amd64", zigTarget: "x86_64-windows-gnu", tag: tagOfFile},
}

func names() []string {
	var all []string
	for _, p := range platforms {
		all = append(all, p.name)
	}
	return all
}

func find(name string) (*platform, error) {
	for _, p := range platforms {
		if p.name == name {
			return p, nil
		}
	}
	return nil, fmt.Errorf("there is no platform %s: name one of %s", name, strings.Join(names(), ", "))
}

// compiler returns the command that compiles C for the platform, "" for the one
// that Go finds by itself.
func (p *platform) compiler(zig string) (string, error) {
	switch {
	case p.zigTarget != "":
		return zig + " cc -target " + p.zigTarget, nil
	case p.appleArch == "":
		return "", nil
	case runtime.GOOS != "darwin":
		return "", errors.New("a program for macOS is linked with Apple's frameworks, which zig has not: make it on a Mac")
	default:
		return "clang -arch " + p.appleArch, nil
	}
}

func (p *platform) executable() string {
	if p.goos == "windows" {
		return "bindgen.exe"
	}
	return "bindgen"
}

// staticTag returns the tags of a file that needs no library of the system, if it
// is one: it runs with glibc and with musl. manylinux2014 is manylinux_2_17 for pip
// before 20.3 (PEP 600).
func staticTag(machine elf.Machine, arch string) func(string) (string, error) {
	return func(binary string) (string, error) {
		file, err := elf.Open(binary)
		if err != nil {
			return "", err
		}
		defer func() { _ = file.Close() }()
		libraries, err := file.ImportedLibraries()
		switch {
		case err != nil:
			return "", err
		case file.Machine != machine:
			return "", fmt.Errorf("it is for %s", file.Machine)
		case len(libraries) > 0:
			return "", fmt.Errorf("it needs %s", strings.Join(libraries, ", "))
		}
		for _, segment := range file.Progs {
			if segment.Type == elf.PT_INTERP {
				return "", errors.New("it needs a loader")
			}
		}
		return strings.ReplaceAll("py3-none-manylinux2014_ARCH.manylinux_2_17_ARCH.musllinux_1_1_ARCH", "ARCH", arch), nil
	}
}

// tagOfFile returns the tag that follows from what the file says of itself.
func tagOfFile(binary string) (string, error) {
	object, err := objfile.OpenProgram(binary)
	if err != nil {
		return "", err
	}
	report := &diag.Report{}
	tag := (&wheel.Built{Path: binary, Object: object}).Tag(report)
	return tag, failure(report)
}
