package pyproject_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pyproject"
	"example.com/bindgen/internal/source"
)

func decode(t testing.TB, text string) (*pyproject.File, *diag.Report, bool) {
	t.Helper()
	report := &diag.Report{}
	file, ok := pyproject.Decode(&source.File{Path: "pyproject.toml", Text: []byte(text)}, report)
	return file, report, ok
}

func TestNoFile(t *testing.T) {
	report := &diag.Report{}
	file, ok := pyproject.Read(t.TempDir(), report)
	require.True(t, ok)
	require.Nil(t, file)
}

func TestThreeLines(t *testing.T) {
	file, _, ok := decode(t, "[build-system]\nrequires = [\"bindgen\"]\nbuild-backend = \"bindgen_backend\"\n")
	require.True(t, ok)
	require.Nil(t, file.Project)
	require.Equal(t, "bindgen_backend", file.BuildSystem.Backend.Text)
	require.Equal(t, "bindgen", file.BuildSystem.Requires.Values[0].Text)
}

// The same table in the ways that TOML has for it.
func TestWaysOfWriting(t *testing.T) {
	for _, text := range []string{
		"[project]\nname = \"x\"\nversion = \"1\"\nauthors = [{ name = \"A\", email = \"a@b\" }, { name = \"B\" }]\nurls.Home = \"u\"\nreadme.file = \"r.md\"\n",
		"[project]\nname = \"x\"\nversion = \"1\"\nreadme = { file = \"r.md\" }\n[[project.authors]]\nname = \"A\"\nemail = \"a@b\"\n[[project.authors]]\nname = \"B\"\n[project.urls]\nHome = \"u\"\n",
		"project.name = \"x\"\nproject.version = \"1\"\nproject.readme.file = \"r.md\"\nproject.urls = { Home = \"u\" }\nproject.authors = [\n  { name = \"A\", email = \"a@b\" }, # first\n  { name = \"B\" },\n]\n",
	} {
		file, _, ok := decode(t, text)
		require.True(t, ok, text)
		p := file.Project
		require.Equal(t, "x", p.Name.Text)
		require.Len(t, p.Authors, 2)
		require.Equal(t, "a@b", p.Authors[0].Email.Text)
		require.Equal(t, "B", p.Authors[1].Name.Text)
		require.Equal(t, "Home", p.URLs[0].Key.Text)
		require.Equal(t, "u", p.URLs[0].Value.Text)
		require.Equal(t, "r.md", p.Readme.File.Text)
		require.Equal(t, `"a@b"`, p.Authors[0].Email.Span.Text())
	}
}

func TestEmptyListIsGiven(t *testing.T) {
	file, _, ok := decode(t, "[project]\nname = \"x\"\nversion = \"1\"\nlicense-files = []\n")
	require.True(t, ok)
	require.True(t, file.Project.LicenseFiles.Given())
	require.False(t, file.Project.Keywords.Given())
	require.True(t, file.Project.Given("license-files"))
}

// FuzzDecode asks that any text is either read or refused with a place.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"[build-system]\nrequires = [\"bindgen\"]\nbuild-backend = \"bindgen_backend\"\n",
		"[project]\nname = \"x\"\nversion = \"1\"\nauthors = [{ name = \"A\" }, { email = \"a@b\" }]\nreadme = { file = \"r\" }\n",
		"[[project.authors]]\nname = 1\n[project.entry-points.a.b]\nc = \"d\"\n[project.optional-dependencies]\nx = [\"y\"]\n",
		"project = [{}]\nbuild-system.requires = 1\n[tool]\nx = 1\n[other]\n",
		"[project]\ndynamic = [\"version\", \"x\"]\nlicense = { text = \"a\\u0000\" }\nurls.\"a.b\" = 'c'\nscripts = {}\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, report, ok := decode(t, text)
		require.Equal(t, ok, !report.Failed())
		require.False(t, ok && file == nil)
		for _, d := range report.Sorted() {
			require.NotEmpty(t, d.Labels, d.Message)
			require.NotEmpty(t, d.Help, d.Message)
			span := d.Labels[0].Span
			require.True(t, 0 <= span.Start && span.Start <= span.End && int(span.End) <= len(text), d.Message)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text := "[project]\nname = \"x\"\nversion = \"1\"\nauthors = [{ name = \"A\" }, { email = \"a@b\" }]\nreadme = { file = \"r\" }\n"
	for b.Loop() {
		decode(b, text)
	}
}
