package sdist

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestIgnoreAsGitDoes makes .gitignore files by chance and compares with what
// git says of every path.
func TestIgnoreAsGitDoes(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to compare with")
	}
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "b", "ab", "*", "a*", "?", "[ab]", "[!a]", "**", "{a,b}", `\a`, "a.b"}
	pattern := func() string {
		var parts []string
		for range 1 + r.IntN(3) {
			parts = append(parts, pieces[r.IntN(len(pieces))])
		}
		line := strings.Join(parts, "/")
		for _, edge := range []struct{ before, after string }{{"!", ""}, {"/", ""}, {"", "/"}, {"", "/**"}, {"**/", ""}, {"", "  "}, {"", `\ `}} {
			if r.IntN(6) == 0 {
				line = edge.before + line + edge.after
			}
		}
		return line
	}
	names := []string{"a", "b", "ab", "a.b", "c", "{a,b}"}
	for round := range 60 {
		dir := t.TempDir()
		git := func(input string, args ...string) string {
			cmd := exec.Command("git", args...)
			cmd.Dir, cmd.Stdin = dir, strings.NewReader(input)
			out, _ := cmd.Output() // check-ignore ends with 1 where nothing is ignored
			return string(out)
		}
		git("", "init", "-q")
		var all []string
		for range 25 {
			var parts []string
			for range 1 + r.IntN(3) {
				parts = append(parts, names[r.IntN(len(names))])
			}
			name := filepath.Join(append([]string{dir}, parts...)...)
			if os.MkdirAll(filepath.Dir(name), 0o777) == nil && !exists(name) {
				_ = os.WriteFile(name, nil, 0o666) // a directory may be there by now
			}
		}
		var rules string
		for range 4 {
			rules += pattern() + "\n"
		}
		write(t, filepath.Join(dir, ".gitignore"), rules)
		if info, err := os.Stat(filepath.Join(dir, "a")); err == nil && info.IsDir() {
			write(t, filepath.Join(dir, "a", ".gitignore"), pattern()+"\n"+pattern()+"\n")
		}
		var kept []string
		var walk func(rel string, above *ignoreFile)
		walk = func(rel string, above *ignoreFile) {
			ignored := readIgnore(above, filepath.Join(dir, rel))
			list, err := os.ReadDir(filepath.Join(dir, rel))
			require.NoError(t, err)
			for _, e := range list {
				name := filepath.Join(rel, e.Name())
				if e.Name() == ".git" || e.Name() == ".gitignore" || ignored.ignores(filepath.Join(dir, name), e.IsDir()) {
					continue
				}
				if e.IsDir() {
					walk(name, ignored)
				} else {
					kept = append(kept, filepath.ToSlash(name))
				}
			}
		}
		walk("", nil)
		for _, name := range strings.Fields(git("", "ls-files", "--others", "--exclude-standard")) {
			if filepath.Base(name) != ".gitignore" {
				all = append(all, name)
			}
		}
		require.ElementsMatch(t, all, kept, "round %d, rules:\n%s", round, rules+fmt.Sprint(readText(dir+"/a/.gitignore")))
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(name, []byte(text), 0o666))
}

func readText(name string) string {
	text, _ := os.ReadFile(name)
	return string(text)
}
