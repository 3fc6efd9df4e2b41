package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"example.com/bindgen/internal/cargo"
)

func TestMain(m *testing.M) {
	if os.Getenv(cargo.ZigVariable) != "" || wrapsRustc(os.Args[1:], os.Getenv) { // cargo gives it the name of the tests
		main()
	}
	testscript.Main(m, map[string]func(){"bindgen": main})
}

// TestScripts runs testdata/script/*.txtar, each in a directory of its own
// with its own bindgen process.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"corrupt":  corrupt,
			"age":      age,
			"aged":     aged,
			"contents": contents,
			"unpack":   unpack,
		},
		Setup: func(env *testscript.Env) error {
			// For scripts that take everything else out of PATH.
			path, err := exec.LookPath("bindgen")
			if err != nil {
				return err
			}
			env.Setenv("BINDGEN", path)
			// For scripts that run the cargo of this machine.
			home, err := os.UserHomeDir()
			if err != nil {
				return err
			}
			env.Setenv("REAL_HOME", home)
			// The search for a configuration ends at a repository's root.
			return os.Mkdir(env.WorkDir+"/.git", 0o777)
		},
	})
}

// exits CODE PROGRAM ARGS.. runs a program and asks for its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS..")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// corrupt FILE appends a byte that is never part of UTF-8.
func corrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: corrupt FILE")
	}
	text := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), append([]byte(text), 0xff, '\n'), 0o666))
}

// longAgo is what age sets and aged looks for.
var longAgo = time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)

// age FILE.. makes files look old.
func age(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		ts.Check(os.Chtimes(ts.MkAbs(name), longAgo, longAgo))
	}
}

// aged FILE.. asks that files were not touched since age.
func aged(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if info.ModTime().Equal(longAgo) == neg {
			ts.Fatalf("%s was written at %v", name, info.ModTime())
		}
	}
}
