"""Reads JSON lines {cdef, ours} and compares ours with what cffi itself writes."""

import io
import json
import sys

import cffi
from cffi import recompiler


class Recorder:
    """Stands in for the module that the generated code imports."""

    def FFI(self, name, **tables):  # noqa: N802
        return tables


def theirs(cdef):
    ffi = cffi.FFI()
    # Only what is declared by a cdef of its own can be packed.
    for part in cdef.split("#unpack\n"):
        plain, _, packed = part.partition("#pack\n")
        ffi.cdef(plain)
        ffi.cdef(packed, packed=True)
    made = recompiler.Recompiler(ffi, "tables", target_is_python=True)
    made.collect_type_table()
    made.collect_step_tables()
    out = io.StringIO()
    made.write_source_to_f(out, None)
    return run(out.getvalue().replace("import _cffi_backend", ""))


def run(source):
    scope = {"_cffi_backend": Recorder()}
    exec(source, scope)
    return scope["ffi"]


def main():
    failed = 0
    for number, line in enumerate(sys.stdin):
        case = json.loads(line)
        want = theirs(case["cdef"])
        got = run("ffi = _cffi_backend.FFI(\n" + case["ours"] + ")\n")
        if got != want:
            failed += 1
            print(f"case {number} differs:\n{case['cdef']}")
            for table in sorted(set(got) | set(want)):
                if got.get(table) != want.get(table):
                    print(
                        f"  {table}\n    ours   {got.get(table)!r}\n    theirs {want.get(table)!r}"
                    )
    print(f"{number + 1} compared, {failed} differ, cffi {cffi.__version__}")
    sys.exit(failed != 0)


main()
