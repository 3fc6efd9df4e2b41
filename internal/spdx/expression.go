// Package spdx reads licence expressions as PEP 639 takes them: the expressions
// of SPDX with any case, https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/.
// The identifiers are those of the list that github.com/github/go-spdx carries.
package spdx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"

	"example.com/bindgen/internal/diag"
)

// Fault is why a text is no licence expression.
type Fault struct {
	Message string
	Word    string // an identifier that is not on the list; "" for another fault

	known []string // what is on the list
}

func (f *Fault) Error() string { return f.Message }

// Normalize returns an expression with the case of the list, or a *Fault.
func Normalize(text string) (string, error) {
	spaced := strings.NewReplacer("(", " ( ", ")", " ) ").Replace(text)
	r := &reader{words: strings.Fields(spaced)}
	if len(r.words) == 0 {
		r.fail("it is empty")
	}
	r.expression(0)
	if r.fault == nil && len(r.words) > 0 {
		r.fail("`%s` stands where AND, OR or WITH goes", r.words[0])
	}
	if r.fault != nil {
		return "", r.fault
	}
	return strings.NewReplacer("( ", "(", " )", ")").Replace(strings.Join(r.out, " ")), nil
}

// shortest is the length of a word from which on one that is spelt like it is
// likely to be meant.
const shortest = 4

// Near returns the identifiers that Word may stand for: those that only have a
// version behind it, else the one that is spelt like it.
func (f *Fault) Near() []string {
	var near []string
	for _, id := range f.known {
		if len(id) <= len(f.Word) || !strings.EqualFold(id[:len(f.Word)+1], f.Word+"-") {
			continue
		}
		if len(near) > 0 && len(id) < len(near[0]) {
			near = nil
		}
		if len(near) == 0 || len(id) == len(near[0]) {
			near = append(near, id)
		}
	}
	if len(near) > 0 || len(f.Word) < shortest {
		return near
	}
	if one := diag.Nearest(f.Word, f.known); one != "" {
		return []string{one}
	}
	return nil
}

// reader goes through the words of an expression.
type reader struct {
	words []string // those to come
	out   []string
	fault *Fault
}

func (r *reader) fail(format string, args ...any) {
	if r.fault == nil {
		r.fault = &Fault{Message: fmt.Sprintf(format, args...)}
	}
	r.words = nil
}

// next takes the next word if it is one of the wanted, in any case.
func (r *reader) next(wanted ...string) bool {
	if len(r.words) == 0 || !slices.Contains(wanted, strings.ToUpper(r.words[0])) {
		return false
	}
	r.out = append(r.out, strings.ToUpper(r.words[0]))
	r.words = r.words[1:]
	return true
}

const deepest = 100

func (r *reader) expression(depth int) {
	if depth > deepest {
		r.fail("it has more than %d parentheses in each other", deepest)
	}
	for {
		if r.next("(") {
			r.expression(depth + 1)
			if r.fault == nil && !r.next(")") {
				r.fail("a parenthesis is not closed")
			}
		} else {
			r.license()
		}
		if r.fault != nil || !r.next("AND", "OR") {
			return
		}
	}
}

// reference is the form of a licence that is on no list.
var reference = regexp.MustCompile(`(?i)^LicenseRef-([A-Za-z0-9.-]+)$`)

func (r *reader) license() {
	if len(r.words) == 0 {
		r.fail("a licence is missing at its end")
		return
	}
	word := r.words[0]
	r.words = r.words[1:]
	if m := reference.FindStringSubmatch(word); m != nil {
		r.out = append(r.out, "LicenseRef-"+m[1])
	} else {
		id, plus := strings.CutSuffix(word, "+")
		id = r.listed(id, "licence", append(spdxlicenses.GetLicenses(), spdxlicenses.GetDeprecated()...))
		if plus {
			id += "+"
		}
		r.out = append(r.out, id)
	}
	if r.fault == nil && r.next("WITH") {
		r.exception()
	}
}

func (r *reader) exception() {
	if len(r.words) == 0 {
		r.fail("an exception is missing behind WITH")
		return
	}
	word := r.words[0]
	r.words = r.words[1:]
	r.out = append(r.out, r.listed(word, "exception", spdxlicenses.GetExceptions()))
}

// listed returns word as known has it.
func (r *reader) listed(word, what string, known []string) string {
	for _, id := range known {
		if strings.EqualFold(id, word) {
			return id
		}
	}
	if word == "(" || word == ")" || slices.Contains([]string{"AND", "OR", "WITH"}, strings.ToUpper(word)) {
		r.fail("`%s` stands where a %s goes", word, what)
		return ""
	}
	r.fail("there is no %s `%s` on the list of SPDX", what, word)
	r.fault.Word, r.fault.known = word, known
	return ""
}
