package emit

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff returns the change as a unified diff in the form that git writes and
// `git apply` takes. name is the path it shows.
func (c *Change) Diff(name string) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "diff --git a/%s b/%s\n", name, name)
	from, to := "a/"+name, "b/"+name
	switch c.Action {
	case Create:
		out.WriteString("new file mode 100644\n")
		from = "/dev/null"
	case Remove:
		out.WriteString("deleted file mode 100644\n")
		to = "/dev/null"
	}
	if !utf8.Valid(c.Old) || !utf8.Valid(c.New) {
		fmt.Fprintf(&out, "Binary files %s and %s differ\n", from, to)
		return out.Bytes()
	}
	body := diff.Diff(from, c.Old, to, c.New)
	_, hunks, _ := bytes.Cut(body, []byte("\n")) // its own first line
	out.Write(hunks)
	return out.Bytes()
}
