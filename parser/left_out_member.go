package parser

// goneMembers are the fields of one struct or variant, or the variants of one
// enum, that cfg removes.
type goneMembers struct {
	reader *reader
	word   string // "field"
	list   []*absence
}

// add notes the member name with the attributes attrs, if it would be exported:
// by what it stands in, or by an attribute of its own.
func (g *goneMembers) add(name string, attrs []Attr) {
	if !g.reader.exported && findAttr(attrs, "pyo3") == nil {
		return
	}
	g.list = append(g.list, &absence{
		what: g.word + " `" + name + "`", name: name, attrs: conditions(attrs), exports: 1,
	})
}

// leaveOut passes on what no member that stays has the name of.
func (g *goneMembers) leaveOut(stays func(name string) bool) {
	for _, a := range g.list {
		if !stays(a.name) {
			g.reader.env.absent = append(g.reader.env.absent, a)
		}
	}
}
