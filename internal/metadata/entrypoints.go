package metadata

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"example.com/bindgen/internal/pyproject"
)

// The groups that have tables of their own in [project].
const (
	consoleScripts = "console_scripts"
	guiScripts     = "gui_scripts"
)

// entryPoints sets the scripts and the other entry points:
// https://packaging.python.org/en/latest/specifications/entry-points/.
func (b *builder) entryPoints() {
	if b.project == nil {
		return
	}
	b.m.Scripts = b.points("scripts", b.project.Scripts)
	b.m.GUIScripts = b.points("gui-scripts", b.project.GUIScripts)
	for _, group := range b.project.EntryPoints {
		switch name := group.Name.Text; {
		case name == consoleScripts || name == guiScripts:
			own := strings.ReplaceAll(strings.TrimPrefix(name, "console_"), "_", "-")
			b.bad(group.Name.Span, "the entry points `%s` have a table of their own", name).
				Helpf("write them below [project.%s]", own)
		case !groupForm.MatchString(name):
			b.bad(group.Name.Span, "`%s` cannot be the name of a group of entry points", name).
				Helpf("it has letters, digits and _, and dots between them: [project.entry-points.\"my.group\"]")
		default:
			b.m.EntryPoints = append(b.m.EntryPoints, EntryPointGroup{name, b.points("entry-points", group.Points)})
		}
	}
	sort.Slice(b.m.EntryPoints, func(i, j int) bool { return b.m.EntryPoints[i].Name < b.m.EntryPoints[j].Name })
}

var (
	groupForm = regexp.MustCompile(`^[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*$`)
	// scriptForm is what the specification recommends for a name that becomes a
	// file.
	scriptForm = regexp.MustCompile(`^[A-Za-z0-9_.-]*[A-Za-z0-9_][A-Za-z0-9_.-]*$`)
	// interpreterForm are names of Python itself: a script of such a name would take
	// the place of the interpreter that runs it.
	interpreterForm = regexp.MustCompile(`(?i)^(python|pythonw|pypy|pypyw)[0-9.]*t?(\.exe)?$`)
	extrasForm      = regexp.MustCompile(`\s*\[[A-Za-z0-9_.,\s-]*\]$`)
)

func (b *builder) points(key string, pairs []pyproject.Pair) []EntryPoint {
	var out []EntryPoint
	for _, pair := range pairs {
		name, object := pair.Key.Text, strings.TrimSpace(pair.Value.Text)
		scripts := key != "entry-points"
		switch {
		case scripts && interpreterForm.MatchString(name):
			b.bad(pair.Key.Span, "`%s` cannot be the name of a script: it would take the place of Python in an environment", name).
				Helpf("name it after the project: `my-project`, `my-project-python`")
		case scripts && !scriptForm.MatchString(name):
			b.bad(pair.Key.Span, "`%s` cannot be the name of a script", name).
				Helpf("it becomes a file: letters, digits, `_`, `-` and `.`")
		case !scripts && (name == "" || strings.ContainsAny(name, "=\n\r") || strings.HasPrefix(name, "[") || strings.TrimSpace(name) != name || !b.line(key, text{name, pair.Key.Span})):
			b.bad(pair.Key.Span, "`%s` cannot be the name of an entry point", name).
				Helpf("it has no `=`, no `[` at its beginning, and no blanks around it")
		case !isReference(object) || scripts && !strings.Contains(object, ":"):
			b.bad(pair.Value.Span, "`%s` names no object of Python", object).
				Helpf("write the module and what is in it: %s = \"my_package.cli:main\"", name)
		default:
			out = append(out, EntryPoint{name, object, pair.Value.Span})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// isReference reports whether text is an object reference: a.b, or a.b:c.d,
// with the extras that older tools write behind it.
func isReference(text string) bool {
	module, object, inside := strings.Cut(extrasForm.ReplaceAllString(text, ""), ":")
	return isDotted(strings.TrimSpace(module)) && (!inside || isDotted(strings.TrimSpace(object)))
}

func isDotted(text string) bool {
	return !slices.ContainsFunc(strings.Split(text, "."), func(part string) bool { return !isIdentifier(part) })
}

// isIdentifier reports whether text is an identifier of Python, give or take
// some letters that hardly anyone has.
func isIdentifier(text string) bool {
	for i, r := range text {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && !unicode.IsMark(r)) {
			return false
		}
	}
	return text != ""
}
