"""Builds ophio's modules with PyO3, times both and base64, and checks the bounds.

Started by modules.sh.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "bench-modules"
OPHIO = ROOT / "examples" / "ophio"
MODULES = ("enhancers", "files", "glob", "proguard")
# Words of bindgen's that PyO3 does not know, and that change nothing in the calls.
OURS = ("#[pyo3(typed_dict)]\n",)
VERSIONS = ("3.11", "3.14")


def sources() -> None:
    """Copies the sources of the modules into the crate that PyO3 compiles."""
    into = HERE / "pyo3" / "src" / "ophio"
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir()
    source = OPHIO / "rust" / "src"
    for name in MODULES:
        files = [source / f"{name}.rs", *(source / name).glob("*.rs")]
        for file in files:
            text = file.read_text(encoding="utf-8")
            for words in OURS:
                text = text.replace(words, "")
            copy = into / file.relative_to(source)
            copy.parent.mkdir(exist_ok=True)
            copy.write_text(text, encoding="utf-8")


def build() -> Path:
    """Builds the peer; returns the directory it can be imported from."""
    sources()
    target = BUILD / "target"
    subprocess.run(
        ["cargo", "build", "--release", "--locked", "--quiet"],
        cwd=HERE / "pyo3",
        env={**os.environ, "CARGO_TARGET_DIR": str(target)},
        check=True,
    )
    library = next((target / "release").glob("lib*.so"))
    peer = BUILD / "peer"
    peer.mkdir(parents=True, exist_ok=True)
    shutil.copy(library, peer / "ophio_pyo3.so")
    return peer


def main() -> None:
    """Exits 1 if a bound is missed or memory grows."""
    paths = [build(), OPHIO / "python", ROOT / "examples" / "base64" / "python"]
    found = (ROOT / ".tools" / "pythons" / "list").read_text().splitlines()
    pythons = dict(line.split(" ", 1) for line in found)
    failed = 0
    for version in VERSIONS:
        python = pythons.get(version, "")
        if not Path(python).exists():
            raise SystemExit(f"no CPython {version}: {python}")
        path = os.pathsep.join(map(str, paths))
        for script in ("measure.py", "memory.py"):
            command = [python, str(HERE / script)]
            env = {**os.environ, "PYTHONPATH": path, "BINDGEN_BACKEND": "extension"}
            failed += subprocess.run(command, env=env, check=False).returncode != 0
        print(flush=True)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
