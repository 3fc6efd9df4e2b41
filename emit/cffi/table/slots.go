package table

import (
	"fmt"
	"slices"
	"strings"
)

// Tables are the tables of a Module, checked, in the order in which cffi
// searches them: by the bytes of the names.
type Tables struct {
	name      string
	groups    []group
	functions []named
	structs   []structEntry
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

type structEntry struct {
	named
	flags  int32
	fields []named
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
		t.functions = append(t.functions, named{f.Name, int32(b.home[f.Type.String()])})
	}
	for _, s := range m.Structs {
		e := structEntry{named: named{s.Name, int32(b.home[StructType(s).String()])}, flags: flagComplete}
		if len(s.Fields) == 0 {
			e.flags = flagOpaque
		}
		for _, f := range s.Fields {
			e.fields = append(e.fields, named{f.Name, int32(b.home[f.Type.String()])})
		}
		t.structs = append(t.structs, e)
	}
	slices.SortFunc(t.functions, func(a, b named) int { return strings.Compare(a.name, b.name) })
	slices.SortFunc(t.structs, func(a, b structEntry) int { return strings.Compare(a.name, b.name) })
	return t, t.validate()
}

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
			return fmt.Errorf("two structs are named %q", name)
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
			if _, declared := b.index[t.record.Name]; !declared {
				return fmt.Errorf("struct %s is not declared", t.record.Name)
			}
			for _, f := range t.record.Fields {
				if f.Type.kind == function || f.Type.isOpaque() {
					return fmt.Errorf("field %s of struct %s has no size", f.Name, t.record.Name)
				}
			}
		case function:
			for _, part := range append([]*Type{t.elem}, t.params...) {
				if part.kind == function || part.isOpaque() {
					return fmt.Errorf("%s passes %s by value", t, part)
				}
			}
		}
	}
	return nil
}

func (t *Type) isOpaque() bool { return t.kind == record && len(t.record.Fields) == 0 }

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
		g.slots = append(g.slots, slot{opFunctionEnd, 0})
		b.groups = append(b.groups, g)
		at += len(g.slots)
	}
	for _, t := range b.types {
		if home := b.home[t.String()]; home >= first {
			b.groups = append(b.groups, group{first: home, slots: []slot{b.slotOf(t)}, comment: t.String()})
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
	case record:
		return slot{opStruct, b.index[t.record.Name]}
	default:
		return slot{opPrimitive, primitives[t.name]}
	}
}
