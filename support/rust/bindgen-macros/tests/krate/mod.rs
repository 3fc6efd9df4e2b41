//! Small crates that are written to disk and checked by cargo. The macros are
//! the crate `pyo3` to them.

#![allow(dead_code)] // No test uses all of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate in a directory of its own.
pub struct Crate {
    dir: PathBuf,
}

impl Crate {
    /// A crate of an edition with a `src/lib.rs`; what was there before goes.
    pub fn new(name: &str, edition: &str, lib: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if dir.exists() {
            fs::remove_dir_all(&dir).unwrap();
        }
        let made = Crate { dir };
        made.write("Cargo.toml", &manifest(name, edition));
        made.write("src/lib.rs", lib);
        made
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Writes a glue file.
    pub fn glue(&self, name: &str, text: &str) -> &Self {
        self.write(&format!("src/bindings/{name}.rs"), text)
    }

    /// Where a file is.
    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.join(path)
    }

    /// Runs `cargo check` from a directory and returns what it says, or what it
    /// says of an error.
    pub fn check_from(&self, cwd: &Path) -> Result<String, String> {
        let output = Command::new(env!("CARGO"))
            .args([
                "check",
                "--quiet",
                "--offline",
                "--color=never",
                "--manifest-path",
            ])
            .arg(self.path("Cargo.toml"))
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"),
            )
            .env_remove("RUSTFLAGS")
            .current_dir(cwd)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        match output.status.success() {
            true => Ok(said),
            false => Err(said),
        }
    }

    /// Checks that it compiles without a word.
    #[track_caller]
    pub fn passes(&self) {
        match self.check_from(&self.dir) {
            Ok(said) if said.is_empty() => {}
            Ok(said) | Err(said) => panic!("{said}"),
        }
    }

    /// Checks that it does not compile, and returns what the compiler says.
    #[track_caller]
    pub fn fails(&self) -> String {
        self.check_from(&self.dir).unwrap_err()
    }
}

/// A manifest that depends on the macros only.
pub fn manifest(name: &str, edition: &str) -> String {
    let macros = env!("CARGO_MANIFEST_DIR");
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\
         [features]\nextra = []\n\
         [dependencies]\npyo3 = {{ package = \"bindgen-macros\", path = {macros:?} }}\n\
         [workspace]\n"
    )
}
