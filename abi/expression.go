package abi

import (
	"regexp"
	"sync"
)

// expression is a regular expression that is compiled when it is first asked for:
// those of this package took a quarter of a millisecond of every command.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
