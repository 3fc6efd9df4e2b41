"""The program in C in README.md, exactly as it stands there."""

import re
import shutil
import subprocess
from pathlib import Path

import base64_rs
import pytest

EXAMPLE = Path(__file__).resolve().parents[1]
PROGRAM = re.compile(r"^```c\n(.*?)^```\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.skipif(not shutil.which("cc"), reason="there is no C compiler")
def test_c(tmp_path):
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    ((source, printed),) = PROGRAM.findall(readme)
    library = next(Path(base64_rs.__file__).parent.rglob("_native.*"))
    program = tmp_path / "program"
    (tmp_path / "program.c").write_text(source, encoding="utf-8")
    flags = ["-std=c11", "-Wall", "-Wextra", "-pedantic", "-Werror"]
    where = [f"-I{EXAMPLE / 'include'}", f"-Wl,-rpath,{library.parent}"]
    command = ["cc", *flags, *where, "-o", program, tmp_path / "program.c", library]
    subprocess.run(command, check=True)
    done = subprocess.run(program, capture_output=True, check=True)
    assert done.stdout.decode() == printed
    assert done.stderr == b""
