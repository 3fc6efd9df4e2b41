package cargo

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// ZigVariable is the environment variable that makes bindgen a compiler for C,
// and so a linker, by zig. Its value is a Zig. It is set in the scripts that
// stand for the compilers, never for the whole build.
const ZigVariable = "BINDGEN_ZIG"

// ZigFloor is the glibc that a library linked by zig runs with where nobody says:
// that of manylinux2014, and the oldest one that Rust supports.
const ZigFloor = "2.17"

// Zig is zig as a compiler for one target.
type Zig struct {
	Program []string `json:"program"` // zig, or Python with its module
	Tool    string   `json:"tool"`    // "cc", "c++" or "ar"
	Target  string   `json:"target"`  // as zig names it
}

// Zig returns the variables for linking by zig for a target. floor is the oldest
// glibc to run with. scripts is a directory for the compilers as cargo takes
// them. Where there is no zig, or it cannot link for the target, that is reported.
func (c *Cargo) Zig(ctx context.Context, program, target, floor, scripts string, report *diag.Report) []string {
	name, ok := zigTarget(target, floor, report)
	if !ok {
		return nil
	}
	zig := c.findZig(ctx)
	if zig == nil {
		report.Error(diag.NoLinker, source.Span{}, "zig, which is to link, is neither in PATH nor a module of Python").
			Helpf("pip install ziglang, and activate the environment that has it: pip, build and uv build in one of their own, where PATH leads to it")
		return nil
	}
	scripts, err := filepath.Abs(scripts)
	if err != nil {
		report.Error(diag.WriteFailed, source.Span{}, "%v", err)
		return nil
	}
	paths := map[string]string{}
	for kind, tool := range map[string]string{"CC": "cc", "CXX": "c++", "AR": "ar"} {
		path, err := writeScript(filepath.Join(scripts, name), program, Zig{Program: zig, Tool: tool, Target: name})
		if err != nil {
			report.Error(diag.WriteFailed, source.Span{}, "cannot write `%s`: %v", Shown(filepath.Join(scripts, name)), err)
			return nil
		}
		paths[kind] = path
	}
	return append([]string{"CARGO_TARGET_" + shouted(target) + "_LINKER=" + paths["CC"]}, c.compilers(target, paths)...)
}

// findZig returns how zig is called: the program, or the module that PyPI has as
// ziglang.
func (c *Cargo) findZig(ctx context.Context) []string {
	if path := c.Env.Look("zig"); path != "" {
		return []string{path}
	}
	for _, python := range []string{"python", "python3"} {
		path := c.Env.Look(python)
		if path == "" {
			continue
		}
		if _, err := c.ask(ctx, path, "-c", "import importlib.util as u, sys; sys.exit(u.find_spec('ziglang') is None)"); err == nil {
			return []string{path, "-m", "ziglang"}
		}
	}
	return nil
}

var floorForm = regexp.MustCompile(`^2\.\d\d?$`)

// zigFloors are the oldest glibc of the architectures that came after 2.17.
var zigFloors = map[string]string{"powerpc64le": "2.19", "riscv64": "2.27", "loongarch64": "2.36"}

// zigTarget returns what zig calls a target.
func zigTarget(target, floor string, report *diag.Report) (string, bool) {
	parts := strings.Split(target, "-")
	arch, end := gnuArch(parts[0]), parts[len(parts)-1]
	if arch == "i686" {
		arch = "x86"
	}
	switch {
	case strings.Contains(target, "-linux-gnu"):
		if floor == "" {
			if floor = zigFloors[arch]; floor == "" {
				floor = ZigFloor
			}
		}
		if !floorForm.MatchString(floor) {
			report.Error(diag.BadSetting, source.Span{}, "`%s` is no version of glibc", floor).Helpf("write for instance: --zig=2.28")
			return "", false
		}
		return arch + "-linux-" + end + "." + floor, true
	case strings.Contains(target, "-linux-musl"):
		return arch + "-linux-" + end, true
	case strings.HasSuffix(target, "-windows-gnu"), strings.HasSuffix(target, "-windows-gnullvm"):
		return arch + "-windows-gnu", true
	}
	report.Error(diag.NoLinker, source.Span{}, "bindgen does not link for `%s` by zig", target).
		Helpf("it does for Linux and for Windows with the GNU ABI; leave --zig out")
	return "", false
}

// writeScript writes what cargo and build scripts take as a compiler, and returns
// its path. It stays the same file from build to build, as what build scripts have
// compiled depends on it.
func writeScript(dir, program string, zig Zig) (string, error) {
	text, err := json.Marshal(zig)
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, zig.Tool)
	script := fmt.Sprintf("#!/bin/sh\n%s=%s\nexport %[1]s\nexec %[3]s \"$@\"\n", ZigVariable, quoted(string(text)), quoted(program))
	if filepath.Separator == '\\' {
		path += ".cmd"
		script = fmt.Sprintf("@set %s=%s\r\n@\"%s\" %%*\r\n", ZigVariable, text, program)
	}
	if old, err := os.ReadFile(path); err == nil && string(old) == script {
		return path, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if err := artifact.Replace(path, func(w io.Writer) error {
		_, err := io.WriteString(w, script)
		return err
	}); err != nil {
		return "", err
	}
	return path, os.Chmod(path, 0o755)
}

// quoted returns text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// ReadZig reads the value of ZigVariable.
func ReadZig(text string) (*Zig, error) {
	z := &Zig{}
	err := json.Unmarshal([]byte(text), z)
	if err == nil && len(z.Program) == 0 {
		err = fmt.Errorf("no program")
	}
	return z, err
}

// Command returns what is to be run for a compiler that was called with args.
func (z *Zig) Command(args []string) []string {
	out := append([]string{}, z.Program...)
	out = append(out, z.Tool)
	if z.Tool == "ar" {
		return append(out, args...)
	}
	return append(append(out, "-target", z.Target), z.understood(args)...)
}

// understood returns the arguments of rustc and of build scripts that zig takes.
func (z *Zig) understood(args []string) []string {
	var out []string
	windows := strings.Contains(z.Target, "-windows-")
	skip := false
	for _, arg := range args {
		switch {
		case skip:
			skip = false
		case arg == "-target":
			skip = true // zig has names of its own
		case strings.HasPrefix(arg, "--target="):
		case strings.HasPrefix(arg, "-march="), strings.HasPrefix(arg, "-mfpu="):
			// zig has other names for processors; the target's own suffices.
		case strings.HasPrefix(arg, "-B"), arg == "-fuse-ld=lld":
			// A linker of Rust's; zig has one in it.
		case windows && (arg == "-lgcc_eh" || arg == "-lgcc_s"):
			out = append(out, "-lunwind") // what zig has for unwinding; it knows that for Linux
		case windows && windowsOnly(arg):
		case windows && strings.HasPrefix(arg, "-Wl,") && strings.HasSuffix(arg, ".def"):
			out = append(out, strings.TrimPrefix(arg, "-Wl,")) // the names to export
		default:
			out = append(out, arg)
		}
	}
	return out
}

// windowsOnly reports whether an argument is for mingw's own linker or start-up
// files, in the place of which zig has others.
func windowsOnly(arg string) bool {
	switch arg {
	case "-Wl,--disable-auto-image-base", "-Wl,--enable-auto-image-base", "-Wl,--large-address-aware", "-Wl,--no-insert-timestamp", "-fno-use-linker-plugin",
		"-lgcc", "-lmingw32", "-lmingwex", "-lmsvcrt", "-lpthread", "-l:libpthread.a", "-lssp", "-lssp_nonshared", "-lwindows",
		"-nostartfiles":
		return true
	}
	name := filepath.Base(arg)
	return name == "crt2.o" || name == "dllcrt2.o" || name == "rsbegin.o" || name == "rsend.o" || name == "crtbegin.o" || name == "crtend.o"
}
