package emit_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/diag"
)

// project is a directory with files in it.
func project(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	return dir
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		got[filepath.ToSlash(rel)] = string(text)
		return err
	}))
	return got
}

// compareAndApply brings dir up to date and returns the plan.
func compareAndApply(t *testing.T, dir string, report *diag.Report, files ...emit.File) *emit.Plan {
	t.Helper()
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	disk := emit.Disk{FS: root.FS(), Dir: "."}
	p := emit.Compare(disk, files, report)
	p.FindStale(disk, files, []string{"pkg"}, report)
	if !report.Failed() {
		p.Apply(root, report)
	}
	return p
}

func TestApply(t *testing.T) {
	dir := project(t, map[string]string{
		"inc/same.h":       marked("same\n"),
		"inc/old.h":        marked("old\n"),
		"pkg/sub/gone.py":  marked("x\n"),
		"pkg/more/gone.py": marked("x\n"),
		"pkg/more/user.py": "mine\n",
	})
	past := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	same := filepath.Join(dir, "inc", "same.h")
	require.NoError(t, os.Chtimes(same, past, past))
	require.NoError(t, os.Chmod(filepath.Join(dir, "inc", "old.h"), 0o664))

	report := &diag.Report{}
	outputs := []emit.File{
		out("deep/er/abi.json", "{}\n"), out("inc/old.h", marked("new\n")), out("inc/same.h", marked("same\n")), out("pkg/py.typed", ""),
	}
	compareAndApply(t, dir, report, outputs...)
	require.Empty(t, messages(report))
	require.Equal(t, map[string]string{
		"deep/er/abi.json": "{}\n",
		"inc/old.h":        marked("new\n"),
		"inc/same.h":       marked("same\n"),
		"pkg/more/user.py": "mine\n",
		"pkg/py.typed":     "",
	}, contents(t, dir))
	require.NoDirExists(t, filepath.Join(dir, "pkg", "sub"))
	info, err := os.Stat(same)
	require.NoError(t, err)
	require.True(t, info.ModTime().Equal(past), "a file that is up to date was touched")
	if runtime.GOOS != "windows" {
		info, err = os.Stat(filepath.Join(dir, "inc", "old.h"))
		require.NoError(t, err)
		require.Equal(t, fs.FileMode(0o664), info.Mode().Perm())
	}
	again := compareAndApply(t, dir, report, outputs...)
	require.Empty(t, again.Changes)
	require.Equal(t, 4, again.Unchanged)
}

func TestApplyLeavesNothingBehindWhenItFails(t *testing.T) {
	dir := project(t, map[string]string{"a.h": marked("old\n"), "file": "not a directory"})
	report := &diag.Report{}
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	p := &emit.Plan{Changes: []emit.Change{
		{Path: "a.h", Action: emit.Update, New: []byte("new\n")},
		{Path: "file/b.h", Action: emit.Create, New: []byte("new\n")},
	}}
	p.Apply(root, report)
	require.Len(t, messages(report), 1)
	require.Contains(t, messages(report)[0], "BG0502 cannot write the outputs: `file/b.h`: ")
	require.NotContains(t, messages(report)[0], "bindgen-tmp")
	require.Equal(t, map[string]string{"a.h": marked("old\n"), "file": "not a directory"}, contents(t, dir))
}

func TestApplyStaysInTheProject(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege")
	}
	outside := t.TempDir()
	dir := project(t, nil)
	require.NoError(t, os.Symlink(outside, filepath.Join(dir, "pkg")))
	report := &diag.Report{}
	compareAndApply(t, dir, report, out("pkg/a.py", marked("x\n")))
	require.True(t, report.Failed())
	require.Empty(t, contents(t, outside))
}

func TestLeftoverOfACrashIsRemoved(t *testing.T) {
	temp := "inc/.a.h.123.bindgen-tmp"
	dir := project(t, map[string]string{temp: marked("half\n")})
	// What is new may be that of a run that goes on beside this one.
	compareAndApply(t, dir, &diag.Report{}, out("inc/a.h", marked("x\n")))
	require.Contains(t, contents(t, dir), temp)
	old := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(filepath.Join(dir, temp), old, old))
	report := &diag.Report{}
	compareAndApply(t, dir, report, out("inc/a.h", marked("x\n")))
	require.Empty(t, messages(report))
	require.Equal(t, map[string]string{"inc/a.h": marked("x\n")}, contents(t, dir))
}

// TestDiffAppliesWithGit takes the diffs of a plan to git and expects the files
// that Apply would have written.
func TestDiffAppliesWithGit(t *testing.T) {
	dir := project(t, map[string]string{
		"inc/old.h":  marked("a\nb\nc\nd\ne\nf\ng\nh\ni\n"),
		"inc/gone.h": marked("x\n"),
		"inc/crlf.h": marked("a\r\nb\r\n") + "no newline",
	})
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	defer root.Close()
	report := &diag.Report{}
	outputs := []emit.File{
		out("inc/crlf.h", marked("a\nb\n")), out("inc/new.h", marked("new\n")), out("inc/old.h", marked("a\nb\nc\nd\nE\nf\ng\nh\ni\n")), out("py.typed", ""),
	}
	disk := emit.Disk{FS: root.FS(), Dir: "."}
	p := emit.Compare(disk, outputs, report)
	p.FindStale(disk, outputs, nil, report)
	require.Empty(t, messages(report))
	require.Len(t, p.Changes, 5)
	patch := ""
	for i := range p.Changes {
		patch += string(p.Changes[i].Diff(disk.Show(p.Changes[i].Path)))
	}
	require.Contains(t, patch, "--- a/inc/old.h\n+++ b/inc/old.h\n@@ -3,7 +3,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n")
	require.Contains(t, patch, "--- /dev/null\n+++ b/inc/new.h\n")
	require.Contains(t, patch, "--- a/inc/gone.h\n+++ /dev/null\n")

	require.NoError(t, os.WriteFile(filepath.Join(dir, "p.diff"), []byte(patch), 0o666))
	git := exec.Command("git", "apply", "p.diff")
	git.Dir = dir
	git.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
	said, err := git.CombinedOutput()
	require.NoError(t, err, "%s\n%s", said, patch)
	require.NoError(t, os.Remove(filepath.Join(dir, "p.diff")))
	require.Equal(t, map[string]string{
		"inc/crlf.h": marked("a\nb\n"), "inc/new.h": marked("new\n"), "inc/old.h": marked("a\nb\nc\nd\nE\nf\ng\nh\ni\n"), "py.typed": "",
	}, contents(t, dir))
}

func TestDiffOfBinaryFiles(t *testing.T) {
	c := emit.Change{Path: "x", Action: emit.Remove, Old: []byte("\xff\xfe")}
	require.Equal(t, "diff --git a/x b/x\ndeleted file mode 100644\nBinary files a/x and /dev/null differ\n", string(c.Diff("x")))
}
