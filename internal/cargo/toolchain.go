package cargo

import (
	"os"
	"path/filepath"
)

// Toolchain returns the files that change when cargo, rustc or the toolchain that
// rustup chooses do; some of them may not be there.
func (c *Cargo) Toolchain() []string {
	env := c.environment(nil)
	files := []string{c.Path}
	for _, name := range []string{"RUSTC", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"} {
		if value := env.Get(name); value != "" {
			files = append(files, env.Look(value))
		}
	}
	if rustc := env.Look("rustc"); rustc != "" {
		files = append(files, rustc)
	}
	home := env.Get("RUSTUP_HOME")
	if home == "" {
		for _, name := range []string{"HOME", "USERPROFILE"} {
			if at := env.Get(name); at != "" {
				home = filepath.Join(at, ".rustup")
				break
			}
		}
	}
	files = append(files, filepath.Join(home, "settings.toml"), filepath.Join(home, "toolchains"))
	entries, _ := os.ReadDir(filepath.Join(home, "toolchains")) // none without rustup
	for _, e := range entries {
		files = append(files, filepath.Join(home, "toolchains", e.Name(), "bin", "rustc"))
	}
	return files
}
