"""Where the bindgen command is."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from fnmatch import fnmatch
from typing import Iterator

from ._fault import Fault


def find() -> str:
    """Return the path of the bindgen command.

    It is what BINDGEN names; else the one that was installed together with this
    module; else the first on PATH. The last serves projects that carry a copy of
    this module (``backend-path`` in pyproject.toml).
    """
    named = os.environ.get("BINDGEN")
    if named:
        found = shutil.which(named)
        if found is None:
            raise Fault(
                f"the environment variable BINDGEN names {named}, which is no program"
            )
        return os.path.abspath(found)
    for path in _installed():
        if os.path.isfile(path):
            return path
    others = []
    for path in _on_path():
        if _is_ours(path):
            return path
        others.append(path)
    also = "".join(
        f"\n  {path} is not it: rust-bindgen has that name, too" for path in others
    )
    raise Fault(
        f"there is no bindgen command: neither beside this module nor on PATH{also}\n"
        "  build-system.requires of pyproject.toml has to name bindgen, whose wheel carries it;\n"
        "  or set BINDGEN to the path of one"
    )


def _installed() -> Iterator[str]:
    """Yield where the script of this module's distribution may be.

    RECORD beside this module has the script's path. It is read here as
    importlib.metadata takes longer to import than all else that a hook does.
    """
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for name in os.listdir(root):
        record = os.path.join(root, name, "RECORD")
        if fnmatch(name, "bindgen-*.dist-info") and os.path.isfile(record):
            with open(record, encoding="utf-8", newline="") as opened:
                paths = [row[0] for row in csv.reader(opened) if row]
            for path in paths:
                if path.endswith(("/bindgen", "/bindgen.exe")):
                    yield os.path.normpath(os.path.join(root, path))
    # `pip install --target` moves scripts and leaves RECORD as it was.
    yield os.path.join(root, "bin", "bindgen")
    yield os.path.join(root, "bin", "bindgen.exe")


def _on_path() -> Iterator[str]:
    for directory in os.get_exec_path():
        found = shutil.which("bindgen", path=directory) if directory else None
        if found:
            yield os.path.abspath(found)


def _is_ours(path: str) -> bool:
    """Tell whether a command is this bindgen: rust-bindgen's has the same name."""
    try:
        done = subprocess.run(
            [path, "version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=os.path.dirname(path),
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return (
        done.returncode == 0
        and re.match(rb"bindgen \S+ (\S+ )?go\d", done.stdout) is not None
    )
