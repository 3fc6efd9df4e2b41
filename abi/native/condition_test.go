package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

// text writes a condition as the preprocessor reads it.
func (c *Condition) text() string {
	switch {
	case c == nil:
		return ""
	case c.Op == Defined:
		return c.Define
	case c.Op == Not:
		return "!" + c.List[0].text()
	}
	var parts []string
	for _, part := range c.List {
		parts = append(parts, part.text())
	}
	return "(" + strings.Join(parts, map[ConditionOp]string{Any: " || ", All: " && "}[c.Op]) + ")"
}

func definesOfTest() *cbindgen.Config {
	config := cbindgen.Default()
	config.Defines = []cbindgen.Define{
		{Cfg: "unix", Key: "unix", Name: "UNIX"},
		{Cfg: "windows", Key: "windows", Name: "WIN"},
		{Cfg: "feature = net", Key: "feature", Text: "net", Name: "HAS_NET"},
		{Cfg: "target_os = macos", Key: "target_os", Text: "macos", Name: "MAC"},
	}
	return config
}

func TestConditions(t *testing.T) {
	for _, c := range []struct{ attrs, want, said string }{
		{"#[cfg(unix)]", "UNIX", ""},
		{`#[cfg(feature = "net")]`, "HAS_NET", ""},
		{`#[cfg(not(target_os = "macos"))]`, "!MAC", ""},
		{`#[cfg(all(unix, feature = "net"))]`, "(UNIX && HAS_NET)", ""},
		{`#[cfg(any(unix, not(any(windows, feature = "net"))))]`, "(UNIX || !(WIN || HAS_NET))", ""},
		{`#[cfg(any(windows))]`, "WIN", ""},
		{"#[cfg(unix)]\n#[cfg(windows)]", "(UNIX && WIN)", ""},
		{"#[cfg(all(unix, not(test)))]", "UNIX", ""},
		{"#[cfg(any(unix, miri))]", "UNIX", ""},
		{"#[cfg(any(unix, not(test)))]", "", ""},
		{"#[inline]", "", ""},

		{`#[cfg(feature = "tls")]`, "", "\"feature = tls\" = \"MACRO\""},
		{"#[cfg(rare)]", "", "rare = \"MACRO\""},
		{"#[cfg(all(unix, rare))]", "", "rare = \"MACRO\""},
		{"#[cfg(any(unix, rare))]", "", "rare = \"MACRO\""},
		{"#[cfg(not(all(windows, rare)))]", "", "rare = \"MACRO\""},
		{`#[cfg(target_os = "linux")]`, "", "\"target_os = linux\" = \"MACRO\""},
	} {
		report := &diag.Report{}
		l := &lowerer{config: definesOfTest(), report: report}
		item := structOf(t, "mod m {}\n"+c.attrs+"\nstruct S;\n")
		require.Equal(t, c.want, l.condition(&item.ItemHead).text(), c.attrs)
		l.condition(&item.ItemHead)
		if c.said == "" {
			require.Empty(t, lines(report), c.attrs)
			continue
		}
		require.Len(t, lines(report), 1, "%s: once for each predicate", c.attrs)
		require.Contains(t, lines(report)[0], "note BG0122")
		require.Contains(t, lines(report)[0], c.said)
	}
}

// TestConditionsOfModules joins those of all that is around an item.
func TestConditionsOfModules(t *testing.T) {
	l := &lowerer{config: definesOfTest(), report: &diag.Report{}}
	crate := crateOf(t, "#[cfg(unix)]\nmod a {\n#[cfg(feature = \"net\")]\nmod b {\n#[cfg(windows)]\nstruct S;\nstruct T;\n}\n}\n")
	b := moduleAt(t, crate, "a", "b")
	require.Equal(t, "((UNIX && HAS_NET) && WIN)", l.condition(b.Items[0].Head()).text())
	require.Equal(t, "(UNIX && HAS_NET)", l.condition(b.Items[1].Head()).text())
}
