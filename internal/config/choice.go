package config

import (
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// Choice says which files go into an archive, where the rules do not fit.
type Choice struct {
	Packages []Value // names of packages and modules; nil for those that are found
	Include  []Value // patterns of files that the rules leave out
	Exclude  []Value // patterns of files that stay out, whatever includes them
}

// Value is one string of a setting that is a list of them.
type Value struct {
	Text string
	Span source.Span
}

// Excludes reports whether a pattern keeps the file or directory at path out.
func (c *Choice) Excludes(path string) bool { return matches(c.Exclude, path) }

// Includes reports whether a pattern asks for the file at path.
func (c *Choice) Includes(path string) bool { return matches(c.Include, path) }

func matches(patterns []Value, path string) bool {
	return slices.ContainsFunc(patterns, func(p Value) bool { return p.Matches(path) })
}

// Matches reports whether the pattern v matches path or a directory that it is
// in.
func (v Value) Matches(path string) bool {
	return doublestar.MatchUnvalidated(v.Text, path) || doublestar.MatchUnvalidated(v.Text+"/**", path)
}

// values returns a setting whose value is an array of strings with a place each.
func values(name, example string, field func(*settings) *[]Value, check func(string) string) key {
	k := key{name: name, wants: "an array of strings", example: example, kind: tomldoc.Array}
	k.set = func(s *settings, e *tomldoc.Entry) {
		list := make([]Value, len(e.List))
		for i, item := range e.List {
			list[i] = Value{item.Text, item.Span}
		}
		*field(s) = list
	}
	k.check = func(e *tomldoc.Entry) string {
		for _, item := range e.List {
			if fault := check(item.Text); fault != "" {
				e.Span = item.Span // the fault is of this one
				return "has `" + item.Text + "`, which " + fault
			}
		}
		return ""
	}
	return k
}

// patternFault checks a pattern of files: * and ? in one part of a path, ** over
// several, [a-z], {a,b}.
func patternFault(pattern string) string {
	switch {
	case pattern == "":
		return "is empty"
	case strings.HasPrefix(pattern, "/") || strings.Contains("/"+pattern+"/", "/../"):
		return "leads out of the directory"
	case strings.HasPrefix(pattern, "./") || strings.HasSuffix(pattern, "/"):
		return "matches no file: leave `./` and the last `/` out"
	case !doublestar.ValidatePattern(pattern):
		return "is no pattern: a bracket or brace is not closed"
	default:
		return ""
	}
}

// packageFault checks the name of a package or module: engine, engine.tools,
// engine-stubs.
func packageFault(name string) string {
	for part := range strings.SplitSeq(strings.TrimSuffix(name, "-stubs"), ".") {
		if !isIdentifier(part) {
			return "is no name of a package or module"
		}
	}
	return ""
}
