package table

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Tables are the tables of a Module, checked, in the order in which cffi
// searches them: by the bytes of the names.
type Tables struct {
	name     string
	groups   []group
	globals  []global
	structs  []structEntry
	typedefs []named
}

// group is the slots that belong together: a function with its parameters, or
// one type.
type group struct {
	first   int
	slots   []slot
	comment string
}

// named is a name with the slot of its type.
type named struct {
	name string
	slot int32
}

// global is a function, a variable or a constant: what is found under its name
// in the library's namespace. The slot of a constant is -1.
type global struct {
	named
	op    int32
	value string // of a constant; "0" elsewhere
}

type structEntry struct {
	named
	flags  int32
	fields []fieldEntry
}

type fieldEntry struct {
	named
	bits int32 // of a bit-field; 0 elsewhere
}

// Build lays the types of m out in slots as cffi does, and checks the result:
// the backends that load the tables trust every number in them.
func (m *Module) Build() (*Tables, error) {
	b := &builder{home: map[string]int{}, index: map[string]int32{}, seen: map[string]*Type{}}
	if err := b.collect(m); err != nil {
		return nil, err
	}
	b.place()
	t := &Tables{name: m.Name, groups: b.groups}
	for _, f := range m.Functions {
		t.globals = append(t.globals, global{b.named(f.Name, f.Type), opDlopenFunc, "0"})
	}
	for _, v := range m.Variables {
		t.globals = append(t.globals, global{b.named(v.Name, v.Type), opVariable, "0"})
	}
	for _, c := range m.Constants {
		t.globals = append(t.globals, global{named{c.Name, unresolvedSlot}, opConstantInt, c.Value})
	}
	for _, s := range m.Structs {
		e := structEntry{named: b.named(s.Name, StructType(s)), flags: s.flags()}
		for _, f := range s.Fields {
			e.fields = append(e.fields, fieldEntry{b.named(f.Name, f.Type), int32(f.Bits)})
		}
		t.structs = append(t.structs, e)
	}
	for _, d := range m.Typedefs {
		t.typedefs = append(t.typedefs, b.named(d.Name, d.Type))
	}
	slices.SortFunc(t.globals, func(a, b global) int { return strings.Compare(a.name, b.name) })
	slices.SortFunc(t.typedefs, func(a, b named) int { return strings.Compare(a.name, b.name) })
	slices.SortFunc(t.structs, func(a, b structEntry) int { return strings.Compare(a.name, b.name) })
	return t, t.validate()
}

// flags are what the tables say of s beside its fields.
func (s *Struct) flags() int32 {
	var flags int32
	if s.Union {
		flags |= flagUnion
	}
	if s.Packed {
		flags |= flagPacked
	}
	switch {
	case len(s.Fields) == 0:
		return flags | flagOpaque
	case slices.ContainsFunc(s.Fields, func(f Field) bool { return f.Name == "" }):
		return flags
	default:
		return flags | flagComplete
	}
}

// named pairs a name with the slot of its type.
func (b *builder) named(name string, t *Type) named { return named{name, b.homeOf(t)} }

// builder gives every type its slot.
type builder struct {
	seen   map[string]*Type
	types  []*Type          // all of them, sorted by spelling
	index  map[string]int32 // of a struct, by its name, in the sorted table
	home   map[string]int   // the slot of a type, by its spelling
	next   int
	groups []group
}

// collect finds every type that the declarations mention.
func (b *builder) collect(m *Module) error {
	var names []string
	for _, s := range m.Structs {
		names = append(names, s.Name)
	}
	slices.Sort(names)
	for i, name := range names {
		if i > 0 && names[i-1] == name {
			return fmt.Errorf("two structs or unions are named %q", name)
		}
		b.index[name] = int32(i)
	}
	for _, s := range m.Structs {
		b.add(StructType(s))
		for _, f := range s.Fields {
			b.add(f.Type)
		}
	}
	for _, f := range m.Functions {
		b.add(f.Type)
	}
	for _, v := range m.Variables {
		b.add(v.Type)
	}
	for _, d := range m.Typedefs {
		b.add(d.Type)
	}
	for _, t := range b.seen {
		b.types = append(b.types, t)
	}
	// cffi sorts by the spelling in angle brackets: the closing one matters.
	slices.SortFunc(b.types, func(x, y *Type) int { return strings.Compare(x.String()+">", y.String()+">") })
	return b.checkTypes()
}

func (b *builder) add(t *Type) {
	key := t.String()
	if b.seen[key] != nil {
		return
	}
	b.seen[key] = t
	if t.elem != nil {
		b.add(t.elem)
	}
	for _, p := range t.params {
		b.add(p)
	}
}

// checkTypes refuses what cannot be written, or would be met only when called.
func (b *builder) checkTypes() error {
	for _, t := range b.types {
		switch t.kind {
		case primitive:
			if _, known := primitives[t.name]; !known {
				return fmt.Errorf("%q is not a primitive type that the tables know", t.name)
			}
		case record:
			if err := b.checkStruct(t.record); err != nil {
				return err
			}
		case array:
			if t.elem.isUnsized() || t.length < 0 || t.length > math.MaxInt32 {
				return fmt.Errorf("%s is an array that the tables cannot hold", t)
			}
		case function:
			for i, part := range append([]*Type{t.elem}, t.params...) {
				nothing := i == 0 && part.isVoid()
				if part.isUnsized() && !nothing || part.kind == array {
					return fmt.Errorf("%s passes %s by value", t, part)
				}
			}
		}
	}
	return nil
}

func (b *builder) checkStruct(s *Struct) error {
	if _, declared := b.index[s.Name]; !declared {
		return fmt.Errorf("%s is not declared", s)
	}
	for _, f := range s.Fields {
		switch {
		case f.Type.isUnsized():
			return fmt.Errorf("field %s of %s has no size", f.Name, s)
		case f.Name == "" && f.Type.kind != record:
			return fmt.Errorf("a field of %s without a name is no struct", s)
		}
	}
	return nil
}

// isUnsized reports whether no value of type t can be.
func (t *Type) isUnsized() bool {
	return t.kind == function || t.kind == record && len(t.record.Fields) == 0 || t.isVoid()
}

func (t *Type) isVoid() bool { return t.kind == primitive && t.name == Void.name }

// place gives slots to functions first, whose parameters are the homes of
// types that have none yet, and then to all other types.
func (b *builder) place() {
	for _, t := range b.types {
		if t.kind != function {
			continue
		}
		b.home[t.String()] = b.next
		b.next++
		for _, p := range t.params {
			if _, placed := b.home[p.String()]; !placed {
				b.home[p.String()] = b.next
			}
			b.next++
		}
		b.next++ // the end
	}
	first := b.next
	for _, t := range b.types {
		if _, placed := b.home[t.String()]; !placed {
			b.home[t.String()] = b.next
			b.next++
			if t.kind == array {
				b.next++ // its length
			}
		}
	}
	b.fill(first)
}

func (b *builder) fill(first int) {
	at := 0
	for _, t := range b.types {
		if t.kind != function {
			continue
		}
		g := group{first: at, slots: []slot{{opFunction, b.homeOf(t.elem)}}, comment: t.String()}
		for i, p := range t.params {
			s := b.slotOf(p)
			if b.home[p.String()] != at+1+i && p.kind != primitive {
				s = slot{opNoop, b.homeOf(p)}
			}
			g.slots = append(g.slots, s)
		}
		end := slot{op: opFunctionEnd}
		if t.variadic {
			end.arg = flagVariadic
		}
		g.slots = append(g.slots, end)
		b.groups = append(b.groups, g)
		at += len(g.slots)
	}
	for _, t := range b.types {
		if home := b.home[t.String()]; home >= first {
			g := group{first: home, slots: []slot{b.slotOf(t)}, comment: t.String()}
			if t.kind == array {
				g.slots = append(g.slots, slot{opLength, int32(t.length)})
			}
			b.groups = append(b.groups, g)
		}
	}
}

func (b *builder) homeOf(t *Type) int32 {
	if home, placed := b.home[t.String()]; placed {
		return int32(home)
	}
	return unresolvedSlot
}

// slotOf returns the slot of a type that is not a function.
func (b *builder) slotOf(t *Type) slot {
	switch t.kind {
	case pointer:
		return slot{opPointer, b.homeOf(t.elem)}
	case array:
		return slot{opArray, b.homeOf(t.elem)}
	case record:
		return slot{opStruct, b.index[t.record.Name]}
	default:
		return slot{opPrimitive, primitives[t.name]}
	}
}
