package develop

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/wheel"
)

// python is a Python that makes environments.
func python(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3")
	}
	return path
}

// real is a virtual environment that can run.
func real(t *testing.T) *Environment {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "an environment") // a shebang cannot have the blank
	run(t, python(t), "-m", "venv", "--without-pip", dir)
	e := search(map[string]string{"VIRTUAL_ENV": dir}).Find(&diag.Report{})
	require.NotNil(t, e)
	return e
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(t, err, "%s", out)
	return string(bytes.TrimSpace(out))
}

// project is one with a module, and a program that calls it.
func project(t *testing.T, e *Environment, version string) *Install {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "my_project.py"), []byte("def main():\n    print('from', __file__)\n    return 3\n"), 0o666))
	m := &metadata.Metadata{Name: "My.Project", Version: version, Scripts: []metadata.EntryPoint{{Name: "mine", Object: "my_project:main"}}}
	w := wheel.New(m, "py3-none-any")
	w.Files = append(w.Files, wheel.File{Path: "__editable__.my_project.pth", Data: []byte(dir + "\n")})
	return &Install{Wheel: w, Metadata: m, ProjectDir: dir, Environment: e}
}

func install(t *testing.T, i *Install) bool {
	t.Helper()
	report := &diag.Report{}
	changed := i.Run(report)
	require.Empty(t, report.Sorted())
	return changed
}

// distributions lists what Python finds installed.
func distributions(t *testing.T, e *Environment) string {
	t.Helper()
	return run(t, e.Python, "-c", `
from importlib.metadata import distributions
for d in distributions():
    assert all(f.locate().is_file() for f in d.files or []), d.files
    print(d.name, d.version, d.read_text("INSTALLER").strip(), d.read_text("direct_url.json") is not None)`)
}

func TestInstall(t *testing.T) {
	e := real(t)
	i := project(t, e, "1.0")
	require.True(t, install(t, i))
	require.Equal(t, "My.Project 1.0 bindgen True", distributions(t, e))
	require.Equal(t, filepath.Join(i.ProjectDir, "my_project.py"), run(t, e.Python, "-c", "import my_project; print(my_project.__file__)"))
	out, err := exec.Command(filepath.Join(e.Scripts, "mine")).CombinedOutput()
	require.Equal(t, "from "+filepath.Join(i.ProjectDir, "my_project.py")+"\n", string(out))
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	require.Equal(t, 3, exit.ExitCode())

	require.False(t, install(t, i), "nothing has changed")
	require.NoError(t, os.Remove(filepath.Join(e.Scripts, "mine")))
	require.True(t, install(t, i), "a program was deleted")
	require.FileExists(t, filepath.Join(e.Scripts, "mine"))

	require.NoError(t, os.RemoveAll(e.SitePackages)) // as pip leaves it that has removed the last package
	require.True(t, install(t, project(t, e, "2.0")))
	require.Equal(t, "My.Project 2.0 bindgen True", distributions(t, e))
}

// older puts an installation there as pip leaves it: a package with what Python
// has compiled, and a program.
func older(t *testing.T, e *Environment, info string) {
	t.Helper()
	touch(t, e.SitePackages, "my_project/__init__.py", "my_project/sub/a.py", "my_project/sub/__pycache__/a.cpython-311.pyc",
		info+"/METADATA", info+"/licenses/LICENSE")
	touch(t, e.Scripts, "old-program")
	record := "my_project/__init__.py,,\nmy_project/sub/a.py,,\n../../../bin/old-program,,\n/etc/hostname,,\n../../../../outside,,\n" +
		info + "/METADATA,,\n" + info + "/licenses/LICENSE,,\n" + info + "/RECORD,,\n"
	require.NoError(t, os.WriteFile(filepath.Join(e.SitePackages, info, "RECORD"), []byte(record), 0o666))
}

func TestInstallOverAnother(t *testing.T) {
	for _, info := range []string{"My_Project-0.9.dist-info", "my.project-1.0.dist-info", leavings + "my_project-1.0.dist-info"} {
		e := real(t)
		older(t, e, info)
		outside := filepath.Join(filepath.Dir(e.Prefix), "outside")
		touch(t, filepath.Dir(e.Prefix), "outside")
		require.True(t, install(t, project(t, e, "1.0")), info)
		require.NoDirExists(t, filepath.Join(e.SitePackages, "my_project"), info)
		require.NoFileExists(t, filepath.Join(e.Scripts, "old-program"), info)
		require.FileExists(t, outside, "a RECORD has no say outside of the environment")
		require.Equal(t, "My.Project 1.0 bindgen True", distributions(t, e), info)
		left, err := filepath.Glob(filepath.Join(e.SitePackages, "~*"))
		require.NoError(t, err)
		require.Empty(t, left, info)
	}
}

// What somebody else has in a directory of the old installation stays.
func TestInstallKeepsOthersFiles(t *testing.T) {
	e := real(t)
	older(t, e, "my_project-0.9.dist-info")
	touch(t, e.SitePackages, "my_project/sub/plugin_of_another.py")
	require.True(t, install(t, project(t, e, "1.0")))
	require.FileExists(t, filepath.Join(e.SitePackages, "my_project/sub/plugin_of_another.py"))
	require.NoFileExists(t, filepath.Join(e.SitePackages, "my_project/sub/a.py"))
}

func TestInstallFails(t *testing.T) {
	report, e := &diag.Report{}, real(t)
	touch(t, e.SitePackages, "my_project-0.9.dist-info/METADATA") // of a system's package: no RECORD
	require.False(t, project(t, e, "1.0").Run(report))
	require.Equal(t, "`my_project-0.9.dist-info` in `"+e.SitePackages+"` cannot be removed: it has no RECORD of its files", report.Sorted()[0].Message)

	report, e = &diag.Report{}, real(t)
	older(t, e, "my_project-0.9.dist-info")
	require.NoError(t, os.Remove(filepath.Join(e.Scripts, "old-program")))
	require.NoError(t, os.MkdirAll(filepath.Join(e.Scripts, "mine", "in the way"), 0o777))
	require.False(t, project(t, e, "1.0").Run(report))
	require.Equal(t, diag.InstallFailed, report.Sorted()[0].Code)
	require.Contains(t, report.Sorted()[0].Message, "cannot install `My.Project` into `"+e.SitePackages+"`: ")
	require.FileExists(t, filepath.Join(e.SitePackages, "my_project-0.9.dist-info/RECORD"), "the old one is whole")
	require.FileExists(t, filepath.Join(e.SitePackages, "my_project/__init__.py"))
}

func TestWindowsPrograms(t *testing.T) {
	e := &Environment{Windows: true, Python: "C:/v/Scripts/python.exe", SitePackages: "/v/Lib/site-packages", Scripts: "/v/Scripts"}
	files := e.script(metadata.EntryPoint{Name: "mine", Object: "a.b : C.run [extra]"}, e.Python)
	require.Equal(t, []wheel.File{
		{Path: "../../Scripts/mine-script.py", Data: []byte("import sys\n\nfrom a.b import C\n\nif __name__ == \"__main__\":\n    sys.exit(C.run())\n")},
		{Path: "../../Scripts/mine.cmd", Data: []byte("@\"C:/v/Scripts/python.exe\" \"%~dp0mine-script.py\" %*\r\n")},
	}, files)
}

func TestDirectURL(t *testing.T) {
	require.Equal(t, `{"dir_info":{"editable":true},"url":"file:///a%20b/%C3%A9"}`, string(directURL("/a b/é")))
	require.Equal(t, `{"dir_info":{"editable":true},"url":"file:///C:/p"}`, string(directURL("C:/p")))
}
