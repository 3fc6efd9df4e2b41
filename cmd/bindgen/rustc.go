package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"example.com/bindgen/internal/cargo"
)

// wrapsRustc reports whether cargo calls bindgen as its wrapper of rustc: then
// the first argument is rustc. A build script that runs bindgen has the same
// environment, but gives a command.
func wrapsRustc(args []string, getenv func(string) string) bool {
	return getenv(cargo.WrapperVariable) != "" && len(args) > 1 &&
		!strings.HasPrefix(args[0], "-") && findCommand(args[0]) == nil
}

// runRustc runs rustc in the place of bindgen and returns its exit code.
func runRustc(args []string, s *streams) int {
	wrapper, err := cargo.ReadWrapper(s.getenv(cargo.WrapperVariable))
	if err != nil {
		_, _ = fmt.Fprintf(s.err, "bindgen: %s: %v\n", cargo.WrapperVariable, err)
		return exitTrouble
	}
	dir, err := os.Getwd()
	if err == nil {
		dir, err = filepath.Abs(dir)
	}
	if err == nil {
		err = compile(wrapper.Command(args, os.Environ(), dir))
	}
	if code, ended := exitCode(err); ended {
		return code
	}
	_, _ = fmt.Fprintf(s.err, "bindgen: %s: %v\n", args[0], err)
	return exitTrouble
}

// compile runs rustc; where its arguments are too long for the system they go into
// a file.
func compile(command []string) error {
	err := become(command)
	if !tooLong(err) {
		return err
	}
	file, err := os.CreateTemp("", "bindgen-rustc-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	short, text := cargo.InFile(command, file.Name())
	_, err = file.WriteString(text)
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	rustc := exec.Command(short[0], short[1:]...)
	rustc.Stdin, rustc.Stdout, rustc.Stderr = os.Stdin, os.Stdout, os.Stderr
	return rustc.Run()
}

// tooLong reports whether a program was not started as its arguments are too long:
// on Windows by ERROR_FILENAME_EXCED_RANGE.
func tooLong(err error) bool {
	var code syscall.Errno
	return errors.As(err, &code) && (code == syscall.E2BIG || runtime.GOOS == "windows" && code == 206)
}

// runZig runs zig as the compiler or linker that cargo, rustc or a build script has
// called, and returns its exit code.
func runZig(args []string, s *streams) int {
	zig, err := cargo.ReadZig(s.getenv(cargo.ZigVariable))
	if err == nil {
		err = os.Unsetenv(cargo.ZigVariable)
	}
	if err == nil {
		err = become(zig.Command(args))
	}
	if code, ended := exitCode(err); ended {
		return code
	}
	_, _ = fmt.Fprintf(s.err, "bindgen: zig: %v\n", err)
	return exitTrouble
}

// program returns the path of bindgen itself.
func program() string {
	path, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return path
}
