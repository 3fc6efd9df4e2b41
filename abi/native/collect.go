package native

// exports walks all modules in source order and hands functions, statics,
// constants and impl blocks to those who lower them.
func (l *lowerer) exports() {}

// included lowers what [export] include names though nothing needs it.
func (l *lowerer) included() {}
