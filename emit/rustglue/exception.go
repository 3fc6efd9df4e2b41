package rustglue

// exceptions lists the exceptions that Python finds in a module. What else there
// is to know of one is in the constant that create_exception! makes.
func (w *writer) exceptions() []string {
	var list []string
	for _, e := range w.m.Exceptions {
		if !e.Exported || e.Home.Attach != w.attach {
			continue
		}
		path := w.path(e.Home)
		if e.Panic {
			path = "glue::PanicException"
		}
		list = append(list, quote(w.space(e.Home.Namespace))+" "+quote(e.Name)+" = "+path)
	}
	return list
}
