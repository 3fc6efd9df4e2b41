package main

import (
	"errors"
	"os/exec"
)

// exitCode returns the exit code of a program that has run, given the error of
// running it.
func exitCode(err error) (code int, ended bool) {
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return failed.ExitCode(), true
	}
	return exitFine, err == nil
}
