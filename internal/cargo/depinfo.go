package cargo

import (
	"bytes"
	"os"
	"strings"
)

// depInfo is a file of dependencies as rustc and cargo write it: a rule of make,
// and comments that name variables which the code asks for.
type depInfo struct {
	files     []string
	variables []string
}

// readDepInfo reads the first rule of a file, which has all dependencies.
func readDepInfo(path string) (*depInfo, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := &depInfo{}
	rule := false
	for line := range bytes.Lines(text) {
		said := strings.TrimRight(string(line), "\r\n")
		if env, ok := strings.CutPrefix(said, "# env-dep:"); ok {
			name, _, _ := strings.Cut(env, "=")
			out.variables = append(out.variables, name)
			continue
		}
		if rule || said == "" || said[0] == '#' {
			continue
		}
		if _, after, ok := strings.Cut(said, ": "); ok {
			rule = true
			out.files = splitRule(after)
		}
	}
	return out, nil
}

// splitRule returns the words of a rule: a backslash before a blank keeps it in
// the word.
func splitRule(text string) []string {
	var words []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && text[i+1] == ' ':
			word.WriteByte(' ')
			i++
		case text[i] == ' ':
			end()
		default:
			word.WriteByte(text[i])
		}
	}
	end()
	return words
}
