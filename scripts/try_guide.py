"""Runs a guide exactly as it is written: try_guide.py GUIDE.md [OPTION...].

A fenced block after `<!-- file: PATH -->` is written to PATH. A `diff` block is
applied to the files that it names. In a `console` block, a line that starts with
`$ ` is run by the shell, and the lines up to the next one must be what it prints;
`...` in them stands for any text.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)```\n",
    re.DOTALL,
)


def printed(expected: str, text: str) -> bool:
    """Whether text is what a guide expects."""
    pattern = ".*".join(re.escape(part) for part in expected.split("..."))
    return re.fullmatch(pattern, text, re.DOTALL) is not None


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
    may_fail = bool(expected) and "..." not in expected
    if printed(expected, done.stdout) and (done.returncode == 0 or may_fail):
        print(f"ok   {command}")
        return True
    print(
        f"FAIL {command}\n     exit {done.returncode}\n     expected: {expected!r}\n     got:      {done.stdout!r}"
    )
    print(done.stderr)
    return False


def patch(text: str, cwd: Path) -> bool:
    """Applies a diff. It may leave out the numbers of its lines."""
    for part in re.split(r"^(?=--- )", text, flags=re.MULTILINE):
        if not part:
            continue
        name = part.splitlines()[0].removeprefix("--- ").removeprefix("a/")
        path = cwd / name
        for hunk in re.split(r"^@@.*\n", part, flags=re.MULTILINE)[1:]:
            lines = hunk.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] in " -\n")
            new = "".join(line[1:] for line in lines if line[0] in " +\n")
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            if before.count(old) != 1:
                print(f"FAIL the diff of {name} does not apply:\n{hunk}")
                return False
            path.write_text(before.replace(old, new), encoding="utf-8")
        print(f"ok   the diff of {name}")
    return True


def follow(guide: str, cwd: Path, env: dict[str, str]) -> bool:
    """Does what a guide says in a folder, up to the first fault."""
    for block in BLOCK.finditer(guide):
        if block["file"]:
            path = cwd / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
        elif block["language"] == "diff":
            if not patch(block["text"], cwd):
                return False
        elif block["language"] == "console":
            for step in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                command, _, expected = step.partition("\n")
                if not run(command, expected, cwd, env):
                    return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("guide", type=Path)
    parser.add_argument(
        "folder", nargs="?", default="build", type=Path, help="before all of PATH"
    )
    parser.add_argument(
        "--start", type=Path, help="begin with a copy of this folder, not an empty one"
    )
    parser.add_argument(
        "--keep", type=Path, help="work in this new folder, and keep it"
    )
    options = parser.parse_args()
    path = f"{options.folder.resolve()}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path}
    env.pop("CARGO_TARGET_DIR", None)
    with tempfile.TemporaryDirectory() as directory:
        cwd = options.keep or Path(directory, "project")
        if options.start:
            shutil.copytree(options.start, cwd)
        else:
            cwd.mkdir(parents=True)
        guide = options.guide.read_text(encoding="utf-8")
        return 0 if follow(guide, cwd.resolve(), env) else 1


if __name__ == "__main__":
    raise SystemExit(main())
