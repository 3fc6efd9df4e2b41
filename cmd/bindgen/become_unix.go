//go:build unix

package main

import (
	"os"
	"os/exec"
	"syscall"
)

// become puts a program in the place of this one.
func become(command []string) error {
	path, err := exec.LookPath(command[0])
	if err != nil {
		return err
	}
	return syscall.Exec(path, command, os.Environ())
}
