package parser

import (
	"errors"

	"example.com/bindgen/internal/source"
)

// frame holds the variables of a block of a function that runs.
type frame struct {
	outer *frame
	names map[string]*Value
}

// find returns a variable, or nil.
func (f *frame) find(name string) *Value {
	for ; f != nil; f = f.outer {
		if value := f.names[name]; value != nil {
			return value
		}
	}
	return nil
}

// declare makes a new variable, which hides older ones of its name.
func (f *frame) declare(name string, value Value) { f.names[name] = &value }

// inner returns an evaluator for a block inside of the one that v is in.
func (v *evaluator) inner() *evaluator {
	out := *v
	out.frame = &frame{outer: v.frame, names: map[string]*Value{}}
	return &out
}

// leave is what ends a block before its end. It travels as an error.
type leave struct {
	word  string // return, break or continue
	label string
	value Value
	span  source.Span
}

// Error is shown where nothing is there to leave.
func (l *leave) Error() string { return "`" + l.word + "` leaves nothing here" }

// asFault turns a leave that nothing took into an error to show.
func asFault(err error) error {
	var left *leave
	if errors.As(err, &left) {
		return fail(left.span, "%s", left.Error())
	}
	return err
}

// run calls a const fn of the crate. self is the type whose impl it stands in.
func (v *evaluator) run(e *Expr, f *Function, self Item, args []Value) (Value, error) {
	names := make([]string, 0, len(args))
	if f.Receiver != nil {
		names = append(names, "self")
	}
	for i := range f.Params {
		names = append(names, f.Params[i].Name)
	}
	switch {
	case !f.Const || f.Async || !f.Body.IsValid():
		return Value{}, fail(e.Span, "`%s` is not a const fn that bindgen can run", f.Name)
	case len(names) != len(args):
		return Value{}, notConstant(e)
	case f.Generics.IsGeneric():
		return Value{}, fail(e.Span, "the const fn `%s` is generic, which bindgen does not compute", f.Name)
	}
	in := v.in(f.Module, self).inner()
	for i, name := range names {
		if name == "" {
			return Value{}, fail(e.Span, "`%s` takes a parameter apart, which bindgen does not compute", f.Name)
		}
		in.frame.declare(name, args[i])
	}
	value, err := in.block(f.Body, f.Return)
	var left *leave
	if errors.As(err, &left) && left.word == "return" {
		value, err = left.value, nil
	}
	if err != nil {
		return Value{}, asFault(err)
	}
	if want := in.primitive(f.Return); want != "" {
		return in.coerce(value, want, e.Span)
	}
	return value, nil
}

// block runs a block in braces. t is the type that it should have, or nil.
func (v *evaluator) block(span source.Span, t Type) (Value, error) {
	c := v.crate.lookup.tokens(span)
	if !c.is("{") {
		return Value{}, fail(span, "expected a block")
	}
	return v.inner().statements(c.inside(c.pos), t)
}

// control computes an expression that holds statements: a block, if, match, a
// loop. want is the primitive type that it should have, or "".
func (v *evaluator) control(e *Expr, want string) (Value, error) {
	if e.Span.File == nil || e.Span.Start >= e.Span.End {
		return Value{}, notConstant(e)
	}
	c := v.crate.lookup.tokens(e.Span)
	if !c.startsControl() {
		return Value{}, notConstant(e)
	}
	var t Type
	if want != "" {
		t = &PathType{Path: []string{want}}
	}
	value, err := v.inner().controlExpr(c, t)
	if err == nil && !c.done() {
		err = notConstant(e)
	}
	if v.frame == nil {
		err = asFault(err)
	}
	return value, err
}

// maxLexed is how many files are kept as tokens.
const maxLexed = 32

// tokens returns the tokens of a part of a file.
func (l *lookup) tokens(span source.Span) *cursor {
	t := l.lexed[span.File]
	if t == nil {
		if l.lexed == nil || len(l.lexed) >= maxLexed {
			l.lexed = map[*source.File]*tokens{}
		}
		t = lex(span.File)
		l.lexed[span.File] = t
	}
	return t.between(int(span.Start), int(span.End))
}
