package config

import (
	"path"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// Header is one [[header]]: a header with the native items of some modules.
type Header struct {
	Output  string
	Config  string // a cbindgen.toml of its own; "" for none
	Modules []Module
	// Rest says that Modules were left out: the header has what no other has.
	Rest bool
	Span source.Span // of output
	At   source.Span // of config
}

// Module names a module of the crate: ffi::query.
type Module struct {
	Path string // "" for the root
	Span source.Span
}

const headerTable = "header"

// headerKeys are the settings of a [[header]].
var headerKeys = []struct {
	name, wants, example string
	kind                 tomldoc.Kind
	set                  func(*Header, *tomldoc.Entry)
	check                func(*tomldoc.Entry) string
}{
	{"output", "a string", `output = "include/query.h"`, tomldoc.String, func(h *Header, e *tomldoc.Entry) { h.Output, h.Span = e.Text, e.Span }, localPath},
	{"modules", "an array of strings", `modules = ["ffi::query"]`, tomldoc.Array, setModules, moduleFault},
	{"config", "a string", `config = "query.cbindgen.toml"`, tomldoc.String, func(h *Header, e *tomldoc.Entry) { h.Config, h.At = e.Text, e.Span }, localPath},
}

func setModules(h *Header, e *tomldoc.Entry) {
	h.Rest = false
	for _, item := range e.List {
		h.Modules = append(h.Modules, Module{ModulePath(item.Text), item.Span})
	}
}

// ModulePath returns the path of a module without the crate, as its items have
// it: ffi::a for crate::ffi::a, and "" for crate.
func ModulePath(name string) string {
	if name == "crate" {
		return ""
	}
	return strings.ReplaceAll(strings.TrimPrefix(name, "crate::"), "r#", "")
}

func moduleFault(e *tomldoc.Entry) string {
	if len(e.List) == 0 {
		return "names no module; without the setting the header has what no other has"
	}
	for _, item := range e.List {
		for part := range strings.SplitSeq(item.Text, "::") {
			if !isIdentifier(strings.TrimPrefix(part, "r#")) {
				return "has `" + item.Text + "`, which is no path of a module"
			}
		}
	}
	return ""
}

// headerEntry takes the beginning of a [[header]], or one of its settings.
func (s *settings) headerEntry(e *tomldoc.Entry, report *diag.Report) {
	if e.Kind == tomldoc.ArrayTable && len(e.Path) == 1 {
		s.headers = append(s.headers, Header{Rest: true, Span: e.Span})
		return
	}
	if len(s.headers) == 0 || len(e.Path) == 1 { // [header], header.output
		report.Error(diag.BadConfig, e.Key, "`header` has to be a string, or tables").
			Helpf("write [[header]] on a line of its own, and its settings below")
		return
	}
	name := strings.Join(e.Path[1:], ".")
	var names []string
	for _, k := range headerKeys {
		if k.name != name {
			names = append(names, k.name)
			continue
		}
		fault := "has to be " + k.wants
		if e.Kind == k.kind && !e.Bad {
			fault = k.check(e)
		}
		if fault != "" {
			report.Error(diag.BadConfig, e.Span, "`%s` %s", name, fault).Helpf("write for instance: %s", k.example)
			return
		}
		k.set(&s.headers[len(s.headers)-1], e)
		return
	}
	d := report.Error(diag.BadConfig, e.Key, "there is no setting `%s` below [[header]]", name)
	if near := diag.Nearest(name, names); near != "" {
		d.Helpf("did you mean `%s`?", near)
	} else {
		d.Helpf("the settings are %s", strings.Join(names, ", "))
	}
}

// checkHeaders reports what is wrong with the headers as a whole.
func (s *settings) checkHeaders(report *diag.Report) {
	if report.Failed() {
		return
	}
	var rest *Header
	outputs, modules := map[string]source.Span{}, map[string]source.Span{}
	once := func(seen map[string]source.Span, what, name string, span source.Span, help string) {
		if first, twice := seen[name]; twice {
			report.Error(diag.BadConfig, span, "%s is in two headers", what).At(first, "the first").Helpf("%s", help)
			return
		}
		seen[name] = span
	}
	for i := range s.headers {
		h := &s.headers[i]
		switch {
		case h.Output == "":
			report.Error(diag.BadConfig, h.Span, "a [[header]] has no `output`").Helpf("say where it is written: output = \"include/query.h\"")
			continue
		case !slices.Contains([]string{".h", ".hh", ".hpp", ".hxx"}, path.Ext(h.Output)):
			report.Error(diag.BadConfig, h.Span, "`output` has to end in .h").Helpf("write for instance: output = \"include/query.h\"")
		case h.Rest && rest != nil:
			report.Error(diag.BadConfig, h.Span, "two headers have no `modules`").At(rest.Span, "the first").
				Helpf("name the `modules` of all headers but one, which has what no other has")
		case h.Rest:
			rest = h
		}
		once(outputs, "`"+h.Output+"`", strings.ToLower(h.Output), h.Span, "write them to two files; where they are to be one, put all modules into one list")
		for _, m := range h.Modules {
			once(modules, "a module", m.Path, m.Span, "leave it in one of them, which the other includes where it needs to")
		}
	}
}
