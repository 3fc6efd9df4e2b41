package pep440

import (
	"regexp"
	"strings"
)

// The forms of a version clause. A wildcard and a local version go with equality
// only; a compatible release has at least two numbers; arbitrary equality takes
// any text.
var clauseForms = []*regexp.Regexp{
	regexp.MustCompile(`^===\s*[^\s;)]+$`),
	regexp.MustCompile(`^(?:==|!=)\s*` + unnamed(releasePart) + `(?:\.\*|` + unnamed(suffixPart+localPart) + `)$`),
	regexp.MustCompile(`^~=\s*v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)+` + unnamed(suffixPart) + `$`),
	regexp.MustCompile(`^(?:<=|>=|<|>)\s*` + unnamed(releasePart+suffixPart) + `$`),
}

func unnamed(form string) string {
	return regexp.MustCompile(`\(\?P<\w+>`).ReplaceAllString(form, "(?:")
}

// Specifiers reads version clauses with commas between them, ">=3.9, <4". It
// returns them without blanks, or the first one that is none.
func Specifiers(text string) (normal, bad string, ok bool) {
	var clauses []string
	parts := strings.Split(text, ",")
	for i, clause := range parts {
		clause = strings.TrimSpace(clause)
		if clause == "" && i == len(parts)-1 {
			break // a comma at the end is taken, as installers do
		}
		if !isClause(clause) {
			return "", clause, false
		}
		operator := clause[:len(clause)-len(strings.TrimLeft(clause, "=!~<>"))]
		clauses = append(clauses, operator+strings.TrimSpace(clause[len(operator):]))
	}
	return strings.Join(clauses, ","), "", true
}

func isClause(clause string) bool {
	clause = lower(clause)
	for _, form := range clauseForms {
		if form.MatchString(clause) {
			return true
		}
	}
	return false
}
