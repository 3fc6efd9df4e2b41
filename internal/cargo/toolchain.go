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
	programs := []string{c.tool("RUSTC", "rustc"), c.userWrapper(), env.Get("RUSTC_WORKSPACE_WRAPPER")}
	for _, s := range c.settings("build", "rustc-workspace-wrapper") {
		programs = append(programs, s.program())
	}
	for _, program := range programs {
		if path := env.Look(program); path != "" {
			files = append(files, path)
		}
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
