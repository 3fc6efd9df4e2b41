package wheel_test

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/emit"
	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/internal/wheel"
)

// project places files, and returns what a wheel of them is made from, after a
// build that wrote outputs.
func project(t *testing.T, configuration string, files map[string]string, outputs ...string) *wheel.Contents {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".git"), 0o777))
	place := func(name, text string) {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o666))
	}
	place("Cargo.toml", "")
	place("bindgen.toml", configuration)
	place("target/release/libengine.so", "the library")
	for name, text := range files {
		place(name, text)
	}
	out := &pipeline.Outputs{Crate: "engine"}
	for _, name := range outputs {
		place(name, "generated\n")
		out.Files = append(out.Files, emit.File{Path: name, Data: []byte("generated\n")})
	}
	t.Chdir(dir)
	report := &diag.Report{}
	p := config.Load(config.Search{}, report)
	require.NotNil(t, p, "%v", report.Sorted())
	out.Layout = p.Layout("engine")
	return &wheel.Contents{
		Project: p, Outputs: out, Tag: "py3-none-win32", Library: "target/release/libengine.so", Module: "_native.so",
		Metadata: &metadata.Metadata{
			Name: "The.Engine", Version: "1.0+local.1", LicenseFiles: []metadata.LicenseFile{{Path: "LICENSE", Data: []byte("free\n")}},
			Scripts: []metadata.EntryPoint{{Name: "run", Object: "engine:run"}},
		},
	}
}

func say(t *testing.T, report *diag.Report) string {
	t.Helper()
	var said strings.Builder
	require.NoError(t, diag.WriteText(&said, report.Sorted(), diag.Plain))
	return said.String()
}

// pythonFile and the others are what a build writes.
const (
	pythonFile = "python/engine/__init__.py"
	stubFile   = "python/engine/__init__.pyi"
)

func TestContents(t *testing.T) {
	c := project(t, "", map[string]string{"python/engine/data.txt": "data"}, "include/engine.h", "abi.json", pythonFile, stubFile, "src/bindings/engine.rs")
	report := &diag.Report{}
	w := c.Wheel(report)
	require.Empty(t, say(t, report))
	require.Equal(t, "the_engine-1.0+local.1-py3-none-win32.whl", w.FileName())
	got := map[string]string{}
	for _, f := range w.All() {
		got[f.Path] = string(f.Data)
		require.False(t, f.Executable)
	}
	info := "the_engine-1.0+local.1.dist-info/"
	require.Equal(t, "free\n", got[info+"licenses/LICENSE"])
	require.Equal(t, "[console_scripts]\nrun = engine:run\n", got[info+"entry_points.txt"])
	require.Equal(t, string(c.Metadata.Bytes()), got[info+"METADATA"])
	require.Equal(t, "the library", got["engine/_native.so"])
	require.Equal(t, "generated\n", got["engine/include/engine.h"])
	require.Equal(t, "data", got["engine/data.txt"])
	var names []string
	for name := range got {
		names = append(names, strings.TrimPrefix(name, "the_engine-1.0+local.1."))
	}
	sort.Strings(names)
	require.Equal(t, []string{
		"dist-info/METADATA", "dist-info/RECORD", "dist-info/WHEEL", "dist-info/entry_points.txt", "dist-info/licenses/LICENSE",
		"engine/__init__.py", "engine/__init__.pyi", "engine/_native.so", "engine/abi.json", "engine/data.txt", "engine/include/engine.h",
	}, names)
}

func TestHeadersKeepTheirIncludes(t *testing.T) {
	for _, c := range []struct {
		configuration string
		outputs       []string
		want          string
	}{
		{`header = "include/engine/engine.h"`, []string{"include/engine/engine.h"}, "engine/engine.h"},
		{`header = "c/api/engine.h"`, []string{"c/api/engine.h"}, "engine.h"},
		{`header = "engine.h"`, []string{"engine.h"}, "engine.h"},
		{`header = "rust/include/e.h"`, []string{"rust/include/e.h"}, "e.h"},
		{"[[header]]\noutput = \"h/a/x.h\"\nmodules = [\"x\"]\n[[header]]\noutput = \"h/b/y.h\"\n", []string{"h/a/x.h", "h/b/y.h"}, "a/x.h b/y.h"},
		{"[[header]]\noutput = \"h/x.h\"\nmodules = [\"x\"]\n[[header]]\noutput = \"y.h\"\n", []string{"h/x.h", "y.h"}, "h/x.h y.h"},
	} {
		p := project(t, c.configuration, nil, append(c.outputs, pythonFile)...)
		for _, h := range p.Project.Headers() {
			p.Outputs.Layout.Headers = append(p.Outputs.Layout.Headers, emit.NativeHeader{Path: h.Output})
		}
		report := &diag.Report{}
		w := p.Wheel(report)
		require.Empty(t, say(t, report))
		var got []string
		for _, f := range w.All() {
			if name, ok := strings.CutPrefix(f.Path, "engine/include/"); ok {
				got = append(got, name)
			}
		}
		require.Equal(t, c.want, strings.Join(got, " "), c.configuration)
	}
}

func TestContentsFaults(t *testing.T) {
	for _, c := range []struct {
		name, configuration string
		files               map[string]string
		outputs             []string
		want                string
	}{
		{"no package", "", nil, []string{"include/engine.h"}, "error[BG0601]: there is no Python package to put into a wheel"},
		{"without what it imports", `wheel.exclude = ["engine/__*.py"]`, nil, []string{pythonFile}, "error[BG0601]: `wheel.exclude` leaves `engine/__init__.py` out, which the package imports\n --> bindgen.toml:1:18"},
		{"a file of another's name", "", map[string]string{"python/engine/abi.json": "{}"}, []string{pythonFile, "abi.json"}, "error[BG0717]: `engine/abi.json` would be in the wheel twice"},
		{"two cases", "", map[string]string{"python/engine/Data.txt": "", "python/engine/data.txt": ""}, []string{pythonFile},
			"error[BG0717]: `engine/Data.txt` and `engine/data.txt` are one where upper and lower case do not count"},
		{"two cases of a directory", "", map[string]string{"python/engine/Data/x": "", "python/engine/data/y": "", "python/engine/data/z": ""}, []string{pythonFile},
			"error[BG0717]: `engine/Data` and `engine/data` are one where"},
		{"a directory that is a file", "", map[string]string{"python/engine/Data/x": "", "python/engine/data": ""}, []string{pythonFile},
			"are one where upper and lower case do not count"},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := &diag.Report{}
			p := project(t, c.configuration, c.files, c.outputs...)
			require.Nil(t, p.Wheel(report))
			require.Contains(t, say(t, report), c.want)
			require.Len(t, report.Sorted(), 1)
			early := &diag.Report{}
			require.False(t, p.Check(early))
			require.Equal(t, say(t, report), say(t, early))
		})
	}
}

func TestContentsTheSameTwice(t *testing.T) {
	c := project(t, `abi = "python/engine/abi.json"`, nil, pythonFile, "python/engine/abi.json")
	report := &diag.Report{}
	require.NotNil(t, c.Wheel(report), "%s", say(t, report))
}

func TestNoLibrary(t *testing.T) {
	c := project(t, "", nil, pythonFile)
	c.Library = "gone.so"
	report := &diag.Report{}
	require.True(t, c.Check(report), "which comes before there is one")
	require.Nil(t, c.Wheel(report))
	require.Contains(t, say(t, report), "error[BG0102]: cannot read `gone.so`: no such file or directory")
}

func TestSave(t *testing.T) {
	c := project(t, "", nil, pythonFile)
	report := &diag.Report{}
	path, ok := c.Wheel(report).Save(filepath.Join("a", "dist"), report)
	require.True(t, ok, "%s", say(t, report))
	require.Equal(t, filepath.Join("a", "dist", "the_engine-1.0+local.1-py3-none-win32.whl"), path)
	require.FileExists(t, path)
	_, ok = c.Wheel(report).Save("bindgen.toml", report)
	require.False(t, ok)
	require.Contains(t, say(t, report), "error[BG0502]: cannot write `bindgen.toml/the_engine-1.0+local.1-py3-none-win32.whl`: not a directory")
}

func TestSaveMetadata(t *testing.T) {
	c := project(t, "", nil, pythonFile)
	report := &diag.Report{}
	for range 2 {
		name, ok := wheel.SaveMetadata(c.Metadata, "out", report)
		require.True(t, ok, "%s", say(t, report))
		require.Equal(t, "the_engine-1.0+local.1.dist-info", name)
		require.NoError(t, os.WriteFile(filepath.Join("out", name, "stale"), nil, 0o666))
	}
	w := c.Wheel(report)
	for _, f := range w.All() {
		name, isMetadata := strings.CutPrefix(f.Path, w.DistInfo()+"/")
		if !isMetadata || name == "WHEEL" || name == "RECORD" {
			continue
		}
		text, err := os.ReadFile(filepath.Join("out", f.Path))
		require.NoError(t, err)
		require.Equal(t, string(f.Data), string(text))
	}
	entries, err := os.ReadDir("out")
	require.NoError(t, err)
	require.Len(t, entries, 1)
}

func TestEditable(t *testing.T) {
	c := project(t, `python.dir = "src"`, nil, "src/engine/__init__.py")
	report := &diag.Report{}
	w := wheel.Editable(c.Project, c.Metadata, c.Tag, report)
	require.NotNil(t, w, "%s", say(t, report))
	here, err := os.Getwd()
	require.NoError(t, err)
	files := w.All()
	require.Equal(t, "__editable__.the_engine-1.0+local.1.pth", files[0].Path)
	require.Equal(t, filepath.Join(here, "src")+"\n", string(files[0].Data))
	require.Equal(t, "the_engine-1.0+local.1.dist-info/METADATA", files[1].Path)
}

func TestBigArchive(t *testing.T) {
	report := &diag.Report{}
	wheel.CheckSize("dist/x.whl", 100<<20, 0, report)
	require.Empty(t, say(t, report))
	wheel.CheckSize("dist/x.whl", 150<<20+5, 0, report)
	require.Contains(t, say(t, report), "warning[BG0718]: `dist/x.whl` has 150 MiB, and PyPI takes 100\n")

	report = &diag.Report{}
	wheel.CheckSize("dist/x.whl", 2<<20, 100<<20-1, report)
	wheel.CheckSize("dist/x.whl", 1<<20, 64<<20, report)
	require.Empty(t, report.Sorted())
	wheel.CheckSize("dist/x.whl", 2<<20, 120<<20, report)
	require.Contains(t, say(t, report), "warning[BG0718]: `dist/x.whl` unpacks to 60 times its size, and PyPI takes up to 50\n")
}
