package golden_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/golden"
)

// recorder is a test that only notes down what it is told.
type recorder struct {
	testing.TB
	said []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) { r.Errorf(format, args...) }

// dir makes a directory with the file "cases/a.txt" and switches refreshing off.
func dir(t *testing.T) string {
	t.Helper()
	t.Setenv(golden.UpdateVariable, "")
	t.Setenv("CI", "")
	d := filepath.Join(t.TempDir(), "cases")
	require.NoError(t, os.Mkdir(d, 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(d, "a.txt"), []byte("one\n"), 0o666))
	return d
}

func TestEqual(t *testing.T) {
	a := filepath.Join(dir(t), "a.txt")
	missing := filepath.Join(filepath.Dir(a), "b.txt")
	cases := []struct {
		file string
		got  []byte
		want string
	}{
		{a, []byte("one\n"), ""},
		{a, []byte("two\n"), "-one\n+two\n"},
		{a, nil, "should not be there"},
		{missing, nil, ""},
		{missing, []byte{}, "is missing"},
		{missing, []byte("x\n"), "is missing"},
	}
	for _, c := range cases {
		r := &recorder{}
		golden.Equal(r, c.file, c.got)
		if c.want == "" {
			require.Empty(t, r.said)
			continue
		}
		require.Len(t, r.said, 1)
		require.Contains(t, r.said[0], c.want)
	}
	require.NoFileExists(t, missing)
}

func TestTree(t *testing.T) {
	d := dir(t)
	r := &recorder{}
	golden.Tree(r, d, map[string][]byte{"a.txt": []byte("one\n")})
	require.Empty(t, r.said)
	golden.Tree(r, d, map[string][]byte{"sub/empty": nil})
	require.Len(t, r.said, 2)
	require.Contains(t, r.said[0], "a.txt should not be there")
	require.Contains(t, r.said[1], "empty is missing")
}

func TestRefresh(t *testing.T) {
	for glob, refreshes := range map[string]bool{"*": true, "a.*": true, "cases": true, "b.*": false} {
		d := dir(t)
		t.Setenv(golden.UpdateVariable, glob)
		r := &recorder{}
		golden.Tree(r, d, map[string][]byte{"a.txt": []byte("two\n")})
		require.Len(t, r.said, 1, "a refresh is a failure, too")
		text, err := os.ReadFile(filepath.Join(d, "a.txt"))
		require.NoError(t, err)
		require.Equal(t, refreshes, string(text) == "two\n", glob)
	}
}

func TestRefreshRemovesAndCreates(t *testing.T) {
	d := dir(t)
	t.Setenv(golden.UpdateVariable, "*")
	r := &recorder{}
	golden.Tree(r, d, map[string][]byte{"sub/b.txt": []byte("x\n"), "sub/empty": {}})
	require.Len(t, r.said, 3)
	require.Equal(t, []string{"sub/b.txt", "sub/empty"}, golden.Files(t, d))
}

func TestNothingIsRefreshedInCI(t *testing.T) {
	d := dir(t)
	t.Setenv(golden.UpdateVariable, "*")
	t.Setenv("CI", "true")
	r := &recorder{}
	golden.Equal(r, filepath.Join(d, "a.txt"), []byte("two\n"))
	require.Contains(t, r.said[0], "CI")
	text, err := os.ReadFile(filepath.Join(d, "a.txt"))
	require.NoError(t, err)
	require.Equal(t, "one\n", string(text))
}
