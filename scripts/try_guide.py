"""Runs a guide exactly as it is written: try_guide.py GUIDE.md [FOLDER_OF_BINDGEN].

A fenced block after `<!-- file: PATH -->` is written to PATH. In a `console`
block, a line that starts with `$ ` is run by the shell, and the lines up to the
next one must be what it prints.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)```\n",
    re.DOTALL,
)


def run(command: str, expected: str, cwd: Path, env: dict[str, str]) -> bool:
    """Runs one command of a console block and compares what it prints."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stdout == expected and (done.returncode == 0 or expected):
        print(f"ok   {command}")
        return True
    print(
        f"FAIL {command}\n     exit {done.returncode}\n     expected: {expected!r}\n     got:      {done.stdout!r}"
    )
    print(done.stderr)
    return False


def main() -> int:
    guide = Path(sys.argv[1]).read_text(encoding="utf-8")
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "build").resolve()
    env = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    env.pop("CARGO_TARGET_DIR", None)
    with tempfile.TemporaryDirectory() as directory:
        cwd = Path(directory)
        for block in BLOCK.finditer(guide):
            if block["file"]:
                path = cwd / block["file"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block["text"], encoding="utf-8")
            elif block["language"] == "console":
                for step in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                    command, _, expected = step.partition("\n")
                    if not run(command, expected, cwd, env):
                        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
