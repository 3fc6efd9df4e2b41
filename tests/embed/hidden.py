"""Uses the library in a Python that lacks a function: argument 1 is hidden.c, built.

What every import needs is missed at import, all else when it is called; both raise
an ImportError that names it, and nothing else happens.
"""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
try:
    import ophio.glob as glob
except ImportError as error:
    print("import:", error)
    raise SystemExit
for _ in range(2):
    try:
        print(glob.is_glob_match(1, 2))
    except Exception as error:
        print(type(error).__name__ + ":", error)
print(glob.is_glob_match("a.c", "*.c"))
"""
NAMED = "this library cannot work with this interpreter: it has no "


def used_without(hidden: str) -> list[str]:
    """Returns what a Python prints that has no such function."""
    env = {**os.environ, "LD_PRELOAD": sys.argv[1], "BINDGEN_HIDDEN": hidden}
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout.splitlines()


def main() -> None:
    """Checks one function of each kind, and a type."""
    whole = used_without("")
    assert whole[0].startswith("TypeError: ") and whole[2] == "True", whole
    for hidden in ("Py_DecRef", "PyEval_RestoreThread", "PyExc_TypeError"):
        missed = used_without(hidden)
        assert len(missed) == 1 and missed[0].endswith(NAMED + hidden), missed
    hidden = "PyErr_SetObject"
    missed = used_without(hidden)
    assert missed == [f"ImportError: {NAMED}{hidden}"] * 2 + ["True"], missed
    # A type is compared with only: without it the slower way is taken.
    assert used_without("PyBytes_Type") == whole


if __name__ == "__main__":
    main()
