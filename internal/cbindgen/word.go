package cbindgen

import (
	"strings"
	"unicode"
)

// words splits a name at its underscores, where a capital follows a small
// letter, and before the last capital of several that a small letter follows:
// XMLHttpRequest2 is XML, Http, Request2. Digits belong to what is before them.
func words(name string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) }) {
		out = append(out, split([]rune(part))...)
	}
	return out
}

// split splits a part of a name that has no underscores.
func split(part []rune) []string {
	var out []string
	start := 0
	var last rune // the last letter of the word so far that has a case; 0 for none
	for i, c := range part[:len(part)-1] {
		next := part[i+1]
		cut := -1
		switch {
		case unicode.IsUpper(c):
			if last != 0 && unicode.IsUpper(last) && unicode.IsLower(next) {
				cut = i
			}
			last = c
		case unicode.IsLower(c):
			last = c
		}
		if last != 0 && unicode.IsLower(last) && unicode.IsUpper(next) {
			cut = i + 1
		}
		if cut >= 0 {
			out = append(out, string(part[start:cut]))
			start, last = cut, 0
		}
	}
	return append(out, string(part[start:]))
}

func snake(name string) string { return strings.ToLower(strings.Join(words(name), "_")) }

func pascal(name string) string {
	var b strings.Builder
	for _, w := range words(name) {
		b.WriteString(capital(w))
	}
	return b.String()
}

func camel(name string) string {
	var b strings.Builder
	for i, w := range words(name) {
		if i == 0 {
			b.WriteString(strings.ToLower(w))
		} else {
			b.WriteString(capital(w))
		}
	}
	return b.String()
}

// upper returns text in capitals; of a letter that two capitals stand for Go's
// own rule makes none.
func upper(text string) string { return strings.ReplaceAll(strings.ToUpper(text), "ß", "SS") }

// capital returns word with a capital first letter and small ones behind it.
func capital(word string) string {
	letters := []rune(strings.ToLower(word))
	letters[0] = unicode.ToUpper(letters[0])
	return string(letters)
}
