package abi

import (
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// isDerived reports whether item is a record, a union or a wrapper: it has a form
// in Python only where something exported takes or gives it.
func isDerived(item parser.Item) bool {
	return item.Head().Find("pyclass") == nil && (derives(item, "FromPyObject") || derives(item, "IntoPyObject"))
}

// warnUnused tells of the records and unions that nothing exported names: the
// bindings are without them. After an error it is not known what would have.
func (l *lowering) warnUnused() {
	if l.report.Failed() {
		return
	}
	for _, item := range l.found.derived {
		if l.isUsed(item) {
			continue
		}
		head := item.Head()
		l.report.Warn(diag.UnusedRecord, head.Span, "nothing that is exported uses `%s`, so the bindings are without it", head.Name).
			Helpf("take it or return it in a #[pyfunction] or a method, or remove what it derives of PyO3")
	}
}

// isUsed reports whether something has asked for the form of item.
func (l *lowering) isUsed(item parser.Item) bool {
	switch item := item.(type) {
	case *parser.Struct:
		return l.records[item] != nil || l.wrappers[item] != nil
	case *parser.Enum:
		return l.unions[item] != nil
	default:
		return true
	}
}
