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

// configFiles returns the configuration files that there are, the nearest first.
func (c *Cargo) configFiles() []string {
	var out []string
	add := func(dir string) {
		for _, name := range []string{"config", "config.toml"} { // the first is the older name, and wins
			path := filepath.Join(dir, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				if !slices.Contains(out, path) {
					out = append(out, path)
				}
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
