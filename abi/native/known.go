package native

// knows reports whether the text that the configuration puts into the header
// declares name.
func (l *lowerer) knows(name string) bool { return l.config.Knows(name) }
