package cheader

// callbacks prints what callbacks need beside their structs.
func (w *writer) callbacks() {
	if !w.m.HasCallbacks() {
		return
	}
	crate, failure, gate := w.m.Crate, w.m.ErrorType(), w.m.GateType()
	w.doc("Makes an error that a callback gives. `class_name` says which exception declared in Rust it is;\n" +
		"NULL for one of Python's own. A callback may set `origin` and `origin_free` of it. With kind 0 it is\n" +
		"always the same one, for a callback that has no memory or no stack left to make another.")
	w.line("%s *%s_error_new(int32_t kind, const char *class_name, size_t class_name_len,", failure, crate)
	w.line("                 const char *message, size_t message_len);")
	w.line("")
	w.doc("Stands before callbacks that Rust keeps, where what they belong to may end before Rust does.")
	w.line("typedef struct %s %s;", gate, gate)
	w.line("")
	w.doc("Makes an open gate.")
	w.line("%s *%s_gate_new(void);", gate, crate)
	w.line("")
	w.doc("Closes a gate: no callback that has it is called or released any more, a call of one is a RUNTIME\n" +
		"error. Waits for those that run in other threads, but no longer than five seconds.")
	w.line("void %s_gate_close(const %s *gate);", crate, gate)
	w.line("")
	w.doc("Gives a gate up. Callbacks that have it keep it as long as they need. NULL does nothing.")
	w.line("void %s_gate_free(%s *gate);", crate, gate)
	w.line("")
}
