package cbindgen

import (
	"strings"

	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// Define is a line of [defines]: what a cfg becomes in the preprocessor.
type Define struct {
	Cfg  string // as written: `target_os = freebsd`, `unix`
	Key  string // target_os, unix
	Text string // freebsd; "" for a bare word
	Name string // the macro
	Span source.Span
}

// Question returns the cfg as Rust writes it: target_os = "freebsd", unix.
func (d *Define) Question() string {
	if d.Text == "" {
		return d.Key
	}
	return d.Key + ` = "` + d.Text + `"`
}

// Questions returns what all defines answer.
func (c *Config) Questions() []string {
	var out []string
	for i := range c.Defines {
		out = append(out, c.Defines[i].Question())
	}
	return out
}

// Defined returns the macro of a cfg, `key = "text"` or for an empty text the
// bare word key; "" for none.
func (c *Config) Defined(key, text string) string {
	for _, d := range c.Defines {
		if d.Key == key && d.Text == text {
			return d.Name
		}
	}
	return ""
}

func setDefine(c *Config, e *tomldoc.Entry) {
	d := Define{Cfg: e.Path[len(e.Path)-1], Name: e.Text, Span: e.Key}
	key, text, _ := strings.Cut(d.Cfg, "=")
	d.Key, d.Text = strings.TrimSpace(key), strings.Trim(strings.TrimSpace(text), `"`)
	c.Defines = append(c.Defines, d)
}

// defineFault returns what is wrong with a line of [defines].
func defineFault(e *tomldoc.Entry) string {
	key, text, has := strings.Cut(e.Path[len(e.Path)-1], "=")
	text = strings.Trim(strings.TrimSpace(text), `"`)
	switch {
	case !isIdentifier(strings.TrimSpace(key)) || has && (text == "" || strings.ContainsAny(text, `="`)):
		return "has to be named after a cfg: unix, or \"target_os = linux\""
	case !isIdentifier(e.Text):
		return "has to be the name of a macro"
	default:
		return ""
	}
}
