package parser

// #cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
// #include "flatten.h"
import "C"

import (
	"errors"
	"slices"
	"sync"
	"unsafe"

	sitter "github.com/tree-sitter/go-tree-sitter"
	rust "github.com/tree-sitter/tree-sitter-rust/bindings/go"
)

// flatten.h declares tree-sitter's structs by itself. These do not compile
// where the sizes differ from those go-tree-sitter was built with.
var (
	_ [C.sizeof_TSNode]byte       = [unsafe.Sizeof(sitter.Node{})]byte{}
	_ [C.sizeof_TSTreeCursor]byte = [unsafe.Sizeof(sitter.TreeCursor{})]byte{}
)

// go-tree-sitter, whose init has run by now, makes every allocation of the C
// library a call into Go and back. That takes a third of the time of parsing.
func init() { C.flat_use_malloc() }

// grammar is tree-sitter-rust with its numbers translated to kinds and fields.
type grammar struct {
	language *C.TSLanguage
	kinds    []kind  // by symbol
	fields   []field // by field id
	prune    []uint8 // by symbol
}

var loadGrammar = sync.OnceValue(func() *grammar {
	g := &grammar{language: (*C.TSLanguage)(rust.Language())}
	symbols := int(C.ts_language_symbol_count(g.language))
	g.kinds = make([]kind, symbols)
	g.prune = make([]uint8, symbols)
	for symbol := range symbols {
		name := C.GoString(C.ts_language_symbol_name(g.language, C.uint16_t(symbol)))
		if i := slices.Index(kindNames[:], name); i > 0 {
			g.kinds[symbol] = kind(i)
			if slices.Contains(pruned, kind(i)) {
				g.prune[symbol] = 1
			}
		}
	}
	g.fields = make([]field, int(C.ts_language_field_count(g.language))+1)
	for id := 1; id < len(g.fields); id++ {
		name := C.GoString(C.ts_language_field_name_for_id(g.language, C.uint16_t(id)))
		if i := slices.Index(fieldNames[:], name); i > 0 {
			g.fields[id] = field(i)
		}
	}
	return g
})

// tree is the syntax tree of a file, in C memory until free is called.
type tree struct {
	grammar *grammar
	source  *squeezed
	flat    C.flat_tree
	nodes   []C.flat_node
}

var errParse = errors.New("out of memory")

// parseTree parses s. It crosses into C once.
func parseTree(s *squeezed) (*tree, error) {
	t := &tree{grammar: loadGrammar(), source: s}
	start := (*C.char)(unsafe.Pointer(unsafe.SliceData(s.text)))
	if !C.flat_parse(t.grammar.language, start, C.uint32_t(len(s.text)), (*C.uint8_t)(&t.grammar.prune[0]), &t.flat) {
		return nil, errParse
	}
	t.nodes = unsafe.Slice(t.flat.nodes, t.flat.count)
	return t, nil
}

// free releases the tree. Its nodes must not be used after that.
func (t *tree) free() {
	C.flat_tree_free(&t.flat)
	t.source.free()
	t.nodes, t.source = nil, nil
}

// root returns the node of the whole file.
func (t *tree) root() node { return node{tree: t} }

// node is one node of a tree. The zero node stands for none.
type node struct {
	tree *tree
	i    uint32
}

func (n node) ok() bool             { return n.tree != nil }
func (n node) flat() *C.flat_node   { return &n.tree.nodes[n.i] }
func (n node) start() int           { return n.tree.source.start(uint32(n.flat().start)) }
func (n node) field() field         { return n.tree.grammar.fields[n.flat().field] }
func (n node) has(flag C.uint) bool { return C.uint(n.flat().flags)&flag != 0 }

// end returns where n ends; one that the parser had to put in ends where it starts.
func (n node) end() int {
	if n.flat().end == n.flat().start {
		return n.start()
	}
	return n.tree.source.end(uint32(n.flat().end))
}

func (n node) isError() bool   { return n.has(C.FLAT_ERROR) }
func (n node) isMissing() bool { return n.has(C.FLAT_MISSING) }
func (n node) hasError() bool  { return n.has(C.FLAT_HAS_ERROR) }
func (n node) isNamed() bool   { return n.has(C.FLAT_NAMED) }

// name returns what the grammar calls n.
func (n node) name() string {
	return C.GoString(C.ts_language_symbol_name(n.tree.grammar.language, C.uint16_t(n.flat().symbol)))
}

// kind returns what n is.
func (n node) kind() kind {
	switch symbol := int(n.flat().symbol); {
	case symbol >= len(n.tree.grammar.kinds): // an ERROR
		return kindOther
	case !n.has(C.FLAT_NAMED):
		return kindPunct
	default:
		return n.tree.grammar.kinds[symbol]
	}
}

// isComment reports whether n is a comment, which may stand anywhere.
func (n node) isComment() bool {
	k := n.kind()
	return k == kindLineComment || k == kindBlockComment
}

// children ranges over the nodes directly below n, comments included.
func (n node) children(yield func(node) bool) {
	end := uint32(n.flat().next)
	for i := n.i + 1; i < end; i = uint32(n.tree.nodes[i].next) {
		if !yield(node{n.tree, i}) {
			return
		}
	}
}

// child returns the first child of n that is f, or none.
func (n node) child(f field) node {
	for c := range n.children {
		if c.field() == f && !c.isComment() {
			return c
		}
	}
	return node{}
}

// childOf returns the first child of n of kind k, or none.
func (n node) childOf(k kind) node {
	for c := range n.children {
		if c.kind() == k {
			return c
		}
	}
	return node{}
}
