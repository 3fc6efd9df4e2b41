package sdist

import (
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// entry is a key of a TOML file with the places of its parts, so that an edit
// can leave everything else as it is: order, comments and blanks.
type entry struct {
	path   []string // with the tables that it is in
	header bool     // [path], which has no value
	array  bool     // [[path]]
	inline bool     // in an inline table; else a line of its own
	start  int      // of the key, or of the bracket of a header
	value  int      // where the value starts
	end    int      // of the value, or of the header
}

// scanTOML returns the keys of a text that is known to be TOML, the headers of
// tables and the keys of inline tables among them, in order.
func scanTOML(text string) []entry {
	s := &tomlScan{text: text}
	if strings.HasPrefix(text, "\ufeff") {
		s.pos = len("\ufeff")
	}
	var table []string
	for s.blanks(); s.pos < len(text); s.blanks() {
		start := s.pos
		if text[s.pos] != '[' {
			before := s.pos
			s.keyValue(table, false)
			if s.pos == before {
				break // no TOML after all
			}
			continue
		}
		array := strings.HasPrefix(text[s.pos:], "[[")
		s.pos += 1
		if array {
			s.pos++
		}
		table = s.key()
		for s.pos < len(text) && text[s.pos] == ']' {
			s.pos++
		}
		s.list = append(s.list, entry{path: table, header: true, array: array, start: start, value: s.pos, end: s.pos})
	}
	return s.list
}

type tomlScan struct {
	text string
	pos  int
	list []entry
}

// blanks skips blanks, line ends, comments.
func (s *tomlScan) blanks() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			if end := strings.IndexByte(s.text[s.pos:], '\n'); end >= 0 {
				s.pos += end
			} else {
				s.pos = len(s.text)
			}
		default:
			return
		}
	}
}

// key reads a key with its dots, and the blanks behind it.
func (s *tomlScan) key() []string {
	var parts []string
	for s.pos < len(s.text) {
		for s.at(" \t") {
			s.pos++
		}
		start := s.pos
		if s.at(`"'`) {
			s.str()
			parts = append(parts, decodeString(s.text[start:s.pos]))
		} else {
			for s.pos < len(s.text) && !s.at(" \t.=]\r\n#") {
				s.pos++
			}
			parts = append(parts, s.text[start:s.pos])
		}
		for s.at(" \t") {
			s.pos++
		}
		if !s.at(".") {
			break
		}
		s.pos++
	}
	return parts
}

func (s *tomlScan) at(any string) bool {
	return s.pos < len(s.text) && strings.IndexByte(any, s.text[s.pos]) >= 0
}

func (s *tomlScan) keyValue(table []string, inline bool) {
	e := entry{start: s.pos, inline: inline}
	e.path = append(slices.Clone(table), s.key()...)
	if !s.at("=") {
		return
	}
	s.pos++
	for s.at(" \t") {
		s.pos++
	}
	e.value = s.pos
	at := len(s.list)
	s.list = append(s.list, e)
	s.skipValue(e.path)
	s.list[at].end = s.pos
}

func (s *tomlScan) skipValue(path []string) {
	switch {
	case s.at(`"'`):
		s.str()
	case s.at("["):
		s.pos++
		for s.blanks(); s.pos < len(s.text) && !s.at("]"); s.blanks() {
			before := s.pos
			if s.at(",") {
				s.pos++
				continue
			}
			// Keys of tables in arrays have no path of their own.
			kept := len(s.list)
			s.skipValue(nil)
			s.list = s.list[:kept]
			if s.pos == before {
				return
			}
		}
		s.step()
	case s.at("{"):
		s.pos++
		for s.blanks(); s.pos < len(s.text) && !s.at("}"); s.blanks() {
			before := s.pos
			if s.at(",") {
				s.pos++
				continue
			}
			s.keyValue(path, true)
			if s.pos == before {
				return
			}
		}
		s.step()
	default:
		start := s.pos
		for s.pos < len(s.text) && !s.at(",]}\n#") {
			s.pos++
		}
		s.pos = start + len(strings.TrimRight(s.text[start:s.pos], " \t\r"))
	}
}

func (s *tomlScan) step() {
	if s.pos < len(s.text) {
		s.pos++
	}
}

// str skips a string of any of the four kinds.
func (s *tomlScan) str() {
	quote := s.text[s.pos : s.pos+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(s.text[s.pos:], triple) {
		s.pos += 3
		s.until(triple, quote == `"`)
		for s.at(quote) { // the text may end with quotes of its own
			s.pos++
		}
		return
	}
	s.pos++
	s.until(quote, quote == `"`)
}

func (s *tomlScan) until(end string, escapes bool) {
	for s.pos < len(s.text) {
		if escapes && s.text[s.pos] == '\\' {
			s.pos = min(s.pos+2, len(s.text))
			continue
		}
		if strings.HasPrefix(s.text[s.pos:], end) {
			s.pos += len(end)
			return
		}
		s.pos++
	}
}

// decodeString returns what a string of TOML stands for.
func decodeString(written string) string {
	var doc struct{ V string }
	if err := toml.Unmarshal([]byte("V = "+written), &doc); err != nil {
		return ""
	}
	return doc.V
}

// elements returns the places of the values of an array, which starts at the
// bracket at.
func elements(text string, at int) []entry {
	s := &tomlScan{text: text, pos: at + 1}
	var out []entry
	for s.blanks(); s.pos < len(text) && !s.at("]"); s.blanks() {
		if s.at(",") {
			s.pos++
			continue
		}
		start := s.pos
		if s.skipValue(nil); s.pos == start {
			break
		}
		out = append(out, entry{start: start, value: start, end: s.pos})
	}
	return out
}
