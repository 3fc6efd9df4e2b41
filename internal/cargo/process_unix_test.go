//go:build unix

package cargo

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// TestInterruptEndsAll builds with a cargo that starts a program and waits for
// it. Both must be gone once the context ends, the program also where it does
// not listen to interrupts.
func TestInterruptEndsAll(t *testing.T) {
	for _, child := range []string{"exec sleep 1000", "trap '' INT; sleep 1000; sleep 1000"} {
		dir := t.TempDir()
		script := "#!/bin/sh\n(echo $$ >leader; " + child + ") & echo $! >child.new; mv child.new child; wait\n"
		require.NoError(t, os.WriteFile(filepath.Join(dir, "cargo"), []byte(script), 0o777))
		ctx, cancel := context.WithCancel(context.Background())
		go func() {
			defer cancel()
			for range 500 {
				if _, err := os.Stat(filepath.Join(dir, "child")); err == nil {
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
		}()
		report := &diag.Report{}
		c := &Cargo{Path: filepath.Join(dir, "cargo"), Dir: dir, Env: os.Environ()}
		_, ok := c.Build(ctx, Request{Package: "x", Version: "1.0.0", Workspace: dir}, report)
		require.False(t, ok)
		require.Equal(t, "cargo was interrupted", report.Sorted()[0].Message)

		text, err := os.ReadFile(filepath.Join(dir, "child"))
		require.NoError(t, err)
		pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
		require.NoError(t, err)
		require.Eventually(t, func() bool { return gone(pid) }, 5*time.Second, 10*time.Millisecond, child)
	}
}

// gone reports whether no process has the number, or one that has ended.
func gone(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return true
	}
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(status), ") Z ")
}
