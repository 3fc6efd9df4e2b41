package parser

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

const featureManifest = "-- Cargo.toml --\n[package]\nname = \"a\"\nedition = \"2021\"\n[features]\ndefault = [\"on\"]\non = []\noff = []\n"

// kept renders the items of m as "name[what is left of its cfgs]".
func kept(m *Module) []string {
	var out []string
	for _, item := range m.Items {
		out = append(out, item.Head().Name+conditionText(item.Head().Attrs))
	}
	return out
}

func conditionText(attrs []Attr) string {
	text := ""
	for i := range attrs {
		if isCfg(&attrs[i]) {
			text += "[" + attrs[i].Args[0].Text + "]"
		}
	}
	return text
}

func TestCfgKeep(t *testing.T) {
	windows := Options{Target: "x86_64-pc-windows-msvc"}
	for _, test := range []struct {
		name, source string
		opts         Options
		want         []string
	}{
		{"no condition", "fn f() {}", Options{}, []string{"f"}},
		{"a target", "#[cfg(unix)] fn f() {}", Options{}, []string{"f[unix]"}},
		{"a feature", `#[cfg(feature = "off")] fn f() {}`, Options{}, []string{`f[feature = "off"]`}},
		{"unknown names", `#[cfg(x11)] fn f() {} #[cfg(a = "b")] fn g() {} #[cfg(version("1.2"))] fn h() {}`, Options{}, []string{"f[x11]", `g[a = "b"]`, `h[version("1.2")]`}},
		{"a profile", "#[cfg(debug_assertions)] fn f() {}", Options{}, []string{"f[debug_assertions]"}},
		{"tests", "#[cfg(test)] fn f() {} #[cfg(not(test))] fn g() {} #[cfg(any(test, unix))] fn h() {} #[cfg(all(not(test), unix, x))] fn i() {}", Options{}, []string{"g", "h[unix]", "i[all(unix, x)]"}},
		{"not", "#[cfg(not(all(unix, not(doc))))] fn f() {}", Options{}, []string{"f[not(unix)]"}},
		{"literals", "#[cfg(true)] fn f() {} #[cfg(false)] fn g() {} #[cfg(any())] fn h() {} #[cfg(all())] fn i() {}", Options{}, []string{"f", "i"}},
		{"a target that is given", `#[cfg(unix)] fn f() {} #[cfg(windows)] fn g() {} #[cfg(target_os = "windows")] fn h() {} #[cfg(all(windows, x))] fn i() {}`, windows, []string{"g", "h", "i[x]"}},
		{"features that are given", `#[cfg(feature = "on")] fn f() {} #[cfg(feature = "off")] fn g() {} #[cfg(unix)] fn h() {}`, Options{Features: []string{"off"}}, []string{"f", "g", "h[unix]"}},
		{"no default features", `#[cfg(feature = "on")] fn f() {} #[cfg(feature = "off")] fn g() {}`, Options{NoDefaultFeatures: true}, nil},
		{"what is defined stays", `#[cfg(unix)] fn f() {} #[cfg(target_os = "linux")] fn g() {}`, Options{Target: windows.Target, Defined: []string{"unix", "target_os = linux"}}, []string{"f[unix]", `g[target_os = "linux"]`}},
		{"two cfgs", "#[cfg(unix)] #[cfg(x)] fn f() {}", Options{}, []string{"f[unix][x]"}},
		{"cfg_attr of a cfg", "#[cfg_attr(unix, cfg(x))] fn f() {}", Options{}, []string{"f[any(not(unix), x)]"}},
		{"cfg_attr that holds", "#[cfg_attr(not(test), cfg(x))] fn f() {}", Options{}, []string{"f[x]"}},
		{"cfg_attr in cfg_attr", "#[cfg_attr(unix, cfg_attr(y, cfg(x)))] fn f() {}", Options{}, []string{"f[any(not(all(unix, y)), x)]"}},
		{"an export under a condition", `#[cfg_attr(feature = "off", no_mangle)] fn f() {} #[cfg_attr(unix, unsafe(export_name = "h"))] fn g() {}`, Options{}, []string{`f[feature = "off"]`, "g[unix]"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.opts.Cfg = CfgKeep
			c, faults := parseCrate(t, test.source+"\n"+featureManifest, test.opts)
			require.Empty(t, faults)
			require.Equal(t, test.want, kept(c.Root))
		})
	}
}

func TestTwins(t *testing.T) {
	const windows = "x86_64-pc-windows-msvc"
	defined := []string{"unix", "windows"}
	const structs = "#[cfg(windows)] struct A(u8);\n#[cfg(unix)] struct A(u16);\n"
	for _, test := range []struct {
		name, source string
		opts         Options
		want         []string
	}{
		{"of structs", structs, Options{}, []string{"A[unix]"}},
		{"for another target", structs, Options{Target: windows}, []string{"A"}},
		{"defined", structs, Options{Defined: defined}, []string{"A[windows]", "A[unix]"}},
		{"half defined", structs, Options{Defined: []string{"unix"}}, []string{"A[unix]"}},
		{"none is there", "#[cfg(windows)] fn a() {}\n#[cfg(target_os = \"macos\")] fn a() {}", Options{}, []string{"a[windows]"}},
		{"by a feature", "#[cfg(feature = \"on\")] fn a() {}\n#[cfg(not(feature = \"on\"))] fn a() {}", Options{}, []string{`a[feature = "on"]`}},
		{"by something unknown", "#[cfg(x)] fn a() {}\n#[cfg(not(x))] fn a() {}", Options{}, []string{"a[not(x)]"}},
		{"no twins", "#[cfg(windows)] mod a {}\n#[cfg(unix)] fn a() {}", Options{}, []string{"a[windows]", "a[unix]"}},
		{"modules", "#[cfg(windows)] #[path = \"nowhere.rs\"] mod a;\n#[cfg(unix)] mod a {}", Options{}, []string{"a[unix]"}},
		{"a module without a file", "#[cfg(windows)] mod a;\nfn b() {}", Options{}, []string{"b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.opts.Cfg = CfgKeep
			c, faults := parseCrate(t, test.source+"\n"+featureManifest, test.opts)
			require.Empty(t, faults)
			require.Equal(t, test.want, kept(c.Root))
		})
	}
}

func TestTwinsAreTold(t *testing.T) {
	const source = "#[cfg(windows)] struct A(u8);\n#[cfg(unix)] struct A(u16);\nstruct B(A);\n#[cfg(windows)] mod m { pub struct D; }\n"
	c, _ := parseCrate(t, source+featureManifest, Options{Cfg: CfgKeep})
	require.Len(t, c.Instead(c.Root.Items[0]), 1)
	require.Nil(t, c.Twins(c.Root.Items[0]))
	require.False(t, c.Elsewhere(c.Root.Items[0]))
	require.True(t, c.Elsewhere(c.Root.Items[2]))
	require.True(t, c.Elsewhere(c.Root.Items[2].(*Module).Items[0]))

	c, _ = parseCrate(t, source+featureManifest, Options{Cfg: CfgKeep, Defined: []string{"unix", "windows"}})
	require.Equal(t, c.Root.Items[:2], c.Twins(c.Root.Items[1]))
	require.Nil(t, c.Twins(c.Root.Items[2]))
	def, err := c.ResolveType(c.Root, []string{"A"}, false)
	require.NoError(t, err)
	require.Same(t, c.Root.Items[1], def.Item)
}

func TestTwinsAmongMembers(t *testing.T) {
	const source = `
struct S { #[cfg(windows)] a: u8, #[cfg(unix)] a: u16, #[cfg(x)] b: u8 }
enum E { #[cfg(windows)] A(u8), #[cfg(unix)] A { x: u8 } }
impl S { #[cfg(windows)] const A: u8 = 1; #[cfg(unix)] const A: u8 = 2; }
extern "C" { #[cfg(windows)] fn f(); #[cfg(unix)] fn f(); }
fn g(#[cfg(windows)] a: u8, #[cfg(unix)] a: u16) {}
`
	members := func(c *Crate) []string {
		var out []string
		for _, f := range c.Root.Items[0].(*Struct).Fields {
			out = append(out, f.Name+conditionText(f.Attrs))
		}
		for _, v := range c.Root.Items[1].(*Enum).Variants {
			out = append(out, v.Name+conditionText(v.Attrs))
		}
		for _, item := range append(c.Root.Items[2].(*Impl).Items, c.Root.Items[3].(*ForeignBlock).Items...) {
			out = append(out, item.Head().Name+conditionText(item.Head().Attrs))
		}
		for _, p := range c.Root.Items[4].(*Function).Params {
			out = append(out, p.Name+conditionText(p.Attrs))
		}
		return out
	}
	c, faults := parseCrate(t, source+featureManifest, Options{Cfg: CfgKeep})
	require.Empty(t, faults)
	require.Equal(t, []string{"a[unix]", "b[x]", "A[unix]", "A[unix]", "f[unix]", "a[unix]"}, members(c))
	c, _ = parseCrate(t, source+featureManifest, Options{Cfg: CfgKeep, Defined: []string{"unix", "windows"}})
	require.Equal(t, []string{
		"a[windows]", "a[unix]", "b[x]", "A[windows]", "A[unix]", "A[windows]", "A[unix]", "f[windows]", "f[unix]", "a[windows]", "a[unix]",
	}, members(c))
}

// TestTwinsOfImports asks for the names that an import brings from the module
// that is there.
func TestTwinsOfImports(t *testing.T) {
	for name, source := range map[string]string{
		"names":                "#[cfg(windows)] use w::T;\n#[cfg(unix)] use u::T;\n",
		"globs":                "#[cfg(windows)] use w::*;\n#[cfg(unix)] use u::*;\n",
		"modules behind globs": "use a::*; use b::*;\n#[cfg(windows)] mod a { pub struct T; }\n#[cfg(unix)] mod b { pub struct T; }\n",
	} {
		t.Run(name, func(t *testing.T) {
			const modules = "#[cfg(windows)] mod w { pub struct T; }\n#[cfg(unix)] mod u { pub struct T; }\n"
			for _, defined := range [][]string{nil, {"unix", "windows"}} {
				c, _ := parseCrate(t, source+modules+featureManifest, Options{Cfg: CfgKeep, Defined: defined})
				def, err := c.ResolveType(c.Root, []string{"T"}, false)
				require.NoError(t, err)
				require.Contains(t, []string{"u", "b"}, def.Item.Head().Module.Name)
			}
		})
	}
}

func TestReprUnderCfg(t *testing.T) {
	c, faults := parseCrate(t, "#[cfg_attr(unix, repr(C))] struct A;\n#[cfg_attr(windows, repr(C))] struct B;\n#[cfg_attr(windows, derive(X))] struct D;\n"+featureManifest, Options{Cfg: CfgKeep})
	require.Equal(t, []string{
		"src/lib.rs:1:18: BG0122: `repr` depends on cfg `unix`, and is taken as there",
		"src/lib.rs:2:21: BG0122: `repr` depends on cfg `windows`, and is taken as not there",
	}, faults)
	require.NotNil(t, c.Root.Items[0].Head().Find("repr"))
	require.Nil(t, c.Root.Items[1].Head().Find("repr"))
}

func TestParseFile(t *testing.T) {
	base := writeCrate(t, "mod a;\nmod b { mod c; }\nuse std::os::raw::c_int;\n-- src/a.rs --\nmod deep;\n-- src/a/deep.rs --\nfn f() {}\n-- src/b/c.rs --\nstruct S;\n")
	report := &diag.Report{}
	c := ParseFile(base+"/src/lib.rs", Options{Features: []string{"y,x"}}, report)
	require.Empty(t, report.Sorted())
	require.Equal(t, "c_int a(deep(f)) b(c(S))", sortedOutline(c))
	require.Equal(t, []string{"lib", "lib", "2021", ""}, []string{c.Name, c.Package, c.Edition, c.Runtime})
	require.Equal(t, []string{"x", "y"}, c.Features)
	require.Nil(t, c.Manifest)
	require.Len(t, c.Files, 4)
	def, err := c.ResolveType(c.Root, []string{"c_int"}, false)
	require.NoError(t, err)
	require.Equal(t, []string{"std", "ffi", "c_int"}, def.External)
	_, err = c.Foreign([]string{"nowhere", "f"})
	require.ErrorContains(t, err, "`nowhere` is no dependency")

	require.Nil(t, ParseFile(base+"/nothing.rs", Options{}, report))
	require.Len(t, report.Sorted(), 1)
	require.Equal(t, diag.NotACrate, report.Sorted()[0].Code)
}

// sortedOutline is outline with the imports first.
func sortedOutline(c *Crate) string {
	imports, rest := &Module{}, &Module{}
	for _, item := range c.Root.Items {
		if _, isUse := item.(*Use); isUse {
			imports.Items = append(imports.Items, item)
		} else {
			rest.Items = append(rest.Items, item)
		}
	}
	return outline(imports) + " " + outline(rest)
}

// TestAbortsOnPanic takes a crate whose panics abort for a header, which has no
// glue that would have to catch them.
func TestAbortsOnPanic(t *testing.T) {
	source := "pub struct A;\n" + featureManifest + "[profile.release]\npanic = \"abort\"\n"
	_, faults := parseCrate(t, source, Options{Cfg: CfgKeep})
	require.Empty(t, faults)
	_, faults = parseCrate(t, source, Options{})
	require.Contains(t, faults[0], "BG0108")
}
