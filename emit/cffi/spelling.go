package cffi

import (
	"fmt"
	"hash/fnv"
)

// longest is how long the name of a type may be inside another name before it
// is cut, so that lines keep their width.
const longest = 28

// shorten cuts a long name and keeps it unlike others by a hash of the whole.
func shorten(name string) string {
	if len(name) <= longest {
		return name
	}
	sum := fnv.New32a()
	sum.Write([]byte(name))
	return fmt.Sprintf("%s_%08x", name[:longest-9], sum.Sum32())
}
