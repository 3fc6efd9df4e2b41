package native

import (
	"strings"

	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/diag"
)

// renameRule returns the rule of the annotation called name, and otherwise
// where there is none.
func (l *lowerer) renameRule(annotations Annotations, name string, otherwise cbindgen.RenameRule) cbindgen.RenameRule {
	a := annotations.Find(name)
	if a == nil {
		return otherwise
	}
	rule, ok := cbindgen.ParseRule(a.Value)
	if !ok {
		l.report.Error(diag.BadAnnotation, a.Span, "unknown rule `%s` in annotation `cbindgen:%s`", a.Value, name).
			Helpf("the rules are %s", strings.Join(cbindgen.Rules(), ", "))
	}
	return rule
}
