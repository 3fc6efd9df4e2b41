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
	Deleters         Feature = "properties that can be deleted"
	ClassMethods     Feature = "class methods"
	ClassAttributes  Feature = "class attributes"
	SpecialMethods   Feature = "special methods"
	BaseClasses      Feature = "classes that extend another one"
	DataEnums        Feature = "enums with data"
	Exceptions       Feature = "exceptions declared in Rust"
	Records          Feature = "records"
	Enums            Feature = "enums"
	EnumMembers      Feature = "methods of enums"
	Constants        Feature = "constants"
	Submodules       Feature = "submodules"
	Options          Feature = "optional values"
	NestedOptions    Feature = "an option inside an option"
	Vectors          Feature = "sequences"
	Maps             Feature = "maps"
	Sets             Feature = "sets"
	Arrays           Feature = "arrays"
	Tuples           Feature = "tuples"
	WideIntegers     Feature = "integers of 128 bits"
	Characters       Feature = "characters"
	Paths            Feature = "paths"
	UUIDs            Feature = "UUIDs"
	DecimalNumbers   Feature = "decimal numbers"
	JSONValues       Feature = "JSON values"
	Times            Feature = "dates and times"
	TextOrBytes      Feature = "`StrOrBytes`"
	Defaults         Feature = "default values"
	KeywordOnly      Feature = "keyword-only parameters"
	PositionalOnly   Feature = "positional-only parameters"
	AnyArguments     Feature = "arguments of any number"
	AnyKeywords      Feature = "keywords of any name"
	IgnoredObjects   Feature = "parameters that are not looked at"
	Unions           Feature = "unions"
	Eithers          Feature = "`Either`"
	Slices           Feature = "slices"
	Callbacks        Feature = "callbacks"
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
		if e.HasMembers() {
			n.add(EnumMembers)
		}
		if len(e.Props) > 0 {
			n.add(Properties)
		}
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
		n.class(c)
	}
	for _, e := range m.Exceptions {
		n.item("exception `"+e.Name+"`", e.Span)
		n.add(Exceptions)
		n.home(e.Home)
		for _, f := range e.Fields {
			n.typ(f.Type)
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

func (n *needs) class(c *abi.Class) {
	if len(c.Props) > 0 {
		n.add(Properties)
	}
	if c.Base != nil {
		n.add(BaseClasses)
	}
	if len(c.Variants) > 0 {
		n.add(DataEnums)
	}
}

// functionKinds are the features that kinds of functions are.
var functionKinds = map[abi.FunctionKind]Feature{
	abi.Deleter: Deleters, abi.ClassMethod: ClassMethods, abi.ClassAttr: ClassAttributes, abi.Special: SpecialMethods,
}

// paramKinds are the features that kinds of parameters are.
var paramKinds = map[abi.ParamKind]Feature{
	abi.KeywordOnly: KeywordOnly, abi.PositionalOnly: PositionalOnly, abi.VarPositional: AnyArguments, abi.VarKeyword: AnyKeywords,
}

func (n *needs) function(f *abi.Function) {
	n.item(f.Describe(), f.Span)
	if !f.IsMember() {
		n.home(f.Home)
	}
	if feature, ok := functionKinds[f.Kind]; ok {
		n.add(feature)
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
		// How a special method takes its operands is the protocol's affair.
		if feature, ok := paramKinds[p.Kind]; ok && f.Special() == nil {
			n.add(feature)
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
	case abi.I128, abi.U128:
		n.add(WideIntegers)
	case abi.Char:
		n.add(Characters)
	case abi.Path, abi.OsStr:
		n.add(Paths)
	case abi.UUID:
		n.add(UUIDs)
	case abi.Decimal:
		n.add(DecimalNumbers)
	case abi.JSON:
		n.add(JSONValues)
	case abi.Date, abi.Time, abi.DateTime, abi.DateTimeUTC, abi.DateTimeOffset, abi.Timestamp, abi.TimeDelta, abi.Duration:
		n.add(Times)
	case abi.Vec:
		n.add(Vectors)
	case abi.Map:
		n.add(Maps)
	case abi.Set:
		n.add(Sets)
	case abi.Array:
		n.add(Arrays)
	case abi.Tuple:
		n.add(Tuples)
	case abi.UnionRef:
		n.add(Unions)
	case abi.Either:
		n.add(Eithers)
	case abi.CallbackKind:
		n.add(Callbacks)
		for _, p := range t.Callback.Params {
			n.typ(p)
		}
		n.typ(t.Callback.Result)
	case abi.SliceIndex:
		n.add(Slices)
	case abi.Object:
		n.add(IgnoredObjects)
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
