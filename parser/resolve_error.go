package parser

import (
	"fmt"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// ResolveErrorKind says why a path names nothing.
type ResolveErrorKind int

// The kinds of ResolveError.
const (
	UnknownSegment    ResolveErrorKind = iota // there is no such name
	AmbiguousSegment                          // the name has several meanings: Spans are theirs
	PrivateSegment                            // an import of the name is not visible: Spans[0] is the import
	AssociatedSegment                         // what stands before is a type: the name may be an associated item
)

// ResolveError says which segment of a path cannot be resolved, and why.
type ResolveError struct {
	Kind    ResolveErrorKind
	Path    []string
	Segment int
	Spans   []source.Span
	Hint    string // what the user may have meant; may be empty

	from   *Module // where the path stands
	parent *Module // where the segment was looked up; nil for the first one
	found  []binding
}

// Name returns the segment that cannot be resolved.
func (e *ResolveError) Name() string {
	if e.Segment < len(e.Path) {
		return e.Path[e.Segment]
	}
	return strings.Join(e.Path, "::")
}

// Error says what is wrong, in the form of a diagnostic's message.
func (e *ResolveError) Error() string {
	switch e.Kind {
	case AmbiguousSegment:
		return fmt.Sprintf("`%s` is ambiguous", e.Name())
	case PrivateSegment:
		return fmt.Sprintf("`%s` is a private import of %s", e.Name(), e.parent.describe())
	case AssociatedSegment:
		return fmt.Sprintf("`%s` is not a module: cannot look up `%s` in it", strings.Join(e.Path[:e.Segment], "::"), e.Name())
	}
	if e.parent != nil {
		return fmt.Sprintf("there is no `%s` in %s", e.Name(), e.parent.describe())
	}
	if e.from == nil {
		return fmt.Sprintf("cannot find `%s`", e.Name())
	}
	return fmt.Sprintf("cannot find `%s` in %s", e.Name(), e.from.describe())
}

// describe names m in a message.
func (m *Module) describe() string {
	if m.Parent == nil {
		return "the crate root"
	}
	return "module `" + strings.Join(m.Path(), "::") + "`"
}

// Report adds e to report, at the place of the path. code is for a name that
// does not exist; an ambiguous name has its own.
func (e *ResolveError) Report(report *diag.Report, code diag.Code, at source.Span) *diag.Diagnostic {
	if e.Kind == AmbiguousSegment {
		code = diag.AmbiguousName
	}
	d := report.Error(code, at, "%s", e.Error())
	for _, span := range e.Spans {
		if e.Kind == PrivateSegment {
			d.At(span, "the import")
		} else {
			d.At(span, "one meaning")
		}
	}
	if call := e.maker(); call != nil {
		d.Note("`%s!` at %s may declare it, and bindgen cannot expand that", call.Name, placeOf(call.Span))
	}
	switch {
	case e.Hint != "":
		d.Helpf("%s", e.Hint)
	case e.Kind == AmbiguousSegment:
		d.Helpf("import the one you mean by its name")
	case e.Kind == PrivateSegment:
		d.Helpf("write `pub(crate) use` there, or name the item by its own path")
	case e.Kind == AssociatedSegment:
		d.Helpf("name an item of a module or a variant of an enum")
	default:
		d.Helpf("declare it or import it with `use`")
	}
	return d
}

// maker returns the call of a macro, one that was not expanded, that may declare
// an unknown name: its arguments hold it.
func (e *ResolveError) maker() *MacroCall {
	at := e.parent
	if at == nil {
		at = e.from
	}
	if e.Kind != UnknownSegment || at == nil || e.Segment < 0 || e.Segment >= len(e.Path) {
		return nil
	}
	for _, item := range at.Items {
		call, ok := item.(*MacroCall)
		if !ok || call.tokens == nil || call.Exception != nil {
			continue
		}
		if call.tokens.between(int(call.Args.Start), int(call.Args.End)).hasWord(e.Path[e.Segment]) {
			return call
		}
	}
	return nil
}

// hint says what an unknown name may be: an item elsewhere in the crate, a
// misspelt one, or one that a glob of another crate may bring.
func (l *lookup) hint(q pathQuery, e *ResolveError) string {
	if e.Kind != UnknownSegment || e.Segment >= len(q.path) || e.Segment < 0 {
		return ""
	}
	name, at := q.path[e.Segment], e.parent
	if at == nil {
		at = q.from
	}
	at.index()
	for _, use := range at.globs {
		if target := l.globs[use]; target.external != nil && target.external[0] != "std" && target.external[0] != runtimeCrate {
			if fault := l.crate.globFault(target.external); fault != nil {
				return fmt.Sprintf("`use %s::*` may bring it, but %s", strings.Join(use.Path, "::"), fault.message)
			}
			if l.crate.follows() {
				continue
			}
			return fmt.Sprintf("if `use %s::*` brings it, import it by name: bindgen does not read other crates", strings.Join(use.Path, "::"))
		}
	}
	if elsewhere := l.declares(l.crate.Root, name); elsewhere != nil && elsewhere != at {
		return fmt.Sprintf("there is `%s`: import it with `use`", strings.Join(append(append([]string{"crate"}, elsewhere.Path()...), name), "::"))
	}
	names := make([]string, 0, len(at.names))
	for _, item := range at.Items {
		switch head := item.Head(); head.Name {
		case "":
		case name: // an import of what is not there
			if use, ok := item.(*Use); ok {
				return fmt.Sprintf("`use %s` names nothing that bindgen sees: declare it there, and not by a macro", strings.Join(use.Path, "::"))
			}
		default:
			names = append(names, head.Name)
		}
	}
	if near := diag.Nearest(name, names); near != "" && len(name) > 2 {
		return fmt.Sprintf("did you mean `%s`?", near)
	}
	return ""
}

// globFault returns why a dependency that a glob leads to cannot be read; nil where
// it can, or where nobody has tried.
func (c *Crate) globFault(module []string) *ForeignError {
	if !c.follows() || !c.IsDependency(module) {
		return nil
	}
	_, fault := c.sources.dependency(c, module[0])
	return fault
}

// declares returns the first module in or below m that declares name itself.
func (l *lookup) declares(m *Module, name string) *Module {
	m.index()
	for _, d := range m.names[name] {
		if d.item != nil {
			return m
		}
	}
	for _, item := range m.Items {
		if child, ok := item.(*Module); ok {
			if found := l.declares(child, name); found != nil {
				return found
			}
		}
	}
	return nil
}
