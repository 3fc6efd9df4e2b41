package parser

import "example.com/bindgen/internal/source"

// namespace is one of the two in which the same name may mean two things: a
// function and a struct can share one. Macros have a third, which bindgen has
// no use for.
type namespace int

const (
	typeNS  namespace = iota // modules, structs, enums, unions, aliases, traits, crates
	valueNS                  // functions, constants, statics, constructors
)

// declared is one thing that a module declares under a name: an item, or a use
// whose meaning is found when it is asked for.
type declared struct {
	item  Item
	use   *Use
	types bool // of an item: it has a meaning as a type
	value bool // of an item: it has a meaning as a value
}

// binding is one meaning of a name in a module.
type binding struct {
	def  Def
	span source.Span
	// scope is the module inside which the name can be used: the root for
	// names that are visible everywhere.
	scope *Module
	glob  bool
	use   *Use // that brings it; nil for a declaration
}

// lookupKey is a question to the resolver.
type lookupKey struct {
	module *Module
	name   string
	ns     namespace
}

// lookup knows what names mean in modules. What all imports of the crate mean
// is found first, when anything is asked for the first time.
type lookup struct {
	crate    *Crate
	prepared bool
	imports  map[importKey][]binding
	globs    map[*Use]globTarget
	done     map[lookupKey][]binding // answers that follow from imports and globs
	// rootCrates are the names that `extern crate a as b;` in the root gives to
	// crates everywhere; nil until asked for.
	rootCrates map[string][]binding
	aliases    map[*TypeAlias]bool      // those that are being followed
	lexed      map[*source.File]*tokens // files whose const fns were run
	ofType     map[Item][]*Impl         // the impl blocks of each type; nil until asked for

	circles *circles // of a dependency
}

// importKey names what a use imports in one namespace.
type importKey struct {
	use *Use
	ns  namespace
}

// globTarget is what stands before the * of a use; nothing where it is unknown.
type globTarget struct {
	module   *Module
	enum     *Enum
	external []string
}

func newLookup(c *Crate) *lookup {
	return &lookup{
		crate: c, imports: map[importKey][]binding{}, globs: map[*Use]globTarget{}, done: map[lookupKey][]binding{},
		aliases: map[*TypeAlias]bool{}, circles: newCircles(),
	}
}

// index fills m.names and m.globs.
func (m *Module) index() {
	m.read()
	if m.names != nil {
		return
	}
	m.names = map[string][]declared{}
	for _, item := range m.Items {
		m.declare(item)
	}
}

func (m *Module) declare(item Item) {
	d := declared{item: item}
	name := item.Head().Name
	switch item := item.(type) {
	case *Use:
		if item.Glob {
			m.globs = append(m.globs, item)
			return
		}
		d = declared{use: item}
	case *Function, *Const, *Static:
		d.value = true
	case *Struct:
		d.types, d.value = true, item.Tuple || item.Unit
	case *Module, *Enum, *Union, *TypeAlias, *Trait:
		d.types = true
	case *ForeignBlock:
		for _, inner := range item.Items {
			m.declare(inner)
		}
		return
	case *MacroCall:
		// create_exception!(module, Name, Base) declares Name.
		name = item.exceptionName()
		d.types, d.value = true, true
	default:
		return
	}
	if name != "" && name != "_" {
		m.names[name] = append(m.names[name], d)
	}
}

// in returns what name means in module m, whoever asks: several bindings where
// it is ambiguous, none where m has no such name.
func (l *lookup) in(m *Module, name string, ns namespace) []binding {
	l.prepare()
	key := lookupKey{m, name, ns}
	if found, ok := l.done[key]; ok {
		return found
	}
	return l.circles.name(key, func() []binding { return l.without(nil, m, name, ns) }, l.done)
}

// without is in for the path of the import skip, which stands in m itself: no
// import is found through itself.
func (l *lookup) without(skip *Use, m *Module, name string, ns namespace) []binding {
	found := l.explicit(skip, m, name, ns)
	if found == nil {
		found = l.throughGlobs(m, name, ns)
	}
	if len(found) > 1 && l.crate.plain != nil {
		return l.here(found)
	}
	return found
}

// explicit returns what m itself declares or imports as name. What an import
// from another crate means is not known, so it counts in both namespaces, but
// only where nothing else has the name.
func (l *lookup) explicit(skip *Use, m *Module, name string, ns namespace) []binding {
	m.index()
	var sure, unsure []binding
	for _, d := range m.names[name] {
		if d.use == nil {
			if (ns == typeNS && d.types) || (ns == valueNS && d.value) {
				sure = add(sure, binding{def: Def{Item: d.item}, span: d.item.Head().Span, scope: l.crate.scopeOfItem(m, d.item)})
			}
			continue
		}
		if d.use == skip {
			continue
		}
		scope := l.crate.scopeOf(m, d.use.Vis)
		isCrate := d.use.namesCrate()
		for _, found := range l.importOf(d.use, ns) {
			b := binding{def: found.def, span: d.use.Span, scope: scope, use: d.use}
			switch {
			case isCrate && ns == valueNS:
			case isCrate, found.def.External == nil:
				sure = add(sure, b)
			default:
				unsure = add(unsure, b)
			}
		}
	}
	if sure != nil {
		return sure
	}
	return unsure
}

// add adds b unless the list has its meaning already. The same meaning with a
// wider scope takes its place.
func add(list []binding, b binding) []binding {
	for i := range list {
		if list[i].def.same(b.def) {
			if list[i].scope.within(b.scope) {
				list[i].scope = b.scope
			}
			return list
		}
	}
	return append(list, b)
}
