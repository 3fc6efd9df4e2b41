//go:build unix

package cargo

import (
	"os/exec"
	"syscall"
)

// separate gives cargo a process group of its own, so that all of it can be
// ended, unless it stays in the foreground of a terminal.
func separate(cmd *exec.Cmd, foreground bool) ending {
	if foreground {
		return ending{
			soft: func() error { return cmd.Process.Signal(syscall.SIGINT) },
			hard: func() { _ = cmd.Process.Kill() }, // it may have ended
		}
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return ending{
		soft: func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) },
		hard: func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }, // it may have ended
	}
}
