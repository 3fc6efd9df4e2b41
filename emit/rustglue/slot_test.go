package rustglue

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

// point is a class of a module geo with these special methods, &self or, where
// the name says that the object changes, &mut self; their parameters are i64.
func point(methods ...string) *abi.Class {
	c := &abi.Class{Name: "P", CName: "m_geo_P", Home: abi.Home{Namespace: []string{"geo"}, Rust: "crate::P"}}
	for _, method := range methods {
		name, params, _ := strings.Cut(method, " ")
		f := &abi.Function{
			Name: name, Rust: name, Kind: abi.Special, Receiver: abi.ByRef, Class: c, Home: c.Home,
			Symbol: "m_geo_P_" + strings.Trim(name, "_"), Result: &abi.Type{Kind: abi.Unit},
		}
		if strings.HasPrefix(name, "__i") || strings.HasPrefix(name, "__set") || strings.HasPrefix(name, "__del") {
			f.Receiver = abi.ByMut
		}
		for _, p := range strings.Fields(params) {
			f.Params = append(f.Params, &abi.Param{
				Name: p, Type: &abi.Type{Kind: abi.I64}, Kind: abi.PositionalOrKeyword,
			})
		}
		c.Specials = append(c.Specials, f)
	}
	return c
}

// slotsText returns the slots of c as glue.
func slotsText(c *abi.Class) string {
	w := &writer{m: &abi.Module{Crate: "m"}, pkg: "pkg"}
	for _, s := range slotsOf(c) {
		w.slot(c, s)
	}
	return w.out.String()
}

func TestSlots(t *testing.T) {
	tests := []struct {
		name    string
		methods []string
		want    string
	}{
		{"unary", []string{"__len__", "__next__"}, `
glue::py_slot! {
    static py_geo_P_len: crate::P = unary len;
    "P.__len__" (call) => crate::P::__len__(&*call.shared("__len__")?);
}

glue::py_slot! {
    static py_geo_P_next: crate::P = unary next;
    "P.__next__" (call) => crate::P::__next__(&*call.shared("__next__")?);
}
`},
		{"an operator and its reflected form are one", []string{"__radd__ other", "__neg__", "__add__ other"}, `
glue::py_slot! {
    static py_geo_P_add: crate::P = binary add;
    left "P.__add__" (call, other) => crate::P::__add__(&*call.shared("__add__")?, other);
    right "P.__radd__" (call, other) => crate::P::__radd__(&*call.shared("__radd__")?, other);
}

glue::py_slot! {
    static py_geo_P_neg: crate::P = unary neg;
    "P.__neg__" (call) => crate::P::__neg__(&*call.shared("__neg__")?);
}
`},
		{"powers", []string{"__rpow__ other modulo", "__ipow__ other modulo"}, `
glue::py_slot! {
    static py_geo_P_rpow: crate::P = power pow;
    right "P.__rpow__" (call, other, modulo) =>
        crate::P::__rpow__(&*call.shared("__rpow__")?, other, modulo);
}

glue::py_slot! {
    static py_geo_P_ipow: crate::P = inplace ipow;
    "P.__ipow__" (call, other, modulo) =>
        crate::P::__ipow__(&mut *call.exclusive("__ipow__")?, other, modulo);
}
`},
		{"in place", []string{"__iadd__ other"}, `
glue::py_slot! {
    static py_geo_P_iadd: crate::P = inplace iadd;
    "P.__iadd__" (call, other) => crate::P::__iadd__(&mut *call.exclusive("__iadd__")?, other);
}
`},
		{"comparisons", []string{"__ge__ o", "__eq__ o"}, `
glue::py_slot! {
    static py_geo_P_eq: crate::P = compare;
    eq "P.__eq__" (call, o) => crate::P::__eq__(&*call.shared("__eq__")?, o);
    ge "P.__ge__" (call, o) => crate::P::__ge__(&*call.shared("__ge__")?, o);
}
`},
		{"any comparison", []string{"__richcmp__ other op"}, `
glue::py_slot! {
    static py_geo_P_richcmp: crate::P = compare;
    any "P.__richcmp__" (call, other, op) =>
        crate::P::__richcmp__(&*call.shared("__richcmp__")?, other, op);
}
`},
		{"items", []string{"__contains__ x", "__delitem__ key", "__setitem__ key value", "__getitem__ key"}, `
glue::py_slot! {
    static py_geo_P_getitem: crate::P = items;
    get "P.__getitem__" (call, key) => crate::P::__getitem__(&*call.shared("__getitem__")?, key);
    set "P.__setitem__" (call, key, value) =>
        crate::P::__setitem__(&mut *call.exclusive("__setitem__")?, key, value);
    del "P.__delitem__" (call, key) =>
        crate::P::__delitem__(&mut *call.exclusive("__delitem__")?, key);
    contains "P.__contains__" (call, x) =>
        crate::P::__contains__(&*call.shared("__contains__")?, x);
}
`},
		{"attributes", []string{"__getattr__ name"}, `
glue::py_slot! {
    static py_geo_P_getattr: crate::P = attributes;
    get "P.__getattr__" (call, name) => crate::P::__getattr__(&*call.shared("__getattr__")?, name);
}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, slotsText(point(tt.methods...)))
		})
	}
}

func TestACallHasASignature(t *testing.T) {
	c := point("__call__ x y call")
	call := c.Specials[0]
	call.Params[0].Kind = abi.PositionalOnly
	call.Params[1].Kind = abi.KeywordOnly
	call.Params[1].Default = &abi.Value{Kind: abi.ValueInt, Int: "3"}
	call.TakesPython = true
	require.Equal(t, `
glue::py_slot! {
    static py_geo_P_call: crate::P = call;
    "P.__call__" (call_, #[positional] x, #[named] y = 3, call) =>
        crate::P::__call__(&*call_.shared("__call__")?, call_.py(), x, y, call);
}
`, slotsText(c))
}

func TestProtocols(t *testing.T) {
	for _, protocol := range []abi.Protocol{abi.Mapping, abi.Sequence} {
		c := point("__getitem__ key")
		c.Protocol = protocol
		require.Contains(t, slotsText(c), "static py_geo_P_getitem: crate::P = items "+string(protocol)+";\n")
	}
}

func TestReceivers(t *testing.T) {
	tests := []struct {
		form abi.SelfForm
		kind abi.ReceiverKind
		want string
	}{
		{abi.SelfReference, abi.ByRef, `&*call.shared("__iter__")?`},
		{abi.SelfReference, abi.ByMut, `&mut *call.exclusive("__iter__")?`},
		{abi.SelfPyRef, abi.ByRef, `call.py_ref("__iter__")?`},
		{abi.SelfPyRefMut, abi.ByMut, `call.py_ref_mut("__iter__")?`},
		{abi.SelfBound, abi.ByRef, `&call.bound()?`},
		{abi.SelfBoundMove, abi.ByRef, `call.bound()?`},
		{abi.SelfPy, abi.ByRef, `call.py_object()?`},
	}
	for _, tt := range tests {
		c := point("__iter__")
		c.Specials[0].SelfForm = tt.form
		c.Specials[0].Receiver = tt.kind
		require.Contains(t, slotsText(c), "(call) => crate::P::__iter__("+tt.want+");")
		w := &writer{}
		c.Specials[0].Rust = "f"
		inC := strings.Replace(tt.want, `"__iter__"`, `"__iter__", this`, 1)
		inC = strings.Replace(inC, "()", "(this)", 1)
		require.Equal(t, "crate::P::f("+inC+")", w.invoke(c.Specials[0], "call", "this", nil).String())
	}
}

func TestDerived(t *testing.T) {
	tests := []struct {
		method, want string
		from         abi.DerivedFrom
		format       string
	}{
		{"__eq__ other", `eq "P.__eq__" (call, other: &crate::P) => *call.shared::<crate::P>("__eq__")? == *other;`,
			abi.FromPartialEq, ""},
		{"__le__ other", `le "P.__le__" (call, other: &crate::P) => *call.shared::<crate::P>("__le__")? <= *other;`,
			abi.FromPartialOrd, ""},
		{"__hash__", `"P.__hash__" (call) => glue::hash(&*call.shared::<crate::P>("__hash__")?);`, abi.FromHash, ""},
		{"__str__", `"P.__str__" (call) => call.shared::<crate::P>("__str__")?.to_string();`, abi.FromDisplay, ""},
		{"__str__", `"P.__str__" (call) => match &*call.shared::<crate::P>("__str__")? {
        value => ::std::format!("{{{}}} {:>5}", value.x, value.0),
    };`, abi.FromDisplay, "{{{x}}} {0:>5}"},
	}
	for _, tt := range tests {
		c := point(tt.method)
		c.Specials[0].Derived = tt.from
		c.Specials[0].DerivedFormat = tt.format
		require.Contains(t, slotsText(c), tt.want)
	}
}

func TestIgnoredObjects(t *testing.T) {
	c := point("__call__ _a args kwargs")
	f := c.Specials[0]
	object := &abi.Type{Kind: abi.Object}
	f.Params[0].Type = object
	f.Params[0].Default = &abi.Value{Kind: abi.ValueNone}
	f.Params[1].Kind = abi.VarPositional
	f.Params[2].Kind = abi.VarKeyword
	f.Params[2].Type = &abi.Type{Kind: abi.Option, Elems: []*abi.Type{object}}
	require.Equal(t, `
glue::py_slot! {
    static py_geo_P_call: crate::P = call;
    "P.__call__" (call, _a: Ignored = Ignored, #[args] args, #[kwargs] kwargs: Ignored) =>
        crate::P::__call__(&*call.shared("__call__")?, call.ignored(), args, call.ignored());
}
`, slotsText(c))
}

func TestADisplayFormat(t *testing.T) {
	tests := []struct {
		text, format string
		members      []string
	}{
		{"plain", "plain", nil},
		{"({x}, {y:?})", "({}, {:?})", []string{"x", "y"}},
		{"{{{0}}}", "{{{}}}", []string{"0"}},
		{"{a.b:>8}!", "{:>8}!", []string{"a.b"}},
	}
	for _, tt := range tests {
		format, members := displayFormat(tt.text)
		require.Equal(t, tt.format, format, tt.text)
		require.Equal(t, tt.members, members, tt.text)
	}
}
