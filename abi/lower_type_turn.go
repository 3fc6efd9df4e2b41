package abi

import "strings"

// turned returns a text about a parameter or a result as one about the opposite,
// which it is in the signature of a callback.
func (at spot) turned(text string) string {
	if !at.back {
		return text
	}
	for _, pair := range turns[at.dir] {
		if rest, found := strings.CutPrefix(text, pair[0]); found {
			return pair[1] + rest
		}
	}
	return text
}

// turns are the beginnings of such texts and what stands for them.
var turns = map[Direction][][2]string{
	Out: {{"return ", "pass "}, {"as a result", "as an argument"}, {"in a result", "in an argument"}},
	In:  {{"take ", "let it return "}, {"as a parameter", "as a result"}, {"in a parameter", "in a result"}},
}
