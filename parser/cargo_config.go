package parser

import (
	"os"
	"path/filepath"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// cargoConfig is what cargo's configuration says about where packages come
// from: the [source] tables of each .cargo/config.toml, the nearest first.
type cargoConfig struct{ tables []configTable }

// configTable is the [source] of one file.
type configTable struct {
	base   string // what paths in it are relative to
	source *tomlValue
}

// readCargoConfig reads the configuration that holds for a crate in dir. Faults
// in it are cargo's to report.
func readCargoConfig(dir, home string) *cargoConfig {
	out := &cargoConfig{}
	if at, err := filepath.Abs(dir); err == nil {
		for ; ; at = filepath.Dir(at) {
			out.read(filepath.Join(at, ".cargo"))
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	out.read(home)
	return out
}

func (c *cargoConfig) read(dir string) {
	for _, name := range []string{"config.toml", "config"} {
		path := filepath.Join(dir, name)
		if !isFile(path) {
			continue
		}
		var ignored diag.Report
		file, ok := readFile(path, source.Span{}, &ignored)
		if !ok {
			return
		}
		if root, ok := readTOML(file, &ignored); ok && root.get("source") != nil {
			c.tables = append(c.tables, configTable{base: filepath.Dir(dir), source: root.get("source")})
		}
		return
	}
}

// get returns a string of the source named name, and the directory that it is
// relative to.
func (c *cargoConfig) get(name, key string) (text, base string) {
	for _, table := range c.tables {
		if value := table.source.get(name, key); value.isString() {
			return value.text, table.base
		}
	}
	return "", ""
}

// named returns the name of the source with this address; "" where the
// configuration has none.
func (c *cargoConfig) named(address string) string {
	for _, table := range c.tables {
		for _, name := range table.source.names() {
			for _, key := range []string{"registry", "git"} {
				if value := table.source.get(name, key); value.isString() && value.text == address {
					return name
				}
			}
		}
	}
	return ""
}

// vendored returns the directory of packages that takes the place of the source
// named name; "" where none does.
func (c *cargoConfig) vendored(name string) string {
	for range 16 { // a chain without an end is an error of cargo's
		if text, base := c.get(name, "directory"); text != "" {
			if filepath.IsAbs(text) {
				return text
			}
			return filepath.Join(base, filepath.FromSlash(text))
		}
		next, _ := c.get(name, "replace-with")
		if next == "" {
			return ""
		}
		name = next
	}
	return ""
}

// cargoHome returns the directory that cargo keeps its copies in, where the
// environment names none.
func cargoHome() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".cargo")
}
