package emit

import (
	"bytes"

	"example.com/bindgen/abi"
)

// markWindow is how much of a file is looked at: a first line is never longer.
const markWindow = 512

// IsMarked reports whether data, the start of a file, carries abi.Mark: in
// its first line, or, since JSON has no comments, as its first key "generated".
func IsMarked(data []byte) bool {
	if len(data) > markWindow {
		data = data[:markWindow]
	}
	if json, ok := bytes.CutPrefix(bytes.TrimSpace(data), []byte("{")); ok {
		key, rest, found := bytes.Cut(json, []byte(":"))
		return found && string(bytes.TrimSpace(key)) == `"generated"` &&
			bytes.HasPrefix(bytes.TrimSpace(rest), []byte(`"`+abi.Mark+`"`))
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return bytes.Contains(line, []byte(abi.Mark))
}
