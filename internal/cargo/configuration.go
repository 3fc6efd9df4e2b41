package cargo

import (
	"os"
	"path/filepath"
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// setting is a key of cargo's configuration.
type setting struct {
	text string
	// base is the directory that a relative path in text starts from, that of the
	// file being in its .cargo.
	base string
}

// settings returns the strings that cargo's configuration files have for a key,
// the one that holds first: that of the file nearest to the directory cargo
// runs in. See https://doc.rust-lang.org/cargo/reference/config.html.
func (c *Cargo) settings(path ...string) []setting {
	var out []setting
	for _, file := range c.configFiles() {
		for _, e := range readConfig(file) {
			if e.Kind == tomldoc.String && slices.Equal(e.Path, path) {
				out = append(out, setting{e.Text, filepath.Dir(filepath.Dir(file))})
			}
		}
	}
	return out
}

// entries returns all that cargo's configuration files say.
func (c *Cargo) entries() []tomldoc.Entry {
	var out []tomldoc.Entry
	for _, file := range c.configFiles() {
		out = append(out, readConfig(file)...)
	}
	return out
}

// configFiles returns the configuration files that there are, the nearest first,
// and behind each one what it includes, be it there or not.
func (c *Cargo) configFiles() []string {
	var out []string
	add := func(dir string) {
		for _, name := range []string{"config", "config.toml"} { // the first is the older name, and wins
			path := filepath.Join(dir, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				out = including(out, path)
				return
			}
		}
	}
	at, err := filepath.Abs(c.Dir)
	for err == nil {
		add(filepath.Join(at, ".cargo"))
		if at == filepath.Dir(at) {
			break
		}
		at = filepath.Dir(at)
	}
	add(c.Env.home())
	return out
}

// including adds a file and what it includes; of that the last holds before the
// others. See https://doc.rust-lang.org/cargo/reference/config.html#including-extra-configuration-files.
func including(out []string, path string) []string {
	if slices.Contains(out, path) {
		return out
	}
	out = append(out, path)
	for _, e := range readConfig(path) {
		if !slices.Equal(e.Path, []string{"include"}) {
			continue
		}
		names := []string{e.Text}
		if e.Kind == tomldoc.Array {
			names = nil
			for _, i := range e.List {
				names = append(names, i.Text)
				for _, f := range i.Fields {
					if slices.Equal(f.Path, []string{"path"}) {
						names = append(names, f.Text)
					}
				}
			}
		}
		for _, name := range slices.Backward(names) {
			if name != "" && !filepath.IsAbs(name) {
				name = filepath.Join(filepath.Dir(path), filepath.FromSlash(name))
			}
			if name != "" {
				out = including(out, name)
			}
		}
	}
	return out
}

// readConfig returns the keys of a configuration file. Faults in it are cargo's
// to report.
func readConfig(path string) []tomldoc.Entry {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	entries, _ := tomldoc.Read(&source.File{Path: path, Text: text}, nil, &diag.Report{})
	return entries
}
