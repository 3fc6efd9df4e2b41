"""Compares the table of functions in bindgen-rt with CPython's own data.

`since` of every row is compared with the list of the stable ABI that comes with
CPython (stable_abi.toml, by way of the package abi3info). Every signature is
compared with the headers of the Python that runs this, and with those that
scripts/pythons.sh has brought, by a C++ compiler: the linker would not see a
wrong one.

    .tools/venv/bin/python scripts/check_table.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

from abi3info import DATAS, FUNCTIONS  # type: ignore[import-untyped]
from abi3info.models import Symbol  # type: ignore[import-untyped]

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "support/rust/bindgen-rt/src/py/table.rs"

# Rust's spelling of C's types. An object pointer stands for each of CPython's own
# pointers to objects and to threads: `plain` in PROGRAM makes them one, too.
TYPES = {
    "()": "void",
    "c_int": "int",
    "c_uint": "unsigned int",
    "c_long": "long",
    "c_ulong": "unsigned long",
    "c_longlong": "long long",
    "c_ulonglong": "unsigned long long",
    "c_char": "char",
    "c_void": "void",
    "f64": "double",
    "isize": "Py_ssize_t",
    "usize": "size_t",
    "i32": "int32_t",
    "u32": "uint32_t",
    "i64": "int64_t",
    "u64": "uint64_t",
    "Object": "PyObject",
    "Option<Dealloc>": "PyCapsule_Destructor",
    "Option<Pending>": "int (*)(void *)",
    "Buffer": "Py_buffer",
    "GetSetDef": "PyGetSetDef",
    "MethodDef": "PyMethodDef",
    "ModuleDef": "PyModuleDef",
    "TypeSpec": "PyType_Spec",
}

PROGRAM = """
#include <Python.h>
#include <type_traits>
template <class T> struct plain { using type = T; };
template <> struct plain<PyTypeObject *> { using type = PyObject *; };
template <> struct plain<PyModuleDef *> { using type = PyObject *; };
template <> struct plain<PyThreadState *> { using type = void *; };
template <> struct plain<PyInterpreterState *> { using type = void *; };
template <class T> struct shape;
template <class R, class... A> struct shape<R (*)(A...)> {
    using type = typename plain<R>::type (*)(typename plain<A>::type...);
};
#define SAME(name, signature) \\
    static_assert(std::is_same<shape<decltype(&name)>::type, signature>::value, #name)
"""


# The sections whose rows are no functions.
DATA = ("data", "types")


class Row(NamedTuple):
    section: str
    name: str
    arguments: list[str]
    result: str
    since: tuple[int, int]
    line: int


def rows(text: str) -> list[Row]:
    """All rows of the table. Raises ValueError for what is no row."""
    found = []
    begin = text.index("\ntable! {\n")
    end = text.index("\n}\n", begin)
    section = ""
    statement = ""
    first = text.count("\n", 0, begin) + 2
    for number, line in enumerate(text[begin + 1 : end].split("\n")[1:], first):
        line = line.partition("//")[0].strip()
        opened = re.fullmatch(r"(\w+) \{", line)
        if opened:
            section = opened[1]
        elif line not in ("", "}"):
            statement += " " + line
            if statement.endswith(";"):
                found.append(row(section, statement.strip(), number))
                statement = ""
    if statement or not found:
        raise ValueError(f"table.rs: not a row: {statement}")
    return found


def row(section: str, text: str, line: int) -> Row:
    match = re.fullmatch(
        r'(\w+)(?:\((.*?),?\s*\))?(?: -> ([^,]+))?, "(\d+)\.(\d+)";', text
    )
    if not match:
        raise ValueError(f"table.rs:{line}: not a row: {text}")
    name, arguments, result, major, minor = match.groups()
    types = [
        re.sub(r"^\w+: ", "", argument.strip())
        for argument in (arguments or "").split(",")
        if argument.strip()
    ]
    since = int(major), int(minor)
    return Row(section, name, types, (result or "()").strip(), since, line)


def in_c(rust: str) -> str:
    """A type as C spells it. Raises KeyError for one that is not known."""
    pointer = re.fullmatch(r"\*(mut|const) (.+)", rust)
    if not pointer:
        return TYPES[rust]
    constant = "const " if pointer[1] == "const" else ""
    inner = in_c(pointer[2])
    # `const` stands where the pointed-to type is no pointer itself.
    return f"{inner} {constant}*" if "*" in inner else f"{constant}{inner} *"


def check_since(table: list[Row]) -> list[str]:
    faults = []
    for entry in table:
        known = (DATAS if entry.section in DATA else FUNCTIONS).get(Symbol(entry.name))
        where = f"table.rs:{entry.line}: {entry.name}"
        if known is None:
            faults.append(f"{where} is not in the stable ABI")
            continue
        added = known.added.major, known.added.minor
        if added != entry.since:
            faults.append(
                f"{where} came with {added[0]}.{added[1]}, "
                f"not with {entry.since[0]}.{entry.since[1]}"
            )
    return faults


def check_signatures(table: list[Row], include: Path) -> tuple[int, list[str]]:
    """How many signatures these headers have, and what is wrong with them."""
    patchlevel = (include / "patchlevel.h").read_text(encoding="utf-8")
    numbers = [
        int(re.search(rf"#define PY_{part}_VERSION\s+(\d+)", patchlevel)[1])  # type: ignore[index]
        for part in ("MAJOR", "MINOR")
    ]
    version = numbers[0], numbers[1]
    lines = [f"#define Py_LIMITED_API 0x{version[0]:02x}{version[1]:02x}0000", PROGRAM]
    count = 0
    faults = []
    for entry in table:
        if entry.section in DATA or entry.since > version:
            continue
        try:
            arguments = ", ".join(in_c(argument) for argument in entry.arguments)
            signature = f"{in_c(entry.result)} (*)({arguments})"
        except KeyError as unknown:
            faults.append(f"table.rs:{entry.line}: {unknown} is not in TYPES")
            continue
        lines.append(f'#line {entry.line} "table.rs"')
        lines.append(f"SAME({entry.name}, {signature});")
        count += 1
    # Debian's pyconfig.h includes one that lies beside the directory.
    search = [f"-I{include}", f"-idirafter{include.parent}"]
    compiled = subprocess.run(
        ["c++", "-std=c++14", "-fsyntax-only", *search, "-x", "c++", "-"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
    )
    if compiled.returncode != 0:
        faults.append(f"with the headers in {include}:\n{compiled.stderr}")
    return count, faults


def main() -> int:
    table = rows(TABLE.read_text(encoding="utf-8"))
    faults = check_since(table)
    print(f"{len(table)} symbols compared with the list of the stable ABI")
    brought = sorted(ROOT.glob(".tools/pythons/*/usr/include/python3.*"))
    for include in [Path(sysconfig.get_path("include")), *brought]:
        if not (include / "Python.h").exists():
            print(f"SKIP signatures: no headers in {include}")
            continue
        count, wrong = check_signatures(table, include)
        print(f"{count} signatures compared with the headers of {include.name}")
        faults += wrong
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
