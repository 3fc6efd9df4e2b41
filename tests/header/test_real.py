"""Crates that commit a header of cbindgen's: ours has the same names and ABI, and both
languages can use it."""

import re
import subprocess
import sysconfig

import cffi
import pytest
from meaning.model import Reader
from meaning.source import Source
from meaning.verdict import compare

# Crate, committed header, functions at least. The functions of symbolic stand in a macro.
CRATES = {
    "symbolic": ("symbolic/symbolic-cabi", "include/symbolic.h", 79),
    "relay": ("sentry_relay/relay-cabi", "include/relay.h", 55),
}


@pytest.fixture(scope="module", params=CRATES)
def header(request, bindgen, real_crates, tmp_path_factory):
    """Our header of a crate, and the crate's own."""
    crate, committed, functions = CRATES[request.param]
    path = tmp_path_factory.mktemp(request.param) / f"{request.param}.h"
    command = [bindgen, "header", "--lang", "c", "-o", path, real_crates / crate]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return path, real_crates / crate / committed, functions


def test_the_header_is_the_committed_one(header):
    ours, committed, functions = header
    verdict = compare(Reader(), Source(committed), Source(ours))
    assert verdict.same(), verdict.document()
    assert sum(kind == "functions" for kind, _ in verdict.matched) == functions


@pytest.mark.parametrize("dialect", ["gnu11", "gnu2x"])
def test_a_c_program_compiles(header, dialect):
    ours, _, _ = header
    model = Reader().model(Source(ours), ())
    uses = [
        f"void (*use_{name})(void) = (void (*)(void)){name};"
        for name in model.entities["functions"]
    ]
    for name, record in model.entities["records"].items():
        if record.machine != "opaque":
            uses.append(f'_Static_assert(sizeof({name}) > 0, "{name}");')
    program = ours.with_name("program.c")
    program.write_text(f'#include "{ours.name}"\n' + "\n".join(uses) + "\n")
    flags = ["-Wall", "-Wextra", "-Werror", "-Wno-cast-function-type", "-fsyntax-only"]
    done = subprocess.run(
        ["cc", f"-std={dialect}", *flags, program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_cffi_module_compiles(header):
    """Its declarations are read from the preprocessed header, as milksnake does."""
    ours, _, functions = header
    bare = re.sub(r"(?m)^\s*#\s*include.*$", "", ours.read_text())
    command = ["cc", "-std=gnu11", "-E", "-P", "-"]
    declarations = subprocess.run(
        command, input=bare, capture_output=True, text=True, check=True
    ).stdout
    ffi = cffi.FFI()
    ffi.cdef(declarations)
    ffi.set_source("_tried", f'#include "{ours}"')
    source = ours.with_name("_tried.c")
    ffi.emit_c_code(str(source))
    assert source.read_text().count("_cffi_d_") >= functions
    include = sysconfig.get_paths()["include"]
    done = subprocess.run(
        ["cc", "-fsyntax-only", f"-I{include}", source],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
