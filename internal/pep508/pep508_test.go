package pep508_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/pep508"
)

// The comparison with Python's own library is in package metadata.

func TestParse(t *testing.T) {
	for given, want := range map[string]string{
		"attrs": "attrs", "a [ c , b,c ] ( >= 1 , < 2 )": "a[b,c]>=1,<2", "a[]": "a", "a;os_name=='nt'": "a; os_name=='nt'",
		"a@https://example.org/x;y ; extra == 'q'":                      "a @ https://example.org/x;y ; extra == 'q'",
		"a; (python_version>'3' or 'x' not  in os_name) and extra=='y'": "a; (python_version>'3' or 'x' not  in os_name) and extra=='y'",
	} {
		r, err := pep508.Parse(given)
		require.NoError(t, err, given)
		require.Equal(t, want, r.String())
	}
	for given, fault := range map[string]string{
		"": "no name", "a-": "no name", "a[b": "extras without", "a[,]": "an extra without a name", "a>": "`>` where", "a (>=1": "no `)`", "a @ b": "no URL",
		"a;": "lacks a variable", "a; x == 'y'": "`x` in its marker", "a; os_name": "without `==`", "a; os_name == 'x": "does not end",
		"a; os_name == '\\n'": "a backslash", "a; (os_name=='x'": "without its `)`", "a; os_name=='x')": "behind its end", "a\nb": "a control character",
		"a; " + strings.Repeat("(", 200): "more than 100 parentheses",
	} {
		_, err := pep508.Parse(given)
		require.ErrorContains(t, err, fault, given)
	}
}

func TestOf(t *testing.T) {
	for given, want := range map[string]string{
		"a": "a; extra == 'x'", "a; os_name=='nt'": "a; os_name=='nt' and extra == 'x'",
		"a; os_name=='nt' or os_name=='os2'":   "a; (os_name=='nt' or os_name=='os2') and extra == 'x'",
		"a; (os_name=='nt' or os_name=='os2')": "a; (os_name=='nt' or os_name=='os2') and extra == 'x'",
	} {
		r, err := pep508.Parse(given)
		require.NoError(t, err)
		require.Equal(t, want, r.Of("x").String())
	}
}

func TestNormalize(t *testing.T) {
	require.Equal(t, "a-b-c", pep508.Normalize("A.__b-.c"))
	require.True(t, pep508.IsName("A.__b-.c"))
	require.False(t, pep508.IsName("_a"))
}
