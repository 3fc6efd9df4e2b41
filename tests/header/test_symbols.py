"""What a library of Rust exports is in its header: rustc and nm say what there is, and a
program that takes the address of each symbol says whether it is declared."""

import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CONFIG = "[enum]\nprefix_with_name = true\n"


def exported(library):
    """The symbols that a library exports, as nm lists them."""
    command = ["nm", "-D", "--defined-only", library]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    symbols = [line.split()[-1] for line in done.stdout.splitlines()]
    return sorted(s for s in symbols if not s.startswith(("_R", "_ZN", "rust_")))


@pytest.fixture
def library(tmp_path):
    out = tmp_path / "libexported.so"
    source = HERE / "symbols" / "exported.rs"
    command = ["rustc", "--crate-type", "cdylib", "-A", "warnings", source, "-o", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


def test_each_symbol_is_declared(bindgen, library, tmp_path):
    config, header = tmp_path / "cbindgen.toml", tmp_path / "exported.h"
    config.write_text(CONFIG)
    source = HERE / "symbols" / "exported.rs"
    command = [bindgen, "header", "-q", "-c", config, "-o", header, source]
    subprocess.run(command, check=True, timeout=60)

    symbols = exported(library)
    assert len(symbols) > 20, "nm sees the library"
    uses = "".join(f"  (const void *)&{symbol},\n" for symbol in symbols)
    program = tmp_path / "all.c"
    program.write_text(
        f'#include "exported.h"\nconst void *const all[] = {{\n{uses}}};\n'
    )
    command = ["cc", "-std=gnu11", "-fsyntax-only", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
