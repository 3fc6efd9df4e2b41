package pypackage

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// records prints the module of the dataclasses, which have the given names there.
func records(pkg *pyview.Package, names map[*abi.Record]string) *pyview.Printer {
	scope := pyview.NewScope()
	var list []*abi.Record
	var homes []*pyview.Namespace
	for _, n := range pkg.Namespaces {
		for _, r := range n.Records {
			if r.Class == abi.Dataclass {
				list, homes = append(list, r), append(homes, n)
				scope.Take(names[r])
			}
		}
		scope.Take(n.RecordMembers()...)
	}
	other := func(home abi.Home, name string) string {
		return scope.ImportType("."+strings.Join(home.Namespace, "."), name)
	}
	ellipsis := func() string { return scope.ImportType("types", "EllipsisType") }
	a := &pyview.Annotator{Scope: scope, Item: other, Ellipsis: ellipsis, Record: func(home abi.Home, name string) string {
		for _, r := range list {
			if slices.Equal(r.Home.Namespace, home.Namespace) && r.Name == name {
				return names[r]
			}
		}
		return other(home, name)
	}}
	scope.Import("__future__", "annotations")
	body := &pyview.Printer{}
	for i, r := range list {
		body.Blank()
		body.Blank()
		body.Print(a.Dataclass(r, names[r]))
		body.Blank()
		body.Blank()
		body.Line("%s.__module__ = %s", names[r], pyview.StrLiteral(homes[i].Qualified()))
		if names[r] != r.Name {
			body.Line("%s.__name__ = %s.__qualname__ = %s", names[r], names[r], pyview.StrLiteral(r.Name))
		}
	}
	p := &pyview.Printer{}
	p.Doc("The dataclasses of " + pkg.Name + ", the same for the extension and for CFFI.")
	p.Blank()
	types := &pyview.Printer{}
	scope.TypeImports(types)
	scope.Imports(p)
	p.Print(types)
	p.Blank()
	var exports []string
	for _, r := range list {
		exports = append(exports, names[r])
	}
	p.Names("__all__", exports)
	p.Print(body)
	return p
}
