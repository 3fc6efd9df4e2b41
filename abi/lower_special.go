package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
)

// findSpecial finds out whether a method is special by its name in Python. It
// reports special methods that are not carried.
func (l *lowering) findSpecial(c *callable) bool {
	switch {
	case !isDunder(c.name) || c.role == roleNew || c.role == roleClassAttr:
		return true
	case c.role == roleGetter || c.role == roleSetter || c.role == roleDeleter:
		return true // reported as the name of a property
	}
	if c.self.enum != nil && !l.checkEnumSpecial(c) {
		return false
	}
	help, refused := refusedSpecials[c.name]
	special := FindSpecial(c.name)
	switch {
	case refused:
		l.report.Error(diag.UnsupportedItem, c.rust.Span, "%s is the special method `%s` of Python, which bindgen does not carry", c.what, c.name).
			Helpf("%s", help)
		return false
	case special == nil && !slices.Contains(slotless, c.name):
		d := l.report.Error(diag.UnsupportedItem, c.rust.Span, "%s has a name that Python keeps to itself, and is no special method that bindgen knows", c.what)
		if near := diag.Nearest(c.name, specialNames()); near != "" {
			d.Helpf("did you mean `%s`?", near)
		} else {
			d.Helpf("leave the underscores out")
		}
		return false
	case c.name == "__class_getitem__" && c.role != roleClass:
		l.report.Error(diag.BadReceiver, c.rust.Span, "%s is called on the class, not on an object", c.what).
			Helpf("mark it #[classmethod], or write the option `generic` on the class instead")
		return false
	case c.name != "__class_getitem__" && c.role != rolePlain:
		l.report.Error(diag.BadReceiver, c.rust.Span, "%s is a #[%s], but Python calls `%s` on an object", c.what, c.role, c.name).
			Helpf("take `&self`, or give it a name without the underscores")
		return false
	}
	c.special = special
	return true
}

// lowerSpecial lowers a special method with a slot.
func (l *lowering) lowerSpecial(c *callable) {
	if c.signature != nil && c.special.Group != SpecialCall {
		l.report.Error(diag.UnsupportedOption, c.signature.Span, "`signature` on %s, whose arguments Python itself passes", c.what).
			Helpf("remove it")
		return
	}
	f, ok := l.call(c)
	if !ok || !l.checkOperands(c, f) || !l.checkSpecialResult(c, f) || !l.member(c.self, c.name, c.rust.Span) {
		return
	}
	f.Kind = Special
	c.own(f)
	if c.special.Operands != AnyOperands {
		for _, p := range f.Params {
			p.Kind = PositionalOnly
		}
	}
	if c.self.enum != nil && !l.adaptToEnum(c, f) {
		return
	}
	members := c.self.members()
	members.Specials = append(members.Specials, f)
}

// checkPassed reports a special method without a slot that cannot be called the
// way Python calls it.
func (l *lowering) checkPassed(c *callable, f *Function) bool {
	if !slices.Contains(slotless, f.Name) {
		return true
	}
	passed := slotlessOperands[f.Name]
	required, most := 0, 0
	for _, p := range f.Params {
		switch {
		case p.Kind == VarPositional:
			most += passed
		case p.Kind == VarKeyword:
		default:
			if p.Default == nil {
				required++
			}
			if p.Kind != KeywordOnly {
				most++
			}
		}
	}
	want, typed := slotlessResults[f.Name]
	switch {
	case typed && f.Result.Kind != want:
		l.report.Error(diag.BadSignature, c.rust.Span, "%s returns something else than `%s` must return", c.what, f.Name).
			Helpf("return %s", map[Kind]string{Str: "a String", Bytes: "a Vec<u8>"}[want])
		return false
	case required <= passed && passed <= most:
		return true
	}
	l.report.Error(diag.BadSignature, c.rust.Span, "%s cannot be called as Python calls `%s`, with %s", c.what, f.Name, count(passed, "argument")).
		Helpf("take that many, or give the others a default: #[pyo3(signature = (..))]")
	return false
}

// checkOperands reports a special method with other parameters than Python
// passes.
func (l *lowering) checkOperands(c *callable, f *Function) bool {
	s := c.special
	if s.Operands == AnyOperands {
		return true
	}
	if len(f.Params) != s.Operands {
		l.report.Error(diag.BadSignature, c.rust.Span, "%s has %s after self, and `%s` takes %d", c.what, count(len(f.Params), "parameter"), s.Name, s.Operands).
			Helpf("%s", operandHelp(s))
		return false
	}
	for i, p := range f.Params {
		want := ""
		switch {
		case i == 0 && s.Group == SpecialAttributes && p.Type.Kind != Str:
			want = "`&str`: it is the name of the attribute"
		case i == 1 && s.Arm == "any" && p.Type.Kind != CompareOp:
			want = "`CompareOp`: it is the operator"
		case i == 1 && (s.Group == SpecialPower || s.Name == "__ipow__") && p.Type.Kind != Option && p.Type.Kind != Object:
			want = "an Option: the modulus is there for pow(a, b, c) only"
		}
		if want != "" {
			l.report.Error(diag.BadSignature, p.Span, "parameter `%s` of %s is not of the type that `%s` is called with", p.Name, c.what, s.Name).
				Helpf("take %s", want)
			return false
		}
	}
	return true
}

// operandHelp says which parameters a special method has.
func operandHelp(s *SpecialMethod) string {
	switch {
	case s.Operands == 0:
		return "take self alone"
	case s.Arm == "any":
		return "take the other operand and the operator: other: &Self, op: CompareOp"
	case s.Group == SpecialPower || s.Name == "__ipow__":
		return "take the other operand and the modulus, which is there for pow(a, b, c) only: other: i64, modulo: Option<i64>"
	case s.Group == SpecialItems && s.Operands == 2:
		return "take the key and the value"
	case s.Group == SpecialAttributes && s.Operands == 2:
		return "take the name and the value"
	case s.Group == SpecialItems:
		return "take the key"
	case s.Group == SpecialAttributes:
		return "take the name"
	default:
		return "take the other operand"
	}
}

// checkSpecialResult reports a special method that returns what Python does not
// take from it.
func (l *lowering) checkSpecialResult(c *callable, f *Function) bool {
	t, fits := f.Result, false
	switch c.special.Result {
	case ResultAny:
		fits = true
	case ResultValue:
		fits = t.Kind != Unit
	case ResultText:
		fits = t.Kind == Str
	case ResultInteger:
		fits = t.IsInteger() || t.IsWide() && f.Name != "__hash__"
	case ResultSize:
		fits = t.Kind == Usize
	case ResultFloat:
		fits = t.Kind == F64 || t.Kind == F32
	case ResultBool:
		fits = t.Kind == Bool
	case ResultNothing:
		fits = t.Kind == Unit
	case ResultOption:
		fits = t.Kind == Option
	case ResultSelf:
		fits = t.Kind == Unit || t.Kind == ClassRef && t.Class == c.self.out && t.Borrow != Owned
	}
	if fits {
		return true
	}
	span := c.rust.Span
	if c.rust.Return != nil {
		span = c.rust.Return.TypeSpan()
	}
	d := l.report.Error(diag.BadSignature, span, "%s does not return what `%s` must: %s", c.what, c.special.Name, c.special.Result)
	if c.special.Result == ResultOption {
		d.Helpf("return an Option, or a Result of one: None ends the iteration")
	} else {
		d.Helpf("return %s, or a Result of it", c.special.Result)
	}
	return false
}
