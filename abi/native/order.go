package native

// order sorts what was declared: a type after those it needs, the rest as
// sort_by says.
func (l *lowerer) order() {}
