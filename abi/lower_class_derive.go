package abi

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// derived is an option of a class that asks for special methods.
type derived struct {
	option string // "eq"
	span   source.Span
	format string // of str = ".."
}

// derivations are what the options stand for, in the order in which the
// methods are listed.
var derivations = []struct {
	option string
	from   DerivedFrom
	result Kind
	names  []string
}{
	{"eq", FromPartialEq, Bool, []string{"__eq__"}},
	{"ord", FromPartialOrd, Bool, []string{"__lt__", "__le__", "__gt__", "__ge__"}},
	{"hash", FromHash, U64, []string{"__hash__"}},
	{"str", FromDisplay, Str, []string{"__str__"}},
}

// readDerived reads eq, ord, hash, str and str = "..".
func (l *lowering) readDerived(c *class, o *parser.Meta) bool {
	made := derived{option: o.Name(), span: o.Span}
	if o.Value != nil {
		if made.option != "str" {
			l.report.Error(diag.BadAttribute, o.Span, "`%s` takes no value", made.option).
				Helpf("write `%s` alone", made.option)
			return false
		}
		text, ok := l.stringOption(o)
		if !ok || !l.checkFormat(c, text, o) {
			return false
		}
		made.format = text
	}
	c.derives = append(c.derives, made)
	return true
}

// checkFormat reports a format that names anything but fields.
func (l *lowering) checkFormat(c *class, text string, o *parser.Meta) bool {
	fault := ""
	if c.data != nil || c.enum != nil {
		fault = "an enum has no fields that the text could name"
	}
	for rest := text; fault == "" && rest != ""; {
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			break
		}
		if strings.HasPrefix(rest[i:], "{{") || strings.HasPrefix(rest[i:], "}}") {
			rest = rest[i+2:]
			continue
		}
		end := strings.IndexByte(rest[i:], '}')
		if rest[i] == '}' || end < 0 {
			fault = "its braces do not match"
			break
		}
		name, spec, _ := strings.Cut(rest[i+1:i+end], ":")
		known := slices.ContainsFunc(c.fields, func(f parser.Field) bool { return f.Name == strings.TrimSpace(name) })
		switch {
		case !known:
			fault = fmt.Sprintf("`{%s}` names no field", rest[i+1:i+end])
		case strings.ContainsAny(spec, "$*"):
			fault = fmt.Sprintf("`{%s}` takes its width from another argument", rest[i+1:i+end])
		}
		rest = rest[i+end+1:]
	}
	if fault == "" {
		return true
	}
	help := "name fields in braces, as in str = \"({x}, {y})\", or implement Display and write `str` alone"
	if c.data != nil || c.enum != nil {
		help = "implement Display and write `str` alone"
	}
	l.report.Error(diag.BadAttribute, o.Span, "the text of %s: %s", c.what(), fault).Helpf("%s", help)
	return false
}

// derive adds the special methods that options ask for, behind those that are
// written.
func (l *lowering) derive(c *class) {
	l.checkDerived(c)
	for _, d := range derivations {
		i := slices.IndexFunc(c.derives, func(asked derived) bool { return asked.option == d.option })
		if i < 0 {
			continue
		}
		asked := c.derives[i]
		for _, name := range d.names {
			if !l.derivedMember(c, name, asked) {
				break
			}
			f := &Function{
				Name: name, Kind: Special, Derived: d.from, DerivedFormat: asked.format, Result: &Type{Kind: d.result}, Span: asked.span,
			}
			c.own(f)
			var other *Type
			f.Receiver, other = c.compared()
			if FindSpecial(name).Operands == 1 {
				f.Params = []*Param{{Name: "other", Type: other, Kind: PositionalOnly, Span: asked.span}}
			}
			members := c.members()
			members.Specials = append(members.Specials, f)
		}
	}
}

// compared is how derived methods take self and another one like it.
func (c *class) compared() (ReceiverKind, *Type) {
	if c.enum != nil {
		return ByValue, &Type{Kind: EnumRef, Enum: c.enum}
	}
	return ByRef, &Type{Kind: ClassRef, Class: c.out, Borrow: Ref}
}

// derivedMember claims the name of a derived method and reports one that is
// written, too.
func (l *lowering) derivedMember(c *class, name string, asked derived) bool {
	there := name
	written, taken := c.names[there]
	if !taken && FindSpecial(name).Group == SpecialCompare {
		there = "__richcmp__"
		written, taken = c.names[there]
	}
	if taken {
		l.report.Error(diag.NameCollision, written, "%s has `%s`, and option `%s` asks for one, too", c.title(), there, asked.option).
			At(asked.span, "by this option").
			Helpf("remove one of them")
		return false
	}
	return l.member(c, name, asked.span)
}

// checkDerived reports options that are wrong without another one.
func (l *lowering) checkDerived(c *class) {
	has := func(option string) bool {
		return slices.ContainsFunc(c.derives, func(d derived) bool { return d.option == option })
	}
	_, writes := c.names["__eq__"]
	if _, all := c.names["__richcmp__"]; all {
		writes = true
	}
	for _, d := range c.derives {
		switch {
		case c.enum == nil && (d.option == "ord" || d.option == "hash") && !has("eq") && !writes:
			l.report.Error(diag.UnsupportedOption, d.span, "%s has `%s`, but not `eq`", c.what(), d.option).
				Helpf("add `eq`: what is ordered or hashed is also compared")
		case d.option == "hash" && c.mutated && !c.frozen:
			l.report.Error(diag.UnsupportedOption, d.span, "%s has `hash`, but its objects change, and so would their hash", c.what()).
				Helpf("add `frozen`, or remove what takes `&mut`")
		}
	}
}

// checkComparisons reports __richcmp__ beside methods that are a part of it.
func (l *lowering) checkComparisons(c *class) {
	specials := c.members().Specials
	all := slices.IndexFunc(specials, func(f *Function) bool { return f.Name == "__richcmp__" })
	if all < 0 {
		return
	}
	for _, f := range specials {
		if s := f.Special(); s.Group == SpecialCompare && s.Arm != "any" {
			l.report.Error(diag.NameCollision, f.Span, "%s has `__richcmp__` and `%s`", c.title(), f.Name).
				At(specials[all].Span, "this one compares already").
				Helpf("put the comparison into `__richcmp__`, or write the six methods without it")
			return
		}
	}
}
