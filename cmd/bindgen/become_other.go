//go:build !unix

package main

import (
	"os"
	"os/exec"
)

// become runs a program in the place of this one.
func become(command []string) error {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}
