package artifact_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/diag"
)

// child is the variable that has this test program write a file and do nothing
// else: the test's own process can neither be limited nor killed.
const child = "BINDGEN_TEST_WRITE"

func TestMain(m *testing.M) {
	path := os.Getenv(child)
	if path == "" {
		os.Exit(m.Run())
	}
	report := &diag.Report{}
	artifact.Write(path, report, func(w io.Writer) error {
		for range 64 {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return err
			}
			time.Sleep(time.Millisecond) // so that it can be killed in the middle
		}
		return nil
	})
	_ = diag.WriteText(os.Stderr, report.Sorted(), diag.Plain)
	if report.Failed() {
		os.Exit(2)
	}
}

func program(t *testing.T, path string, wrapper ...string) *exec.Cmd {
	t.Helper()
	own, err := os.Executable()
	require.NoError(t, err)
	words := append(wrapper, own)
	c := exec.Command(words[0], words[1:]...)
	c.Env = append(os.Environ(), child+"="+path)
	return c
}

// TestNoMoreRoom writes with a limit for the size of files, which fails as a full
// disk does: in the middle.
func TestNoMoreRoom(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.whl")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o666))
	out, err := program(t, path, "sh", "-c", `ulimit -f 1000; exec "$0"`).CombinedOutput()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit, "%s", out)
	require.Equal(t, 2, exit.ExitCode(), "%s", out)
	require.Contains(t, string(out), "error[BG0502]: cannot write `"+path+"`: file too large\n")
	require.Equal(t, []string{"x.whl"}, names(t, dir))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "old", string(text))
}

// TestKilled kills the writer as soon as its temporary file is there.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.whl")
	c := program(t, path)
	require.NoError(t, c.Start())
	require.Eventually(t, func() bool { return len(names(t, dir)) > 0 }, 10*time.Second, time.Millisecond)
	require.NoError(t, c.Process.Signal(syscall.SIGKILL))
	require.Error(t, c.Wait())
	left := names(t, dir)
	require.Len(t, left, 1)
	require.True(t, strings.HasPrefix(left[0], ".x.whl.") && strings.HasSuffix(left[0], ".bindgen-tmp"), left[0])
	// The next run is not in its way.
	require.NoError(t, program(t, path).Run())
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, int64(64<<20), info.Size())
}
