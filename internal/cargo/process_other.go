//go:build !unix

package cargo

import "os/exec"

// separate returns how cargo is ended. On Windows an interrupt at the console
// reaches everything that was started from it.
func separate(cmd *exec.Cmd, _ bool) ending {
	return ending{
		soft: func() error { return cmd.Process.Kill() },
		hard: func() { _ = cmd.Process.Kill() }, // it may have ended
	}
}
