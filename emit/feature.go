package emit

import (
	"slices"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// The features. What every target can carry, numbers, text and plain
// functions, is not among them.
const (
	Classes          Feature = "classes"
	MutableClasses   Feature = "methods that take `&mut self`"
	Properties       Feature = "properties"
	Records          Feature = "records"
	Enums            Feature = "enums"
	Constants        Feature = "constants"
	Submodules       Feature = "submodules"
	Options          Feature = "optional values"
	NestedOptions    Feature = "an option inside an option"
	Vectors          Feature = "sequences"
	Tuples           Feature = "tuples"
	TextOrBytes      Feature = "`StrOrBytes`"
	Defaults         Feature = "default values"
	KeywordOnly      Feature = "keyword-only parameters"
	PositionalOnly   Feature = "positional-only parameters"
	FallibleFunction Feature = "functions that can fail"
)

// Needs returns every use of a feature in m, in the order of its declarations;
// each feature once for an item.
func Needs(m *abi.Module) []Need {
	n := &needs{}
	for _, c := range m.Constants {
		n.item("constant `"+c.Name+"`", c.Span)
		n.add(Constants)
		n.home(c.Home)
	}
	for _, e := range m.Enums {
		n.item("enum `"+e.Name+"`", e.Span)
		n.add(Enums)
		n.home(e.Home)
	}
	for _, r := range m.Records {
		n.item("record `"+r.Name+"`", r.Span)
		n.add(Records)
		n.home(r.Home)
		for _, f := range r.Fields {
			n.typ(f.Type)
		}
	}
	for _, c := range m.Classes {
		n.item("class `"+c.Name+"`", c.Span)
		n.add(Classes)
		n.home(c.Home)
		if len(c.Props) > 0 {
			n.add(Properties)
		}
	}
	for _, f := range m.AllFunctions() {
		n.function(f)
	}
	return n.list
}

// needs collects the features of one item after the other.
type needs struct {
	list []Need
	what string
	span source.Span
	from int // where the current item's entries start
}

func (n *needs) item(what string, span source.Span) {
	n.what, n.span, n.from = what, span, len(n.list)
}

func (n *needs) add(f Feature) {
	if !slices.ContainsFunc(n.list[n.from:], func(have Need) bool { return have.Feature == f }) {
		n.list = append(n.list, Need{Feature: f, Item: n.what, Span: n.span})
	}
}

func (n *needs) home(h abi.Home) {
	if len(h.Namespace) > 0 {
		n.add(Submodules)
	}
}

func (n *needs) function(f *abi.Function) {
	n.item(f.Describe(), f.Span)
	if f.Class == nil {
		n.home(f.Home)
	}
	if f.Receiver == abi.ByMut {
		n.add(MutableClasses)
	}
	if f.Fallible {
		n.add(FallibleFunction)
	}
	for _, p := range f.Params {
		n.typ(p.Type)
		if p.Default != nil {
			n.add(Defaults)
		}
		switch p.Kind {
		case abi.KeywordOnly:
			n.add(KeywordOnly)
		case abi.PositionalOnly:
			n.add(PositionalOnly)
		}
	}
	n.typ(f.Result)
}

func (n *needs) typ(t *abi.Type) {
	if t == nil {
		return
	}
	switch t.Kind {
	case abi.StrOrBytes:
		n.add(TextOrBytes)
	case abi.Vec:
		n.add(Vectors)
	case abi.Tuple:
		n.add(Tuples)
	case abi.Option:
		n.add(Options)
		if t.Elem().Kind == abi.Option {
			n.add(NestedOptions)
		}
	}
	for _, e := range t.Elems {
		n.typ(e)
	}
}

// checkFeatures reports each use of a feature that a backend lacks.
func checkFeatures(backends []Backend, ctx *Context) {
	all := Needs(ctx.Module)
	for _, b := range backends {
		for _, need := range all {
			if !slices.Contains(b.Lacks, need.Feature) {
				continue
			}
			ctx.Report.Error(diag.UnsupportedFeature, need.Span, "%s cannot be carried by backend `%s`", need.Item, b.Name).
				Label("needs %s", need.Feature).
				Helpf("leave the item out of this target with #[cfg(feature = \"..\")], or leave the target out: --skip %s, or `backends` in bindgen.toml", b.Name)
		}
	}
}
