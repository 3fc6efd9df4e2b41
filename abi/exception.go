package abi

// exported returns the exceptions that a module holds.
func (m *Module) exported() []*Exception {
	var list []*Exception
	for _, e := range m.Exceptions {
		if e.Exported {
			list = append(list, e)
		}
	}
	return list
}

// Kind returns the kind that errors of e have in C.
func (e *Exception) Kind() ErrorKind {
	for _, k := range ErrorKinds {
		if e.Panic && k.Number == 1 || !e.Panic && k.Number > 1 && k.Python == e.Builtin {
			return k
		}
	}
	return ErrorKind{}
}
