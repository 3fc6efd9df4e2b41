package nativeheader

import "slices"

// openNamespaces puts what follows into namespaces of C++.
func (w *writer) openNamespaces() {
	if !w.hasNamespaces() {
		return
	}
	w.gap()
	w.line("#ifdef __cplusplus")
	for _, name := range w.config.Namespaces {
		w.line("namespace ", name, " {")
	}
	w.line("#endif  // __cplusplus")
}

func (w *writer) closeNamespaces() {
	if !w.hasNamespaces() {
		return
	}
	w.gap()
	w.line("#ifdef __cplusplus")
	for _, name := range slices.Backward(w.config.Namespaces) {
		w.line("}  // namespace ", name)
	}
	w.line("#endif  // __cplusplus")
}

func (w *writer) hasNamespaces() bool { return w.config.CppCompat && len(w.config.Namespaces) > 0 }
