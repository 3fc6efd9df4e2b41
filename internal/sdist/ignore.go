package sdist

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreRule is a line of a .gitignore, see https://git-scm.com/docs/gitignore.
type ignoreRule struct {
	pattern string // for doublestar, relative to the file's directory
	keeps   bool   // !pattern
	dirOnly bool   // pattern/
}

// ignoreFile is the .gitignore of a directory, and those above it as far as they count.
type ignoreFile struct {
	above *ignoreFile
	dir   string
	rules []ignoreRule
}

// readIgnore returns the rules that hold in dir. What cannot be read says nothing.
func readIgnore(above *ignoreFile, dir string) *ignoreFile {
	text, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
	if err != nil {
		return above
	}
	return &ignoreFile{above: above, dir: dir, rules: parseIgnore(string(text))}
}

// parseIgnore reads lines of a .gitignore, or of a package.exclude, which cargo
// reads the same way.
func parseIgnore(text string) []ignoreRule {
	var rules []ignoreRule
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line = strings.TrimRight(line, "\r\n")
		for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
			line = line[:len(line)-1]
		}
		if line == "" || line[0] == '#' {
			continue
		}
		var r ignoreRule
		line, r.keeps = strings.CutPrefix(line, "!")
		line, r.dirOnly = strings.CutSuffix(line, "/")
		if line == "" {
			continue
		}
		r.pattern = anchored(line)
		rules = append(rules, r)
	}
	return rules
}

// anchored turns a pattern of git into one of doublestar.
func anchored(line string) string {
	line = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line) // which git takes as they are
	if !strings.Contains(line, "/") {
		return "**/" + line
	}
	line = strings.TrimPrefix(line, "/")
	if inside, all := strings.CutSuffix(line, "/**"); all {
		return inside + "/**/*" // what is in a directory, and not the directory
	}
	return line
}

// ignores reports whether the file or directory at name is ignored. Nobody asks
// about what is in a directory that is.
func (f *ignoreFile) ignores(name string, isDir bool) bool {
	for ; f != nil; f = f.above {
		rel, err := filepath.Rel(f.dir, name)
		if err != nil {
			continue
		}
		if ignored, said := decide(f.rules, filepath.ToSlash(rel), isDir); said {
			return ignored
		}
	}
	return false
}

// decide returns what the last rule that matches says of a path, and whether
// there is one.
func decide(rules []ignoreRule, rel string, isDir bool) (ignored, said bool) {
	for i := len(rules) - 1; i >= 0; i-- {
		r := &rules[i]
		if r.dirOnly && !isDir {
			continue
		}
		if matched, err := doublestar.Match(r.pattern, rel); err == nil && matched { // a bad pattern matches nothing
			return !r.keeps, true
		}
	}
	return false, false
}

// decideBelow is decide for a path of which no directory was asked about.
func decideBelow(rules []ignoreRule, rel string) bool {
	for dir := path.Dir(rel); dir != "."; dir = path.Dir(dir) {
		if ignored, _ := decide(rules, dir, true); ignored {
			return true
		}
	}
	ignored, _ := decide(rules, rel, false)
	return ignored
}
