package cheader

import (
	"bytes"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit/nativeheader"
	"example.com/bindgen/internal/cbindgen"
)

// plainHeader returns the header of a crate with native items only.
func plainHeader(m *abi.Module) []byte {
	config := *m.NativeConfig
	if config.IncludeGuard == "" && !config.PragmaOnce {
		config.IncludeGuard = strings.ToUpper(m.Crate) + "_H"
	}
	return nativeHeader(m.Native, &config)
}

// nativeHeader returns a header of native items: what `bindgen header` prints,
// below the mark, for C and C++, and with what checks the layouts.
func nativeHeader(items *native.Module, config *cbindgen.Config) []byte {
	config = committed(config)
	config.CppCompat = true
	// The assertions belong into the guard.
	trailer := config.Trailer
	config.Trailer = ""
	text := nativeheader.Header(items, config)
	end := len(text)
	if guard := []byte("\n#endif  /* " + config.IncludeGuard); config.IncludeGuard != "" {
		end = bytes.LastIndex(text, guard)
	}
	var out bytes.Buffer
	out.WriteString("// " + abi.Mark + "\n")
	out.Write(text[:end])
	if checks := nativeheader.Assertions(items, config); len(checks) > 0 {
		out.WriteByte('\n')
		out.Write(bytes.TrimLeft(checks, "\n"))
	}
	out.Write(text[end:])
	if trailer != "" {
		out.WriteString("\n" + trailer)
	}
	return append(bytes.TrimRight(out.Bytes(), "\n"), '\n')
}

// committed is config for a file that bindgen writes: lines end as in all of them.
func committed(config *cbindgen.Config) *cbindgen.Config {
	out := *config
	out.LineEndings = "LF"
	return &out
}

// nativeItems prints the items that the crate's author wrote for C, and what
// checks their layouts.
func (w *writer) nativeItems() {
	if w.native == nil {
		return
	}
	config := committed(w.m.NativeConfig)
	w.line("")
	w.line("// ---- native items of %s ----", w.m.Crate)
	w.line("")
	w.out.Write(bytes.TrimRight(nativeheader.Section(w.native, config), "\n"))
	w.line("")
	if checks := nativeheader.Assertions(w.native, config); len(checks) > 0 {
		w.line("")
		w.out.Write(bytes.Trim(checks, "\n"))
		w.line("")
	}
}
